import { WorkbookError } from "../port";
import { type Area, cellName, holds } from "./address";
import { ByteScanner } from "./byte-scanner";
import type { CellReader } from "./read-cell";
import { type ByteEdit, ownFormulaEdit, sharedFormulas } from "./rewritten-formulas";
import type { SheetData, WideFormula } from "./sheet-data";
import type { SheetFrame } from "./sheet-frame";
import type { Edit } from "../../opc/xml";

/** A change to the cells of a sheet, gathered cell by cell and made in one splice of its bytes. */
export class SheetEdit {
  readonly #data: SheetData;
  readonly #reader: CellReader;
  readonly #sheetName: string;
  /** Row → column → the new `<c>`; empty for a cell that is to go. */
  readonly #cells = new Map<number, Map<number, string>>();
  /** Rewritten pieces inside cells that otherwise stay. */
  readonly #inside = new Map<number, ByteEdit>();
  readonly #wideAreas: readonly WideFormula[];
  readonly #masters: ReadonlyMap<number, WideFormula>;
  #rowAttributes = "";
  /** The least height of rows, in points. */
  readonly #heights = new Map<number, number>();
  /** Whether the sheet has other formulas than before, or the same ones elsewhere. */
  formulasChanged = false;

  constructor(data: SheetData, reader: CellReader, sheetName: string) {
    this.#data = data;
    this.#reader = reader;
    this.#sheetName = sheetName;
    const oneCell = ({ area }: WideFormula): boolean => area.top === area.bottom && area.left === area.right;
    this.#wideAreas = data.wide.filter((w) => w.kind !== "shared" && !oneCell(w));
    this.#masters = new Map(data.wide.filter((w) => w.kind === "shared").map((w) => [w.cell, w]));
  }

  /** The place of a cell for messages: "客诉台账!B12". */
  where(row: number, column: number): string {
    return `${this.#sheetName}!${cellName(row, column)}`;
  }

  /** New rows look like this one: its style, and its height if a person set it. */
  rowsLike(row: number): void {
    const index = this.#data.rowAt(row);
    if (index < 0) return;
    const scan = new ByteScanner(this.#data.bytes, this.#data.part, this.#data.rowStart(index));
    scan.next();
    const copied = (names: readonly string[], mark: string): string =>
      /^(1|true)$/.test(scan.attribute(mark) ?? "")
        ? names
            .map((name) =>
              scan.attribute(name) === undefined ? "" : ` ${name}="${scan.attribute(name) ?? ""}"`,
            )
            .join("")
        : "";
    this.#rowAttributes =
      copied(["s", "customFormat"], "customFormat") + copied(["ht", "customHeight"], "customHeight");
  }

  /** Makes a row at least so many points high, unless a person has set its height. */
  atLeast(row: number, points: number): void {
    this.#heights.set(row, Math.max(points, this.#heights.get(row) ?? 0));
  }

  /** Replaces a cell. `keepsFormula`: the new one has the very formula the old one had. */
  put(row: number, column: number, xml: string, keepsFormula = false): void {
    const old = this.#data.cellAt(row, column);
    if (old >= 0 && !keepsFormula) this.#release(old, row, column);
    let cells = this.#cells.get(row);
    if (cells === undefined) this.#cells.set(row, (cells = new Map<number, string>()));
    cells.set(column, xml);
  }

  /** Sees to it that nothing else hangs on the formula of a cell about to be overwritten. */
  #release(cell: number, row: number, column: number): void {
    const wide = this.#wideAreas.find(({ area }) => holds(area, row, column));
    if (wide !== undefined)
      throw new WorkbookError(
        "unsupported",
        `${this.where(row, column)}: part of a formula over several cells`,
      );
    const master = this.#masters.get(cell);
    if (master !== undefined) this.#spellOut(master);
  }

