import fc from "fast-check";
import { type Advance, advanceCase } from "../src/actions/advance-case";
import { amendComplaint } from "../src/actions/amend-complaint";
import type { Ports } from "../src/actions/ports";
import type { StepKind } from "../src/procedure/flow";
import { type ApprovalStep, approvalSteps, type State, states } from "../src/procedure/terms";
import { partNames } from "../src/records/parts";
import { tableNames } from "../src/records/tables";
import type { Case } from "../src/rules/case";
import type { Draft } from "../src/rules/entry/draft";
import { foldLog, recordKey } from "../src/rules/log/log-fold";
import { asLogged } from "../src/rules/log/log-fold";
import { loggedValues } from "../src/workbook/logged-cell";
import type { Register } from "../src/workbook/register";
import { onPaper, closing, proof, registered, way } from "./actions/a-life";
import { aRegister, type TestRegister, typed } from "./actions/a-register";

/**
 * The register as a machine: any sequence of steps, legal or not, on a real file. What must never be is told by an
 * oracle of its own, written from the procedure and not from the gates. KESU_MODEL_RUNS and KESU_MODEL_SEED change how
 * long and from where; a failure prints its seed and the shortest sequence that fails.
 */
const RUNS = Number(process.env["KESU_MODEL_RUNS"] ?? 16);
const SEED = Number(process.env["KESU_MODEL_SEED"] ?? 20261122);

type Command =
  /** The way on, with everything it asks for, or with one thing left out. */
  | { readonly do: "on"; readonly without: number | null }
  /** Something that makes the next step wrong; that step is tried next. */
  | { readonly do: "spoil"; readonly with: number }
  /** A way back of the state the case is in. */
  | { readonly do: "back"; readonly which: number }
  | { readonly do: "jump"; readonly to: State; readonly kind: StepKind | undefined; readonly reason: string }
  | { readonly do: "merge"; readonly into: number }
  | {
      readonly do: "approve";
      readonly step: ApprovalStep;
      readonly verdict: "同意" | "退回";
      readonly name: string;
    }
  | { readonly do: "edit"; readonly draft: Draft }
  | {
      readonly do: "change";
      readonly table: (typeof partNames)[number];
      readonly row: number;
      readonly draft: Draft;
    }
  | { readonly do: "register" };

/** What makes the next step wrong, by the state in which it is done. */
const spoils: Partial<Record<State, readonly Draft[]>> = {
  待受理: [{ complaintText: "外壳开裂" }, { defectQty: "61" }],
  调查中: [
    { liability: "客户", liabilityReason: "客户产线跌落造成外壳破损，见视频", liabilityEvidence: "视频" },
    { safetyRisk: "是" },
  ],
  对策制定中: [{ respUnit: "工程部" }, { safetyRisk: "是" }],
  "8D汇整": [{ measure: [{ type: "预防", content: "再议" }] }],
  营销审核: [{ measure: [{ type: "改进", content: "再议", owner: "周敏", due: "2026-11-20" }] }],
  总经理批准: [
    { complaintText: "外壳开裂" },
    { measure: [{ type: "改进", content: "再议", owner: "周敏", due: "2026-11-20" }] },
  ],
  实施与验证: [{ sweep: [{ location: "成品仓", foundQty: "7", status: "已隔离" }] }],
  待结案: [
    { verifiedBy: "周敏" },
    { verifyResult: "无效" },
    { measure: [{ type: "改进", content: "再议", owner: "周敏", due: "2026-11-20" }] },
    { sweep: [{ location: "成品仓", foundQty: "7", status: "已隔离" }] },
    { defectQty: "客户加工中未确定", confirmedDefectQty: "" },
  ],
};
const waysBack: Partial<Record<State, readonly State[]>> = {
  待受理: ["已登记"],
  不成立待确认: ["调查中"],
  待总经理批示: ["调查中"],
  "8D汇整": ["对策制定中"],
  营销审核: ["8D汇整"],
  总经理批准: ["8D汇整"],
  实施与验证: ["对策制定中", "8D汇整"],
  待结案: ["调查中", "8D汇整"],
  已结案: ["调查中"],
};

