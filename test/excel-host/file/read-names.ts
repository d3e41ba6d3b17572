import { child, childrenOf, type XmlElement } from "../../../src/opc/xml";
import { bottom, isEntireRow, right, SHEET_COLUMNS, SHEET_ROWS } from "../model/area";
import type { Area } from "../model/area";
import type { NameState } from "../model/records";
import type { PageState } from "../model/sheet-state";
import { areasOfFormula } from "./areas";
import { amount, flag, word } from "./attributes";
import { shownFormula } from "./formula-text";

/** A defined name of the file; `sheet` is the place of its sheet in the list of all sheets. */
export interface FileName {
  readonly name: string;
  readonly formula: string;
  readonly sheet: number | undefined;
  readonly visible: boolean;
  readonly comment: string;
}

/** Every defined name, Excel's own too. */
export function readNames(workbook: XmlElement): readonly FileName[] {
  const list = child(workbook, "definedNames");
  return (list === undefined ? [] : childrenOf(list, "definedName")).map((element) => ({
    name: word(element, "name"),
    formula: element.text,
    sheet: amount(element, "localSheetId"),
    visible: !flag(element, "hidden"),
    comment: word(element, "comment"),
  }));
}

/** Excel's own names say what is printed and filtered; no one sees them as names. */
export const isExcelsOwn = ({ name }: FileName): boolean => name.startsWith("_xlnm.");

/** A name as the host keeps it. */
export const nameState = (name: FileName, sheet: string | null): NameState => ({
  name: name.name,
  formula: shownFormula(name.formula),
  visible: name.visible,
  comment: name.comment,
  sheet,
});

/** A sheet's page with what its own names say is printed. */
export function withPrintNames(page: PageState, own: readonly FileName[]): PageState {
  const formula = (name: string): string => own.find((one) => one.name === name)?.formula ?? "";
  const titles = areasOfFormula(formula("_xlnm.Print_Titles"));
  return {
    ...page,
    printArea: areasOfFormula(formula("_xlnm.Print_Area")),
    titleRows: titles.find(isEntireRow) ?? null,
    titleColumns:
      titles.find((area: Area) => bottom(area) === SHEET_ROWS && right(area) < SHEET_COLUMNS) ?? null,
  };
}
