import { takeIn } from "../actions/take-in";
import { type TakenBack, type Undone, undoLast } from "../actions/undo-last";
import { WHOLE_RECORD } from "../records/log";
import { fieldsOf, tables } from "../records/tables";
import { loggedAsTyped } from "../rules/log/logged-text";
import { labelOf } from "../texts/say";
import { zh } from "../texts/zh";
import type { ExitCode } from "./exit";
import { actor, openToWrite } from "./ports";
import type { Verb } from "./verb";

const { undo: texts } = zh.evidence;

interface UndoFlags {
  readonly by?: string;
  readonly json?: boolean;
}

/** `kesu undo`: takes back the last change this computer wrote, by the log; or says why not, and writes nothing. */
export const undoVerb: Verb = (kesu, run) =>
  kesu
    .command("undo")
    .description("撤回这台电脑最近一次改动（一步）；流程的步骤和登记不能撤回；之后又改过的不动")
    .argument("<book>", "客诉台账 .xlsx")
    .option("--by <name>", "操作人；不写时取本机用户名")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, flags: UndoFlags) => {
        const { ports, save } = await openToWrite(book, actor(flags.by, undefined));
        await takeIn(ports, { how: "outside", keepsLists: true });
        const undone = await undoLast(ports);
        if (undone.ok) await save();
        return report(undone, flags);
      }),
    );

function report(undone: Undone, { json }: UndoFlags): ExitCode {
  if (!undone.ok) {
    const { code, at } = undone.refusal;
    const message = texts.refused[code](at.map(placeOf).join("、"));
    console.error(message);
    if (json) console.log(JSON.stringify({ refused: code, at: at.map(placeJson), message }));
    return 1;
  }
  const { time, back } = undone;
  if (json)
    console.log(
      JSON.stringify({ time, back: back.map(({ from, to, ...at }) => ({ ...placeJson(at), from, to })) }),
    );
  else {
    console.log(texts.done(time, back.length));
    for (const each of back) console.log(backLine(each));
  }
  return 0;
}

type Place = Pick<TakenBack, "table" | "complaintNo" | "field">;

const placeJson = ({ table, complaintNo, field }: Place): object => ({
  table: tables[table].label.zh,
  complaintNo,
  field,
});

/** "26112001 「客户要求」", or of a list "26112001 措施「负责人」". */
function placeOf({ table, complaintNo, field }: Place): string {
  const list = table === "complaint" ? "" : tables[table].label.zh;
  const name = field === WHOLE_RECORD ? "" : `「${labelOf(zh, table, field)}」`;
  return `${complaintNo ?? ""} ${list}${name}`.trim();
}

function backLine(back: TakenBack): string {
  const { table, field, from, to } = back;
  const [written, before] = [from, to].map((text) => loggedAsTyped(fieldsOf(table)[field], text));
  return field === WHOLE_RECORD
    ? `${placeOf(back)} ${texts.row()}`
    : `${placeOf({ ...back, field: WHOLE_RECORD })} ${texts.field(labelOf(zh, table, field), written ?? "", before ?? "")}`;
}
