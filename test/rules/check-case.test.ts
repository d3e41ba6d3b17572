import { noParts } from "../../src/records/parts";
import { checkCase } from "../../src/rules/check-case";
import { DuplicateFinder } from "../../src/rules/alike/duplicates";
import { readDraft } from "../../src/rules/entry/draft";
import { said } from "../actions/a-register";
import { sayIssue } from "../../src/texts/say";
import { zh } from "../../src/texts/zh";
import { handOverGate } from "../../src/rules/intake";
import { complaint, context, issuesOf, line } from "./a-case";

describe("a case with nothing wrong", () => {
  it("has no issue", () => {
    expect(issuesOf({})).toEqual([]);
  });
  it("may be handed over to QA", () => {
    expect(handOverGate({ complaint: complaint(), lines: [], parts: noParts })).toEqual([]);
  });
});

describe("V-01 complaint number", () => {
  it("follows the pattern", () =>
    expect(issuesOf({ complaintNo: "KS-1" })).toEqual(["V-01 block complaintNo"]));
  it("carries the day of registration", () =>
    expect(issuesOf({ complaintNo: "26111901" })).toEqual(["V-01 block complaintNo,registeredAt"]));
  it("takes three digits from the hundredth case of a day on", () =>
    expect(issuesOf({ complaintNo: "261120100" })).toEqual([]));
});

describe("V-02 received in a real past", () => {
  it("refuses tomorrow (H-06)", () =>
    expect(issuesOf({ receivedAt: "2026-11-21 09:30" })).toContain("V-02 block receivedAt"));
  it("allows five minutes between two clocks", () =>
    expect(issuesOf({ receivedAt: "2026-11-20 10:05", registeredAt: "2026-11-20 10:00" })).toEqual([]));
  it("refuses the sixth minute", () =>
    expect(issuesOf({ receivedAt: "2026-11-20 10:06", registeredAt: "2026-11-20 10:00" })).toContain(
      "V-02 block receivedAt",
    ));
  it("refuses the last century, as it is read", () =>
    expect(
      readDraft({ receivedAt: "1999-12-31 23:59", deliveryDate: "2000-01-01" }, []).issues.map(said),
    ).toEqual(["V-02 block receivedAt"]));
});

describe("V-03 product dates", () => {
  it("names both cells when delivery is after the complaint (H-01)", () =>
    expect(issuesOf({ deliveryDate: "2026-11-30" })).toEqual(["V-03 block deliveryDate,receivedAt"]));
  it("looks at every line", () =>
    expect(issuesOf({}, { lines: [line({ deliveryDate: "2026-12-01" })] })).toEqual([
      "V-03 block deliveryDate,receivedAt line 0",
    ]));
  it("warns when goods were shipped after delivery", () =>
    expect(issuesOf({ shipDate: "2026-11-11" })).toEqual(["V-03 warn shipDate,deliveryDate"]));
  it("refuses goods produced after shipping", () =>
    expect(issuesOf({ shipDate: "2026-11-09", prodDate: "2026-11-10" })).toEqual([
      "V-03 block prodDate,shipDate",
    ]));
});

describe("V-04 the customer's own date", () => {
  it("warns when it is before the complaint", () =>
    expect(issuesOf({ customerDueDate: "2026-11-19" })).toContain("V-04 warn customerDueDate,receivedAt"));
  it("may be the day itself", () => expect(issuesOf({ customerDueDate: "2026-11-20" })).toEqual([]));
});

describe("V-05 and V-06 quantities", () => {
  it("wants a lot of more than nothing", () =>
    expect(issuesOf({ lotQty: 0, defectQty: 0 })).toEqual(["V-05 block lotQty"]));
  it("wants whole pieces", () => expect(issuesOf({ lotQty: 5000.5 })).toEqual(["V-05 block lotQty,uom"]));
  it("lets metres have decimals", () =>
    expect(issuesOf({ lotQty: 12.5, defectQty: 1.25, uom: "米" })).toEqual([]));
  it("refuses more defects than goods (H-02) and changes nothing", () => {
    const one = complaint({ defectQty: 5200 });
    expect(issuesOf({ defectQty: 5200 })).toEqual(["V-06 block defectQty,lotQty"]);
    expect(one).toMatchObject({ lotQty: 5000, defectQty: 5200 });
  });
  it("looks at every line", () =>
    expect(issuesOf({}, { lines: [line({ defectQty: 101 })] })).toEqual([
      "V-06 block defectQty,lotQty line 0",
    ]));
  it("only warns of more confirmed than claimed", () =>
    expect(issuesOf({ confirmedDefectQty: 60 })).toEqual(["V-06 warn confirmedDefectQty,defectQty"]));
  it("wants checked between defective and lot", () => {
    expect(issuesOf({ checkedQty: 51 })).toEqual(["V-06 block defectQty,checkedQty"]);
    expect(issuesOf({ checkedQty: 5001 })).toEqual(["V-06 block checkedQty,lotQty"]);
  });
  it("takes 客户加工中未确定 for a quantity (V-07, H-14)", () =>
    expect(issuesOf({ defectQty: "客户加工中未确定" })).toEqual([]));
});

