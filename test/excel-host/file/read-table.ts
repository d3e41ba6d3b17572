import { child, childrenOf, type XmlElement } from "../../../src/opc/xml";
import { WorkbookError } from "../../../src/workbook/port";
import { fromStored } from "../../../src/workbook/ooxml/stored-text";
import { parseAddress } from "../model/address";
import type { TableState } from "../model/records";
import { amount, flag, word } from "./attributes";
import { criteriaOf } from "./filter-criteria";
import { shownFormula } from "./formula-text";

/** A table as its part describes it. */
export function readTableState(root: XmlElement, sheet: string, part: string): TableState {
  const area = parseAddress(word(root, "ref"));
  if (area === null) throw new WorkbookError("damaged", `${part}: no range`);
  const list = child(root, "tableColumns");
  const filter = child(root, "autoFilter");
  const look = child(root, "tableStyleInfo");
  return {
    sheet,
    name: fromStored(word(root, "displayName", word(root, "name"))),
    area,
    columns: (list === undefined ? [] : childrenOf(list, "tableColumn")).map((column, index) => {
      const formula = child(column, "calculatedColumnFormula")?.text ?? "";
      return {
        id: amount(column, "id") ?? index + 1,
        name: fromStored(word(column, "name")),
        ...(formula === "" ? {} : { formula: shownFormula(formula) }),
      };
    }),
    showHeaders: word(root, "headerRowCount", "1") !== "0",
    showTotals: (amount(root, "totalsRowCount") ?? 0) > 0,
    showFilterButton: filter !== undefined,
    showBandedRows: flag(look, "showRowStripes"),
    showBandedColumns: flag(look, "showColumnStripes"),
    highlightFirstColumn: flag(look, "showFirstColumn"),
    highlightLastColumn: flag(look, "showLastColumn"),
    style: word(look, "name"),
    criteria: filter === undefined ? {} : criteriaOf(filter),
  };
}
