import { extname, join } from "node:path";
import { InvalidArgumentError } from "commander";
import { hostname } from "node:os";
import { carryOver, type CarriedOver } from "../actions/carry-over";
import { makeSample } from "../actions/make-sample";
import { plantClock } from "../actions/plant-clock";
import { nodeCodec } from "../opc/node-codec";
import { dayNumber, FIRST_DAY, isSaneDay, LAST_DAY } from "../procedure/day";
import { qp12a } from "../procedure/qp-12a";
import { tables } from "../records/tables";
import { zh } from "../texts/zh";
import { writeNewFile } from "../workbook/file-store/new-file";
import { openForReplacement, readGiven } from "../workbook/file-store/open-file";
import { openFileWorkbook } from "../workbook/file-workbook";
import { OlderWorkbook } from "../workbook/older-layout";
import { WorkbookError } from "../workbook/port";
import { addRegister } from "../workbook/new-register";
import { UsageError } from "./exit";
import { actor, holidays, newId, ownTemplates, tell } from "./ports";
import type { Verb } from "./verb";

/** `kesu new`: a register in a workbook of its own, in a copy of a workbook, or in the workbook itself. */
export const newVerb: Verb = (kesu, run) =>
  kesu
    .command("new")
    .description("建立客诉台账；--into 把台账加入已有的工作簿；--from 把较早版本的台账转入新台账")
    .argument("[book]", "要写出的 .xlsx 文件；与 --into 一起用时是加了台账的副本")
    .option("--into <existing>", "已有的工作簿：给出 [book] 时写副本，否则直接加入并留备份")
    .option("--from <old>", "较早版本的台账：全部记录、设置、名单和日志转入 [book]，原文件不改动")
    .option("--templates <dir>", "模板文件夹", ownTemplates)
    .option("--by <name>", "操作人")
    .action(
      run(async (book: string | undefined, flags: NewFlags) => {
        const { into, from, templates } = flags;
        const options = { procedure: qp12a, newId, codec: nodeCodec };
        if (from !== undefined) {
          if (book === undefined || into !== undefined)
            throw new UsageError("请写明新台账的文件，例如 kesu new 新台账.xlsx --from 旧台账.xlsx。");
          refuseOtherFormats(book);
          await writeCarriedOver(book, from, flags);
        } else if (into === undefined) {
          if (book === undefined) throw new UsageError("请写明要建立的文件，例如 kesu new 台账.xlsx。");
          refuseOtherFormats(book);
          const template = await readGiven(join(templates, "客诉台账.xlsx"));
          await openFileWorkbook(template, nodeCodec); // a template that is no register any more is refused
          await writeNewFile(book, template);
          console.log(book);
        } else if (book === undefined) {
          const { bytes, replace } = await openForReplacement(into, nodeCodec, tell);
          const { backup } = await replace(await addRegister(bytes, options));
          console.log(`${into}（原文件备份：${backup}）`);
        } else if (extname(book).toLowerCase() !== extname(into).toLowerCase()) {
          console.error(`副本的扩展名要与原文件相同（${extname(into)}），否则 Excel 打不开。没有写出文件。`);
          return 1;
        } else {
          await writeNewFile(book, await addRegister(await readGiven(into), options));
          console.log(book);
        }
        return 0;
      }),
    );

interface NewFlags {
  readonly into?: string;
  readonly from?: string;
  readonly templates: string;
  readonly by?: string;
}

async function writeCarriedOver(book: string, from: string, { templates, by }: NewFlags): Promise<void> {
  const old = await OlderWorkbook.open(await readGiven(from), nodeCodec);
  const template = await readGiven(join(templates, "客诉台账.xlsx"));
  const fresh = await openFileWorkbook(template, nodeCodec);
  const device = hostname();
  const ports = { profile: qp12a, holidays, now: plantClock, newId, by: actor(by, undefined), device };
  const carried = await carryOver(old, fresh, ports);
  await writeNewFile(book, await fresh.bytes());
  console.log(book);
  for (const line of carriedLines(carried, await old.peoplesOwn())) console.error(line);
}

/** What was carried over, line by line. */
function carriedLines(
  { rows, extensions, settings, newIds, formulas }: CarriedOver,
  leftBehind: readonly string[],
): readonly string[] {
  const { carried } = zh;
  const told = [...rows]
    .filter(([, count]) => count > 0)
    .map(([table, count]) => ({ label: tables[table].label.zh, count }));
  return [
    carried.rows(told),
    ...(extensions > 0 ? [carried.extensions(extensions)] : []),
    ...settings.map(({ key, value }) => carried.setting(key, value)),
    ...(newIds > 0 ? [carried.newIds(newIds)] : []),
    ...(formulas.length > 0 ? [carried.formulas(formulas)] : []),
    ...(leftBehind.length > 0 ? [carried.leftBehind(leftBehind)] : []),
  ];
}

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

/** A day as an option of a verb is given. */
export function realDay(text: string): string {
  if (dayNumber(text) === undefined || !isSaneDay(text))
    throw new InvalidArgumentError(`请按 2026-10-31 的写法填 ${FIRST_DAY} 到 ${LAST_DAY} 之间的日期。`);
  return text;
}
