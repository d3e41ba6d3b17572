import { decideCases, type Decided, type DecidedCase } from "../actions/decide-cases";
import { countOf, takeIn } from "../actions/take-in";
import { decisionsFromJson, type DecisionsFault } from "../exchange/decisions-json";
import { zh } from "../texts/zh";
import type { ExitCode } from "./exit";
import { issueJson, issueLine } from "./issue-json";
import { actor, openToWrite, readText } from "./ports";
import { refuse } from "./refuse";
import type { Verb } from "./verb";

const { decided: texts } = zh.evidence;

interface ApproveFlags {
  readonly from: string;
  readonly skipRefused?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

/** `kesu approve`: many approvals in one commit, from a signed sheet or from the pane; all refusals at once. */
export const approveVerb: Verb = (kesu, run) =>
  kesu
    .command("approve")
    .description("一次录入多件的签核（如总经理批示汇总）；有一件不能录入则全部不写，或 --skip-refused 跳过")
    .argument("<book>", "客诉台账 .xlsx")
    .requiredOption(
      "--from <decisions.json>",
      "列表，每件 complaintNo（或 id）、step、verdict、opinion、name、signedAt、medium、deputy、link、code（纸上的内容码）；- 表示标准输入",
    )
    .option("--skip-refused", "跳过不能录入的，其余照写")
    .option("--by <name>", "录入人；不写时取本机用户名")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, flags: ApproveFlags) => {
        const read = decisionsFromJson(await readText(flags.from));
        if ("fault" in read) {
          const from = flags.from === "-" ? "标准输入" : flags.from;
          return refuse(`${from}：${faultSentences[read.fault](read.detail)}`, [], flags.json);
        }
        const { ports, save } = await openToWrite(book, actor(flags.by, undefined));
        const taken = countOf(await takeIn(ports, { how: "outside", keepsLists: true }));
        const decided = await decideCases(read.decisions, { skipRefused: flags.skipRefused === true }, ports);
        if (decided.written.length > 0) await save();
        if (decided.written.length > 0 && taken > 0) console.error(zh.takenIn(taken));
        return report(decided, flags);
      }),
    );

const faultSentences: Readonly<Record<DecisionsFault, (detail: string) => string>> = {
  "not-json": (detail) => `不是有效的 JSON（${detail}）。`,
  "not-a-list": () =>
    '应当是一个列表，例如 [{"complaintNo":"26112001","step":"总经理批示","verdict":"同意","opinion":"同意","name":"…"}]。',
  "decision-not-plain": (place) => `第 ${place} 件应当是对象，取值为文字。`,
  "unknown-key": (place) => `第 ${place} 不是签核的栏目，请去掉或改正。`,
  "id-missing": (place) => `第 ${place} 件没有 complaintNo（客诉编号）。`,
};

function report({ written, refused }: Decided, { json }: ApproveFlags): ExitCode {
  for (const each of refused) {
    console.error(texts.refused(nameOf(each), each.decision.step));
    for (const issue of each.issues) console.error(`  ${issueLine(issue)}`);
  }
  for (const { issues } of written) for (const issue of issues) console.error(issueLine(issue));
  if (json) console.log(JSON.stringify({ written: written.map(asJson), refused: refused.map(asJson) }));
  else
    for (const each of written)
      console.log(texts.written(nameOf(each), each.decision.step, each.decision.verdict ?? "同意"));
  if (refused.length === 0) return 0;
  console.error(
    written.length > 0 ? texts.skipped(written.length, refused.length) : texts.nothing(refused.length),
  );
  return written.length > 0 ? 0 : 1;
}

const nameOf = ({ complaintNo, decision }: DecidedCase): string => complaintNo ?? decision.id;

const asJson = ({ at, complaintNo, decision, issues }: DecidedCase): object => ({
  at: at + 1,
  complaintNo,
  step: decision.step,
  verdict: decision.verdict ?? "同意",
  issues: issues.map(issueJson),
});
