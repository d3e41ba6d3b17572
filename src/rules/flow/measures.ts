import { causeLegs } from "../../records/choices";
import type { Measure } from "../../records/parts";
import { type Case, dayOf } from "../case";
import { type Issue, issue } from "../issue";
import type { FlowContext } from "./context";
import { eightDOf } from "./eight-d";
import { rowNo, unmet } from "./unmet";

/** Measures (catalogue §6.3): planned by the responsible unit, carried out, verified by somebody else. */

const alive = ({ status }: Measure): boolean => status !== "取消";
const lasting = (each: Measure): boolean => alive(each) && (each.type === "纠正" || each.type === "预防");

/** §6.1.8: at least one corrective and one preventive measure not known to fail, each with owner and date. */
export function planIssues({ parts: { measure } }: Case): Issue[] {
  const has = (type: Measure["type"]): boolean =>
    measure.some(
      (each) => alive(each) && each.type === type && each.content !== null && each.effect !== "无效",
    );
  return [
    ...(has("纠正") ? [] : [unmet("V-40", "corrective", [], { part: "measure" })]),
    ...(has("预防") ? [] : [unmet("V-40", "preventive", [], { part: "measure" })]),
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
export function causeIssues(one: Case, context: FlowContext): Issue[] {
  const { measure } = one.parts;
  const eightD = eightDOf(one, context);
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

/** V-40: every measure is done and verified by somebody else, or cancelled with a reason. */
export const doneIssues = ({ parts: { measure } }: Case, context: FlowContext): Issue[] =>
  measure.flatMap((each, index): Issue[] => {
    const at = (fields: keyof Measure) => ({ part: "measure", id: each.id, fields }) as const;
    const no = rowNo(each, index);
    if (!alive(each))
      return each.cancelReason === null ? [unmet("V-40", "measure-cancelled", [no], at("cancelReason"))] : [];
    const isDone = each.doneAt !== null && each.doneAt <= dayOf(context.now); // done tomorrow is not done
    if (!isDone || (each.status !== "已完成" && each.status !== "已验证"))
      return [unmet("V-40", "measure-open", [no, each.status ?? "草拟"], at(isDone ? "status" : "doneAt"))];
    if (each.status !== "已验证" || each.verifiedBy === null)
      return [unmet("V-40", "measure-unverified", [no], at("verifiedBy"))];
    if (each.verifiedBy === each.owner)
      return [unmet("V-40", "measure-self-verified", [no, each.verifiedBy], at("verifiedBy"))];
    return each.effect === "无效" ? [unmet("V-41", "measure-ineffective", [no], at("effect"))] : [];
  });

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
  const owns = verifiedBy !== null && parts.measure.some((each) => alive(each) && each.owner === verifiedBy);
  return owns
    ? [...missing, unmet("V-40", "verifier-is-owner", [verifiedBy], { fields: "verifiedBy" })]
    : missing;
}
