import { checkRegister } from "../actions/check-register";
import { outsideFindings } from "../actions/outside-findings";
import { findingJson, issueLine } from "./issue-json";
import { openBook } from "./ports";
import type { Verb } from "./verb";

/** `kesu check`: every finding of the register; findings alone are no failure. */
export const checkVerb: Verb = (kesu, run) =>
  kesu
    .command("check")
    .description("检查整个台账，列出每一处问题；不改动文件")
    .argument("<book>", "客诉台账 .xlsx")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, { json }: { json?: boolean }) => {
        const { ports } = await openBook(book, "");
        const findings = [...(await checkRegister(ports)), ...(await outsideFindings(ports))];
        if (json) console.log(JSON.stringify({ findings: findings.map(findingJson) }));
        else {
          for (const { table, cell, row, complaintNo, issue } of findings)
            console.log(
              [
                cell ?? (row === undefined ? "" : `第${row}行`),
                complaintNo ?? "",
                issueLine(issue, table),
              ].join("\t"),
            );
          console.log(`共 ${findings.length} 处。`);
        }
        return 0;
      }),
    );
