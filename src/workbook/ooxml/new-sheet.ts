import { escapeText } from "../../opc/xml";
import { type DrawnCell, drawnCells, freeCell } from "../layout-cells";
import type { DisplayNames } from "../layout-formula";
import { page } from "../layout-look";
import { markAreas, markFormula } from "../layout-marks";
import { rowHeight } from "../row-height";
import type { Area, AreaMark, PrintLayout, SheetLayout, TableLayout, TableMark } from "../sheet-layout";
import { cellName } from "./address";
import { areaAddress } from "./new-address";
import { HEAD, MAIN, RELATIONSHIPS } from "./new-names";
import { pivotCells } from "./new-pivot";
import type { StyleBook } from "./new-styles";
import { validationsOf } from "./new-validations";
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

function rowsXml(sheet: SheetLayout, { styles, names }: SheetContext): string {
  const cells = [
    ...drawnCells(sheet, names),
    ...sheet.pivots.flatMap(pivotCells).map((cell) => freeCell(cell, names)),
  ];
  const heights = new Map(
    sheet.heights.map(({ row, points }) => [row, `${String(points)}" customHeight="1`]),
  );
  for (const { row, points } of sheet.tables.flatMap(recordHeights)) heights.set(row, String(points));
  const rows = new Map<number, DrawnCell[]>();
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

function cellXml({ row, column, value, formula, style }: DrawnCell, styles: StyleBook): string {
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

function tableRule(table: TableLayout, mark: TableMark, styles: StyleBook): Rule {
  return {
    areas: markAreas(table, mark),
    attributes: `type="expression" dxfId="${String(styles.mark(mark.style))}"`,
    inside: `<formula>${escapeText(markFormula(table, mark))}</formula>`,
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
function printXml({ onePage }: PrintLayout): string {
  const margins = Object.entries(page.margins).map(([side, inches]) => ` ${side}="${String(inches)}"`);
  const { left, center, right } = page.footer;
  return (
    `<printOptions horizontalCentered="1"/><pageMargins${margins.join("")}/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="${onePage === true ? "1" : "0"}"/>` +
    `<headerFooter><oddFooter>${escapeText(`&L${left}&C${center}&R${right}`)}</oddFooter></headerFooter>`
  );
}
