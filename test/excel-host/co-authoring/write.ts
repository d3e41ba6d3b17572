import type { Content } from "../model/cell";
import type { CellFormat } from "../model/cell-format";
import type { Area } from "../model/area";
import { isEntireColumn, isEntireRow } from "../model/area";
import type { Band, RecordKind } from "../model/records";
import type { Block, Link, Mutation } from "../model/mutation";
import type { Workbook } from "../model/workbook";
import type { Axes } from "./axis";
import type { Stamp } from "./stamp";

/** What is in a cell, how it looks, where it leads: each with a history of its own. */
export interface CellLayers {
  readonly contents: Content;
  readonly formats: CellFormat;
  readonly links: Link | "";
}
export type Layer = keyof CellLayers;

/** A change as it travels: always "this is now so", never "do this", so that it does not matter what it meets. */
export type Write =
  { [L in Layer]: CellWrite<L> }[Layer] | BandWrite | RecordWrite | ExtentWrite | InsertWrite | RemoveWrite;

/** Rows or columns that are new, each behind the one before; the first behind `after` ("": at the edge of the sheet). */
export interface InsertWrite {
  readonly what: "insert";
  readonly stamp: Stamp;
  readonly sheet: string;
  readonly of: "rows" | "columns";
  readonly after: string;
  readonly lines: readonly string[];
}

/** Rows or columns that are gone. */
export interface RemoveWrite {
  readonly what: "remove";
  readonly stamp: Stamp;
  readonly sheet: string;
  readonly of: "rows" | "columns";
  readonly lines: readonly string[];
}

/** An area by the names of the rows and columns at its edges. */
export interface Edges {
  readonly sheet: string;
  readonly top: string;
  readonly bottom: string;
  readonly left: string;
  readonly right: string;
}

export interface CellWrite<L extends Layer> {
  readonly what: L;
  readonly stamp: Stamp;
  readonly sheet: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly block: Block<CellLayers[L]>;
}

/** A whole row or column. */
export interface BandWrite {
  readonly what: "band";
  readonly stamp: Stamp;
  readonly sheet: string;
  readonly of: "rows" | "columns";
  readonly at: string;
  readonly change: Band;
}

/** How far a table reaches; all else of it travels as a record. */
export interface ExtentWrite {
  readonly what: "extent";
  readonly stamp: Stamp;
  readonly table: string;
  readonly epoch: Stamp;
  readonly edges: Edges;
}

export interface RecordWrite {
  readonly what: "record";
  readonly stamp: Stamp;
  readonly kind: RecordKind;
  readonly id: string;
  /** Whether the record is there; undefined where only some of its members were changed. */
  readonly exists: boolean | undefined;
  readonly members: Readonly<Record<string, unknown>>;
}

/** What no network of replicas here can merge; the message names it. */
export class StructuralChange extends Error {
  constructor(what: string) {
    super(`co-authoring in the test host does not merge this: ${what}`);
    this.name = "StructuralChange";
  }
}

/** A change just made in a workbook, as what others are told; `axes` take it in. Throws StructuralChange. */
export function writesOf(
  book: Workbook,
  axes: Axes,
  mutation: Mutation,
  inverse: readonly Mutation[],
  stamp: Stamp,
  epochOf: (table: string, was: Area | undefined, area: Area, stamp: Stamp) => Stamp,
): readonly Write[] {
  switch (mutation.kind) {
    case "contents": {
      // a sort is a change of every cell it moves, as Excel's own revision log has it (ECMA-376-1, 18.11: rcc, rrc, rm)
      const { sheet, row, column, contents } = mutation;
      return [
        { what: "contents", stamp, sheet, ...linesOf(axes, sheet, row, column, contents), block: contents },
      ];
    }
    case "formats": {
      const { sheet, row, column, formats } = mutation;
      return [
        { what: "formats", stamp, sheet, ...linesOf(axes, sheet, row, column, formats), block: formats },
      ];
    }
    case "links": {
      const { sheet, row, column, links } = mutation;
      return [{ what: "links", stamp, sheet, ...linesOf(axes, sheet, row, column, links), block: links }];
    }
    case "format":
      return formatted(book, axes, mutation.sheet, mutation.area, inverse, stamp);
    case "bands": {
      const { sheet, of, first, count, change } = mutation;
      return Array.from(
        { length: count },
        (_, n) => ({ what: "band", stamp, sheet, of, at: axes.of(sheet, of).at(first + n), change }) as const,
      );
    }
    case "shift":
      return moved(axes, mutation, stamp);
    case "references":
      // a new column is named by Excel first and by its header cell right after: no formula knows it yet
      if (mutation.to.what === "column" && /^列\d+$/.test(mutation.to.was)) return [];
      throw new StructuralChange(`a ${mutation.to.what} renamed or gone`);
    case "put":
      if (mutation.what === "sheet" && mutation.state === null)
        throw new StructuralChange("deleting a sheet");
      return recorded(mutation.what, mutation.id, mutation.state !== null, mutation.state ?? {});
    case "patch":
      return recorded(mutation.what, mutation.id, undefined, mutation.change);
  }

  function recorded(
    kind: RecordKind,
    id: string,
    exists: boolean | undefined,
    state: object,
  ): readonly Write[] {
    const { area, ...members } = state as { area?: Area };
    if (kind !== "table" || area === undefined)
      return [{ what: "record", stamp, kind, id, exists, members: state as RecordWrite["members"] }];
    const was = areaBefore(inverse);
    const extent: ExtentWrite = {
      what: "extent",
      stamp,
      table: id,
      edges: edgesOf(axes, book.record("table", id).sheet, area),
      epoch: epochOf(id, was, area, stamp),
    };
    return [extent, { what: "record", stamp, kind, id, exists, members }];
  }
}

