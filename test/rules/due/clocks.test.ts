import { qp12a } from "../../../src/procedure/qp-12a";
import { procedureInForce } from "../../../src/procedure/settings";
import type { Procedure } from "../../../src/procedure/procedure";
import type { Complaint } from "../../../src/records/complaint";
import {
  type ClockChange,
  type EightD,
  type Measure,
  noParts,
  type Parts,
  type PartTable,
  partTables,
  type Sweep,
} from "../../../src/records/parts";
import type { Case } from "../../../src/rules/case";
import { type Deadline, deadlines, runningClocks } from "../../../src/rules/due/clocks";
import { blank } from "../../../src/rules/entry/draft";
import { contentHash } from "../../../src/rules/flow/content";
import { complaint, context } from "../a-case";
import { person } from "../a-person";

const row = <T extends PartTable>(table: T, values: object, id = "01K0000000000000000000P001") =>
  ({ ...blank(partTables[table].fields), id, lineNo: 1, ...values }) as unknown as Parts[T][number];

const aCase = (change: Partial<Complaint> = {}, parts: Partial<Parts> = {}): Case => ({
  complaint: complaint(change),
  lines: [],
  parts: { ...noParts, ...parts },
});

const all = (one: Case, id: string, procedure: Procedure = qp12a, now = "2026-11-20 10:00"): Deadline[] =>
  deadlines(one, { ...context, procedure, now }).filter(({ clock }) => clock.id === id);
const due = (id: string, one: Case, procedure?: Procedure, now?: string): Deadline | undefined =>
  all(one, id, procedure, now)[0];
const withSettings = (...rows: readonly (readonly [string, string])[]): Procedure =>
  procedureInForce(
    qp12a,
    rows.map(([key, value]) => ({ key, value })),
  ).procedure;

const measure = (values: Partial<Measure>, id?: string) => row("measure", values, id);
const eightD = (values: Partial<EightD>) => row("eightD", { version: 1, d8No: "8D-1", ...values });
const change = (values: Partial<ClockChange>, id?: string) => row("clockChange", values, id);

/** The procedure's word on a step, bound to the case as it stands. */
function approved(
  one: Case,
  step: "对策可行性" | "8D审核",
  signedAt: string,
  id = "01K0000000000000000000A001",
) {
  const rule = qp12a.approvals.find((each) => each.step === step)!;
  const approval = row(
    "approval",
    { step, verdict: "同意", name: "陈总", signedAt, content: contentHash(one, rule) },
    id,
  );
  return { ...one, parts: { ...one.parts, approval: [...one.parts.approval, approval] } };
}

describe("the three days of §6.1.7–9 (D-02, D-03, D-04; G-09; catalogue §8)", () => {
  // start, natural with roll-forward, working days, raw, covered
  const vectors = [
    ["2026-09-29", "2026-10-08", "2026-10-09", "2026-10-02", true],
    ["2026-02-12", "2026-02-24", "2026-02-24", "2026-02-15", true],
    ["2026-10-08", "2026-10-12", "2026-10-12", "2026-10-11", true],
    ["2026-04-30", "2026-05-06", "2026-05-08", "2026-05-03", true],
    ["2026-11-19", "2026-11-23", "2026-11-24", "2026-11-22", true],
    ["2026-11-20", "2026-11-23", "2026-11-25", "2026-11-23", true],
    ["2025-01-24", "2025-01-27", "2025-02-05", "2025-01-27", true],
  ] as const;
  const starts = { "D-02": "investigatedAt", "D-03": "sentToUnitAt" } as const;

  it.each(vectors)(
    "from %s end on %s, in working days on %s, not rolled on %s",
    (start, natural, workday, raw) => {
      for (const [id, field] of Object.entries(starts)) {
        const one = aCase({ [field]: start });
        expect(due(id, one)).toMatchObject({ due: natural, original: natural, covered: true });
        expect(due(id, one, withSettings(["sla.unit", "工作日"]))).toMatchObject({
          due: workday,
          covered: true,
        });
        expect(due(id, one, withSettings(["sla.rollForward", "否"]))?.due).toBe(raw);
      }
      const replied = approved(
        aCase({ status: "8D汇整", unitRepliedAt: start, liability: "我司" }),
        "对策可行性",
        `${start} 17:00`,
      );
      expect(due("D-04", replied)?.due).toBe(natural);
      expect(due("D-04", replied, withSettings(["sla.unit", "工作日"]))?.due).toBe(workday);
    },
  );

  it("from 2026-12-29 say that 2027 is not covered (V-54)", () => {
    const one = aCase({ sentToUnitAt: "2026-12-29" });
    const said = { covered: false, missingYears: ["2027"] };
    expect(due("D-03", one)).toMatchObject(said);
    expect(due("D-03", one, withSettings(["sla.unit", "工作日"]))).toMatchObject(said);
  });

  it("do not run before their start, and say when they were stopped", () => {
    expect(due("D-03", aCase())).toBeUndefined();
    const replied = aCase({ sentToUnitAt: "2026-11-10", unitRepliedAt: "2026-11-12" });
    expect(due("D-03", replied)?.stoppedAt).toBe("2026-11-12");
  });

  it("of D-02 do not run for a suggestion or a case that is not upheld (§6.1.4)", () => {
    expect(due("D-02", aCase({ investigatedAt: "2026-11-10", liability: "客户" }))).toBeUndefined();
    expect(due("D-02", aCase({ investigatedAt: "2026-11-10", recordType: "建议" }))).toBeUndefined();
  });
});