describe("V-11 master lists", () => {
  it("warns of an unknown customer and proposes the near one", () =>
    expect(issuesOf({ customer: "苏州澜起光店" })).toEqual(["V-11 warn customer"]));
  it("warns of an unknown part on a line", () =>
    expect(issuesOf({}, { lines: [line({ partNo: "999" })] })).toEqual(["V-11 warn partNo line 0"]));
});

describe("V-18 personal data", () => {
  it("warns of a mobile number in a text that is printed", () =>
    expect(issuesOf({ complaintText: "请联系 13812345678" })).toEqual(["V-18 warn complaintText"]));
  it("does not take an 18-digit number for one", () =>
    expect(issuesOf({ complaintText: "料号 138123456781234567" })).toEqual([]));
});

describe("V-20, V-21, V-22 what is asked at intake", () => {
  const emptied = {
    orderNo: null,
    partNo: null,
    lotNo: null,
    lotQty: null,
    defectQty: null,
    uom: null,
    channel: null,
    deliveryDate: null,
    foundAt: null,
    productFamily: null,
  };
  it("is 待补, a warning, at 已登记", () => {
    expect(new Set(issuesOf(emptied))).toEqual(
      new Set([
        "V-20 warn channel",
        "V-20 warn foundAt",
        "V-20 warn orderNo",
        "V-20 warn productFamily",
        "V-20 warn lotNo",
        "V-20 warn deliveryDate",
        "V-20 warn lotQty",
        "V-20 warn uom",
        "V-20 warn defectQty",
        "V-20 warn partNo,model",
      ]),
    );
  });
  it("is a fault behind the hand-over to QA", () => {
    expect(issuesOf({ orderNo: null, status: "待受理" })).toContain("V-20 block orderNo");
  });
  it("keeps a case from the hand-over, everything at once", () => {
    const gate = handOverGate({
      complaint: complaint({ orderNo: null, safetyRisk: "待定", sampleStatus: "寄送中" }),
      lines: [],
      parts: noParts,
    });
    expect(gate.map(({ rule, fields }) => `${rule} ${fields.join(",")}`)).toEqual([
      "V-20 orderNo",
      "V-21 sampleStatus,attachCount",
      "V-22 safetyRisk",
    ]);
  });
  it("takes a picture for a sample", () =>
    expect(issuesOf({ sampleStatus: "无(图片代替)", attachCount: 1 })).toEqual([]));
  it("takes a model for a part number", () => expect(issuesOf({ partNo: null, model: "PL600" })).toEqual([]));
  it("asks a suggestion and a service complaint for no product (G-31)", () => {
    expect(issuesOf({ ...emptied, channel: "电话", recordType: "建议", sampleStatus: null })).toEqual([]);
    expect(issuesOf({ ...emptied, channel: "电话", subjectType: "服务", sampleStatus: null })).toEqual([]);
  });
  it("always wants customer, complaint and safety of a numbered case", () => {
    expect(issuesOf({ customer: null, complaintText: null, safetyRisk: null })).toEqual(
      expect.arrayContaining(["V-20 block customer", "V-20 block complaintText", "V-22 block safetyRisk"]),
    );
  });
  it("asks a draft for nothing", () =>
    expect(
      issuesOf({
        ...emptied,
        status: "草稿",
        complaintNo: null,
        customer: null,
        complaintText: null,
        safetyRisk: null,
      }),
    ).toEqual([]));
  it("asks QA for the rest of the grade from 受理 on", () => {
    const found = issuesOf({ status: "调查中" });
    for (const field of [
      "defectClass",
      "level",
      "affectsFunction",
      "amountInvolved",
      "lineRisk",
      "inWarranty",
    ])
      expect(found).toContain(`V-20 warn ${field}`);
  });
});

describe("V-23 and V-24 the chosen grade", () => {
  it("never lets a safety case be 一般 (H-03)", () =>
    expect(
      issuesOf({ safetyRisk: "是", amountInvolved: 80_000, level: "一般", levelOverrideReason: "客户同意" }),
    ).toContain("V-23 block level,safetyRisk"));
  it("wants a reason for a grade below the suggested one", () => {
    expect(issuesOf({ affectsFunction: "是", level: "一般" })).toEqual([
      "V-23 block levelOverrideReason,level",
    ]);
    expect(issuesOf({ affectsFunction: "是", level: "一般", levelOverrideReason: "仅备品" })).toEqual([]);
  });
  it("wants a choice with a reason between the two amounts", () => {
    expect(issuesOf({ amountInvolved: 600_000, level: "一般" })).toEqual([
      "V-24 block levelOverrideReason,level",
    ]);
    expect(issuesOf({ amountInvolved: 600_000, status: "调查中" })).toContain("V-24 block level");
    expect(issuesOf({ amountInvolved: 600_000 })).toEqual([]);
  });
});

