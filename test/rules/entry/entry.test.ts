import fc from "fast-check";
import { qp12a } from "../../../src/procedure/qp-12a";
import { complaintFields, type ComplaintField } from "../../../src/records/complaint";
import { readEntry, type Typed } from "../../../src/rules/entry/entry";

const read = (name: ComplaintField, typed: Typed) => {
  const { value, issues } = readEntry(typed, complaintFields[name], {
    name,
    pendingTokens: qp12a.pendingTokens,
  });
  return {
    value,
    said: issues.map(({ rule, severity, problem }) => `${rule} ${severity} ${problem.code}`),
    fix: issues.find(({ fix }) => fix)?.fix?.value,
  };
};

describe("money (V-08, V-09, H-07)", () => {
  it.each([
    ["１２，３４５．６７", "12345.67"],
    ["￥1.2万", "12000"],
    ["5,000元", "5000"],
    ["1.2 万元", "12000"],
    ["人民币 800 元整", "800"],
  ])("proposes %s → %s and stores nothing before it is accepted", (typed, fix) => {
    expect(read("amountInvolved", typed)).toEqual({
      value: null,
      said: ["V-09 block number-written-otherwise"],
      fix,
    });
    expect(read("amountInvolved", fix).said).toEqual([]);
  });
  it("asks what 伍仟元 is", () =>
    expect(read("amountInvolved", "伍仟元")).toEqual({
      value: null,
      said: ["V-08 block not-a-number"],
      fix: undefined,
    }));
  it("keeps 分 exactly", () => expect(read("amountInvolved", "12345.67").value).toBe(1_234_567));
  it("takes 待定", () => expect(read("amountInvolved", "待定")).toMatchObject({ value: "待定", said: [] }));
  it.each(["5000.005", "-1", "USD 500", "①", "1E5"])("refuses %s", (typed) =>
    expect(read("amountInvolved", typed).value).toBeNull(),
  );
  it("reads every amount of 分 back as it was written", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), (fen) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
        expect(read("amountInvolved", yuan)).toMatchObject({ value: fen, said: [] });
      }),
    );
  });
});

describe("quantities (V-05, V-07)", () => {
  it("takes a number or exactly the token", () => {
    expect(read("defectQty", "52").value).toBe(52);
    expect(read("defectQty", "客户加工中未确定")).toMatchObject({ value: "客户加工中未确定", said: [] });
  });
  it.each([
    ["约200", "V-07 block approximate", "200"],
    ["200+", "V-07 block approximate", "200"],
    ["200左右", "V-07 block approximate", "200"],
    ["未确定", "V-07 block pending-written-otherwise", "客户加工中未确定"],
    ["5200个", "V-09 block number-written-otherwise", "5200"],
    ["1.2万", "V-09 block number-written-otherwise", "12000"],
    ["１００", "V-09 block number-written-otherwise", "100"],
  ])("rejects %s with a proposal", (typed, said, fix) => {
    expect(read("defectQty", typed)).toEqual({ value: null, said: [said], fix });
  });
  it.each(["很多", "-3", "12-15", "1/3"])("rejects %s", (typed) =>
    expect(read("defectQty", typed)).toMatchObject({ value: null, fix: undefined }),
  );
  it("has no token for the lot quantity", () => expect(read("lotQty", "客户加工中未确定").value).toBeNull());
});

describe("dates (V-02)", () => {
  it.each([
    ["2026-11-20", "2026-11-20"],
    ["2026/3/5", "2026-03-05"],
    ["2026.3.5", "2026-03-05"],
    ["2026年3月5日", "2026-03-05"],
    ["20260305", "2026-03-05"],
  ])("reads %s", (typed, value) =>
    expect(read("deliveryDate", typed)).toEqual({ value, said: [], fix: undefined }),
  );
  it.each([
    ["2026-11-20 9:05", "2026-11-20 09:05"],
    ["2026-11-20T14:05:59", "2026-11-20 14:05"],
    ["2026年11月20日 14时05分", "2026-11-20 14:05"],
    ["2026-11-20", "2026-11-20 00:00"],
  ])("reads the moment %s", (typed, value) =>
    expect(read("receivedAt", typed)).toMatchObject({ value, said: [] }),
  );
  it.each(["2026-02-30", "昨天", "2026-13-01", "2026-11-20 25:00", "46000"])("refuses %s (H-06)", (typed) =>
    expect(read("receivedAt", typed)).toMatchObject({ value: null, said: ["V-02 block not-a-date"] }),
  );
  it("does not guess which of 3/5/2026 is the month", () =>
    expect(read("receivedAt", "3/5/2026").said).toEqual(["V-02 block ambiguous-date"]));
  it("proposes half-width digits", () =>
    expect(read("deliveryDate", "２０２６－１１－２０")).toMatchObject({ value: null, fix: "2026-11-20" }));
});

