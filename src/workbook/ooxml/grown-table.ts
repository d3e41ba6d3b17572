import {
  attribute,
  child,
  childrenOf,
  type Edit,
  escapeText,
  setAttribute,
  splice,
  type XmlElement,
} from "../../opc/xml";
import { formatArea, parseArea } from "./address";
import { grownColumnFormula, grownFormula, type Growth } from "./growth";
import { lastDataRow } from "./table-part";

/** The table's XML reaching some rows further down; its filter, its sorting and formulas over all its rows too. */
export function grownTable(text: string, root: XmlElement, growth: Growth): string {
  const { table, rows, sheet } = growth;
  const last = lastDataRow(table);
  const edits: Edit[] = [
    setAttribute(root, "ref", formatArea({ ...table.area, bottom: table.area.bottom + rows })),
  ];
  const grow = (element: XmlElement | undefined): void => {
    const area = parseArea((element && attribute(element, "ref")) ?? "");
    if (element !== undefined && area?.bottom === last)
      edits.push(setAttribute(element, "ref", formatArea({ ...area, bottom: last + rows })));
  };
  const filter = child(root, "autoFilter");
  grow(filter);
  grow(child(root, "sortState"));
  if (filter !== undefined) grow(child(filter, "sortState"));
  const totals = (formula: string): string => grownFormula(formula, growth, { own: sheet });
  edits.push(...formulaEdits(root, "totalsRowFormula", totals), ...columnFormulaEdits(root, growth, sheet));
  return splice(text, edits);
}

/** The edits that let column formulas of a table on the sheet `own` follow the growth of this or another table. */
export const columnFormulaEdits = (root: XmlElement, growth: Growth, own: string): Edit[] =>
  formulaEdits(root, "calculatedColumnFormula", (formula) => grownColumnFormula(formula, growth, own));

const formulaEdits = (root: XmlElement, name: string, map: (formula: string) => string): Edit[] =>
  childrenOf(root, "tableColumns")
    .flatMap((list) => childrenOf(list, "tableColumn"))
    .flatMap((column) => childrenOf(column, name))
    .flatMap((formula): Edit[] => {
      const text = map(formula.text);
      return text === formula.text
        ? []
        : [{ start: formula.openEnd, end: formula.closeStart, text: escapeText(text) }];
    });
