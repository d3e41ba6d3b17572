import { fieldsOf, tables } from "../records/tables";
import type { Damage, DamageOf } from "../workbook/excel/repair-damage";

/** A damage with the labels of its table and column, ready to be said. */
interface Said<D> {
  readonly damage: D;
  readonly table: string;
  readonly column: string;
}

type DrawnPart = DamageOf<"not-drawn">["parts"][number];

const partsZh: Readonly<Record<DrawnPart, string>> = {
  formats: "格式和颜色",
  widths: "列宽和隐藏列",
  checks: "下拉和校验",
  marks: "条件格式",
  freeze: "冻结窗格",
  gridlines: "网格线",
  tabs: "工作表标签颜色",
  print: "打印设置",
  chart: "月度回顾的图表",
  pivot: "透视表",
  log: "隐藏操作日志",
};

const partsEn: Readonly<Record<DrawnPart, string>> = {
  formats: "formats and colours",
  widths: "widths and hidden columns",
  checks: "drop-downs and checks",
  marks: "conditional formats",
  freeze: "frozen panes",
  gridlines: "gridlines",
  tabs: "colours of the tabs",
  print: "page settings",
  chart: "the chart of the monthly review",
  pivot: "the pivot table",
  log: "hiding the log",
};

type SentenceOf = { readonly [C in Damage["code"]]: (said: Said<DamageOf<C>>) => string };

/** What has happened, what stays as it is, and what Kesu does about it or a person has to. */
const zh: SentenceOf = {
  "header-renamed": ({ damage, column }) =>
    damage.repairable
      ? `列「${column}」的表头被改成“${damage.header}”，不影响使用；修复会把表头改回来。`
      : `列「${column}」的表头被改成“${damage.header}”，不影响使用；表里另有一列叫「${column}」，请先给那一列改名。`,
  "column-deleted": ({ damage, column }) =>
    !damage.repairable
      ? `列「${column}」被删除，各行的身份已经丢失。请按撤销，或从备份、历史版本恢复，不要再登记。`
      : damage.computed
        ? `列「${column}」被删除；它由公式得出，修复会在表格最右边补上这一列并重新计算，不丢内容。`
        : `列「${column}」被删除，列里的内容已经没有了；能撤销或恢复历史版本的，请先恢复。修复只在表格最右边补一个空列。`,
  "column-outside": ({ damage, column }) =>
    `列「${column}」被移到了表格外面（${damage.place}），内容还在；请把它剪切回表格里。`,
  "name-missing": ({ column }) =>
    `列「${column}」还在，但 Kesu 认它的隐藏名称没有了；修复会补上名称，内容不动。`,
  "list-missing": ({ table }) => `从「${table}」选名称的下拉列表失效；修复会让它重新指向「${table}」。`,
  "header-off": ({ damage, table }) =>
    `「${table}」的标题行被关掉了（${damage.place}），内容都在；请在“表设计”里重新勾选“标题行”。`,
  "table-converted": ({ damage, table }) =>
    damage.repairable
      ? `「${table}」被转换成了普通区域（${damage.place}），内容都在；修复会把它变回表格，合并的单元格会取消合并。`
      : `「${table}」被转换成了普通区域（${damage.place}），内容都在；表头有空白或重复，或与别的表格相接，请先整理，再修复。`,
  "merged-cells": ({ damage, table }) =>
    `「${table}」里有合并单元格（${damage.place}）；修复会取消合并，内容留在第一格。`,
  "totals-row": ({ damage, table }) =>
    damage.repairable
      ? `「${table}」打开了汇总行（${damage.place}），新记录无法接在下面；修复会关闭它，里面只有公式。`
      : `「${table}」打开了汇总行（${damage.place}），里面有手工填写的内容；请移走内容，再关闭汇总行。`,
  "rows-below": ({ damage, table }) =>
    damage.repairable
      ? `「${table}」下面有没算在表内的行（${damage.place}）；修复会把表格拉大到包括它们，内容不动。`
      : `「${table}」下面有没算在表内的内容（${damage.place}），其中有合计、合并单元格或别的表格；请移开，或自己把表格拉大。`,
  "rows-hidden": ({ damage, table }) =>
    `「${table}」有隐藏的行，又没有筛选（${damage.place}），容易漏看；修复会取消隐藏。`,
  "table-gone": ({ table }) => `找不到「${table}」：它的单元格被删除了。请按撤销，或从备份、历史版本恢复。`,
  "sheet-gone": ({ table }) => `找不到「${table}」：它所在的工作表被删除了。请从备份、历史版本恢复。`,
  "not-drawn": ({ damage: { parts } }) =>
    `台账已建好，可以使用；这台 Excel 没有画出：${parts.map((part) => partsZh[part]).join("、")}。请先点一下本工作簿的窗口，再修复；下次打开也会再试。`,
};