describe("closed lists (V-10)", () => {
  it("takes the catalogue's words", () =>
    expect(read("recordType", "投诉")).toMatchObject({ value: "投诉", said: [] }));
  it.each([
    ["recordType", "抱怨", "投诉"],
    ["recordType", " 投诉 ", "投诉"],
    ["recordType", "投\u200B诉", "投诉"],
    ["sampleStatus", "无（图片代替）", "无(图片代替)"],
    ["safetyRisk", true, undefined],
    ["safetyRisk", "yes", "是"],
    ["uom", "公斤", "kg"],
  ] as const)("%s %j", (name, typed, fix) => {
    const got = read(name, typed);
    expect(got.fix).toBe(fix);
    expect(got.value).toBe(fix === undefined ? "是" : null);
  });
  it("blocks what is not offered and says what is", () =>
    expect(read("channel", "鸽子")).toMatchObject({ value: null, said: ["V-10 block not-in-list"] }));
});

describe("texts (V-12 to V-15)", () => {
  it.each(["=cmd|'/c calc'!A0", "@SUM(1)", "-2+3", "\t=1+1", "=1", "+A1"])(
    "keeps %j as text and says so (H-10)",
    (typed) => {
      expect(read("complaintText", typed)).toMatchObject({ value: typed, said: ["V-13 warn formula-like"] });
    },
  );
  it.each(["-5℃低温漏液", "+86 138 1234 5678", "- 外观不良", "—", "-5"])("lets %s be", (typed) =>
    expect(read("complaintText", typed)).toEqual({ value: typed, said: [], fix: undefined }),
  );
  it.each(["1.23457E+17", "1E+15", "3月5日", "5-Mar"])("sees what Excel did to %s (H-16)", (typed) => {
    expect(read("partNo", typed)).toMatchObject({ value: null, said: ["V-12 block damaged-by-excel"] });
  });
  it.each(["007", "3-5", "123456789012345678", "1E5", "TRUE"])("keeps part number %s as it is", (typed) =>
    expect(read("partNo", typed)).toEqual({ value: typed, said: [], fix: undefined }),
  );
  it("does not trust a number of 18 digits that went through a float", () =>
    expect(read("partNo", 123456789012345678).said).toEqual(["V-12 block damaged-by-excel"]));
  it.each(["𠮷野家电池(株) 😀", "㐂", "e\u0301", "👨‍👩‍👧"])("stores %s unchanged (H-11)", (typed) =>
    expect(read("customer", typed)).toEqual({ value: typed, said: [], fix: undefined }),
  );
  it("blocks half a surrogate pair until it is taken out (H-11, V-15)", () =>
    expect(read("partNo", "A\uD842B")).toEqual({
      value: null,
      said: ["V-15 block unstorable-characters"],
      fix: "AB",
    }));
  it("warns of a zero-width space in a part number and proposes it without (H-11)", () =>
    expect(read("partNo", "A\u200BB")).toEqual({
      value: "A\u200BB",
      said: ["V-15 warn hidden-characters"],
      fix: "AB",
    }));
  it("counts code points (V-14)", () => {
    expect(read("complaintText", "𠮷".repeat(4000)).said).toEqual([]);
    expect(read("complaintText", "𠮷".repeat(4001)).said).toEqual(["V-14 warn too-long"]);
  });
  it("takes 32 767 characters and refuses one more (H-12)", () => {
    expect(read("complaintText", "字".repeat(32_767)).value).toHaveLength(32_767);
    expect(read("complaintText", "字".repeat(32_768))).toMatchObject({
      value: null,
      said: ["V-14 block cell-too-long"],
    });
    expect(read("complaintText", "行\n".repeat(300))).toMatchObject({
      said: ["V-10 warn hidden-characters"],
    });
  });
  it("joins several demands", () =>
    expect(read("customerDemand", ["换货", "8D报告"]).value).toBe("换货、8D报告"));
  it("stores any text it does not refuse exactly as typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const { value, said } = read("complaintText", typed);
        if (typed.trim() === "") expect(value).toBeNull();
        else
          expect(value === typed || (value === null && said.some((each) => each.includes(" block ")))).toBe(
            true,
          );
      }),
    );
  });
  it("offers a fix that needs no further fix", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.constantFrom<ComplaintField>(
          "complaintText",
          "partNo",
          "amountInvolved",
          "defectQty",
          "deliveryDate",
          "recordType",
        ),
        (typed, name) => {
          const { fix } = read(name, typed);
          if (fix !== undefined && fix !== "")
            expect(read(name, fix).said.filter((each) => !each.startsWith("V-13"))).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("contact data (V-18)", () => {
  it("knows telephones and mails", () => {
    expect(read("contactPhone", "0512-6255 0101").said).toEqual([]);
    expect(read("contactPhone", "+86 (512) 6255-0101").said).toEqual([]);
    expect(read("contactPhone", "找老王").said).toEqual(["V-18 warn bad-phone"]);
    expect(read("contactEmail", "a@b.cn").said).toEqual([]);
    expect(read("contactEmail", "a@b").said).toEqual(["V-18 warn bad-email"]);
    expect(read("contactEmail", "ab").said).toEqual(["V-18 warn bad-email"]);
  });
});

describe("what nobody sees", () => {
  it("is no answer", () =>
    expect(read("customer", "\u200b")).toEqual({ value: null, said: [], fix: undefined }));
  it("reads .5 with a fix that can be taken", () => expect(read("lotQty", ".5").fix).toBe("0.5"));
});