const drafts: readonly Draft[] = [
  { complaintText: "外壳有划痕，两处" },
  { defectQty: "60" },
  { defectQty: "6000" }, // more than the lot
  { defectQty: "客户加工中未确定" },
  { liability: "客户", liabilityReason: "客户产线跌落造成外壳破损，见视频", liabilityEvidence: "视频" },
  { liability: "我司", respUnit: "生产部" },
  { safetyRisk: "是" },
  { level: "重大" },
  { level: "一般" },
  { verifyResult: "无效" },
  { verifyResult: "有效", verifiedBy: "周敏", verifiedAt: "2026-11-20" }, // owns the measures
  { verifiedAt: "2026-02-30" },
  { status: "已结案" },
  { closeNote: "" },
  { customerAccepted: "不接受" },
  { measure: [{ type: "纠正", content: "追加防呆", owner: "周敏", due: "2026-11-20" }] },
  { measure: [{ content: "", due: "不知道" }] },
  { sweep: [{ location: "客户处", foundQty: "10", status: "已隔离" }] },
  { disposition: [{ location: "客户处", quantity: "4", method: "返工" }] },
  { disposition: [{ location: "在途", quantity: "9", method: "返工" }] }, // nothing was found there
  { cost: [{ category: "退货运费", currency: "CNY", accepted: "120.50" }] },
  { share: [{ party: "生产部", percent: "100%" }] },
  { share: [{ party: "生产部", percent: "-5%" }] },
  { transition: [{}] },
];
const rowDrafts: readonly Draft[] = [
  { status: "进行中", doneAt: "" },
  { status: "取消", cancelReason: "无效" },
  { content: "换一种夹具" },
  { verifiedBy: "周敏" },
  { foundQty: "10", quantity: "10" },
  { verdict: "退回" },
];

const on = fc.record({
  do: fc.constant("on" as const),
  without: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: fc.nat(12) }),
});
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 10, arbitrary: on },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("spoil" as const), with: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("back" as const), which: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("jump" as const),
      to: fc.constantFrom(...(Object.keys(states) as State[])),
      kind: fc.constantFrom<(StepKind | undefined)[]>(undefined, "推进", "退回", "重开", "撤销"),
      reason: fc.constantFrom("", "重新处理"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("merge" as const), into: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("approve" as const),
      step: fc.constantFrom(...(Object.keys(approvalSteps) as ApprovalStep[])),
      verdict: fc.constantFrom("同意", "退回"),
      name: fc.constantFrom("赵总", "周敏"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("edit" as const), draft: fc.constantFrom(...drafts) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      table: fc.constantFrom<(typeof partNames)[number][]>(
        "measure",
        "measure",
        "measure",
        "approval",
        ...partNames,
      ),
      row: fc.nat(3),
      draft: fc.constantFrom(...rowDrafts),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "register" as const }) },
);

/** The step on from where a case stands, with all that a person would fill in. */
function stepOn({ complaint, parts }: Case): Advance | undefined {
  const { status, liability } = complaint;
  const at = way.findIndex(({ to }) => to === status);
  const eightD = parts.eightD.at(-1);
  const measures = parts.measure.filter((each) => each.status !== "取消").map(({ id }) => id ?? "");
  const signed = (step: ApprovalStep): Draft => ({ approval: [{ step, name: "赵总", ...onPaper }] });
  switch (status) {
    case "已登记":
      return way[0];
    case "不成立待确认":
      return { to: "待结案", changes: { customerReplyAt: "2026-11-20", ...signed("不成立确认") } };
    case "调查中":
      return liability === "客户"
        ? { ...way[2], to: "不成立待确认", changes: { ...way[2]?.changes, liability } }
        : way[2];
    case "8D汇整":
      return eightD
        ? {
            to: "营销审核",
            changes: { ...signed("对策可行性"), eightD: [{ id: eightD.id ?? "", causesVerified: "是" }] },
          }
        : way[at + 1];
    case "总经理批准":
      return {
        to: "实施与验证",
        changes: {
          ...signed("8D批准"),
          eightD: [{ id: eightD?.id ?? "", documents: "WI-012", sentAt: "2026-11-20" }],
          distribution: [{ recipient: "生产", sentAt: "2026-11-20" }],
        },
      };
    case "实施与验证":
      return { to: "待结案", changes: proof(measures) };
    case "待结案":
      return { to: "已结案", changes: closing };
    case "已结案":
      return { to: "调查中", reason: "客户再次投诉" };
    default:
      return way[at + 1];
  }
}

