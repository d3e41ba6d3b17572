import { fieldsOf, type TableName } from "../../records/tables";
import { columnLetters } from "../ooxml/address";
import { groups, headerStyle } from "../layout-style";
import type { LinePlace } from "../sheet";
import type { KnownTable } from "./known-table";

/** A sheet that is Kesu's own and made anew each time: what it is called, and its columns. */
export interface OwnSheet {
  readonly name: string;
  /** The hidden name, of the sheet alone, that tells it from one somebody has called the same. */
  readonly mark: string;
  readonly columns: readonly { readonly label: string; readonly points: number }[];
}

/** A line of such a sheet, cell by cell. */
export type OwnLine = readonly OwnCell[];
export type OwnCell = string | OwnLink;

/** A link to a cell of the register; without words of its own it says where it leads. */
export interface OwnLink {
  readonly at: LinePlace | undefined;
  readonly text?: string;
}

type Known = (table: TableName) => KnownTable | undefined;

const TOP = 3;
/** More lines than these nobody reads; the pane has them all. */
const MOST_LINES = 5000;

/** Lays lines out in a sheet of Kesu's own, each with a link to its row that finds it by id, also after a sort. */
export async function drawOwnSheet(
  context: Excel.RequestContext,
  own: OwnSheet,
  lines: readonly OwnLine[],
  madeAt: string,
  known: Known,
): Promise<void> {
  const sheet = await sheetOf(context, own);
  sheet.getRange().clear();
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length > shown.length ? `，此处列出前 ${String(shown.length)} 条` : "";
  sheet.getRange("A1").values = [[`${own.name}：${String(lines.length)} 条${more}（${madeAt}）`]];
  sheet.getRange("A1").format.font.bold = true;
  const { columns } = own;
  const header = sheet.getRangeByIndexes(TOP - 1, 0, 1, columns.length);
  header.values = [columns.map(({ label }) => label)];
  header.format.font.bold = true;
  header.format.fill.color = `#${headerStyle(groups.helper.colour).fill ?? "EDEDED"}`;
  for (const [column, { points }] of columns.entries())
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth = points;
  if (shown.length > 0) {
    const text = sheet.getRangeByIndexes(TOP, 0, shown.length, columns.length);
    text.numberFormat = shown.map((line) => line.map((cell) => (typeof cell === "string" ? "@" : "General")));
    text.formulas = shown.map((line) =>
      line.map((cell) => (typeof cell === "string" ? quoted(cell) : linkOf(cell, known))),
    );
    text.format.wrapText = true;
    text.format.verticalAlignment = "Top";
  }
  sheet.freezePanes.freezeRows(TOP);
  await context.sync();
}

/** Kesu's own sheet, wherever it stands and whatever it is called; a new one where there is none. */
async function sheetOf(
  context: Excel.RequestContext,
  { name: wanted, mark }: OwnSheet,
): Promise<Excel.Worksheet> {
  const { worksheets } = context.workbook;
  const sheets = worksheets.load("items/name");
  await context.sync();
  const marks = sheets.items.map((sheet) => ({
    sheet,
    mark: sheet.names.getItemOrNullObject(mark).load("name"),
  }));
  await context.sync();
  const own = marks.find((each) => !each.mark.isNullObject)?.sheet;
  if (own) return own;
  const taken = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted} (${String(n)})`;
  const made = worksheets.add(name);
  made.names.add(mark, made.getRange("A1")).visible = false;
  return made;
}

const quoted = (text: string): string => (/^[=+\-@']/.test(text) ? `'${text}` : text);

/** A link in words Excel and WPS both follow: the row is looked up by the record's id whenever it is calculated. */
function linkOf({ at, text }: OwnLink, known: Known): string {
  const table = at && known(at.table);
  if (!at || !table) return quoted(text ?? "");
  const { place } = table;
  const index = place.fields.find(({ name }) => name === at.field)?.index ?? firstVisible(table);
  const letters = columnLetters(place.area.left + index);
  const sheet = `'${place.sheet.replaceAll("'", "''")}'`;
  const id = table.idOfRow(at.row);
  const idColumn = place.fields[table.idAt];
  const ids = columnLetters(place.area.left + (idColumn?.index ?? 0));
  const row =
    id === null || idColumn === undefined
      ? `"${String(at.row)}"`
      : `(MATCH("${id}",${sheet}!$${ids}:$${ids},0))`;
  const target = `"#${sheet.replaceAll('"', '""')}!${letters}"&${row}`;
  const words = text === undefined ? undefined : `"${text.replaceAll('"', '""')}"`;
  const shown = words ?? `"${letters}"&${row}`;
  return `=IFERROR(HYPERLINK(${target},${shown}),${words ?? `"${letters}${String(at.row)}"`})`;
}

/** The first column a person sees: where there is no field, the row is meant. */
function firstVisible({ place }: KnownTable): number {
  const fields = fieldsOf(place.name);
  return place.fields.find(({ name }) => fields[name]?.kind !== "id")?.index ?? 0;
}