describe("clocks of hours and of working days", () => {
  it("give a first answer 24 hours and the containment 48 (D-00, D-05, G-13)", () => {
    expect(due("D-00", aCase())?.due).toBe("2026-11-21 09:30");
    expect(due("D-05", aCase())?.due).toBe("2026-11-22 09:30");
  });
  it("start with the number where nobody said when the customer called", () =>
    expect(due("D-01", aCase({ receivedAt: null, registeredAt: "2026-11-20 09:35" }))).toMatchObject({
      startedAt: "2026-11-20 09:35",
      due: "2026-11-23",
    }));
  it("give the GM two working days, the review one (D-02b, D-04b)", () => {
    expect(due("D-02b", aCase({ gmSubmittedAt: "2026-09-30" }))?.due).toBe("2026-10-09");
    const submitted = aCase({ liability: "我司" }, { eightD: [eightD({ submittedAt: "2026-10-09" })] });
    expect(due("D-04b", submitted)?.due).toBe("2026-10-10"); // a Saturday that is worked
  });
  it("ask no containment of a suggestion, a service or goods that are not ours", () => {
    expect(due("D-05", aCase({ recordType: "建议" }))).toBeUndefined();
    expect(due("D-05", aCase({ subjectType: "服务" }))).toBeUndefined();
    expect(due("D-05", aCase({ liability: "非我司产品" }))).toBeUndefined();
  });
  it("are answered by the earliest done containment measure or sweep (D-05)", () => {
    const sweep = (values: Partial<Sweep>) => row("sweep", { location: "在途", ...values });
    const open = {
      measure: [measure({ type: "应急", content: "停发货" })],
      sweep: [sweep({ status: "未查" })],
    };
    expect(due("D-05", aCase({}, open))?.stoppedAt).toBeNull();
    const answered = {
      measure: [
        measure({ type: "应急", doneAt: "2026-11-22" }),
        measure({ type: "纠正", doneAt: "2026-11-20" }),
      ],
      sweep: [sweep({ status: "已隔离", checkedAt: "2026-11-21 08:00" })],
    };
    expect(due("D-05", aCase({}, answered))?.stoppedAt).toBe("2026-11-21 08:00");
  });
  it("do not ask again for a containment that the investigation let pass (D-05, 一般)", () => {
    expect(due("D-05", aCase({ status: "待总经理批示" }))).toBeUndefined();
    const contained = { measure: [measure({ type: "应急", doneAt: "2026-11-20" })] };
    expect(due("D-05", aCase({ status: "待总经理批示" }, contained))?.stoppedAt).toBe("2026-11-20");
  });
  it("count whole days from a start of which only the day is known (D-08, C5)", () => {
    const one = aCase({}, { measure: [measure({ type: "纠正", doneAt: "2026-11-10" })] });
    expect(due("D-08", one)).toBeUndefined();
    expect(due("D-08", one, withSettings(["sla.survey", "是"]))?.due).toBe("2026-11-13");
  });
});

