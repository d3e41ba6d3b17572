import { child, childrenOf, descendants, type XmlElement } from "../../../src/opc/xml";
import { fromStored } from "../../../src/workbook/ooxml/stored-text";
import type { ValidationRule, ValidationState } from "../model/sheet-state";
import { areasOf } from "./areas";
import { capital, flag, word } from "./attributes";

/** The data validations of a sheet, those of Excel 2010 in the extension list too. */
export function readValidations(root: XmlElement, sheet: string): ValidationState[] {
  const list = child(root, "dataValidations");
  const plain = list === undefined ? [] : childrenOf(list, "dataValidation");
  const extensions = child(root, "extLst");
  const more = extensions === undefined ? [] : descendants(extensions, "dataValidation");
  return [...plain, ...more].map((element) => readValidation(element, sheet));
}

function readValidation(element: XmlElement, sheet: string): ValidationState {
  const text = (name: string): string => fromStored(word(element, name));
  return {
    sheet,
    areas: areasOf(word(element, "sqref") || (child(element, "sqref")?.text ?? "")),
    rule: ruleOf(element),
    ignoreBlanks: flag(element, "allowBlank"),
    errorAlert: {
      message: text("error"),
      showAlert: flag(element, "showErrorMessage"),
      style: capital(word(element, "errorStyle", "stop")),
      title: text("errorTitle"),
    },
    prompt: {
      message: text("prompt"),
      showPrompt: flag(element, "showInputMessage"),
      title: text("promptTitle"),
    },
  };
}

/** The kinds of rule, as the file and as Excel call them. */
export const ruleKinds = {
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
} as const;

/** How Excel's words for comparing differ from the file's. */
export const toOperator = (text: string): string => capital(text).replace(/^(Not)?Equal$|OrEqual$/, "$&To");
export const fromOperator = (text: string): string => {
  const known = text.replace(/To$/, "");
  return known.charAt(0).toLowerCase() + known.slice(1);
};

function ruleOf(element: XmlElement): ValidationRule {
  const type = word(element, "type", "none");
  const [first, second] = [formulaIn(element, "formula1"), formulaIn(element, "formula2")];
  if (type === "list") {
    return { list: { inCellDropDown: !flag(element, "showDropDown"), source: listSource(first) } };
  }
  if (type === "custom") return { custom: { formula: `=${first}` } };
  if (!Object.hasOwn(ruleKinds, type)) return {};
  const rule = {
    formula1: operand(first),
    ...(second === "" ? {} : { formula2: operand(second) }),
    operator: toOperator(word(element, "operator", "between")),
  };
  return { [ruleKinds[type as keyof typeof ruleKinds]]: rule };
}

const formulaIn = (element: XmlElement, name: string): string => {
  const formula = child(element, name);
  return (formula && (child(formula, "f")?.text ?? formula.text)) ?? "";
};

/** Words in quotes are the list itself, anything else is where it stands. */
const listSource = (formula: string): string =>
  /^"((?:[^"]|"")*)"$/s.exec(formula)?.[1]?.replaceAll('""', '"') ?? `=${formula}`;

/** A number is one; anything else is a formula. */
const operand = (formula: string): string | number =>
  formula !== "" && Number.isFinite(Number(formula)) ? Number(formula) : `=${formula}`;
