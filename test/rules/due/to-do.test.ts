import { qp12a } from "../../../src/procedure/qp-12a";
import { procedureInForce } from "../../../src/procedure/settings";
import type { Complaint } from "../../../src/records/complaint";
import { noParts, type Parts, type PartTable, partTables } from "../../../src/records/parts";
import type { Case, Masters } from "../../../src/rules/case";
import { blank } from "../../../src/rules/entry/draft";
import { contentHash } from "../../../src/rules/flow/content";
import { monthDuties } from "../../../src/rules/due/month-duties";
import { byOwner, countsOf, type Task, tasksOf, toDo, type ToDoContext } from "../../../src/rules/due/to-do";
import { complaint, context } from "../a-case";
import { person } from "../a-person";

const NOW = "2026-11-20 10:00";
const row = <T extends PartTable>(table: T, values: object, id = "01K0000000000000000000P001") =>
  ({ ...blank(partTables[table].fields), id, lineNo: 1, ...values }) as unknown as Parts[T][number];
const aCase = (change: Partial<Complaint> = {}, parts: Partial<Parts> = {}): Case => ({
  complaint: complaint(change),
  lines: [],
  parts: { ...noParts, ...parts },
});
const people: Masters["people"] = [
  person("陈总", "总经理"),
  person("王主管", "品保主管、品保"),
  person("李工", "", { department: "生产部" }),
  person("张工", "", { department: "生产部" }),
];
const masters = { ...context.masters, people };
const tasks = (cases: readonly Case[], change: Partial<ToDoContext> = {}): Task[] =>
  toDo(cases, { ...context, masters, now: NOW, ...change });
const told = ({ label, owner, due, urgency }: Task): string =>
  `${owner}: ${label.zh} ${due ?? ""} ${urgency}`;

/** The procedure's word on a step, bound to the case as it stands. */
function approved(one: Case, step: string, verdict = "同意"): Case {
  const rule = qp12a.approvals.find((each) => each.step === step)!;
  const word = { step, verdict, name: "陈总", signedAt: "2026-11-19 09:00", content: contentHash(one, rule) };
  return { ...one, parts: { ...one.parts, approval: [row("approval", word)] } };
}

describe("who has the next step of a case", () => {
  const inState = (status: Complaint["status"], change: Partial<Complaint> = {}): string[] =>
    tasks([aCase({ status, ...change })]).map(
      ({ owner, label }) => `${owner} ${label.zh.replace(/（.*/, "")}`,
    );

  it("is whoever registered it, until it is handed over, beside the head who signs it (§6.1.1, V-50)", () => {
    expect(inState("已登记")).toEqual(["林晓 送交品保", "部门主管 部门主管签核"]);
    const signed = approved(aCase({ status: "已登记" }), "部门主管签核");
    expect(tasks([signed]).map(({ owner }) => owner)).toEqual(["林晓"]);
  });
  it("is whoever in QA has accepted it, before that whoever is 品保 (§6.1.3)", () => {
    expect(inState("待受理")).toContain("王主管 受理");
    expect(inState("调查中", { qaOwner: "赵敏" })).toEqual(["赵敏 送总经理批示"]);
  });
  it("is the GM until they have spoken, then QA (§6.1.7)", () => {
    const waiting = aCase({ status: "待总经理批示", qaOwner: "赵敏" });
    expect(tasks([waiting])).toMatchObject([{ owner: "陈总", clause: "§6.1.7" }]);
    expect(tasks([waiting])[0]?.label.zh).toMatch(/^总经理批示/);
    expect(tasks([approved(waiting, "总经理批示")]).map(({ owner }) => owner)).toEqual(["赵敏"]);
    expect(tasks([approved(waiting, "总经理批示", "退回")]).map(({ owner }) => owner)).toEqual(["赵敏"]);
  });
  it("is the people of the responsible unit, else the unit, else the role (§6.1.8)", () => {
    expect(inState("对策制定中", { respUnit: "生产部", liability: "我司" })).toEqual([
      "李工、张工 责任单位已回复",
    ]);
    expect(inState("对策制定中", { respUnit: "仓库", liability: "我司" })).toEqual(["仓库 责任单位已回复"]);
    expect(inState("对策制定中", { liability: "我司" })).toEqual(["责任单位 责任单位已回复"]);
  });
  it("asks the GM for the feasibility beside QA's own step (§6.1.9)", () => {
    const measure = [
      row("measure", { type: "纠正", content: "换刀具", doneAt: "2026-11-19", due: "2026-11-19" }),
    ];
    const drafting = aCase({ status: "8D汇整", liability: "我司", qaOwner: "赵敏" }, { measure });
    expect(tasks([drafting]).map(({ owner, label }) => `${owner} ${label.zh.replace(/（.*/, "")}`)).toEqual([
      "赵敏 提交营销审核",
      "陈总 对策可行性",
    ]);
    expect(tasks([approved(drafting, "对策可行性")])).toHaveLength(1);
  });
  it.each(["草稿", "已结案", "已撤销"] as const)("is nobody when the case is %s", (status) =>
    expect(tasks([aCase({ status })])).toEqual([]),
  );
});

