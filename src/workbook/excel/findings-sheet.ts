import { fieldsOf, type TableName } from "../../records/tables";
import { columnLetters } from "../ooxml/address";
import { headerStyle, groups } from "../layout-style";
import type { FindingLine } from "../sheet";
import type { KnownTable } from "./known-table";

/** The sheet the findings stand in; it is Kesu's own and made anew by every check. */
export const FINDINGS_SHEET = "校验结果";

const HEADER = ["级别", "规则", "客诉编号", "位置", "栏目", "问题", "建议"];
const WIDTHS = [50, 50, 80, 90, 110, 420, 220];
const TOP = 3;
/** More lines than these nobody reads; the pane has them all. */
const MOST_LINES = 5000;

/** Lays the findings out in 校验结果, each with a link to its cell that finds its row by id, also after a sort. */
export async function drawFindings(
  context: Excel.RequestContext,
  lines: readonly FindingLine[],
  checkedAt: string,
  known: (table: TableName) => KnownTable | undefined,
): Promise<void> {
  const sheet = await ownSheet(context);
  sheet.getRange().clear();
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length > shown.length ? `，此处列出前 ${String(shown.length)} 条` : "";
  sheet.getRange("A1").values = [[`校验结果：${String(lines.length)} 条${more}（${checkedAt}）`]];
  sheet.getRange("A1").format.font.bold = true;
  const header = sheet.getRangeByIndexes(TOP - 1, 0, 1, HEADER.length);
  header.values = [HEADER];
  header.format.font.bold = true;
  header.format.fill.color = `#${headerStyle(groups.helper.colour).fill ?? "EDEDED"}`;
  for (const [column, width] of WIDTHS.entries())
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth = width;
  if (shown.length > 0) {
    const text = sheet.getRangeByIndexes(TOP, 0, shown.length, HEADER.length);
    text.numberFormat = shown.map(() => ["@", "@", "@", "General", "@", "@", "@"]);
    text.formulas = shown.map((line) => [
      line.severity,
      line.rule,
      quoted(line.complaintNo),
      linkOf(line, known),
      quoted(line.field),
      quoted(line.sentence),
      quoted(line.proposal),
    ]);
    text.format.wrapText = true;
    text.format.verticalAlignment = "Top";
  }
  sheet.freezePanes.freezeRows(TOP);
  await context.sync();
}

/** The hidden name, of the sheet alone, that tells Kesu's own sheet from one somebody has called the same. */
const MARK = "_kesu.findings";

/** Kesu's own sheet for findings, wherever it stands and whatever it is called; a new one where there is none. */
async function ownSheet(context: Excel.RequestContext): Promise<Excel.Worksheet> {
  const { worksheets } = context.workbook;
  const sheets = worksheets.load("items/name");
  await context.sync();
  const marks = sheets.items.map((sheet) => ({
    sheet,
    mark: sheet.names.getItemOrNullObject(MARK).load("name"),
  }));
  await context.sync();
  const own = marks.find(({ mark }) => !mark.isNullObject)?.sheet;
  if (own) return own;
  const taken = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
  let name = FINDINGS_SHEET;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${FINDINGS_SHEET} (${String(n)})`;
  const made = worksheets.add(name);
  made.names.add(MARK, made.getRange("A1")).visible = false;
  return made;
}

const quoted = (text: string): string => (/^[=+\-@']/.test(text) ? `'${text}` : text);

/** A link in words Excel and WPS both follow: the row is looked up by the record's id whenever it is calculated. */
function linkOf({ at }: FindingLine, known: (table: TableName) => KnownTable | undefined): string {
  const table = at && known(at.table);
  if (!at || !table) return "";
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
  return `=IFERROR(HYPERLINK(${target},"${letters}"&${row}),"${letters}${String(at.row)}")`;
}

/** The first column a person sees: where there is no field, the row is meant. */
function firstVisible({ place }: KnownTable): number {
  const fields = fieldsOf(place.name);
  return place.fields.find(({ name }) => fields[name]?.kind !== "id")?.index ?? 0;
}
