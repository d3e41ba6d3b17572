import { escapeText } from "../../opc/xml";
import { columnFormula, type DisplayNames, formulaText } from "../layout-formula";
import type { Cell } from "../port";
import { rowHeight } from "../row-height";
import type {
  Area,
  AreaMark,
  CellLayout,
  CellStyle,
  PrintLayout,
  SheetLayout,
  TableLayout,
  TableMark,
} from "../sheet-layout";
import { cellName, columnLetters } from "./address";
import { areaAddress } from "./new-address";
import { HEAD, MAIN, RELATIONSHIPS } from "./new-names";
import { pivotCells } from "./new-pivot";
import type { StyleBook } from "./new-styles";
import { READY_ROWS, validationsOf } from "./new-validations";
import { toStored } from "./stored-text";

/** What a sheet's part needs to know besides its layout. */
interface SheetContext {
  readonly styles: StyleBook;
  readonly names: DisplayNames;
  readonly selected: boolean;
  /** Relationships to the sheet's tables, in their order, and to its drawing. */
  readonly tableLinks: readonly string[];
  readonly drawingLink: string | undefined;
}

/** The part of a new sheet. */
export function sheetXml(sheet: SheetLayout, context: SheetContext): string {
  const { styles, tableLinks, drawingLink } = context;
  const validations = sheet.tables.flatMap(validationsOf);
  const parts = sheet.tables.map((_, index) => `<tablePart r:id="${tableLinks[index] ?? ""}"/>`);
  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">` +
    `<sheetPr><tabColor rgb="FF${sheet.tab}"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
    viewXml(sheet, context.selected) +
    `<sheetFormatPr defaultRowHeight="15"/>${columnsXml(sheet, styles)}<sheetData>${rowsXml(sheet, context)}</sheetData>` +
    marksXml(sheet, styles) +
    (validations.length === 0
      ? ""
      : `<dataValidations count="${String(validations.length)}">${validations.join("")}</dataValidations>`) +
    printXml(sheet.print) +
    (drawingLink === undefined ? "" : `<drawing r:id="${drawingLink}"/>`) +
    (parts.length === 0 ? "" : `<tableParts count="${String(parts.length)}">${parts.join("")}</tableParts>`) +
    "</worksheet>"
  );
}

function viewXml({ gridLines, freeze }: SheetLayout, selected: boolean): string {
  const attributes = `${gridLines ? "" : ' showGridLines="0"'}${selected ? ' tabSelected="1"' : ""} workbookViewId="0"`;
  if (freeze === undefined) return `<sheetViews><sheetView${attributes}/></sheetViews>`;
  const { rows, columns } = freeze;
  const first = cellName(rows + 1, columns + 1);
  const across = columns === 0 ? "" : ` xSplit="${String(columns)}"`;
  const pane = columns === 0 ? "bottomLeft" : "bottomRight";
  return (
    `<sheetViews><sheetView${attributes}><pane${across} ySplit="${String(rows)}" topLeftCell="${first}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${first}" sqref="${first}"/></sheetView></sheetViews>`
  );
}

/** Columns of tables carry their format down the sheet, so that what is typed below the table keeps its zeros. */
function columnsXml(sheet: SheetLayout, styles: StyleBook): string {
  const columns = new Map<number, string>();
  const put = (column: number, width: number, rest: string): void => {
    const at = String(column);
    columns.set(column, `<col min="${at}" max="${at}" width="${String(width)}"${rest} customWidth="1"/>`);
  };
  for (const { column, width } of sheet.widths) put(column, width, "");
  for (const table of sheet.tables)
    for (const [index, { width, hidden, style }] of table.columns.entries())
      put(
        table.at.column + index,
        width,
        ` style="${String(styles.cell(style))}"${hidden ? ' hidden="1"' : ""}`,
      );
  const sorted = [...columns].sort(([left], [right]) => left - right);
  return columns.size === 0 ? "" : `<cols>${sorted.map(([, xml]) => xml).join("")}</cols>`;
}

/** A cell as it will be written: its value or its formula with the value it comes to. */
interface NewCell {
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
  readonly formula: string | undefined;
  readonly style: CellStyle | undefined;
}

function rowsXml(sheet: SheetLayout, { styles, names }: SheetContext): string {
  const free = [...sheet.cells, ...sheet.pivots.flatMap(pivotCells)].map((cell) => freeCell(cell, names));
  const cells = [...free, ...sheet.tables.flatMap((table) => tableCells(table, names))];
  const heights = new Map(
    sheet.heights.map(({ row, points }) => [row, `${String(points)}" customHeight="1`]),
  );
  for (const { row, points } of sheet.tables.flatMap(recordHeights)) heights.set(row, String(points));
  const rows = new Map<number, NewCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows]
    .sort(([left], [right]) => left - right)
    .map(([row, inRow]) => {
      const height = heights.get(row);
      const size = height === undefined ? "" : ` ht="${height}"`;
      const sorted = inRow.sort((left, right) => left.column - right.column);
      return `<row r="${String(row)}"${size}>${sorted.map((cell) => cellXml(cell, styles)).join("")}</row>`;
    })
    .join("");
}

const freeCell = ({ row, column, value, formula, style }: CellLayout, names: DisplayNames): NewCell => ({
  row,
  column,
  value: value ?? null,
  formula: formula === undefined ? undefined : formulaText(formula, names, (field) => `{${field}}`),
  style,
});

/** Header and rows; a table without rows gets an empty one that has its formulas. */
function tableCells({ table, at, columns, rows }: TableLayout, names: DisplayNames): readonly NewCell[] {
  return columns.flatMap(({ field, label, header, style, formula }, index) => {
    const column = at.column + index;
    const text = formula === undefined ? undefined : columnFormula(formula, table, names);
    const records = rows.length === 0 ? [{}] : rows;
    return [
      { row: at.row, column, value: label, formula: undefined, style: header },
      ...records.map((record, down): NewCell => ({
        row: at.row + 1 + down,
        column,
        value: record[field] ?? (text === undefined ? null : ""),
        formula: text,
        style: { ...style, border: true },
      })),
    ];
  });
}

/** Rows of a table whose texts need more than a line. */
const recordHeights = ({ at, columns, rows }: TableLayout): { row: number; points: number }[] =>
  rows.flatMap((record, down) => {
    const points = rowHeight(
      columns.flatMap(({ field, width, hidden, style }) => {
        const value = record[field];
        return style.wrap === true && !hidden && typeof value === "string" ? [{ text: value, width }] : [];
      }),
    );
    return points === undefined ? [] : [{ row: at.row + 1 + down, points }];
  });

function cellXml({ row, column, value, formula, style }: NewCell, styles: StyleBook): string {
  const where = cellName(row, column);
  const head = `<c r="${where}"${style === undefined ? "" : ` s="${String(styles.cell(style))}"`}`;
  if (formula !== undefined) {
    const calculated = `<f>${escapeText(formula)}</f>`;
    return typeof value === "number"
      ? `${head}>${calculated}<v>${String(value)}</v></c>`
      : `${head} t="str">${calculated}<v>${escapeText(toStored(typeof value === "string" ? value : "", where))}</v></c>`;
  }
  if (typeof value === "number") return `${head}><v>${String(value)}</v></c>`;
  if (typeof value !== "string" || value === "") return `${head}/>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeText(toStored(value, where))}</t></is></c>`;
}

/** Conditional formats: the marks of the tables from their first row down, then those of other areas. */
function marksXml(sheet: SheetLayout, styles: StyleBook): string {
  const rules = [
    ...sheet.tables.flatMap((table) => table.marks.map((mark) => tableRule(table, mark, styles))),
    ...sheet.marks.map((mark) => areaRule(mark, styles)),
  ];
  return rules
    .map(({ areas, attributes, inside }, index) => {
      const rule = `<cfRule ${attributes} priority="${String(index + 1)}">${inside}</cfRule>`;
      return `<conditionalFormatting sqref="${areas.map(areaAddress).join(" ")}">${rule}</conditionalFormatting>`;
    })
    .join("");
}

interface Rule {
  readonly areas: readonly Area[];
  readonly attributes: string;
  readonly inside: string;
}

function tableRule(
  { at, columns }: TableLayout,
  { fields, when, style }: TableMark,
  styles: StyleBook,
): Rule {
  const row = at.row + 1;
  const columnOf = (field: string): number => at.column + columns.findIndex((each) => each.field === field);
  const formula = when.replaceAll(
    /\{(\w+)\}/g,
    (_, field: string) => `$${columnLetters(columnOf(field))}${String(row)}`,
  );
  return {
    areas:
      fields === "row"
        ? [{ row, column: at.column, rows: READY_ROWS, columns: columns.length }]
        : fields.map((field) => ({ row, column: columnOf(field), rows: READY_ROWS, columns: 1 })),
    attributes: `type="expression" dxfId="${String(styles.mark(style))}"`,
    inside: `<formula>${escapeText(formula)}</formula>`,
  };
}

function areaRule(mark: AreaMark, styles: StyleBook): Rule {
  const areas = [mark.area];
  if ("equals" in mark) {
    const attributes = `type="cellIs" dxfId="${String(styles.mark(mark.style))}" operator="equal"`;
    return { areas, attributes, inside: `<formula>${String(mark.equals)}</formula>` };
  }
  const scale = `<cfvo type="num" val="0"/><cfvo type="max"/><color rgb="FF${mark.low}"/><color rgb="FF${mark.high}"/>`;
  return { areas, attributes: 'type="colorScale"', inside: `<colorScale>${scale}</colorScale>` };
}

/** A4 landscape on the width of one page, with the page of how many at the foot. */
const printXml = ({ onePage }: PrintLayout): string =>
  '<printOptions horizontalCentered="1"/><pageMargins left="0.3" right="0.3" top="0.4" bottom="0.6" header="0.3" footer="0.3"/>' +
  `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="${onePage === true ? "1" : "0"}"/>` +
  "<headerFooter><oddFooter>&amp;L&amp;A&amp;C第 &amp;P 页　共 &amp;N 页&amp;R打印日期 &amp;D</oddFooter></headerFooter>";