describe("its date", () => {
  it("is that of the clock which presses most, named where it is not the step's own", () => {
    const investigating = { status: "调查中", qaOwner: "赵敏", acceptedAt: "2026-11-20 09:50" } as const;
    const answered = { firstResponseAt: "2026-11-20 09:40", handedToQaAt: "2026-11-20 09:45" };
    const sweep = [row("sweep", { status: "已隔离", checkedAt: "2026-11-20 09:58" })];
    expect(tasks([aCase({ ...investigating, ...answered }, { sweep })]).map(told)).toEqual([
      "赵敏: 送总经理批示 2026-11-27 later",
    ]);
    const wanted = { ...investigating, ...answered, customerDueDate: "2026-11-23" };
    expect(tasks([aCase(wanted, { sweep })]).map(told)).toEqual([
      "赵敏: 送总经理批示（客户要求回复） 2026-11-23 soon",
    ]);
  });
  it.each([
    ["2026-11-17", "over", -3],
    ["2026-11-20", "today", 0],
    ["2026-11-23", "soon", 3],
    ["2026-11-24", "later", 4],
  ])("on %s presses as %s", (due, urgency, daysLeft) => {
    const measure = [row("measure", { due, owner: "李工", content: "换刀具" })];
    const found = tasks([aCase({}, { measure })]).find(({ kind }) => kind === "clock");
    expect(found).toMatchObject({ due, urgency, daysLeft, owner: "李工", ownerKind: "person" });
  });
  it("counts the minutes where the clock counts hours", () => {
    const late = aCase({ receivedAt: "2026-11-19 09:30", handedToQaAt: "2026-11-19 10:00" });
    expect(tasks([late])[0]).toMatchObject({
      due: "2026-11-20 09:30",
      daysLeft: 0,
      urgency: "over",
      ageDays: 1,
    });
  });
  it("says that the customer is waited for, and moves nothing", () => {
    const pause = row("clockChange", { kind: "暂停", clock: "D-03", from: "2026-11-18", reason: "等样品" });
    const waiting = aCase({ status: "对策制定中", sentToUnitAt: "2026-11-18" }, { clockChange: [pause] });
    const answered = {
      ...waiting.complaint,
      firstResponseAt: "2026-11-20 09:40",
      handedToQaAt: "2026-11-20 09:45",
    };
    const sweep = [row("sweep", { status: "已隔离", checkedAt: "2026-11-20 09:58" })];
    expect(tasks([{ ...waiting, complaint: answered, parts: { ...waiting.parts, sweep } }])[0]).toMatchObject(
      {
        due: "2026-11-23",
        paused: true,
      },
    );
  });
  it("says which year has no holidays (V-54)", () => {
    const sent = aCase({
      status: "对策制定中",
      receivedAt: "2026-12-28 09:00",
      sentToUnitAt: "2026-12-29",
      firstResponseAt: "2026-12-28 10:00",
      handedToQaAt: "2026-12-28 10:00",
      liability: "我司",
    });
    const sweep = [row("sweep", { status: "已隔离", checkedAt: "2026-12-28 12:00" })];
    expect(tasks([{ ...sent, parts: { ...noParts, sweep } }], { now: "2026-12-30 09:00" })[0]).toMatchObject({
      covered: false,
      missingYears: ["2027"],
    });
  });
});

