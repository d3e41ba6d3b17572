import type { Content } from "../model/cell";
import type { CellFormat } from "../model/cell-format";
import type { Area } from "../model/area";
import { isEntireColumn, isEntireRow } from "../model/area";
import type { Band, RecordKind } from "../model/records";
import type { Block, Link, Mutation } from "../model/mutation";
import type { Workbook } from "../model/workbook";
import type { Stamp } from "./stamp";

/** What is in a cell, how it looks, where it leads: each with a history of its own. */
export interface CellLayers {
  readonly contents: Content;
  readonly formats: CellFormat;
  readonly links: Link | "";
}
export type Layer = keyof CellLayers;

/** A change as it travels: always "this is now so", never "do this", so that it does not matter what it meets. */
export type Write = { [L in Layer]: CellWrite<L> }[Layer] | BandWrite | RecordWrite | ExtentWrite;

export interface CellWrite<L extends Layer> {
  readonly what: L;
  readonly stamp: Stamp;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly block: Block<CellLayers[L]>;
}

/** A whole row or column. */
export interface BandWrite {
  readonly what: "band";
  readonly stamp: Stamp;
  readonly sheet: string;
  readonly of: "rows" | "columns";
  readonly at: number;
  readonly change: Band;
}

/** How far a table reaches; all else of it travels as a record. */
export interface ExtentWrite {
  readonly what: "extent";
  readonly stamp: Stamp;
  readonly table: string;
  readonly epoch: Stamp;
  readonly area: Area;
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

/** A change just made in a workbook, as what others are told. Throws StructuralChange. */
export function writesOf(
  book: Workbook,
  mutation: Mutation,
  inverse: readonly Mutation[],
  stamp: Stamp,
  epochOf: (table: string, was: Area | undefined, area: Area, stamp: Stamp) => Stamp,
): readonly Write[] {
  switch (mutation.kind) {
    case "contents": {
      if (mutation.sorted) throw new StructuralChange("sorting");
      const { sheet, row, column, contents } = mutation;
      return [{ what: "contents", stamp, sheet, row, column, block: contents }];
    }
    case "formats": {
      const { sheet, row, column, formats } = mutation;
      return [{ what: "formats", stamp, sheet, row, column, block: formats }];
    }
    case "links": {
      const { sheet, row, column, links } = mutation;
      return [{ what: "links", stamp, sheet, row, column, block: links }];
    }
    case "format":
      return formatted(book, mutation.sheet, mutation.area, inverse, stamp);
    case "bands": {
      const { sheet, of, first, count, change } = mutation;
      return Array.from(
        { length: count },
        (_, n) => ({ what: "band", stamp, sheet, of, at: first + n, change }) as const,
      );
    }
    case "shift":
      throw new StructuralChange(`${mutation.how === "insert" ? "inserting" : "deleting"} ${mutation.by}`);
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
      area,
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
  sheet: string,
  area: Area,
  inverse: readonly Mutation[],
  stamp: Stamp,
): readonly Write[] {
  const cells = book.cells(sheet);
  if (!isEntireColumn(area) && !isEntireRow(area))
    return [
      { what: "formats", stamp, sheet, row: area.row, column: area.column, block: cells.formatBlock(area) },
    ];
  return inverse.flatMap((undo): Write[] => {
    if (undo.kind === "formats") {
      const { row, column } = undo;
      return [{ what: "formats", stamp, sheet, row, column, block: [[cells.format(row, column)]] }];
    }
    if (undo.kind !== "bands") return [];
    const { of, first } = undo;
    return [
      { what: "band", stamp, sheet, of, at: first, change: { format: cells[of].get(first)?.format ?? {} } },
    ];
  });
}
