import { child, escapeText, parseXml } from "../../opc/xml";
import { ByteScanner } from "./byte-scanner";
import { shiftFormula } from "./formula";
import type { CellReader } from "./read-cell";
import type { SheetData, WideFormula } from "./sheet-data";

/** Bytes of a sheet to be replaced. */
export interface ByteEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A formula where it stands. */
interface PlacedFormula {
  readonly cell: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The cells that share a formula, each with its own copy; the first cell too. */
export function sharedFormulas(data: SheetData, reader: CellReader, master: WideFormula): PlacedFormula[] {
  const row = data.rowOfCell(master.cell);
  const column = data.cellColumn(master.cell);
  const text = reader.formula(master.cell) ?? "";
  const { area } = master;
  const found: PlacedFormula[] = [];
  for (let i = data.rowFrom(area.top); i < data.rowCount && data.rowNumber(i) <= area.bottom; i++)
    for (let cell = data.firstCell(i); cell < data.firstCell(i + 1); cell++) {
      const at = { cell, row: data.rowNumber(i), column: data.cellColumn(cell) };
      if (at.column < area.left || at.column > area.right) continue;
      if (cell === master.cell) found.push({ ...at, text });
      else if (sharesWith(data, reader, cell, master.si))
        found.push({ ...at, text: shiftFormula(text, at.row - row, at.column - column) });
    }
  return found;
}

function sharesWith(data: SheetData, reader: CellReader, cell: number, si: string | undefined): boolean {
  const span = reader.read(cell).formula;
  if (span === undefined) return false;
  const scan = new ByteScanner(data.bytes, data.part, span.start);
  scan.next();
  return scan.attribute("t") === "shared" && scan.attribute("si") === si;
}

/** The edit that gives a cell a formula of its own in place of one it shared; its value stays. */
export function ownFormulaEdit(
  data: SheetData,
  reader: CellReader,
  { cell, text }: PlacedFormula,
): ByteEdit | undefined {
  const span = reader.read(cell).formula;
  return span && { ...span, text: `<${data.prefix}f>${escapeText(text)}</${data.prefix}f>` };
}

/**
 * The edits by cell that put other formulas in the place of those which change, among the cells given. The first of
 * cells that share one speaks for all: when one of them changes, each gets its own. What a changed formula last came
 * to is false from now on and goes.
 */
export function rewrittenFormulas(
  data: SheetData,
  reader: CellReader,
  cells: Iterable<number>,
  map: (formula: PlacedFormula) => string,
): Map<number, ByteEdit> {
  const masters = new Map(data.wide.filter((w) => w.kind === "shared").map((w) => [w.cell, w]));
  const edits = new Map<number, ByteEdit>();
  for (const cell of cells) {
    const master = masters.get(cell);
    const group = master === undefined ? single(data, reader, cell) : sharedFormulas(data, reader, master);
    const mapped = group.map((formula) => ({ formula, text: map(formula) }));
    if (mapped.every(({ formula, text }) => formula.text === text)) continue;
    for (const { formula, text } of mapped) {
      const edit =
        formula.text === text
          ? ownFormulaEdit(data, reader, formula)
          : changedCell(data, reader, formula.cell, text, master !== undefined);
      if (edit) edits.set(formula.cell, edit);
    }
  }
  return edits;
}

function single(data: SheetData, reader: CellReader, cell: number): PlacedFormula[] {
  const span = reader.read(cell).formula;
  if (span === undefined) return [];
  const scan = new ByteScanner(data.bytes, data.part, span.start);
  scan.next();
  if (scan.attribute("t") === "shared") return [];
  const text = reader.formula(cell) ?? "";
  return [{ cell, row: data.rowOfCell(cell), column: data.cellColumn(cell), text }];
}

/** A cell with another formula, the look and marks it had and no value. */
function changedCell(
  data: SheetData,
  reader: CellReader,
  cell: number,
  formula: string,
  wasShared: boolean,
): ByteEdit | undefined {
  const { start, end } = reader.read(cell);
  const text = new TextDecoder().decode(data.bytes.subarray(start, end));
  const root = parseXml(text);
  const f = child(root, "f");
  if (f === undefined) return undefined;
  const open = text.slice(0, root.openEnd).replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  const element =
    (wasShared ? `<${f.name}>` : text.slice(f.start, f.openEnd)) + `${escapeText(formula)}</${f.name}>`;
  const rest = root.children
    .filter(({ local }) => local !== "f" && local !== "v")
    .map((each) => text.slice(each.start, each.end));
  return { start, end, text: `${open}${element}${rest.join("")}</${root.name}>` };
}
