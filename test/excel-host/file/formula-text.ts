/** Functions newer than the file format: a file marks them, Excel does not show the mark. */
const NEWER =
  "ACOT ACOTH ARABIC ARRAYTOTEXT BASE BYCOL BYROW CHOOSECOLS CHOOSEROWS COMBINA CONCAT DAYS DECIMAL DROP EXPAND FORMULATEXT " +
  "HSTACK IFNA IFS ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS NUMBERVALUE RANDARRAY REDUCE SCAN " +
  "SEQUENCE SHEET SHEETS SORTBY SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE " +
  "VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR";
const WORKSHEET = "FILTER SORT";

const marked = new Map<string, string>([
  ...NEWER.split(" ").map((name): [string, string] => [name, `_xlfn.${name}`]),
  ...WORKSHEET.split(" ").map((name): [string, string] => [name, `_xlfn._xlws.${name}`]),
]);

/** Does something to a formula outside its texts and quoted sheet names. */
const outsideQuotes = (formula: string, change: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*'!)/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");

/**
 * A file's formula as Excel shows it. `Table[[#This Row],[Column]]` stays as it is written: Excel would show
 * `[@Column]` (belief `this-row-spelled-out`).
 */
export const shownFormula = (stored: string): string =>
  `=${outsideQuotes(stored, (part) => part.replace(/_xl(?:fn|ws|pm|udf)\./g, ""))}`;

/** A formula as a file stores it: newer functions marked, `[@Column]` spelled out for the table the cell is in. */
export function storedFormula(shown: string, table?: string): string {
  return outsideQuotes(shown.replace(/^=/, ""), (part) =>
    spelledOut(part, table ?? "").replace(
      /(?<![\p{L}\p{N}_.])([A-Z][A-Z0-9]*)(?=\()/giu,
      (name: string) => marked.get(name.toUpperCase()) ?? name,
    ),
  );
}

const THIS_ROW =
  /([\p{L}_\\][\p{L}\p{N}_.\\]*)?\[@(\[(?:'.|[^'\]])*\](?::\[(?:'.|[^'\]])*\])?|(?:'.|[^'[\]])*)\]/gu;

const spelledOut = (part: string, own: string): string =>
  part.replace(THIS_ROW, (_, table: string | undefined, inside: string) => {
    const columns = inside === "" ? "" : inside.startsWith("[") ? `,${inside}` : `,[${inside}]`;
    return columns === "" ? `${table ?? own}[#This Row]` : `${table ?? own}[[#This Row]${columns}]`;
  });