const leftOut = (draft: Draft = {}, index: number | null): Draft =>
  index === null
    ? draft
    : Object.fromEntries(Object.entries(draft).filter((_, at) => at !== index % Object.keys(draft).length));

async function run(command: Command, one: Case, { cases }: Register, ports: Ports): Promise<boolean> {
  const id = one.complaint.id ?? "";
  const plainly = { asDraft: false, acceptFixes: false };
  const advance = async (given: Advance) => (await advanceCase(id, given, ports)).ok;
  const amend = async (draft: Draft) => (await amendComplaint(id, draft, plainly, ports)).ok;
  switch (command.do) {
    case "on": {
      const step = stepOn(one);
      return step ? advance({ ...step, changes: leftOut(step.changes, command.without) }) : false;
    }
    case "spoil": {
      const possible = (one.complaint.status && spoils[one.complaint.status]) ?? [];
      const draft = possible[command.with % possible.length];
      return draft ? amend(draft) : false;
    }
    case "back": {
      const possible = (one.complaint.status && waysBack[one.complaint.status]) ?? [];
      const to = possible[command.which % possible.length];
      return to ? advance({ to, reason: "重新处理" }) : false;
    }
    case "jump": {
      const { to, kind, reason } = command;
      return advance({ to, reason, ...(kind && { kind }) });
    }
    case "merge":
      return advance({
        to: "已撤销",
        reason: "同一件",
        mergedInto: cases[command.into]?.complaint.complaintNo ?? "无",
      });
    case "approve": {
      const { step, verdict, name } = command;
      return amend({ approval: [{ step, verdict, name, opinion: verdict, ...onPaper }] });
    }
    case "edit":
      return amend(command.draft);
    case "change": {
      const row = one.parts[command.table][command.row];
      return row ? amend({ [command.table]: [{ id: row.id ?? "", ...command.draft }] }) : false;
    }
    case "register":
      await registered(ports, { ...typed, lotNo: `L-${cases.length}` });
      return true;
  }
}

/** What is signed at each step: the words of the complaint, who is liable, the measures. */
function signedWords({ complaint, parts }: Case, step: ApprovalStep): string {
  const { complaintText, defectQty, liability, respUnit } = complaint;
  const measures = parts.measure.map(({ type, content, owner, due }) => [type, content, owner, due]);
  const words: Record<ApprovalStep, unknown> = {
    部门主管签核: [complaintText, defectQty],
    总经理批示: [complaintText, defectQty, liability, respUnit],
    不成立确认: [complaintText, liability],
    对策可行性: [liability, measures],
    "8D审核": [complaintText, liability, measures],
    "8D批准": [complaintText, liability, measures],
  };
  return JSON.stringify(words[step]);
}

/** Words as they were when an approval was first seen, by its id. */
type Seen = Map<string, string>;

/** Where each is signed; the GM's word on the measures outlives a report that is only written anew. */
const signedAt: Record<ApprovalStep, State> = {
  部门主管签核: "已登记",
  总经理批示: "待总经理批示",
  不成立确认: "不成立待确认",
  对策可行性: "对策制定中",
  "8D审核": "营销审核",
  "8D批准": "总经理批准",
};
const order = Object.keys(states);

