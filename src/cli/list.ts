import { caseJson } from "../exchange/record-json";
import type { Case } from "../rules/case";
import { WorkbookError } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
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
