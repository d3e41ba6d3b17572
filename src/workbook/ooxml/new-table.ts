import { escapeAttribute, escapeText } from "../../opc/xml";
import { tableArea } from "../layout-areas";
import { columnFormula, type DisplayNames } from "../layout-formula";
import { tableStyle } from "../layout-look";
import type { TableLayout } from "../sheet-layout";
import { areaAddress } from "./new-address";
import { HEAD, MAIN } from "./new-names";

/** The part of a table. */
export function tableXml(layout: TableLayout, id: number, names: DisplayNames): string {
  const name = escapeAttribute(names[layout.table]);
  const ref = areaAddress(tableArea(layout));
  const columns = layout.columns.map(({ label, formula }, index) => {
    const head = `<tableColumn id="${String(index + 1)}" name="${escapeAttribute(label)}"`;
    if (formula === undefined) return `${head}/>`;
    const text = escapeText(columnFormula(formula, layout.table, names));
    return `${head}><calculatedColumnFormula>${text}</calculatedColumnFormula></tableColumn>`;
  });
  return (
    `${HEAD}<table xmlns="${MAIN}" id="${String(id)}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0">` +
    (layout.filter ? `<autoFilter ref="${ref}"/>` : "") +
    `<tableColumns count="${String(columns.length)}">${columns.join("")}</tableColumns>` +
    `<tableStyleInfo name="${tableStyle}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}
