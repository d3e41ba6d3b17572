import {
  child,
  escapeAttribute,
  escapeText,
  setAttribute,
  splice,
  type Edit,
  type XmlElement,
} from "../../../src/opc/xml";
import { HEAD, MAIN } from "../../../src/workbook/ooxml/new-names";
import { toStored } from "../../../src/workbook/ooxml/stored-text";
import { addressOf } from "../model/address";
import type { Content } from "../model/cell";
import { isFormula, plain } from "../model/cell";
import type { TableColumn, TableState } from "../model/records";
import { filterXml } from "./filter-criteria";
import { storedFormula } from "./formula-text";
import { readTableState } from "./read-table";

/** The part of a table from what the host holds; `totals` are the cells of its totals row. */
export function tableXml(table: TableState, id: number, totals: readonly Content[]): string {
  const { area, showHeaders, showTotals } = table;
  const name = escapeAttribute(table.name);
  const filtered = addressOf({ ...area, rows: area.rows - (showTotals ? 1 : 0) });
  const filter = table.showFilterButton && showHeaders ? filterXml(filtered, table.criteria) : "";
  const columns = table.columns.map((column, index) =>
    columnXml(column, table, showTotals ? totals[index] : undefined),
  );
  const flags = [
    ["showFirstColumn", table.highlightFirstColumn],
    ["showLastColumn", table.highlightLastColumn],
    ["showRowStripes", table.showBandedRows],
    ["showColumnStripes", table.showBandedColumns],
  ] as const;
  const look = flags.map(([flag, value]) => ` ${flag}="${value ? 1 : 0}"`).join("");
  const style = table.style === "" ? "" : ` name="${escapeAttribute(table.style)}"`;
  return (
    `${HEAD}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${addressOf(area)}"` +
    `${showHeaders ? "" : ' headerRowCount="0"'}${showTotals ? ' totalsRowCount="1"' : ' totalsRowShown="0"'}>` +
    `${filter}<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>` +
    `<tableStyleInfo${style}${look}/></table>`
  );
}

function columnXml(column: TableColumn, table: TableState, total: Content | undefined): string {
  const head = `<tableColumn id="${column.id}" name="${escapeAttribute(toStored(column.name, table.name))}"`;
  const own = (formula: string): string => escapeText(storedFormula(formula, table.name));
  const label =
    total === undefined || total === "" || isFormula(total)
      ? ""
      : ` totalsRowLabel="${escapeAttribute(String(plain(total)))}"`;
  const sum = isFormula(total) ? ' totalsRowFunction="custom"' : "";
  const inside =
    (column.formula === undefined
      ? ""
      : `<calculatedColumnFormula>${own(column.formula)}</calculatedColumnFormula>`) +
    (isFormula(total) ? `<totalsRowFormula>${own(total.formula)}</totalsRowFormula>` : "");
  return inside === "" ? `${head}${label}/>` : `${head}${label}${sum}>${inside}</tableColumn>`;
}

/** A table's part after a change; one that only grew keeps everything else. Undefined when it is as it was. */
export function changedTableXml(
  text: string,
  root: XmlElement,
  table: TableState,
  totals: readonly Content[],
): string | undefined {
  const was = readTableState(root, table.sheet, "");
  if (JSON.stringify(inOrder(was)) === JSON.stringify(inOrder(table))) return undefined;
  if (
    JSON.stringify(inOrder({ ...was, area: table.area })) !== JSON.stringify(inOrder(table)) ||
    table.showTotals
  )
    return tableXml(table, Number(root.attributes.find(({ name }) => name === "id")?.value ?? 1), totals);
  const ref = addressOf(table.area);
  const filter = child(root, "autoFilter");
  const edits: Edit[] = [setAttribute(root, "ref", ref)];
  if (filter !== undefined) edits.push(setAttribute(filter, "ref", ref));
  const insertRow = root.attributes.find(({ name }) => name === "insertRow");
  if (insertRow !== undefined) edits.push({ start: insertRow.start, end: insertRow.end, text: "0" });
  return splice(text, edits);
}

/** Members in one order, whoever made the record. */
const inOrder = (table: TableState): unknown =>
  Object.entries({
    ...table,
    columns: table.columns.map(({ id, name, formula }) => [id, name, formula ?? ""]),
  }).sort(([a], [b]) => (a < b ? -1 : 1));
