import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { InvalidArgumentError } from "commander";
import { makeSample } from "../actions/make-sample";
import { nodeCodec } from "../opc/node-codec";
import { dayNumber } from "../procedure/day";
import { qp12a } from "../procedure/qp-12a";
import { openForReplacement, writeNewFile } from "../workbook/file-store";
import { openFileWorkbook } from "../workbook/file-workbook";
import { WorkbookError } from "../workbook/port";
import { addRegister } from "../workbook/new-register";
import { UsageError } from "./exit";
import { holidays, newId, ownTemplates } from "./ports";
import type { Verb } from "./verb";

/** `kesu new`: a register in a workbook of its own, in a copy of a workbook, or in the workbook itself. */
export const newVerb: Verb = (kesu, run) =>
  kesu
    .command("new")
    .description("建立客诉台账；--into 把台账加入已有的工作簿")
    .argument("[book]", "要写出的 .xlsx 文件；与 --into 一起用时是加了台账的副本")
    .option("--into <existing>", "已有的工作簿：给出 [book] 时写副本，否则直接加入并留备份")
    .option("--templates <dir>", "模板文件夹", ownTemplates)
    .option("--by <name>", "操作人")
    .action(
      run(async (book: string | undefined, { into, templates }: { into?: string; templates: string }) => {
        const options = { procedure: qp12a, newId, codec: nodeCodec };
        if (into === undefined) {
          if (book === undefined) throw new UsageError("请写明要建立的文件，例如 kesu new 台账.xlsx。");
          refuseOtherFormats(book);
          const template = new Uint8Array(await readFile(join(templates, "客诉台账.xlsx")));
          await openFileWorkbook(template, nodeCodec); // a template that is no register any more is refused
          await writeNewFile(book, template);
          console.log(book);
        } else if (book === undefined) {
          const { bytes, replace } = await openForReplacement(into, nodeCodec);
          const { backup } = await replace(await addRegister(bytes, options));
          console.log(`${into}（原文件备份：${backup}）`);
        } else if (extname(book).toLowerCase() !== extname(into).toLowerCase()) {
          console.error(`副本的扩展名要与原文件相同（${extname(into)}），否则 Excel 打不开。没有写出文件。`);
          return 1;
        } else {
          await writeNewFile(book, await addRegister(new Uint8Array(await readFile(into)), options));
          console.log(book);
        }
        return 0;
      }),
    );

/** `kesu sample`: a filled register to try things on, the same bytes for the same arguments. */
export const sampleVerb: Verb = (kesu, run) =>
  kesu
    .command("sample")
    .description("生成示例台账（相同参数得到完全相同的文件）")
    .argument("<book>", "要写出的 .xlsx 文件")
    .option("--cases <n>", "客诉件数", wholeNumber, 40)
    .option("--seed <n>", "随机种子", wholeNumber, 1)
    .option("--as-of <date>", "截止日期", realDay, "2026-10-31")
    .option("--by <name>", "操作人")
    .action(
      run(async (book: string, options: { cases: number; seed: number; asOf: string }) => {
        refuseOtherFormats(book);
        await writeNewFile(book, await makeSample(options, qp12a, holidays, nodeCodec));
        console.log(book);
        return 0;
      }),
    );

/** Excel opens a workbook only under the ending of its kind. */
function refuseOtherFormats(book: string): void {
  if (extname(book).toLowerCase() !== ".xlsx")
    throw new WorkbookError("unsupported", `${book}：新台账的扩展名应为 .xlsx`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("请填 0 到 999999 的整数。");
  return Number(text);
}

function realDay(text: string): string {
  if (dayNumber(text) === undefined) throw new InvalidArgumentError("请按 2026-10-31 的写法填日期。");
  return text;
}
