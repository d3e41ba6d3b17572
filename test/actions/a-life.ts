import { advanceCase, type Advance, type Advanced } from "../../src/actions/advance-case";
import type { Ports } from "../../src/actions/ports";
import { registerComplaint } from "../../src/actions/register-complaint";
import type { State } from "../../src/procedure/terms";
import type { Draft } from "../../src/rules/entry/draft";
import { loadRegister } from "../../src/workbook/register";
import { typed } from "./a-register";

/** A complaint that has just been registered; resolves to its record id. */
export async function registered(ports: Ports, draft: Draft = typed): Promise<string> {
  const outcome = await registerComplaint(draft, { asDraft: false, acceptFixes: false }, ports);
  if (!outcome.ok) throw new Error(`not registered: ${JSON.stringify(outcome.issues)}`);
  return outcome.case.complaint.id ?? "";
}

const measure = (type: string, cause: string) => ({
  type,
  cause,
  content: `${type}措施`,
  owner: "周敏",
  due: "2026-11-20",
});

/** What an approval says that somebody else entered: on which paper it stands. */
export const onPaper = { link: "签核单" } as const;

/** What is filled in on each step of a plain 一般 case of our own fault, as people type it. */
export const way: readonly Advance[] = [
  { to: "待受理", changes: { approval: [{ step: "部门主管签核", name: "钱主管", ...onPaper }] } },
  { to: "调查中" },
  {
    to: "待总经理批示",
    changes: {
      isOurProduct: "是",
      preliminaryCause: "装配夹具磨损",
      investigatedAt: "2026-11-20",
      liability: "我司",
      respUnit: "生产部",
      level: "一般",
      affectsFunction: "否",
      legalBreach: "否",
      affectsStrength: "否",
      massReturn: "否",
      amountInvolved: "1000",
      lineRisk: "否",
    },
  },
  {
    to: "对策制定中",
    changes: { approval: [{ step: "总经理批示", name: "赵总", ...onPaper, opinion: "限期整改" }] },
  },
  {
    to: "8D汇整",
    changes: {
      measure: [measure("纠正", "发生"), measure("预防", "流出")],
      prodUnit: "一车间",
      shift: "白班",
      prodDate: "2026-11-01",
    },
  },
  {
    to: "营销审核",
    changes: {
      eightD: [
        { d8No: "8D-1", occurrenceCause: "夹具磨损", escapeCause: "终检未看侧面", causesVerified: "是" },
      ],
      approval: [{ step: "对策可行性", name: "赵总", ...onPaper }],
    },
  },
  { to: "总经理批准", changes: { approval: [{ step: "8D审核", name: "孙总监", ...onPaper }] } },
];

/** Takes a case along the way until it stands in a state; what cannot be typed without ids comes with `later`. */
export async function walk(id: string, until: State, ports: Ports): Promise<void> {
  for (const advance of way) {
    await taken(id, advance, ports);
    if (advance.to === until) return;
  }
  const { eightD, measures } = await listsOf(id, ports);
  await taken(
    id,
    {
      to: "实施与验证",
      changes: {
        approval: [{ step: "8D批准", name: "赵总", ...onPaper }],
        eightD: [{ id: eightD, documents: "WI-012 C 版", sentAt: "2026-11-20" }],
        distribution: [{ recipient: "生产", sentAt: "2026-11-20" }],
      },
    },
    ports,
  );
  if (until === "实施与验证") return;
  await taken(id, { to: "待结案", changes: proof(measures) }, ports);
  if (until === "待结案") return;
  await taken(id, { to: "已结案", changes: closing }, ports);
}

/** That the measures were done, verified, and worked. */
export const proof = (measures: readonly string[]): Draft => ({
  measure: measures.map((id) => ({
    id,
    doneAt: "2026-11-20",
    status: "已验证",
    verifiedBy: "林晓",
    effect: "有效",
  })),
  verifyResult: "有效",
  verifiedBy: "林晓",
  verifiedAt: "2026-11-20",
  verifyEvidence: "连续三批未再发",
  cutInAt: "2026-11-20",
  verifiedLots: "3",
});
export const closing: Draft = { customerAccepted: "接受", closeNote: "客户满意" };

/** The ids of a case's measures and of its latest 8D. */
async function listsOf(id: string, ports: Ports): Promise<{ eightD: string; measures: string[] }> {
  const { cases } = await loadRegister(ports.workbook, ports.profile, ports.holidays);
  const one = cases.find(({ complaint }) => complaint.id === id);
  return {
    eightD: one?.parts.eightD.at(-1)?.id ?? "",
    measures: one?.parts.measure.map((each) => each.id ?? "") ?? [],
  };
}

/** A step that must be possible. */
export async function taken(
  id: string,
  advance: Advance,
  ports: Ports,
): Promise<Extract<Advanced, { ok: true }>> {
  const outcome = await advanceCase(id, advance, ports);
  if (!outcome.ok) throw new Error(`no step to ${advance.to}: ${JSON.stringify(outcome.issues)}`);
  return outcome;
}