describe("the 8D (D-04, D-04b; §6.1.9)", () => {
  const replied = aCase({ status: "8D汇整", unitRepliedAt: "2026-11-10", liability: "我司" });

  it("is wanted from the later of the unit's reply and the feasibility", () => {
    expect(due("D-04", replied)).toBeUndefined();
    expect(due("D-04", approved(replied, "对策可行性", "2026-11-12 09:00"))).toMatchObject({
      startedAt: "2026-11-12",
      due: "2026-11-16",
    });
    expect(due("D-04", approved(replied, "对策可行性", "2026-11-06 09:00"))?.startedAt).toBe("2026-11-10");
  });

  it("waits again when what was found feasible is changed before it is submitted (V-50)", () => {
    const before = approved(replied, "对策可行性", "2026-11-12 09:00");
    const changed = { ...before, complaint: { ...before.complaint, preliminaryCause: "模具磨损" } };
    expect(due("D-04", changed)).toBeUndefined();
    const later = { ...changed, complaint: { ...changed.complaint, status: "营销审核" as const } };
    expect(due("D-04", later)?.startedAt).toBe("2026-11-12");
  });

  it("stops with its submission, and the review runs from there to 8D审核", () => {
    const submitted = {
      ...replied,
      complaint: { ...replied.complaint, status: "营销审核" as const },
      parts: { ...replied.parts, eightD: [eightD({ submittedAt: "2026-11-13" })] },
    };
    const one = approved(submitted, "对策可行性", "2026-11-12 09:00");
    expect(due("D-04", one)?.stoppedAt).toBe("2026-11-13");
    expect(due("D-04b", one)).toMatchObject({ startedAt: "2026-11-13", due: "2026-11-16", stoppedAt: null });
    const reviewed = approved(one, "8D审核", "2026-11-14 10:00", "01K0000000000000000000A002");
    expect(due("D-04b", reviewed)?.stoppedAt).toBe("2026-11-14 10:00");
  });

  it("is not wanted where the case needs none (G-11)", () => {
    const some = withSettings(["d8.requiredFor", "重大、重复或客户要求"]);
    const minor = approved(
      { ...replied, complaint: { ...replied.complaint, level: "一般" } },
      "对策可行性",
      "2026-11-12 09:00",
    );
    expect(due("D-04", minor)).toBeDefined();
    expect(due("D-04", minor, some)).toBeUndefined();
  });

  it("is wanted by the customer's date where that is earlier (D-13)", () => {
    const one = approved(
      aCase({ ...replied.complaint, customerDueDate: "2026-11-14" }),
      "对策可行性",
      "2026-11-12 09:00",
    );
    expect(due("D-04", one)).toMatchObject({
      due: "2026-11-14",
      original: "2026-11-16",
      cappedBy: "customer",
    });
    const late = aCase({ ...replied.complaint, customerDueDate: "2026-11-30" });
    const uncapped = due("D-04", approved(late, "对策可行性", "2026-11-12 09:00"));
    expect(uncapped?.due).toBe("2026-11-16");
    expect(uncapped).not.toHaveProperty("cappedBy");
  });

  it("answers the customer with the reply or with the 8D that was sent (D-13)", () => {
    expect(due("D-13", aCase({ customerDueDate: "2026-11-28" }))).toMatchObject({
      due: "2026-11-28",
      covered: true,
    });
    const sent = aCase({ customerDueDate: "2026-11-28" }, { eightD: [eightD({ sentAt: "2026-11-25" })] });
    expect(due("D-13", sent, qp12a, "2026-11-25 10:00")?.stoppedAt).toBe("2026-11-25");
  });
});

