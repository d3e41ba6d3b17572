import {
  attribute,
  child,
  childrenOf,
  type Edit,
  escapeAttribute,
  escapeText,
  setAttribute,
  splice,
} from "../../opc/xml";
import { WorkbookError } from "../port";
import type { ColumnLayout, TableLayout } from "../sheet-layout";
import { type Area, cellName, formatArea, LAST_COLUMN, parseArea } from "./address";
import { insertColumns } from "./insert-columns";
import { appendToList } from "./new-child";
import { absoluteAddress } from "./new-address";
import { StyleBook } from "./new-styles";
import { validationsOf } from "./new-validations";
import { extendedWorkbook } from "./new-workbook";
import { SheetEdit } from "./sheet-edit";
import { SheetFrame } from "./sheet-frame";
import { setColumn } from "./sheet-columns";
import type { Sheet, Spreadsheet } from "./spreadsheet";
import { firstDataRow, lastDataRow, type SheetTable } from "./table-part";
import { recalculate } from "./follow-up";
import { cellXml } from "./write-cell";

/** A column to come at a table's right end. */
export interface NewColumn {
  readonly layout: ColumnLayout;
  /** The hidden name of its header cell. */
  readonly name: string;
  /** Its formula in the words of the workbook, where it has one. */
  readonly formula: string | undefined;
}

/**
 * Adds empty columns at the right end of a table, laid out as a new register has them. What stands to the right of the
 * table moves on, as when Excel inserts columns. Rejects with WorkbookError before anything is written.
 */
export async function addColumns(
  book: Spreadsheet,
  sheet: Sheet,
  table: SheetTable,
  columns: readonly NewColumn[],
): Promise<void> {
  const first = table.area.right + 1;
  if (table.area.right + columns.length > LAST_COLUMN)
    throw new WorkbookError("too-large", `${sheet.name}: no columns left`);
  if (new SheetFrame(await book.data(sheet)).protected)
    throw new WorkbookError("sheet-protected", sheet.name);
  await insertColumns(book, sheet, first, columns.length);

  await writeColumns(book, sheet, table, columns);
  await widenTable(book, sheet, table, columns);
  const names = columns.map(({ name }, index) => ({
    name,
    refersTo: absoluteAddress(sheet.name, {
      row: table.area.top,
      column: first + index,
      rows: 1,
      columns: 1,
    }),
  }));
  const text = await book.pkg.text(book.workbookPart);
  book.write(book.workbookPart, extendedWorkbook(text, { sheets: [], names, caches: [] }));
  await book.refreshNames();
  if (columns.some(({ formula }) => formula !== undefined)) await recalculate(book, true);
}

/** Headers, the cells of the rows there are, widths, checks, and marks of whole rows. */
async function writeColumns(
  book: Spreadsheet,
  sheet: Sheet,
  table: SheetTable,
  columns: readonly NewColumn[],
): Promise<void> {
  const { area } = table;
  const data = await book.data(sheet);
  const frame = new SheetFrame(data);
  const edit = new SheetEdit(data, await book.cells(sheet), sheet.name);
  const styles = new StyleBook(await book.stylesText());
  const labels = freeLabels(table, columns);
  const edits: Edit[] = [];
  for (const [index, { layout, formula }] of columns.entries()) {
    const column = area.right + 1 + index;
    const put = (row: number, value: string, style: number, text?: string): void => {
      const f = text === undefined ? undefined : `<${data.prefix}f>${escapeText(text)}</${data.prefix}f>`;
      const name = cellName(row, column);
      edit.put(
        row,
        column,
        cellXml({ value, style, formula: f }, data.prefix, name, edit.where(row, column)),
      );
    };
    put(area.top, labels[index] ?? layout.label, styles.cell(layout.header));
    const style = styles.cell({ ...layout.style, border: true });
    for (let row = firstDataRow(table); row <= lastDataRow(table); row++) put(row, "", style, formula);
  }
  const look = columns.map(({ layout }, index) => ({
    column: area.right + 1 + index,
    width: layout.width,
    hidden: layout.hidden,
    style: styles.cell(layout.style),
  }));
  edits.push(
    ...setColumn(frame, look),
    ...checkEdits(frame, table, columns, data.prefix),
    ...markEdits(frame, area, columns.length),
  );
  const written = { ...area, left: area.right + 1, right: area.right + columns.length };
  await book.writeStyles(styles.toString());
  book.writeSheet(sheet, edit.bytes(frame, [...edits, ...frame.edits(written, undefined)]));
}