const en: SentenceOf = {
  "header-renamed": ({ damage, column }) =>
    damage.repairable
      ? `The header of "${column}" now says "${damage.header}". That does no harm; repairing puts the label back.`
      : `The header of "${column}" now says "${damage.header}". That does no harm; another column is called "${column}": rename that one first.`,
  "column-deleted": ({ damage, column }) =>
    !damage.repairable
      ? `The column "${column}" was deleted, and with it the identity of every row. Undo, or restore a backup or an earlier version; do not register anything before.`
      : damage.computed
        ? `The column "${column}" was deleted. It is calculated: repairing adds it at the right end and nothing is lost.`
        : `The column "${column}" was deleted and what was in it is gone. Undo or restore an earlier version if you can; repairing only adds an empty column at the right end.`,
  "column-outside": ({ damage, column }) =>
    `The column "${column}" was moved out of the table (${damage.place}). Its contents are there: cut it back into the table.`,
  "name-missing": ({ column }) =>
    `The column "${column}" is there, but the hidden name Kesu knows it by is gone. Repairing defines the name again; no cell changes.`,
  "list-missing": ({ table }) =>
    `The drop-downs from "${table}" lead nowhere. Repairing points them at "${table}" again.`,
  "header-off": ({ damage, table }) =>
    `The header row of "${table}" is switched off (${damage.place}). Everything is there: tick "Header Row" under Table Design again.`,
  "table-converted": ({ damage, table }) =>
    damage.repairable
      ? `"${table}" was converted to a range (${damage.place}). Everything is there; repairing makes it a table again and unmerges cells.`
      : `"${table}" was converted to a range (${damage.place}). Everything is there; headers are empty or double, or another table is in the way. Tidy up first.`,
  "merged-cells": ({ damage, table }) =>
    `Cells are merged in "${table}" (${damage.place}). Repairing unmerges them; what they say stays in the first.`,
  "totals-row": ({ damage, table }) =>
    damage.repairable
      ? `"${table}" has a totals row (${damage.place}), so no record can follow. Repairing turns it off; it holds only formulas.`
      : `"${table}" has a totals row (${damage.place}) with something typed into it. Move that away, then turn the row off.`,
  "rows-below": ({ damage, table }) =>
    damage.repairable
      ? `Rows below "${table}" are not part of it (${damage.place}). Repairing takes them in; no cell changes.`
      : `Something stands below "${table}" (${damage.place}): a sum, merged cells or another table. Move it away, or enlarge the table yourself.`,
  "rows-hidden": ({ damage, table }) =>
    `Rows of "${table}" are hidden although no filter is on (${damage.place}). Repairing shows them.`,
  "table-gone": ({ table }) =>
    `"${table}" cannot be found: its cells were deleted. Undo, or restore a backup or an earlier version.`,
  "sheet-gone": ({ table }) =>
    `"${table}" cannot be found: its sheet was deleted. Restore a backup or an earlier version.`,
  "not-drawn": ({ damage: { parts } }) =>
    `The register is built and can be used. This Excel did not draw: ${parts.map((part) => partsEn[part]).join(", ")}. Click into the window of this workbook, then repair; the next start tries again, too.`,
};

/** A damage as one sentence or two. */
export function sayDamage(language: "zh" | "en", damage: Damage): string {
  const field = "field" in damage ? damage.field : "";
  const say = { zh, en }[language][damage.code] as (said: Said<Damage>) => string;
  return say({
    damage,
    table: tables[damage.table].label[language],
    column: fieldsOf(damage.table)[field]?.label[language] ?? field,
  });
}
