import type { Area } from "./area";
import { bottom, isEntireColumn, isEntireRow, right, wholeSheet } from "./area";
import type { Content } from "./cell";
import type { CellFormat } from "./cell-format";
import type { Link, Mutation } from "./mutation";
import type { Band, RecordKind, Records } from "./records";
import { followed } from "./follow";
import { shifted } from "./shift";
import type { Workbook } from "./workbook";

type Of<K extends Mutation["kind"]> = Extract<Mutation, { kind: K }>;

/** Carries a change out; returns the changes that undo it, in the order they are to be made. */
export function applied(book: Workbook, mutation: Mutation): readonly Mutation[] {
  switch (mutation.kind) {
    case "contents":
      return contents(book, mutation);
    case "formats":
      return formats(book, mutation);
    case "format":
      return format(book, mutation);
    case "links":
      return links(book, mutation);
    case "shift":
      return shifted(book, mutation);
    case "bands":
      return bands(book, mutation);
    case "references":
      return followed(book, mutation.to);
    case "put":
      return put(book, mutation.what, mutation.id, mutation.state);
    case "patch":
      return patch(book, mutation.what, mutation.id, mutation.change);
  }
}

function contents(book: Workbook, mutation: Of<"contents">): readonly Mutation[] {
  const grid = book.cells(mutation.sheet).contents;
  const before = mutation.contents.map((cells, r) =>
    cells.map((content, c): Content | null => {
      if (content === null) return null;
      const [row, column] = [mutation.row + r, mutation.column + c];
      const was = grid.get(row, column) ?? "";
      grid.set(row, column, content === "" ? undefined : content);
      return was;
    }),
  );
  return [{ ...mutation, contents: before }];
}

function formats(book: Workbook, mutation: Of<"formats">): readonly Mutation[] {
  const cells = book.cells(mutation.sheet);
  const before = mutation.formats.map((row, r) =>
    row.map((look, c): CellFormat | null => {
      if (look === null) return null;
      const was = cells.format(mutation.row + r, mutation.column + c);
      cells.formats.set(mutation.row + r, mutation.column + c, look);
      return was;
    }),
  );
  return [{ ...mutation, formats: before }];
}

function format(book: Workbook, { sheet, area, change }: Of<"format">): readonly Mutation[] {
  const cells = book.cells(sheet);
  const merged = new Map<CellFormat, CellFormat>();
  const merge = (look: CellFormat): CellFormat => {
    const known = merged.get(look);
    if (known !== undefined) return known;
    const borders = change.borders === undefined ? {} : { borders: { ...look.borders, ...change.borders } };
    const made = { ...look, ...change, ...borders };
    merged.set(look, made);
    return made;
  };
  if (!isEntireColumn(area) && !isEntireRow(area)) {
    const before = cells.formatBlock(area);
    for (let row = area.row; row < bottom(area); row++) {
      for (let column = area.column; column < right(area); column++) {
        cells.formats.set(row, column, merge(cells.format(row, column)));
      }
    }
    return [{ kind: "formats", sheet, row: area.row, column: area.column, formats: before }];
  }
  const inverse: Mutation[] = [];
  for (const { row, column, value } of cells.formats.cells(area)) {
    inverse.push({ kind: "formats", sheet, row, column, formats: [[value]] });
    cells.formats.set(row, column, merge(value));
  }
  const [of, first, count] = isEntireColumn(area)
    ? (["columns", area.column, area.columns] as const)
    : (["rows", area.row, area.rows] as const);
  for (let at = first; at < first + count; at++) {
    const was = cells[of].get(at)?.format ?? {};
    inverse.push(
      ...bands(book, { kind: "bands", sheet, of, first: at, count: 1, change: { format: merge(was) } }),
    );
  }
  return inverse;
}

function links(book: Workbook, mutation: Of<"links">): readonly Mutation[] {
  const grid = book.cells(mutation.sheet).links;
  const before = mutation.links.map((row, r) =>
    row.map((link, c): Link | "" | null => {
      if (link === null) return null;
      const was = grid.get(mutation.row + r, mutation.column + c) ?? "";
      grid.set(mutation.row + r, mutation.column + c, link === "" ? undefined : link);
      return was;
    }),
  );
  return [{ ...mutation, links: before }];
}

/** What a band is when nothing was said about it. */
const plainBand: Required<Pick<Band, "hidden" | "format">> = { hidden: false, format: {} };

function bands(book: Workbook, mutation: Of<"bands">): readonly Mutation[] {
  const all = book.cells(mutation.sheet)[mutation.of];
  const inverse: Mutation[] = [];
  for (let at = mutation.first; at < mutation.first + mutation.count; at++) {
    const was = all.get(at) ?? {};
    all.set(at, { ...was, ...mutation.change });
    inverse.push({ ...mutation, first: at, count: 1, change: { ...plainBand, ...was } });
  }
  return inverse;
}

function put<K extends RecordKind>(
  book: Workbook,
  what: K,
  id: string,
  state: Records[K] | null,
): readonly Mutation[] {
  const all = book.records[what];
  const was = all.get(id) ?? null;
  const lost = what === "sheet" && state === null ? cellsOf(book, id) : [];
  if (state === null) all.delete(id);
  else all.set(id, state);
  if (what === "sheet" && state === null) book.closeCells(id);
  if (what === "sheet" && state !== null) book.openCells(id);
  return [{ kind: "put", what, id, state: was } as Mutation, ...lost];
}

function patch<K extends RecordKind>(
  book: Workbook,
  what: K,
  id: string,
  change: Partial<Records[K]>,
): readonly Mutation[] {
  const was = book.record(what, id);
  book.records[what].set(id, { ...was, ...change });
  const keys = Object.keys(change) as (keyof Records[K])[];
  const before = Object.fromEntries(keys.map((key) => [key, was[key]]));
  return [{ kind: "patch", what, id, change: before } as unknown as Mutation];
}

/** The cells of a sheet that goes, as changes that bring them back. */
function cellsOf(book: Workbook, sheet: string): readonly Mutation[] {
  const cells = book.cells(sheet);
  const used: Area | null = cells.used(wholeSheet);
  if (used === null) return [];
  const { row, column } = used;
  return [
    { kind: "contents", sheet, row, column, contents: cells.block(used) },
    { kind: "formats", sheet, row, column, formats: cells.formatBlock(used) },
  ];
}
