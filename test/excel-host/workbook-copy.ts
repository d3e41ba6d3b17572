import type { Origin } from "./file/origin";
import { originOf, setOrigin } from "./file/origin";
import { loader } from "./model/mutation";
import type { Grid } from "./model/grid";
import type { Mutation } from "./model/mutation";
import type { Band, RecordKind } from "./model/records";
import { recordKinds } from "./model/records";
import type { SheetCells } from "./model/sheet-cells";
import type { Workbook } from "./model/workbook";

type Rows<T> = readonly (readonly [row: number, cells: readonly (T | undefined)[]])[];
type Gridded<K extends "contents" | "formats" | "links"> =
  SheetCells[K] extends Grid<infer T> ? Rows<T> : never;

interface CellsCopy {
  readonly contents: Gridded<"contents">;
  readonly formats: Gridded<"formats">;
  readonly links: Gridded<"links">;
  readonly rows: ReadonlyMap<number, Band>;
  readonly columns: ReadonlyMap<number, Band>;
}

/** A workbook as it stood, to be put back into this or another host as often as wanted. Contents and records are shared, not copied. */
export interface WorkbookCopy {
  readonly records: ReadonlyMap<RecordKind, ReadonlyMap<string, unknown>>;
  readonly cells: ReadonlyMap<string, CellsCopy>;
  readonly active: Workbook["active"];
  readonly date1904: boolean;
  readonly origin: Origin | undefined;
}

export function copyOf(book: Workbook): WorkbookCopy {
  return {
    records: new Map(recordKinds.map((kind) => [kind, new Map<string, unknown>(book.records[kind])])),
    cells: new Map(book.sheetIds().map((id) => [id, cellsCopy(book.cells(id))])),
    active: { ...book.active },
    date1904: book.date1904,
    origin: originOf(book),
  };
}

const cellsCopy = ({ contents, formats, links, rows, columns }: SheetCells): CellsCopy => ({
  contents: gridCopy(contents),
  formats: gridCopy(formats),
  links: gridCopy(links),
  rows: new Map(rows),
  columns: new Map(columns),
});

const gridCopy = <T>(grid: Grid<T>): Rows<T> =>
  grid.rows().map((row) => [row, [...(grid.row(row) ?? [])]] as const);

/** Makes a workbook what it was when it was copied. No events; handlers stay registered, ids stay the same. */
export function putBack(book: Workbook, copy: WorkbookCopy): void {
  book.as(loader, () => {
    for (const kind of recordKinds) {
      const was = copy.records.get(kind);
      for (const id of [...book.records[kind].keys()])
        if (was?.has(id) !== true) book.apply({ kind: "put", what: kind, id, state: null });
      for (const [id, state] of was ?? [])
        if (book.records[kind].get(id) !== state)
          book.apply({ kind: "put", what: kind, id, state } as Mutation);
    }
  });
  for (const [id, was] of copy.cells) {
    const cells = book.cells(id);
    regrid(cells.contents, was.contents);
    regrid(cells.formats, was.formats);
    regrid(cells.links, was.links);
    cells.rows = new Map(was.rows);
    cells.columns = new Map(was.columns);
  }
  book.active = { ...copy.active };
  Object.assign(book, { date1904: copy.date1904 });
  setOrigin(book, copy.origin);
}

/** Only cells that are not as they were are touched: most are. */
function regrid<T>(grid: Grid<T>, rows: Rows<T>): void {
  const kept = new Set(rows.map(([row]) => row));
  for (const row of grid.rows())
    if (!kept.has(row))
      for (let column = (grid.row(row)?.length ?? 0) - 1; column >= 0; column--)
        grid.set(row, column, undefined);
  for (const [row, cells] of rows) {
    const now = grid.row(row) ?? [];
    for (let column = Math.max(now.length, cells.length) - 1; column >= 0; column--)
      if (now[column] !== cells[column]) grid.set(row, column, cells[column]);
  }
}
