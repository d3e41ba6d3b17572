import { complaintFields } from "../records/complaint";
import { caseJson, recordJson } from "../exchange/record-json";
import type { Case } from "../rules/case";
import { deadlines } from "../rules/clocks";
import { handOverGate } from "../rules/intake";
import { WorkbookError } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
import { sayIssue } from "../texts/say";
import { zh } from "../texts/zh";
import { issueJson } from "./issue-json";
import { type OpenBook, openBook } from "./ports";
import type { Verb } from "./verb";

const read = async (book: string): Promise<Register> => {
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
        const { cases } = await read(book);
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
        const register = await read(book);
        const found = findCase(register, no);
        if (!found) {
          console.error(`台账里没有编号为“${no}”的客诉。`);
          return 1;
        }
        const { complaint } = found;
        const missing = handOverGate(found);
        const clocks = deadlines(complaint, register.procedure, register.calendar).map(
          ({ clock, startedAt, due, covered, stoppedAt }) => ({
            id: clock.id,
            label: clock.label.zh,
            clause: clock.clause,
            startedAt,
            due,
            covered,
            stoppedAt,
          }),
        );
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
          for (const { label, due, covered } of clocks)
            console.log(`期限 ${label}\t${due}${covered ? "" : "（节假日未导入，可能不准）"}`);
          for (const issue of missing) console.log(`待补\t${sayIssue(zh, issue)}`);
        }
        return 0;
      }),
    );
