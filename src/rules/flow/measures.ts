import { causeLegs } from "../../records/choices";
import type { Measure } from "../../records/parts";
import { type Case, dayOf } from "../case";
import { type Issue, issue } from "../issue";
import { isSameName } from "../entry/written-text";
import type { FlowContext } from "./context";
import { inOrder } from "./order";
import { eightDOf } from "./content";
import { rowNo, unmet } from "./unmet";

/** Measures (catalogue §6.3): planned by the responsible unit, carried out, verified by somebody else. */

const alive = ({ status }: Measure): boolean => status !== "取消";
const lasting = (each: Measure): boolean => alive(each) && (each.type === "纠正" || each.type === "预防");

const mayWork = (each: Measure): boolean => alive(each) && each.content !== null && each.effect !== "无效";

/** At least one corrective and one preventive measure, not called off and not known to fail. */
const kindIssues = (measures: readonly Measure[]): Issue[] =>
  (
    [
      ["纠正", "corrective"],
      ["预防", "preventive"],
    ] as const
  ).flatMap(([type, need]) =>
    measures.some((each) => mayWork(each) && each.type === type)
      ? []
      : [unmet("V-40", need, [], { part: "measure" })],
  );

/** V-40: what was reopened, or verified as ineffective, takes more than the measures that did not hold. */
function newIssues({ parts: { measure, transition } }: Case): Issue[] {
  const failed = transition
    .filter(({ kind, from }) => kind === "重开" || (kind === "退回" && from === "实施与验证"))
    .filter(({ kind, to }) => kind === "重开" || to === "对策制定中")
    .sort(inOrder)
    .at(-1);
  if (!failed) return [];
  const since = dayOf(failed.at ?? "");
  const isNew = (each: Measure): boolean =>
    (each.id ?? "") > (failed.id ?? "") || (each.due !== null && each.due >= since);
  const has = measure.some((each) => mayWork(each) && each.type !== "应急" && isNew(each));
  return has ? [] : [unmet("V-40", "measure-new", [since], { part: "measure" })];
}

/** §6.1.8: the measures that are wanted, each with owner and date. */
export function planIssues(one: Case): Issue[] {
  const { measure } = one.parts;
  return [
    ...kindIssues(measure),
    ...newIssues(one),
    ...measure.flatMap((each, index) => {
      const at = { part: "measure", id: each.id } as const;
      if (!alive(each)) return [];
      return [
        ...(each.owner === null
          ? [unmet("V-40", "measure-owner", [rowNo(each, index)], { ...at, fields: "owner" })]
          : []),
        ...(each.due === null
          ? [unmet("V-40", "measure-due", [rowNo(each, index)], { ...at, fields: "due" })]
          : []),
      ];
    }),
  ];
}

/** V-48: each cause has a measure against it, each lasting measure says against which. */
export function causeIssues(one: Case): Issue[] {
  const { measure } = one.parts;
  const eightD = eightDOf(one);
  const told = { 发生: eightD?.occurrenceCause, 流出: eightD?.escapeCause, 体系: eightD?.systemicCause };
  const uncovered = (Object.keys(causeLegs) as (keyof typeof causeLegs)[]).filter(
    (leg) => told[leg] != null && !measure.some((each) => lasting(each) && each.cause === leg),
  );
  return [
    ...uncovered.map((leg) => unmet("V-48", "cause-without-measure", [leg], { part: "measure" })),
    ...measure.flatMap((each, index) =>
      lasting(each) && each.cause === null
        ? [
            unmet("V-48", "measure-without-cause", [rowNo(each, index)], {
              part: "measure",
              id: each.id,
              fields: "cause",
            }),
          ]
        : [],
    ),
  ];
}

/** V-40: the measures that are wanted are there, and every one is done and verified by somebody else, or cancelled with a reason. */
export const doneIssues = ({ parts: { measure } }: Case, context: FlowContext): Issue[] => [
  ...kindIssues(measure),
  ...measure.flatMap((each, index): Issue[] => {
    const at = (fields: keyof Measure) => ({ part: "measure", id: each.id, fields }) as const;
    const no = rowNo(each, index);
    if (!alive(each))
      return each.cancelReason === null ? [unmet("V-40", "measure-cancelled", [no], at("cancelReason"))] : [];
    const isDone = each.doneAt !== null && each.doneAt <= dayOf(context.now); // done tomorrow is not done
    if (!isDone || (each.status !== "已完成" && each.status !== "已验证"))
      return [unmet("V-40", "measure-open", [no, each.status ?? "草拟"], at(isDone ? "status" : "doneAt"))];
    if (each.status !== "已验证" || each.verifiedBy === null)
      return [unmet("V-40", "measure-unverified", [no], at("verifiedBy"))];
    if (isSameName(each.verifiedBy, each.owner))
      return [unmet("V-40", "measure-self-verified", [no, each.verifiedBy], at("verifiedBy"))];
    return each.effect === "无效" ? [unmet("V-41", "measure-ineffective", [no], at("effect"))] : [];
  }),
];

/** V-40, V-41: the case is verified as effective, with evidence, by somebody who owns none of its measures. */
export function verificationIssues({ complaint, parts }: Case): Issue[] {
  const { verifyResult, verifiedBy } = complaint;
  if (verifyResult === null || verifyResult === "待验证")
    return [unmet("V-40", "verify-open", [], { fields: "verifyResult" })];
  if (verifyResult !== "有效")
    return [unmet("V-41", "verify-ineffective", [verifyResult], { fields: "verifyResult" })];
  const missing = (["verifiedBy", "verifiedAt", "verifyEvidence"] as const)
    .filter((name) => complaint[name] === null)
    .map((name) => issue("V-40", "block", name, { code: "missing" }));
  const owns =
    verifiedBy !== null && parts.measure.some((each) => alive(each) && isSameName(each.owner, verifiedBy));
  return owns
    ? [...missing, unmet("V-40", "verifier-is-owner", [verifiedBy], { fields: "verifiedBy" })]
    : missing;
}