  /** Gives every other cell that shares a formula its own copy. */
  #spellOut(master: WideFormula): void {
    for (const formula of sharedFormulas(this.#data, this.#reader, master)) {
      const edit =
        formula.cell === master.cell ? undefined : ownFormulaEdit(this.#data, this.#reader, formula);
      if (edit) this.#inside.set(formula.cell, edit);
    }
  }

  /** Rewrites a piece of a cell, or all of it; one that is replaced besides is replaced. */
  rewrite(cell: number, edit: ByteEdit): void {
    this.#inside.set(cell, edit);
  }

  /** Whether nothing changes. */
  get isEmpty(): boolean {
    return this.#cells.size === 0 && this.#inside.size === 0;
  }

  /** The area in which cells were written; undefined when none were. */
  written(): Area | undefined {
    const rows = [...this.#cells].filter(([, cells]) => [...cells.values()].some((xml) => xml !== ""));
    if (rows.length === 0) return undefined;
    const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
    for (const [row, cells] of rows) {
      area.top = Math.min(area.top, row);
      area.bottom = Math.max(area.bottom, row);
      for (const column of cells.keys()) {
        area.left = Math.min(area.left, column);
        area.right = Math.max(area.right, column);
      }
    }
    return area;
  }

  /** The bytes of the sheet with every change made, its frame's too. */
  bytes(frame: SheetFrame, frameEdits: readonly Edit[]): Uint8Array {
    const data = this.#data;
    const edits: ByteEdit[] = [];
    const overwritten = new Set<number>();
    const rows = [...this.#cells].sort(([a], [b]) => a - b);
    let added = "";
    for (const [row, map] of rows) {
      const cells = [...map].sort(([a], [b]) => a - b);
      const index = data.rowAt(row);
      if (index >= 0) this.#editRow(index, row, cells, edits, overwritten);
      else {
        const content = cells.map(([, xml]) => xml).join("");
        if (content === "") continue;
        const open = this.#heightened(`<${data.prefix}row r="${String(row)}"${this.#rowAttributes}>`, row);
        const xml = `${open}${content}</${data.prefix}row>`;
        const next = data.rowFrom(row);
        const at = next < data.rowCount ? data.rowStart(next) : data.tailStart;
        if (data.closed) added += xml;
        else edits.push({ start: at, end: at, text: xml });
      }
    }
    for (const [cell, edit] of this.#inside) if (!overwritten.has(cell)) edits.push(edit);
    if (added !== "")
      edits.push({
        start: data.headEnd,
        end: data.tailStart,
        text: `<${data.prefix}sheetData>${added}</${data.prefix}sheetData>`,
      });
    const { head, tail } = frame.apply(frameEdits);
    if (head !== undefined) edits.push({ start: 0, end: data.headEnd, text: head });
    if (tail !== undefined) edits.push({ start: data.tailStart, end: data.bytes.length, text: tail });
    return spliceBytes(data.bytes, edits);
  }

  #heightened(tag: string, row: number): string {
    const points = this.#heights.get(row) ?? 0;
    const [, now = "0"] = /\sht\s*=\s*["']([\d.]+)["']/.exec(tag) ?? [];
    if (Number(now) >= points || /\scustomHeight\s*=\s*["'](?:1|true)["']/.test(tag)) return tag;
    return tag.replace(/\sht\s*=\s*["'][^"']*["']/, "").replace(/\s*(\/?>)$/, ` ht="${String(points)}"$1`);
  }

  #editRow(
    index: number,
    row: number,
    cells: readonly (readonly [number, string])[],
    edits: ByteEdit[],
    overwritten: Set<number>,
  ): void {
    const data = this.#data;
    const start = data.rowStart(index);
    const openEnd = data.rowOpenEnd(index);
    const tag = new ByteScanner(data.bytes, data.part).text(start, openEnd);
    const present = cells.filter(([, xml]) => xml !== "");
    const wider = this.#heightened(widerSpans(tag, present.at(0)?.[0], present.at(-1)?.[0]), row);
    if (openEnd === data.rowEnd(index)) {
      const content = present.map(([, xml]) => xml).join("");
      if (content === "") return;
      const open = wider.replace(/\s*\/>$/, ">");
      edits.push({ start, end: openEnd, text: `${open}${content}</${data.prefix}row>` });
      return;
    }
    if (wider !== tag) edits.push({ start, end: openEnd, text: wider });
    for (const [column, xml] of cells) {
      const cell = data.cellFrom(index, column);
      if (cell < data.firstCell(index + 1) && data.cellColumn(cell) === column) {
        overwritten.add(cell);
        // Something stays in its place: cells behind it may have no address but their order.
        const text = xml === "" ? `<${data.prefix}c r="${cellName(row, column)}"/>` : xml;
        edits.push({ start: data.cellStart(cell), end: this.#reader.read(cell).end, text });
      } else if (xml !== "") {
        const at = cell > data.firstCell(index) ? this.#reader.read(cell - 1).end : openEnd;
        edits.push({ start: at, end: at, text: xml });
      }
    }
  }
}

/** A row's tag whose `spans` hint takes in these columns. */
function widerSpans(tag: string, first: number | undefined, last: number | undefined): string {
  if (first === undefined || last === undefined) return tag;
  return tag.replace(
    /(\sspans\s*=\s*["'])(\d+):(\d+)(?=["'])/,
    (_, before: string, from: string, to: string) => {
      return `${before}${String(Math.min(Number(from), first))}:${String(Math.max(Number(to), last))}`;
    },
  );
}

function spliceBytes(bytes: Uint8Array, edits: ByteEdit[]): Uint8Array {
  const encoder = new TextEncoder();
  const sorted = edits
    .map((edit) => ({ ...edit, bytes: encoder.encode(edit.text) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const out = new Uint8Array(sorted.reduce((n, e) => n + e.bytes.length - (e.end - e.start), bytes.length));
  let from = 0;
  let to = 0;
  for (const edit of sorted) {
    if (edit.start < from) throw new Error(`edits overlap at byte ${String(edit.start)}`);
    out.set(bytes.subarray(from, edit.start), to);
    to += edit.start - from;
    out.set(edit.bytes, to);
    to += edit.bytes.length;
    from = edit.end;
  }
  out.set(bytes.subarray(from), to);
  return out;
}
