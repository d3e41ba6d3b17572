import { wholeSheet } from "./area";
import { isFormula } from "./cell";
import type { Mutation, Renamed } from "./mutation";
import { rewriteReferences } from "./references";
import type { Workbook } from "./workbook";

/** Lets formulas, calculated columns and names follow what was renamed; no edit of anyone's, so no event tells of it. */
export function followed(book: Workbook, to: Renamed): readonly Mutation[] {
  const inverse = rewriteAll(book, rewriter(to));
  if (to.now === null) return inverse;
  return [{ kind: "references", to: { ...to, was: to.now, now: to.was } }];
}

function rewriter(to: Renamed): (formula: string) => string {
  switch (to.what) {
    case "sheet":
      return (formula) => sheetRenamed(formula, to.was, to.now);
    case "table":
      return tableRenamed(to.was, to.now);
    case "column":
      return columnRenamed(to.table, to.was, to.now);
  }
}

function sheetRenamed(formula: string, was: string, now: string | null): string {
  const rewritten = rewriteReferences(formula, ({ sheet, area }) => {
    if (sheet?.toLowerCase() !== was.toLowerCase()) return undefined;
    return now === null ? null : { sheet: now, area };
  });
  return now === null ? rewritten.replace(/(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!#REF!/gu, "#REF!") : rewritten;
}

function tableRenamed(was: string, now: string): (formula: string) => string {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_.])${escaped(was)}(?=\\[|$)`, "giu");
  return (formula) => outsideTexts(formula, (part) => part.replace(pattern, now));
}

function columnRenamed(table: string, was: string, now: string): (formula: string) => string {
  const quote = (name: string): string => name.replace(/['[\]#@]/g, "'$&");
  const group = new RegExp(`(?<![\\p{L}\\p{N}_.])${escaped(table)}\\[(?:[^[\\]]|\\[[^[\\]]*\\])*\\]`, "giu");
  const column = new RegExp(`\\[${escaped(quote(was))}\\]`, "giu");
  return (formula) =>
    outsideTexts(formula, (part) =>
      part.replace(group, (whole) => whole.replace(column, () => `[${quote(now)}]`)),
    );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const outsideTexts = (formula: string, rewrite: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : rewrite(part)))
    .join("");

/** Rewrites every formula; returns what puts the old texts back. */
function rewriteAll(book: Workbook, rewrite: (formula: string) => string): readonly Mutation[] {
  const inverse: Mutation[] = [];
  for (const [id, state] of book.records.name) {
    const formula = rewrite(state.formula);
    if (formula === state.formula) continue;
    book.records.name.set(id, { ...state, formula });
    inverse.push({ kind: "put", what: "name", id, state });
  }
  for (const [id, state] of book.records.table) {
    const columns = state.columns.map((column) =>
      column.formula === undefined ? column : { ...column, formula: rewrite(column.formula) },
    );
    if (columns.every(({ formula }, index) => formula === state.columns[index]?.formula)) continue;
    book.records.table.set(id, { ...state, columns });
    inverse.push({ kind: "put", what: "table", id, state });
  }
  for (const sheet of book.sheetIds()) {
    const grid = book.cells(sheet).contents;
    for (const { row, column, value } of grid.cells(wholeSheet)) {
      if (!isFormula(value)) continue;
      const formula = rewrite(value.formula);
      if (formula === value.formula) continue;
      grid.set(row, column, { ...value, formula });
      inverse.push({ kind: "contents", sheet, row, column, contents: [[value]] });
    }
  }
  return inverse;
}
