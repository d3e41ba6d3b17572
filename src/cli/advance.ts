import { advanceCase, type Advanced } from "../actions/advance-case";
import { countOf, takeIn } from "../actions/take-in";
import { draftFromJson } from "../exchange/draft-json";
import { type State, states } from "../procedure/terms";
import type { Draft } from "../rules/entry/draft";
import { zh } from "../texts/zh";
import { loadRegister } from "../workbook/register";
import { type ExitCode, UsageError } from "./exit";
import { issueJson, issueLine } from "./issue-json";
import { findCase } from "./list";
import { actor, openToWrite, readText } from "./ports";
import { refuse } from "./refuse";
import { refuseDraft } from "./register";
import type { Verb } from "./verb";

interface AdvanceFlags {
  readonly to: string;
  readonly from?: string;
  readonly reason?: string;
  readonly into?: string;
  readonly by?: string;
  readonly json?: boolean;
}

/** `kesu advance`: takes a case a step on or back; what the gate asks for is said all at once, and then nothing is written. */
export const advanceVerb: Verb = (kesu, run) =>
  kesu
    .command("advance")
    .description("推进、退回、撤销、合并或重开一件客诉；关卡不满足时一次说全缺什么，不改动文件")
    .argument("<book>", "客诉台账 .xlsx")
    .argument("<no>", "客诉编号")
    .requiredOption("--to <状态>", `到哪个状态：${Object.keys(states).join("、")}`)
    .option("--from <data.json>", "随这一步填写的字段和清单（measure、sweep、approval…）；- 表示标准输入")
    .option("--reason <text>", "退回、撤销、合并、重开的理由")
    .option("--into <no>", "合并到哪一件")
    .option("--by <name>", "操作人；不写时取本机用户名")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, no: string, flags: AdvanceFlags) => {
        if (!Object.hasOwn(states, flags.to))
          throw new UsageError(`没有“${flags.to}”这个状态，可以写：${Object.keys(states).join("、")}。`);
        let changes: Draft = {};
        if (flags.from !== undefined) {
          const read = draftFromJson(await readText(flags.from));
          if ("fault" in read) return refuseDraft(read.fault, read.detail, { ...flags, from: flags.from });
          changes = read.draft;
        }
        const { ports, save } = await openToWrite(book, actor(flags.by, undefined));
        const taken = countOf(await takeIn(ports, { how: "outside", keepsLists: true }));
        const one = findCase(await loadRegister(ports.workbook, ports.profile, ports.holidays), no);
        if (one?.complaint.id == null)
          return refuse(`台账里没有编号为“${no}”的客诉。`, ["complaintNo"], flags.json);
        const advance = {
          to: flags.to as State,
          changes,
          ...(flags.reason !== undefined && { reason: flags.reason }),
          ...(flags.into !== undefined && { mergedInto: flags.into }),
        };
        const outcome = await advanceCase(one.complaint.id, advance, ports);
        if (outcome.ok) await save();
        if (outcome.ok && taken > 0) console.error(zh.takenIn(taken));
        return report(outcome, no, flags);
      }),
    );

function report(outcome: Advanced, no: string, { json }: AdvanceFlags): ExitCode {
  for (const issue of outcome.issues) console.error(issueLine(issue));
  if (!outcome.ok) {
    if (json) console.log(JSON.stringify({ issues: outcome.issues.map(issueJson) }));
    else console.error("没有推进，台账未作任何改动。");
    return 1;
  }
  const { status } = outcome.case.complaint;
  if (json)
    console.log(
      JSON.stringify({
        complaintNo: no,
        status,
        step: outcome.step.label.zh,
        warnings: outcome.issues.map(issueJson),
      }),
    );
  else console.log(`${no} ${outcome.step.label.zh} → ${status ?? ""}`);
  return 0;
}
