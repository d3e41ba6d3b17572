import { plantClock } from "../actions/plant-clock";
import { complaintFields } from "../records/complaint";
import { caseJson, recordJson } from "../exchange/record-json";
import type { Case } from "../rules/case";
import { type Deadline, deadlines } from "../rules/clocks";
import { handOverGate } from "../rules/intake";
import { WorkbookError } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
import { sayIssue } from "../texts/say";
import { zh } from "../texts/zh";
import { issueJson } from "./issue-json";
import { type OpenBook, openBook } from "./ports";
import type { Verb } from "./verb";

/** A register that is only looked at. Rejects with WorkbookError, also where its main table is gone. */
export const readRegister = async (book: string): Promise<Register> => {
  const { ports }: OpenBook = await openBook(book, "");
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays);
  const gone = register.tableIssues.some(
    ({ table, issue: { problem } }) =>
      table === "complaint" && problem.code === "sheet" && problem.fault === "table-missing",
  );
  if (gone) throw new WorkbookError("register-damaged", "找不到表“客诉台账”，可能被转换成了普通区域");
  return register;
};

/** The case with this number, or with this id where it has no number yet. */
export const findCase = (register: Register, no: string): Case | undefined =>
  register.cases.find(({ complaint }) => complaint.complaintNo === no || complaint.id === no);

/** `kesu list`: every row of the register. */
export const listVerb: Verb = (kesu, run) =>
  kesu
    .command("list")
    .description("列出台账里的全部客诉")
    .argument("<book>", "客诉台账 .xlsx")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, { json }: { json?: boolean }) => {
        const { cases } = await readRegister(book);
        if (json) console.log(JSON.stringify({ complaints: cases.map(caseJson) }));
        else
          for (const { complaint } of cases)
            console.log(
              [
                complaint.complaintNo ?? "草稿",
                (complaint.receivedAt ?? complaint.registeredAt)?.slice(0, 10) ?? "",
                complaint.level ?? complaint.levelSuggested ?? "",
                complaint.status ?? "",
                complaint.customer ?? "",
              ].join("\t"),
            );
        return 0;
      }),
    );

/** `kesu show`: one case and what hangs on it. */
export const showVerb: Verb = (kesu, run) =>
  kesu
    .command("show")
    .description("显示一件客诉及其明细、期限、待补和日志")
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
        const { procedure, calendar, masters } = register;
        const context = { procedure, calendar, masters, now: plantClock().slice(0, 16) };
        const clocks = deadlines(found, context).map(deadlineJson);
        const log = register.log.filter(
          (entry) => entry.record === complaint.id || found.lines.some((line) => line.id === entry.record),
        );
        if (json)
          console.log(
            JSON.stringify({
              complaint: caseJson(found),
              deadlines: clocks,
              missing: missing.map(issueJson),
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
          for (const issue of missing) console.log(`待补\t${sayIssue(zh, issue)}`);
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