describe("tasks besides the next step", () => {
  const only = (one: Case, change: Partial<ToDoContext> = {}): string[] =>
    tasks([one], change)
      .filter(({ kind }) => kind === "clock")
      .map(({ clockId, owner }) => `${clockId ?? ""} ${owner}`);

  it("are each measure, visit, SCAR, recovery and pending quantity", () => {
    const one = aCase(
      {
        qaOwner: "赵敏",
        defectQty: "客户加工中未确定",
        scarDue: "2026-11-30",
        lineRisk: true,
        recoveryDate: "2026-11-26",
        respUnit: "生产部",
      },
      {
        measure: [
          row("measure", { due: "2026-11-28", owner: "李工" }, "01M1"),
          row("measure", { lineNo: 2, due: "2026-11-29" }, "01M2"),
        ],
        visit: [row("visit", { day: "2026-11-19" }, "01V1")],
      },
    );
    expect(only(one).sort()).toEqual([
      "D-06 李工",
      "D-06 李工、张工",
      "D-14 赵敏",
      "G-06 林晓",
      "G-25 赵敏",
      "R-6.2.2 林晓",
    ]);
  });
  it("are the escalation to the GM, once the 30 days are over and the company wants it (C12)", () => {
    const { procedure } = procedureInForce(qp12a, [{ key: "sla.escalation", value: "是" }]);
    const old = aCase({ receivedAt: "2026-10-20 09:00" });
    expect(only(old)).toEqual([]);
    expect(only(old, { procedure })).toEqual(["D-12 陈总"]);
    expect(only(aCase(), { procedure })).toEqual([]);
  });
  it("are the duties of the month that are not done (D-10, D-11)", () => {
    const duties = monthDuties(qp12a, context.calendar, NOW, [
      { table: "month", record: "2026-11", field: "D-11", time: "2026-11-06 09:00:00", who: "王主管" },
    ]);
    expect(tasks([], { duties })).toMatchObject([
      {
        id: "month/2026-11/D-10",
        kind: "month",
        owner: "陈总",
        due: "2026-11-10",
        urgency: "over",
        caseId: null,
      },
    ]);
  });
});

describe("the list", () => {
  const measured = (id: string, due: string, owner: string): Case =>
    aCase({ id, complaintNo: id }, { measure: [row("measure", { due, owner }, `01M${id}`)] });
  const all = tasks([
    measured("1", "2026-11-24", "李工"),
    measured("2", "2026-11-10", "张工"),
    measured("3", "2026-11-17", "李工"),
  ]);

  it("has the most overdue first", () => {
    const dates = all.map(({ due }) => due ?? "~");
    expect(dates).toEqual([...dates].sort());
    expect(all[0]).toMatchObject({ owner: "张工", complaintNo: "2" });
  });
  it("is counted by person", () => {
    expect(byOwner(all).map(({ owner, counts }) => [owner, counts.over])).toEqual([
      ["张工", 1],
      ["李工", 1],
      ["林晓", 0],
      ["部门主管", 0],
    ]);
    expect(countsOf(all).over).toBe(2);
  });
  it("finds somebody's tasks, also those that are shared", () => {
    const shared = tasks([aCase({ status: "对策制定中", respUnit: "生产部", liability: "我司" })]);
    expect(tasksOf([...all, ...shared], "张工").map(({ owner }) => owner)).toEqual(["张工", "李工、张工"]);
  });
  it("names a task the same as long as it is the same", () => {
    const ids = (now: string): string[] =>
      tasks([measured("1", "2026-11-24", "李工")], { now })
        .map(({ id }) => id)
        .sort();
    expect(ids("2026-11-25 08:00")).toEqual(ids(NOW));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