describe("clocks of rows", () => {
  it("run once a measure, each with its owner, but not for a cancelled one (D-06)", () => {
    const one = aCase(
      {},
      {
        measure: [
          measure({ content: "换刀具", owner: "李工", due: "2026-11-14", doneAt: "2026-11-13" }, "01M1"),
          measure({ lineNo: 2, content: "增加全检", owner: null, due: "2026-11-28" }, "01M2"),
          measure({ lineNo: 3, due: "2026-11-28", status: "取消" }, "01M3"),
        ],
      },
    );
    expect(all(one, "D-06")).toMatchObject([
      {
        due: "2026-11-14",
        stoppedAt: "2026-11-13",
        owner: "李工",
        part: { table: "measure", id: "01M1", label: "1 换刀具" },
      },
      {
        due: "2026-11-28",
        stoppedAt: null,
        owner: null,
        part: { table: "measure", id: "01M2", label: "2 增加全检" },
      },
    ]);
  });
  it("want the report two working days after each visit (D-14, G-35)", () => {
    const visit = (values: object, id: string) => row("visit", values, id);
    const one = aCase(
      {},
      {
        visit: [
          visit({ day: "2026-11-19", lastDay: "2026-11-20", reportedAt: "2026-11-23" }, "01V1"),
          visit({ day: "2026-11-20", place: "苏州" }, "01V2"),
        ],
      },
    );
    expect(all(one, "D-14", qp12a, "2026-11-23 10:00")).toMatchObject([
      { due: "2026-11-24", stoppedAt: "2026-11-23" },
      { due: "2026-11-24", stoppedAt: null, part: { table: "visit", id: "01V2" } },
    ]);
  });
});

describe("dates of the case", () => {
  it("ask for a pending quantity again until there is a number or a reason (§6.1.2, G-06)", () => {
    const pending = { defectQty: "客户加工中未确定", registeredAt: "2026-11-10 09:00" };
    expect(due("G-06", aCase(pending))).toMatchObject({ due: "2026-11-17", stoppedAt: null });
    expect(due("G-06", aCase(pending), withSettings(["qty.pendingFollowUpDays", "3"]))?.due).toBe(
      "2026-11-13",
    );
    expect(due("G-06", aCase({ ...pending, confirmedDefectQty: 3 }))).toBeUndefined();
    expect(due("G-06", aCase({ ...pending, qtyUnknownReason: "客户已用完" }))).toBeUndefined();
    expect(due("G-06", aCase({ defectQty: 3 }))).toBeUndefined();
  });
  it("are the SCAR's and the recovery's own (G-25, R-6.2.2), on whatever day they fall", () => {
    expect(due("G-25", aCase({ scarDue: "2026-11-28" }))?.due).toBe("2026-11-28");
    expect(due("R-6.2.2", aCase({ lineRisk: true, recoveryDate: "2027-01-02" }))).toMatchObject({
      due: "2027-01-02",
      covered: true,
    });
    expect(
      due("R-6.2.2", aCase({ lineRisk: true, recoveryDate: "2026-11-28", recoveredAt: "2026-11-27" }))
        ?.stoppedAt,
    ).toBe("2026-11-27");
  });
});

describe("effect and closing (D-07, D-12, D-12b; G-14)", () => {
  const received = { receivedAt: "2026-09-01 09:00" };

  it("wait 30 days for the effect, 90 of a 重大 case, or what the company says", () => {
    expect(due("D-07", aCase({ cutInAt: "2026-09-10", level: "一般" }))?.due).toBe("2026-10-10");
    expect(due("D-07", aCase({ cutInAt: "2026-09-10", level: "重大" }))?.due).toBe("2026-12-09");
    const own = withSettings(["verify.days", "14"]);
    expect(due("D-07", aCase({ cutInAt: "2026-09-10", level: "一般" }), own)?.due).toBe("2026-09-24");
  });
  it("close in 30 days from the first call", () =>
    expect(due("D-12b", aCase(received))).toMatchObject({ due: "2026-10-01", stoppedAt: null }));
  it("do not count the wait for the effect, and say so", () => {
    const waiting = aCase({ ...received, level: "一般", cutInAt: "2026-09-10" });
    expect(due("D-12b", waiting)).toMatchObject({
      due: "2026-10-31",
      wait: { from: "2026-09-10", until: "2026-10-10", days: 30 },
    });
    const verified = aCase({ ...waiting.complaint, verifiedAt: "2026-09-22" });
    expect(due("D-12b", verified)).toMatchObject({ due: "2026-10-13", wait: { days: 12 } });
  });
  it("do not take a late verification for a wait", () => {
    const late = aCase({ ...received, level: "一般", cutInAt: "2026-09-10", verifiedAt: "2026-12-01" });
    expect(due("D-12b", late)?.due).toBe("2026-10-31");
  });
  it("escalate after 30 days only where the company wants it (C12)", () => {
    expect(due("D-12", aCase(received))).toBeUndefined();
    expect(due("D-12", aCase(received), withSettings(["sla.escalation", "是"]))?.due).toBe("2026-10-01");
  });
  it("begin anew when the case is reopened (G-40)", () => {
    const reopened = aCase(
      { ...received, status: "调查中", reopenCount: 1, acceptedAt: "2026-11-02 10:00" },
      {
        transition: [
          row("transition", { kind: "重开", from: "已结案", to: "调查中", at: "2026-11-02 10:00" }),
        ],
      },
    );
    expect(due("D-12b", reopened)).toMatchObject({ startedAt: "2026-11-02 10:00", due: "2026-12-02" });
    expect(due("D-01b", reopened)?.due).toBe("2026-11-09");
    expect(due("D-00", reopened)).toBeUndefined();
  });
});

