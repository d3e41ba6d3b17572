import type { Merged } from "../actions/merge-changes";
import { type Registered, registerComplaint } from "../actions/register-complaint";
import { countOf, takeIn } from "../actions/take-in";
import { zh } from "../texts/zh";
import { draftFromJson, type DraftFault } from "../exchange/draft-json";
import { issueJson, issueLine } from "./issue-json";
import type { ExitCode } from "./exit";
import { actor, openToWrite, readText } from "./ports";
import { refuse } from "./refuse";
import type { Verb } from "./verb";

interface RegisterFlags {
  readonly from: string;
  readonly draft?: boolean;
  readonly acceptFixes?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

/** `kesu register`: a complaint from JSON into the register; refused whole, with every issue, or written whole. */
export const registerVerb: Verb = (kesu, run) =>
  kesu
    .command("register")
    .description("登记一件客诉：客户、投诉原因、危及人身安全三项即可取号，其余可待补")
    .argument("<book>", "客诉台账 .xlsx")
    .requiredOption("--from <draft.json>", "字段与取值的 JSON；- 表示标准输入")
    .option("--draft", "只存为草稿，不取号")
    .option("--accept-fixes", "采纳全部换算建议（如 1.2万 → 12000）")
    .option("--by <name>", "操作人；不写时取草稿的登记人，再取本机用户名")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, flags: RegisterFlags) => {
        const read = draftFromJson(await readText(flags.from));
        if ("fault" in read) return refuseDraft(read.fault, read.detail, flags);
        const { ports, save } = await openToWrite(book, actor(flags.by, read.draft["registeredBy"]));
        const options = { asDraft: flags.draft === true, acceptFixes: flags.acceptFixes === true };
        const taken = countOf(await takeIn(ports, { how: "outside", keepsLists: true }));
        const outcome = await registerComplaint(read.draft, options, ports);
        if (!outcome.ok) return report(outcome, flags);
        const merged = await save();
        if (taken > 0) console.error(zh.takenIn(taken));
        for (const { from, to } of merged.renumbered) console.error(zh.merged.renumbered(from, to));
        return report(renumbered(outcome, merged), flags);
      }),
    );

/** The case as it was written: somebody else may have drawn its number while it was being saved. */
function renumbered(outcome: Registered & { ok: true }, { renumbered: anew }: Merged): Registered {
  const { complaint } = outcome.case;
  const other = anew.find(({ id }) => id === complaint.id);
  return other
    ? { ...outcome, case: { ...outcome.case, complaint: { ...complaint, complaintNo: other.to } } }
    : outcome;
}

const faultSentences: Readonly<Record<DraftFault, (detail: string) => string>> = {
  "not-json": (detail) => `草稿不是有效的 JSON（${detail}）。`,
  "not-an-object": () =>
    '草稿应当是一个 JSON 对象，例如 {"customer":"…","complaintText":"…","safetyRisk":"否"}。',
  "lines-not-a-list": () => "lines 应当是由对象组成的列表。",
  "value-not-plain": (detail) => `“${detail}”的取值应当是文字、数字或“是/否”。`,
};

/** A draft that is no draft: why, and nothing is written. */
export function refuseDraft(
  fault: DraftFault,
  detail: string,
  { json, from }: { readonly json?: boolean; readonly from: string },
): ExitCode {
  return refuse(`${from === "-" ? "标准输入" : from}：${faultSentences[fault](detail)}`, [], json);
}

function report(outcome: Registered, { json }: RegisterFlags): ExitCode {
  for (const issue of outcome.issues) console.error(issueLine(issue));
  if (!outcome.ok) {
    if (json) console.log(JSON.stringify({ issues: outcome.issues.map(issueJson) }));
    else console.error("没有登记，台账未作任何改动。");
    return 1;
  }
  const { complaint } = outcome.case;
  const { assessment, gradeReasons, issues, derived } = outcome;
  if (json)
    console.log(
      JSON.stringify({
        complaintNo: complaint.complaintNo,
        id: complaint.id,
        status: complaint.status,
        grade: assessment.grade,
        provisional: assessment.provisional,
        gradeReasons,
        derived,
        warnings: issues.map(issueJson),
      }),
    );
  else console.log(complaint.complaintNo ?? `草稿 ${complaint.id ?? ""}`);
  return 0;
}
