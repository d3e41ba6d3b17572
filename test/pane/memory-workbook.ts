import { fieldsOf, type TableName } from "../../src/records/tables";
import { type CellsByField, type ChangeSet, type Snapshot, WorkbookError } from "../../src/workbook/port";
import type { OpenedWorkbook } from "../../src/pane/session";

/** A workbook of rows in memory: for tests of what stands in front of a workbook. */
export class MemoryWorkbook implements OpenedWorkbook {
  readonly #rows = new Map<TableName, CellsByField[]>();
  #version = 1;

  constructor(rows: Readonly<Partial<Record<TableName, readonly CellsByField[]>>> = {}) {
    for (const [table, each] of Object.entries(rows)) this.#rows.set(table as TableName, [...each]);
  }

  read(names: readonly TableName[]): Promise<Snapshot> {
    return Promise.resolve({
      version: String(this.#version),
      date1904: false,
      tables: Object.fromEntries(
        names.map((name) => {
          const columns = Object.keys(fieldsOf(name));
          const rows = (this.#rows.get(name) ?? []).flatMap((cells, index) =>
            Object.keys(cells).length === 0
              ? [] // a row that was emptied
              : {
                  id: typeof cells["id"] === "string" ? cells["id"] : null,
                  row: index + 4,
                  cells: columns.map((column) => cells[column] ?? null),
                },
          );
          return [name, { columns, sheet: name, letters: columns.map(() => "A"), rows, faults: [] }];
        }),
      ),
    });
  }

  commit({ tables }: ChangeSet, expectedVersion: string): Promise<string> {
    if (expectedVersion !== String(this.#version))
      return Promise.reject(new WorkbookError("changed-since-opened"));
    for (const [name, { insert = [], update = [], vacate = [] }] of Object.entries(tables)) {
      const rows = this.#rows.get(name as TableName) ?? [];
      const changed = rows.map((row, index) =>
        vacate.some((each) => each.row === index + 4 && each.id === row["id"])
          ? {}
          : { ...row, ...update.find(({ id }) => id === row["id"])?.cells },
      );
      this.#rows.set(name as TableName, [...changed, ...insert]);
    }
    this.#version++;
    return Promise.resolve(String(this.#version));
  }

  bytes(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array([this.#version]));
  }
}
