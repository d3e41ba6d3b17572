/** An error in a cell, as `#REF!`. */
export interface CellError {
  readonly error: string;
}

/** What a cell shows before it is formatted; "" is the empty cell. */
export type CellValue = string | number | boolean | CellError;

/** A formula and its result. */
export interface Formula {
  readonly formula: string;
  readonly value: CellValue;
}

/** What is stored in a cell. Contents are never changed in place. */
export type Content = CellValue | Formula;

export const isFormula = (content: Content | null | undefined): content is Formula =>
  typeof content === "object" && content !== null && "formula" in content;

export const isError = (content: Content | null | undefined): content is CellError =>
  typeof content === "object" && content !== null && "error" in content;

/** The result of a formula, or the constant itself. */
export const valueOf = (content: Content): CellValue => (isFormula(content) ? content.value : content);

/** A value as `Range.values` gives it: an error is its text. */
export const plain = (content: Content): string | number | boolean => {
  const value = valueOf(content);
  return typeof value === "object" ? value.error : value;
};

/** A cell as `Range.formulas` gives it. */
export const formulaOf = (content: Content): string | number | boolean =>
  isFormula(content) ? content.formula : plain(content);

/** The Excel.RangeValueType of a content. */
export function valueType(content: Content): "Empty" | "String" | "Double" | "Boolean" | "Error" {
  const value = valueOf(content);
  if (value === "" && !isFormula(content)) return "Empty";
  switch (typeof value) {
    case "string":
      return "String";
    case "number":
      return "Double";
    case "boolean":
      return "Boolean";
    case "object":
      return "Error";
  }
}