/** Why a state must not have been reached, by the procedure's own words; "" where it may. */
function whyNot(one: Case, to: State, seen: Seen): string {
  const { complaint: c, parts } = one;
  const agreed = (step: ApprovalStep): boolean => {
    const last = parts.approval.filter((each) => each.step === step).at(-1);
    const undone = parts.transition.some(
      (each) =>
        (each.kind === "退回" || each.kind === "重开") &&
        order.indexOf(each.to ?? "") <= order.indexOf(signedAt[step]) &&
        (each.id ?? "") > (last?.id ?? ""),
    );
    return last?.verdict === "同意" && !undone && seen.get(last.id ?? "") === signedWords(one, step);
  };
  const upheld = c.liability === "我司" || c.liability === "供应商" || c.liability === "物流";
  const alive = parts.measure.filter(({ status }) => status !== "取消");
  const proven =
    c.verifyResult === "有效" &&
    alive.every(
      ({ status, doneAt, owner, verifiedBy }) =>
        status === "已验证" && doneAt !== null && verifiedBy !== owner,
    ) &&
    !alive.some(({ owner }) => owner === c.verifiedBy);
  const sum = (of: readonly (number | null)[]): number =>
    of.reduce<number>((total, each) => total + (each ?? 0), 0);
  const cleared =
    sum(parts.sweep.map(({ foundQty }) => foundQty)) <=
    sum(parts.disposition.map(({ quantity }) => quantity));
  const wanted: Partial<Record<State, readonly (readonly [string, boolean])[]>> = {
    待受理: [
      [
        "§6.1.1 the seven answers",
        [
          c.orderNo,
          c.partNo ?? c.model,
          c.deliveryDate,
          c.lotQty,
          c.defectQty,
          c.complaintText,
          c.customerDemand,
        ].every((each) => each !== null),
      ],
      ["§3 safety", c.safetyRisk === "是" || c.safetyRisk === "否"],
      ["§6.1.1 sign-off", agreed("部门主管签核")],
      ["§6.1.1 quantities", typeof c.defectQty !== "number" || c.defectQty <= (c.lotQty ?? 0)],
    ],
    调查中: [["§6.1.1 sign-off", agreed("部门主管签核")]],
    待总经理批示: [
      ["§6.1.3", upheld && c.isOurProduct !== null && c.preliminaryCause !== null && c.level !== null],
      ["§3 safety is 重大", !(c.safetyRisk === "是" && c.level === "一般")],
    ],
    不成立待确认: [
      ["§6.1.4", !upheld && (c.liabilityReason ?? "").length >= 10 && c.liabilityEvidence !== null],
    ],
    对策制定中: [["§6.1.7", agreed("总经理批示")]],
    "8D汇整": [
      [
        "§6.1.8",
        (["纠正", "预防"] as const).every((type) =>
          alive.some((each) => each.type === type && each.owner !== null && each.due !== null),
        ),
      ],
    ],
    营销审核: [
      ["§6.1.9 feasible", agreed("对策可行性")],
      ["8D causes", parts.eightD.at(-1)?.causesVerified === true],
    ],
    总经理批准: [["§6.1.9 reviewed", agreed("8D审核")]],
    实施与验证: [
      ["§6.1.9 in order", agreed("对策可行性") && agreed("8D审核")],
      ["§6.1.9 approved", agreed("8D批准")],
      ["§6.1.9 sent", parts.distribution.length > 0 && parts.eightD.at(-1)?.sentAt !== null],
    ],
    待结案: [["§6.1.10", upheld ? proven && cleared : agreed("不成立确认")]],
    已结案: [
      ["§6.1.10", !upheld || (proven && cleared)],
      ["customer", c.customerAccepted === "接受" || c.acceptanceNote !== null],
      [
        "§6.1.2",
        typeof c.defectQty === "number" || c.confirmedDefectQty !== null || c.qtyUnknownReason !== null,
      ],
      ["dates", c.closedAt !== null && c.closedBy !== null && c.closeNote !== null],
    ],
  };
  return (wanted[to] ?? [])
    .filter(([, holds]) => !holds)
    .map(([clause]) => clause)
    .join("; ");
}

/** Every cell of the register. */
async function cellsOf({ workbook }: TestRegister): Promise<string> {
  const { tables } = await workbook.read(tableNames);
  return JSON.stringify(tableNames.map((table) => tables[table]?.rows));
}