/** The extent a table had before a change. */
function areaBefore([undo]: readonly Mutation[]): Area | undefined {
  if (undo?.kind === "put" && undo.what === "table") return undo.state?.area;
  return undo?.kind === "patch" && undo.what === "table" ? undo.change.area : undefined;
}

/** A format laid over cells: how each of them looks now. */
function formatted(
  book: Workbook,
  axes: Axes,
  sheet: string,
  area: Area,
  inverse: readonly Mutation[],
  stamp: Stamp,
): readonly Write[] {
  const cells = book.cells(sheet);
  if (!isEntireColumn(area) && !isEntireRow(area))
    return [
      {
        what: "formats",
        stamp,
        sheet,
        ...linesOf(axes, sheet, area.row, area.column, cells.formatBlock(area)),
        block: cells.formatBlock(area),
      },
    ];
  return inverse.flatMap((undo): Write[] => {
    if (undo.kind === "formats") {
      const { row, column } = undo;
      return [
        {
          what: "formats",
          stamp,
          sheet,
          ...linesOf(axes, sheet, row, column, [[""]]),
          block: [[cells.format(row, column)]],
        },
      ];
    }
    if (undo.kind !== "bands") return [];
    const { of, first } = undo;
    return [
      {
        what: "band",
        stamp,
        sheet,
        of,
        at: axes.of(sheet, of).at(first),
        change: { format: cells[of].get(first)?.format ?? {} },
      },
    ];
  });
}

/** The rows and columns a block lies in. */
function linesOf(
  axes: Axes,
  sheet: string,
  row: number,
  column: number,
  block: readonly (readonly unknown[])[],
): { rows: string[]; columns: string[] } {
  const [rows, columns] = [axes.of(sheet, "rows"), axes.of(sheet, "columns")];
  const width = Math.max(0, ...block.map((cells) => cells.length));
  return {
    rows: block.map((_, index) => rows.at(row + index)),
    columns: Array.from({ length: width }, (_, index) => columns.at(column + index)),
  };
}

/** The edges of an area as it stands now. */
export function edgesOf(axes: Axes, sheet: string, area: Area): Edges {
  const [rows, columns] = [axes.of(sheet, "rows"), axes.of(sheet, "columns")];
  return {
    sheet,
    top: rows.at(area.row),
    bottom: rows.at(area.row + area.rows - 1),
    left: columns.at(area.column),
    right: columns.at(area.column + area.columns - 1),
  };
}

/** Rows or columns that came or went here. */
function moved(
  axes: Axes,
  { sheet, area, how, by: of }: Extract<Mutation, { kind: "shift" }>,
  stamp: Stamp,
): readonly Write[] {
  if (of === "rows" ? !isEntireRow(area) : !isEntireColumn(area))
    throw new StructuralChange(`${how === "insert" ? "inserting" : "deleting"} cells`);
  const axis = axes.of(sheet, of);
  const [at, count] = of === "rows" ? [area.row, area.rows] : [area.column, area.columns];
  if (how === "delete") {
    const lines = Array.from({ length: count }, (_, index) => axis.at(at + index));
    for (const line of lines) axis.remove(line);
    return [{ what: "remove", stamp, sheet, of, lines }];
  }
  const after = at === 0 ? "" : axis.at(at - 1);
  const lines = Array.from(
    { length: count },
    (_, index) => `+${stamp.time}.${stamp.count}.${stamp.replica}.${index}`,
  );
  insertLines(axes, { what: "insert", stamp, sheet, of, after, lines });
  return [{ what: "insert", stamp, sheet, of, after, lines }];
}

/** Takes new rows or columns in. */
export function insertLines(axes: Axes, { sheet, of, after, lines, stamp }: InsertWrite): void {
  lines.forEach((line, index) => axes.of(sheet, of).insert(line, lines[index - 1] ?? after, stamp));
}
