import { columnLetters, columnNumber, LAST_COLUMN, LAST_ROW } from "./address";

/** A reference in a formula as written. */
export interface Reference {
  /** The sheet it names, unquoted; null for the formula's own. Other workbooks and spans keep their marks: "[1]Sheet1", "A:B". */
  readonly sheet: string | null;
  /** "B2", "$B$2:$B$9" or, for whole columns and rows, "A:C" and "1:3". */
  readonly text: string;
}

const PIECES =
  /"(?:[^"]|"")*"|(?<quoted>'(?:[^']|'')*')!|(?<bracket>\[)|(?<ref>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.!(\[\\?])|(?<word>[\p{L}_\\][\p{L}\p{N}_.\\?]*)(?<bang>!?)|[0-9.]+(?:[eE][+-]?\d+)?|[^]/uy;

/** Where the bracket that opens at `from` closes; an apostrophe inside quotes the next character. */
function bracketEnd(formula: string, from: number): number {
  let depth = 0;
  for (let at = from; at < formula.length; at++) {
    const c = formula.charAt(at);
    if (c === "'") at++;
    else if (c === "[") depth++;
    else if (c === "]" && --depth === 0) return at + 1;
  }
  return formula.length;
}

/** The formula with references replaced where `map` says so. Strings, names, functions and structured references stay. */
export function mapReferences(formula: string, map: (reference: Reference) => string | undefined): string {
  let out = "";
  let at = 0;
  let sheet: string | null = null;
  let workbook = "";
  while (at < formula.length) {
    PIECES.lastIndex = at;
    const found = PIECES.exec(formula);
    if (found === null) break;
    const { quoted, bracket, word, bang } = found.groups ?? {};
    let piece = found[0];
    const ref = found.groups?.["ref"] !== undefined && isOnSheet(piece) ? piece : undefined;
    if (bracket !== undefined) workbook = piece = formula.slice(at, bracketEnd(formula, at));
    else if (quoted !== undefined) sheet = quoted.slice(1, -1).replaceAll("''", "'");
    else if (word !== undefined && bang === "!") {
      const span = /[\p{L}\p{N}_]:$/u.test(out) ? ":" : "";
      sheet = workbook + span + word;
    } else {
      out += ref === undefined ? piece : (map({ sheet, text: piece }) ?? piece);
      at += piece.length;
      sheet = null;
      workbook = "";
      continue;
    }
    out += piece;
    at += piece.length;
  }
  return out;
}

const CORNER = /(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})|(\$?)([A-Za-z]{1,3})|(\$?)(\d{1,7})/g;

/** Whether there are such cells: YTD2026 lies to the right of the last column, so it is a name. */
const isOnSheet = (text: string): boolean =>
  (text.match(/[A-Za-z]+/g) ?? []).every((letters) => columnNumber(letters) <= LAST_COLUMN) &&
  (text.match(/\d+/g) ?? []).every((row) => Number(row) >= 1 && Number(row) <= LAST_ROW);

/** A number moved along the edge of a sheet, coming in again on the other side. */
const comeRound = (n: number, size: number): number => ((((n - 1) % size) + size) % size) + 1;

/** A formula as it reads some rows down and columns right, as Excel expands a shared formula. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  const column = (dollar: string, letters: string): string =>
    dollar === "$"
      ? dollar + letters
      : columnLetters(comeRound(columnNumber(letters) + columns, LAST_COLUMN));
  const row = (dollar: string, digits: string): string =>
    dollar === "$" ? dollar + digits : String(comeRound(Number(digits) + rows, LAST_ROW));
  return mapReferences(formula, ({ text }) =>
    text.replace(
      CORNER,
      (
        _,
        d1?: string,
        c1?: string,
        d2?: string,
        r1?: string,
        d3?: string,
        c2?: string,
        d4?: string,
        r2?: string,
      ) =>
        c1 !== undefined
          ? column(d1 ?? "", c1) + row(d2 ?? "", r1 ?? "")
          : c2 !== undefined
            ? column(d3 ?? "", c2)
            : row(d4 ?? "", r2 ?? ""),
    ),
  );
}

/** A formula as it reads when copied some rows down: references that would leave the sheet are broken, as in Excel. */
export function copiedDown(formula: string, rows: number): string {
  return mapReferences(formula, ({ text }) => {
    if (text === `1:${String(LAST_ROW)}`) return undefined;
    const moved = text.replace(/(?<![$\d])\d+/g, (row) => String(Number(row) + rows));
    return isOnSheet(moved) ? moved : "#REF!";
  });
}