/** The log tells of every record what stands there. */
function replayFaults(register: Register): string[] {
  const known = foldLog(register.log);
  const ids = [
    ...register.complaints.map(({ record }) => ["complaint", record.id] as const),
    ...partNames.flatMap((table) => register.parts[table].map(({ record }) => [table, record.id] as const)),
  ];
  return ids.flatMap(([table, id]) => {
    const values = loggedValues(table, register.cells(table, id ?? "") ?? {}, register);
    const logged = known.get(recordKey(table, id ?? ""))?.fields;
    const names = new Set([...Object.keys(values), ...(logged?.keys() ?? [])]);
    return [...names]
      .filter((name) => (logged?.get(name)?.value ?? "") !== asLogged(values[name]))
      .map(
        (name) => `${table} ${id} ${name}: log ${logged?.get(name)?.value}, cell ${asLogged(values[name])}`,
      );
  });
}

it("no sequence of steps reaches a state whose gate was not met, loses a logged fact, or half-writes (V-20…V-50, R-5)", async () => {
  const reached = new Set<State>();
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0, 2, 4, 6, 7, 8, 9, 9, 10),
      fc.array(command, { minLength: 5, maxLength: 12 }),
      async (steps, chosen) => {
        const on: Command = { do: "on", without: null };
        const tried = chosen.flatMap((each): Command[] => (each.do === "spoil" ? [each, on] : [each]));
        const commands = [...Array.from({ length: steps }, () => on), ...tried];
        const book = await aRegister();
        const id = await registered(book.ports);
        const seen: Seen = new Map();
        let before = await book.load();
        let cells = await cellsOf(book);
        for (const command of commands) {
          const was = caseOf(before, id);
          const ok = await run(command, was, before, book.ports);
          const now = await cellsOf(book);
          if (!ok) {
            refused++;
            expect(now).toBe(cells);
            continue;
          }
          const after = await book.load();
          const one = caseOf(after, id);
          for (const each of one.parts.approval)
            if (each.step && !seen.has(each.id ?? "")) seen.set(each.id ?? "", signedWords(one, each.step));
          expectCourse(was, one, command, seen);
          expect(replayFaults(after)).toEqual([]);
          expect(after.log.slice(0, before.log.length)).toEqual(before.log);
          expect(new Set(after.log.map((entry) => entry.id)).size).toBe(after.log.length);
          const numbers = after.cases.map(({ complaint }) => complaint.complaintNo);
          expect(numbers.slice(0, before.cases.length)).toEqual(
            before.cases.map(({ complaint }) => complaint.complaintNo),
          );
          expect(new Set(numbers).size).toBe(numbers.length);
          if (one.complaint.status) reached.add(one.complaint.status);
          [before, cells] = [after, now];
        }
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
  // a walk that goes nowhere, or is never refused, would prove nothing
  expect([...reached]).toEqual(expect.arrayContaining(["8D汇整", "实施与验证", "已结案", "不成立待确认"]));
  expect(refused).toBeGreaterThan(RUNS);
}, 300_000);

const caseOf = ({ cases }: Register, id: string): Case => {
  const one = cases.find(({ complaint }) => complaint.id === id);
  if (!one) throw new Error("the case is gone");
  return one;
};

const moves: ReadonlySet<Command["do"]> = new Set(["on", "back", "jump", "merge"]);

/** What a command did to the course of the case: nothing, or one step that the procedure has, told in 流转. */
function expectCourse(was: Case, one: Case, command: Command, seen: Seen): void {
  const { status } = one.complaint;
  const added = one.parts.transition.slice(was.parts.transition.length);
  expect(one.parts.transition.slice(0, was.parts.transition.length)).toEqual(was.parts.transition);
  expect(one.complaint.reopenCount ?? 0).toBe(
    one.parts.transition.filter(({ kind }) => kind === "重开").length,
  );
  if (!moves.has(command.do)) {
    expect([status, added]).toEqual([was.complaint.status, []]);
    return;
  }
  expect(added).toMatchObject([{ from: was.complaint.status, to: status }]);
  const [{ kind, reason } = { kind: null, reason: null }] = added;
  if (kind !== "推进") expect(reason).not.toBeNull();
  if (kind === "重开") expect([was.complaint.status, one.complaint.closedAt]).toEqual(["已结案", null]);
  if (kind === "推进" && status) expect(`${status}: ${whyNot(one, status, seen)}`).toBe(`${status}: `);
}
