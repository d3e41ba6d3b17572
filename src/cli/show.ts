import { flowContext } from "../actions/flow-context";
import { plantClock } from "../actions/plant-clock";
import { caseJson, recordJson } from "../exchange/record-json";
import { complaintFields } from "../records/complaint";
import { rowsUnder } from "../rules/case";
import { type Deadline, deadlines } from "../rules/due/clocks";
import { type ApprovalStanding, approvalsOf } from "../rules/flow/approvals";
import { contentCodeOf } from "../rules/flow/content";
import { type OpenStep, openSteps } from "../rules/flow/gates";
import { handOverGate } from "../rules/intake";
import { sayIssue } from "../texts/say";
import { zh } from "../texts/zh";
import { issueJson } from "./issue-json";
import { findCase, readRegister } from "./list";
import type { Verb } from "./verb";

/** `kesu show`: one case and what hangs on it. */
export const showVerb: Verb = (kesu, run) =>
  kesu
    .command("show")
    .description("显示一件客诉：各栏和清单、期限、签核、下一步还缺什么、日志")
    .argument("<book>", "客诉台账 .xlsx")
    .argument("<no>", "客诉编号（草稿用内部编号）")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, no: string, { json }: { json?: boolean }) => {
        const register = await readRegister(book);
        const found = findCase(register, no);
        if (!found) {
          console.error(`台账里没有编号为“${no}”的客诉。`);
          return 1;
        }
        const { complaint } = found;
        const missing = handOverGate(found);
        const context = flowContext(register, plantClock());
        const { procedure } = register;
        const steps = openSteps(found, context).filter(({ step }) => step.kind === "推进");
        const approvals = approvalsOf(found, context).filter(({ approval }) => approval !== undefined);
        const own = new Set([complaint.id, ...rowsUnder(found).map(({ id }) => id)]);
        const clocks = deadlines(found, context).map(deadlineJson);
        const log = register.log.filter(({ record }) => own.has(record));
        if (json)
          console.log(
            JSON.stringify({
              complaint: caseJson(found),
              deadlines: clocks,
              missing: missing.map(issueJson),
              steps: steps.map(stepJson),
              approvals: approvals.map((each) => ({
                ...approvalJson(each),
                code: contentCodeOf(found, each.rule.step, procedure),
              })),
              log,
            }),
          );
        else {
          const values = recordJson(complaintFields, complaint);
          for (const [name, field] of Object.entries(complaintFields))
            if (values[name] !== null && field.group !== "helper")
              console.log(`${field.label.zh}\t${String(values[name])}`);
          for (const { label, part, due, covered, stoppedAt } of clocks)
            console.log(
              [
                `期限 ${label}${part === null ? "" : ` ${part.label}`}`,
                `${due}${covered ? "" : "（节假日未导入，可能不准）"}`,
                stoppedAt === null ? "" : `${stoppedAt} 完成`,
              ].join("\t"),
            );
          for (const { rule, standing, approval } of approvals)
            console.log(`签核 ${rule.step}\t${approval?.name ?? ""}\t${standings[standing]}`);
          for (const issue of missing) console.log(`待补\t${sayIssue(zh, issue)}`);
          for (const { step, missing: wanted } of steps) {
            console.log(`下一步 ${step.label.zh} → ${step.to}\t${step.roles.join("、")}`);
            for (const issue of wanted) console.log(`　还缺\t${sayIssue(zh, issue)}`);
          }
        }
        return 0;
      }),
    );

/** A deadline as programs read it; `days` are natural days. */
const deadlineJson = (each: Deadline) => ({
  id: each.clock.id,
  label: each.clock.label.zh,
  clause: each.clock.clause,
  startedAt: each.startedAt,
  due: each.due,
  original: each.original,
  covered: each.covered,
  missingYears: each.missingYears,
  stoppedAt: each.stoppedAt,
  extension: each.extension
    ? {
        until: each.extension.until,
        reason: each.extension.reason,
        approvedBy: each.extension.approvedBy,
        approvedAt: each.extension.approvedAt,
      }
    : null,
  pauses: each.pauses,
  wait: each.wait ?? null,
  cappedBy: each.cappedBy ?? null,
  part: each.part ?? null,
  owner: each.owner ?? null,
});

const standings: Readonly<Record<ApprovalStanding["standing"], string>> = {
  missing: "未签核",
  given: "有效",
  refused: "退回",
  void: "已失效",
  role: "角色不符",
};

/** A step as programs read it, with everything that stands against it. */
const stepJson = ({ step, missing }: OpenStep) => ({
  to: step.to,
  label: step.label.zh,
  clause: step.clause,
  roles: step.roles,
  missing: missing.map(issueJson),
});

/** The latest word on an approval; `standing` says whether it still holds. */
const approvalJson = ({ rule, standing, approval }: ApprovalStanding) => ({
  step: rule.step,
  role: rule.role,
  standing,
  name: approval?.name ?? null,
  deputy: approval?.deputy ?? null,
  medium: approval?.medium ?? null,
  signedAt: approval?.signedAt ?? null,
});
