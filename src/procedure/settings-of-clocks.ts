import type { ClockId, Procedure } from "./procedure";
import { choice, clockOf, enabled, flag, limit, type Setting, text, withClocks } from "./setting-kinds";

/** Settings of the clocks (catalogue §7.2): how long each step has, and who may extend it. */

/** The 三天 of §6.1.7–9. */
const threeDays: readonly ClockId[] = ["D-02", "D-03", "D-04"];

const extension = (grade: keyof Procedure["extensionBy"], zh: string): Setting =>
  text(
    [`sla.extension.${grade}By`, `${zh}客诉延期的批准人`, `Extension of a ${grade} case by`, "G-10"],
    (p) => p.extensionBy[grade],
    (p, role) =>
      p.roles.includes(role) ? { ...p, extensionBy: { ...p.extensionBy, [grade]: role } } : undefined,
    "程序里的角色，如 品保主管、总经理",
  );

export const clockSettings: readonly Setting[] = [
  choice(
    ["sla.unit", "三天按", "Three days are", "G-09"],
    { 自然日: "natural" as const, 工作日: "workday" as const },
    (p) => (clockOf(p, "D-02").unit === "workday" ? "workday" : "natural"),
    (p, unit) => withClocks(p, threeDays, { unit }),
  ),
  flag(
    ["sla.rollForward", "到期日遇休息日顺延", "Roll forward", "G-09"],
    (p) => clockOf(p, "D-02").rollForward,
    (p, rollForward) => withClocks(p, threeDays, { rollForward }),
  ),
  limit(["sla.intake", "送交品保期限(工作日)", "Hand-over to QA (working days)", "G-07"], "D-01"),
  limit(["sla.investigation", "调查期限(工作日)", "Investigation (working days)", "G-08"], "D-01b"),
  limit(
    ["sla.gmInstruction", "总经理批示期限(工作日)", "GM's instruction (working days)", "§6.1.7"],
    "D-02b",
  ),
  limit(["sla.salesReview", "营销审核期限(工作日)", "Sales review (working days)", "§6.1.9"], "D-04b"),
  limit(["sla.closing", "结案期限(天)", "Closing (days)", "§6.1.10"], "D-12b"),
  limit(["sla.visitReport", "现场处理报告期限(工作日)", "Visit report (working days)", "G-35"], "D-14"),
  limit(
    ["qty.pendingFollowUpDays", "数量未定的追踪天数", "Follow-up of a pending quantity (days)", "G-06"],
    "G-06",
  ),
  enabled(["sla.firstResponse", "启用首次回复 24 小时", "First response clock", "G-13"], "D-00"),
  enabled(["sla.containment", "启用围堵答复 48 小时", "Containment clock", "G-13"], "D-05"),
  enabled(["sla.survey", "启用客户回访 72 小时", "Survey clock", "C5"], "D-08"),
  enabled(["sla.escalation", "启用 30 天未结案升级", "Escalation after 30 days", "C12"], "D-12"),
  extension("minor", "一般"),
  extension("major", "重大"),
];