describe("extensions and pauses (§6.1.8 特殊情况除外, G-10)", () => {
  const sent = { sentToUnitAt: "2026-11-10", level: "一般" as const };
  const extension = {
    kind: "延期" as const,
    clock: "D-03",
    until: "2026-11-20",
    reason: "模具返修中",
    approvedBy: "王主管",
    approvedAt: "2026-11-12",
  };
  const withChanges = (...rows: ClockChange[]): Case => aCase(sent, { clockChange: rows });

  it("move the date and keep the original one", () =>
    expect(due("D-03", withChanges(change(extension)))).toMatchObject({
      due: "2026-11-20",
      original: "2026-11-13",
      extension: { reason: "模具返修中" },
    }));
  it("may name the clock by its words", () =>
    expect(due("D-03", withChanges(change({ ...extension, clock: "责任单位回复" })))?.due).toBe(
      "2026-11-20",
    ));
  it("of several count the latest", () => {
    const second = change({ ...extension, until: "2026-11-25" }, "01K0000000000000000000P002");
    expect(due("D-03", withChanges(second, change(extension)))?.due).toBe("2026-11-25");
  });
  it.each(["until", "reason", "approvedBy"])("do not count without %s (V-52)", (field) =>
    expect(due("D-03", withChanges(change({ ...extension, [field]: null })))).toMatchObject({
      due: "2026-11-13",
    }),
  );
  it("do not count for a round that began later", () => {
    const again = aCase({ ...sent, sentToUnitAt: "2026-12-01" }, { clockChange: [change(extension)] });
    expect(due("D-03", again)?.due).toBe("2026-12-04");
  });
  it("do not count when whoever approved may not extend", () => {
    const masters = {
      ...context.masters,
      people: [person("赵主管", "品保主管")],
    };
    const [deadline] = deadlines(withChanges(change(extension)), { ...context, masters }).filter(
      ({ clock }) => clock.id === "D-03",
    );
    expect(deadline?.due).toBe("2026-11-13");
  });
  it("mean one measure by its row (D-06)", () => {
    const measures = [
      measure({ due: "2026-11-14", content: "甲" }, "01M1"),
      measure({ lineNo: 2, due: "2026-11-14", content: "乙" }, "01M2"),
    ];
    const one = aCase(sent, { measure: measures, clockChange: [change({ ...extension, clock: "D-06/2" })] });
    expect(all(one, "D-06").map((each) => each.due)).toEqual(["2026-11-14", "2026-11-20"]);
  });
  it("show a pause with its days and move nothing", () => {
    const pause = { kind: "暂停" as const, clock: "D-03", from: "2026-11-11", reason: "等待客户寄样品" };
    expect(due("D-03", withChanges(change(pause)))).toMatchObject({
      due: "2026-11-13",
      pauses: [{ from: "2026-11-11", until: null, days: 9, reason: "等待客户寄样品" }],
    });
    expect(due("D-03", withChanges(change({ ...pause, until: "2026-11-14" })))?.pauses[0]?.days).toBe(3);
  });
});

describe("what runs", () => {
  it.each(["草稿", "已结案", "已撤销"] as const)("is nothing on a case that is %s", (status) =>
    expect(runningClocks(aCase({ status }), context)).toEqual([]),
  );
  it("is every clock that was not stopped", () =>
    expect(
      runningClocks(aCase({ handedToQaAt: "2026-11-20 11:00" }), context).map(({ clock }) => clock.id),
    ).toEqual(["D-00", "D-05", "D-12b"]));
});