describe("V-29 duplicates", () => {
  const other = {
    complaint: complaint({
      id: "01K00000000000000000000000",
      complaintNo: "26111701",
      receivedAt: "2026-11-17 08:00",
      partNo: "ABC-123",
      lotNo: "L1",
    }),
    lines: [],
    parts: noParts,
  };
  it("finds the same case written in full width with a trailing space (H-05)", () =>
    expect(issuesOf({ partNo: "ＡＢＣ－１２３", lotNo: "L1 " }, { others: [other] })).toContain(
      "V-29 warn customer,partNo,lotNo",
    ));
  it("finds a lot among several", () =>
    expect(issuesOf({ partNo: "abc-123", lotNo: "L9;L1" }, { others: [other] })).toContain(
      "V-29 warn customer,partNo,lotNo",
    ));
  it("finds it on a further line", () =>
    expect(issuesOf({}, { others: [other], lines: [line({ partNo: "ABC-123", lotNo: "L1" })] })).toContain(
      "V-29 warn customer,partNo,lotNo",
    ));
  it("lets another defect, another lot or an older case be", () => {
    expect(issuesOf({ partNo: "ABC-123", lotNo: "L2" }, { others: [other] }).join()).not.toContain("V-29");
    const old = { ...other, complaint: { ...other.complaint, receivedAt: "2026-10-20 08:00" } };
    expect(issuesOf({ partNo: "ABC-123", lotNo: "L1" }, { others: [old] }).join()).not.toContain("V-29");
    const defect = { ...other, complaint: { ...other.complaint, defectClass: "标识" as const } };
    expect(
      issuesOf({ partNo: "ABC-123", lotNo: "L1", defectClass: "外观" }, { others: [defect] }).join(),
    ).not.toContain("V-29");
  });
});

describe("V-30 the order of the flow", () => {
  it("refuses a verification before the hand-over to the unit (H-17)", () =>
    expect(
      issuesOf({
        sentToUnitAt: "2026-11-20",
        unitRepliedAt: null,
        verifiedAt: "2026-11-19",
        receivedAt: "2026-11-18 09:00",
        registeredAt: "2026-11-20 09:35",
      }),
    ).toContain("V-30 block verifiedAt,sentToUnitAt"));
  it("lets a day stand beside a moment of the same day", () =>
    expect(
      issuesOf({
        handedToQaAt: "2026-11-20 09:40",
        acceptedAt: "2026-11-20 09:50",
        investigatedAt: "2026-11-20",
      }),
    ).toEqual([]));
});

describe("V-54 the calendar", () => {
  it("says when a deadline runs into a year without holidays (H-15)", () =>
    expect(issuesOf({ status: "对策制定中", sentToUnitAt: "2026-12-29" }).join()).toContain(
      "V-54 warn sentToUnitAt",
    ));
  it("is silent where the year is known", () =>
    expect(issuesOf({ sentToUnitAt: "2026-11-20", status: "已登记" })).toEqual([]));
});

describe("sentences", () => {
  it("pair each date with its own label", () => {
    const [found] = checkCase(
      { complaint: complaint({ customerDueDate: "2026-11-01" }), lines: [], parts: noParts },
      context,
      new DuplicateFinder([], 30),
    );
    expect(found && sayIssue(zh, found)).toBe(
      "「要求回复日期」 2026-11-01 早于「投诉日期时间」 2026-11-20，请核对这两个日期。",
    );
  });
});

describe("a row typed by hand", () => {
  it("without a state is treated as registered and told so", () =>
    expect(issuesOf({ status: null, complaintNo: null, orderNo: null })).toEqual(
      expect.arrayContaining(["V-20 block status", "V-01 block complaintNo", "V-20 warn orderNo"]),
    ));
});

describe("V-06 over several lines", () => {
  it("compares what the customer checked with all goods", () => {
    expect(
      issuesOf({ lotQty: 10, defectQty: 1, checkedQty: 500 }, { lines: [line({ lotQty: 1000 })] }),
    ).toEqual([]);
    expect(issuesOf({ checkedQty: 52 }, { lines: [line({ defectQty: 3 })] })).toEqual([
      "V-06 block defectQty,checkedQty",
    ]);
  });
});