const ORDER = [
  "sheetPr",
  "dimension",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
  "mergeCells",
  "phoneticPr",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
  "customProperties",
  "cellWatches",
  "ignoredErrors",
  "smartTags",
  "drawing",
  "legacyDrawing",
  "legacyDrawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
];

/** The drop-downs and checks of the new columns. */
function checkEdits(
  { text, root }: SheetFrame,
  { area }: SheetTable,
  columns: readonly NewColumn[],
  prefix: string,
): readonly Edit[] {
  const at = { row: area.top, column: area.right + 1 };
  const layout = { at, columns: columns.map((each) => each.layout) } as unknown as TableLayout;
  const items = validationsOf(layout).map((xml) => xml.replaceAll(/<(\/?)(?=\w)/g, `<$1${prefix}`));
  return appendToList(text, root, ORDER, "dataValidations", items, true);
}

/** Conditional formats over whole rows of the table take in its new columns. */
function markEdits({ root }: SheetFrame, area: Area, added: number): readonly Edit[] {
  return childrenOf(root, "conditionalFormatting").flatMap((mark): readonly Edit[] => {
    const ranges = attribute(mark, "sqref") ?? "";
    const wider = ranges
      .split(/\s+/)
      .map((range) => {
        const of = parseArea(range);
        const isRow = of?.left === area.left && of.right === area.right && of.top > area.top;
        return isRow ? formatArea({ ...of, right: of.right + added }) : range;
      })
      .join(" ");
    return wider === ranges ? [] : [setAttribute(mark, "sqref", wider)];
  });
}

/** The labels of the new columns; a column of people's own that is called the same keeps its name. */
function freeLabels(table: SheetTable, columns: readonly NewColumn[]): readonly string[] {
  const taken = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  return columns.map(({ layout: { label } }) => {
    let free = label;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${label} (${String(n)})`;
    taken.add(free.toLowerCase());
    return free;
  });
}

async function widenTable(
  book: Spreadsheet,
  sheet: Sheet,
  table: SheetTable,
  columns: readonly NewColumn[],
): Promise<void> {
  const { text, root } = await book.pkg.xml(table.part);
  const list = child(root, "tableColumns");
  if (list === undefined) throw new WorkbookError("damaged", table.part);
  const ref = formatArea({ ...table.area, right: table.area.right + columns.length });
  const edits = [setAttribute(root, "ref", ref)];
  const filter = child(root, "autoFilter");
  const filtered = parseArea((filter && attribute(filter, "ref")) ?? "");
  if (filter && filtered?.right === table.area.right)
    edits.push(
      setAttribute(filter, "ref", formatArea({ ...filtered, right: filtered.right + columns.length })),
    );
  const ids = childrenOf(list, "tableColumn").map((each) => Number(attribute(each, "id") ?? 0));
  const labels = freeLabels(table, columns);
  const items = columns.map(({ formula }, index) => {
    const tag = `${root.prefix}tableColumn`;
    const head = `<${tag} id="${String(Math.max(0, ...ids) + 1 + index)}" name="${escapeAttribute(labels[index] ?? "")}"`;
    const inner = `${root.prefix}calculatedColumnFormula`;
    return formula === undefined
      ? `${head}/>`
      : `${head}><${inner}>${escapeText(formula)}</${inner}></${tag}>`;
  });
  edits.push(...appendToList(text, root, [], "tableColumns", items, true));
  book.writeTable(sheet, table, splice(text, edits));
}
