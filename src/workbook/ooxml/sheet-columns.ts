import { attribute, child, childrenOf, type Edit, type XmlElement } from "../../opc/xml";
import type { SheetFrame } from "./sheet-frame";

/** How a column of a sheet looks: its width in characters and the style of its empty cells. */
interface ColumnLook {
  readonly column: number;
  readonly width: number;
  readonly hidden: boolean;
  readonly style: number;
}

/** The edit that gives columns a look of their own; what others had in common with them is kept. */
export function setColumn({ text, root }: SheetFrame, looks: readonly ColumnLook[]): readonly Edit[] {
  const list = child(root, "cols");
  const old = list === undefined ? [] : childrenOf(list, "col");
  const isLooked = (column: number): boolean => looks.some((look) => look.column === column);
  const kept = old.flatMap((col) => {
    const from = Number(attribute(col, "min"));
    const to = Number(attribute(col, "max"));
    return freeRuns(from, to, isLooked).map((run) => ({ at: run.from, xml: colBetween(text, col, run) }));
  });
  const made = looks.map(({ column, width, hidden, style }) => ({
    at: column,
    xml:
      `<${root.prefix}col min="${String(column)}" max="${String(column)}" width="${String(width)}"` +
      ` style="${String(style)}"${hidden ? ' hidden="1"' : ""} customWidth="1"/>`,
  }));
  const xml = [...kept, ...made]
    .sort((a, b) => a.at - b.at)
    .map((each) => each.xml)
    .join("");
  if (list !== undefined) return [{ start: list.openEnd, end: list.closeStart, text: xml }];
  const before = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr"];
  const at = root.children.filter(({ local }) => before.includes(local)).at(-1)?.end ?? root.openEnd;
  return [{ start: at, end: at, text: `<${root.prefix}cols>${xml}</${root.prefix}cols>` }];
}

/** The stretches of columns between `from` and `to` that are not taken. */
function freeRuns(
  from: number,
  to: number,
  isTaken: (column: number) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let column = from; column <= to; column++) {
    if (isTaken(column)) continue;
    const last = runs.at(-1);
    if (last?.to === column - 1) last.to = column;
    else runs.push({ from: column, to: column });
  }
  return runs;
}

/** A `<col>` for other columns than it was written for. */
export function colBetween(
  text: string,
  col: XmlElement,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  return text
    .slice(col.start, col.end)
    .replace(/(\smin\s*=\s*["'])\d+/, `$1${String(from)}`)
    .replace(/(\smax\s*=\s*["'])\d+/, `$1${String(to)}`);
}
