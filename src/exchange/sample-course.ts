import type { ApprovalStep, State } from "../procedure/terms";
import type { Parts } from "../records/parts";
import type { Case } from "../rules/case";
import { computed } from "../rules/computed";
import { ruleOf } from "../rules/flow/approvals";
import { contentHash } from "../rules/flow/content";
import { courseFacts } from "./sample-facts";
import { courseLists, partRow } from "./sample-lists";
import { type CourseContext, type Way, wayOf } from "./sample-way";

/**
 * How a sample case came as far as it is: what was found, done, decided and signed on the way, every gate behind it
 * really met. `earlier` are the cases before it.
 */
export function withCourse(begun: Case, earlier: readonly Case[], context: CourseContext): Case {
  const way = wayOf(begun.complaint, context);
  const told: Case = {
    ...begun,
    complaint: { ...begun.complaint, ...courseFacts(begun, earlier, way, context) },
  };
  const full: Case = {
    ...told,
    complaint: { ...told.complaint, ...computed(told, context.procedure) },
    parts: courseLists(told, way, context),
  };
  const approval = approvals(full, way, context);
  return { ...full, parts: { ...full.parts, approval, transition: transitions(full, way, context) } };
}

/** A case of which only the result is known, with the columns that follow from it. */
export const withoutCourse = (begun: Case, { procedure }: CourseContext): Case => ({
  ...begun,
  complaint: { ...begun.complaint, ...computed(begun, procedure) },
});

/** Every step from state to state. */
function transitions(one: Case, way: Way, { newId }: CourseContext): Parts["transition"] {
  const { states } = way;
  return states.slice(1).map((to, index) =>
    partRow("transition", one, index + 1, newId, {
      kind: "推进",
      from: states[index] ?? null,
      to,
      at: way.at(to),
      by: takenBy(to, one),
    }),
  );
}

function takenBy(to: State, { complaint }: Case): string | null {
  switch (to) {
    case "待受理":
      return complaint.registeredBy;
    case "总经理批准":
      return "何颖";
    case "已结案":
      return "孙立";
    default:
      return complaint.qaOwner;
  }
}

/** An approval as it was given: who, when (on the way to a state), and in which words. */
interface Given {
  readonly step: ApprovalStep;
  readonly name: string;
  readonly onWayTo: State;
  readonly opinion?: string | null;
  readonly onPaper?: true;
}

/** The approvals behind the case, each bound to what stands there: nothing was changed since. */
function approvals(one: Case, way: Way, { procedure, newId }: CourseContext): Parts["approval"] {
  const { complaint } = one;
  const given: readonly Given[] = [
    { step: "部门主管签核", name: "高翔", onWayTo: "待受理" },
    { step: "总经理批示", name: "许总", onWayTo: "对策制定中", opinion: complaint.gmInstruction },
    ...(way.isUpheld ? [] : [{ step: "不成立确认", name: "孙立", onWayTo: "待结案" } as const]),
    { step: "对策可行性", name: "许总", onWayTo: "营销审核", opinion: "可行，按期完成。" },
    { step: "8D审核", name: "何颖", onWayTo: "总经理批准" },
    { step: "8D批准", name: "许总", onWayTo: "实施与验证", onPaper: true },
  ];
  return given
    .filter(({ onWayTo }) => way.has(onWayTo))
    .map(({ step, name, onWayTo, opinion = null, onPaper }, index) => {
      const rule = ruleOf(step, procedure);
      const signedAt =
        rule.shows.at === "deptHeadSignAt" ? complaint.deptHeadSignAt : `${way.day(onWayTo)} 09:30`;
      return partRow("approval", one, index + 1, newId, {
        step,
        role: rule.role,
        name,
        verdict: "同意",
        opinion,
        signedAt,
        medium: onPaper ? "纸质" : "电子",
        content: contentHash(one, rule),
        round: 0,
        enteredBy: onPaper ? complaint.qaOwner : name,
        enteredAt: signedAt,
        link: onPaper ? `附件\\${complaint.complaintNo ?? ""}\\8D签核.pdf` : null,
      });
    });
}
