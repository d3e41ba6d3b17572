import { RECORD_GONE } from "../records/log";
import { fieldsOf, type TableName } from "../records/tables";
import type { Cell, CellsByField, Snapshot, TableSnapshot } from "../workbook/port";
import { rowCells } from "../workbook/register";
import { isSealed, sameCell, sealed } from "../workbook/seal";
import type { RecordPlace, Watch } from "./arrival-watch";
import type { Meant } from "./meant";

/** Do two rows hold the same, Kesu's notes and what formulas come to aside? */
const isSameRow = (table: TableName, one: CellsByField, other: CellsByField = {}): boolean =>
  Object.entries(fieldsOf(table)).every(
    ([name, { note, formula }]) => note === true || formula !== undefined || sameCell(one[name], other[name]),
  );

/** What stands of a record, and what has to be written so that it stands as meant. */
export interface Verdict {
  readonly meant: Meant;
  readonly insert?: CellsByField;
  readonly update?: CellsByField;
  /** Further rows the record stands in. */
  readonly vacate: readonly number[];
  /** Something had been lost. */
  readonly wrong: boolean;
  /** A value nobody accounts for: it may be a co-author's whose log is still on its way. */
  readonly open: boolean;
  /** The record has no row. */
  readonly isMissing: boolean;
  /** Does something else stand in this row of the record's table now? */
  readonly isRowTaken: (place: RecordPlace) => boolean;
  /** The number of the case it belongs to, as the row has it. */
  readonly number: Cell;
}

/** What became of each record this device meant. */
export function judged(meant: readonly Meant[], snapshot: Snapshot, isBusy: Watch["isBusy"]): Verdict[] {
  const rows = new Map(
    (Object.entries(snapshot.tables) as [TableName, TableSnapshot][]).map(([name, table]) => [
      name,
      rowsById(table),
    ]),
  );
  const cellsOf = (table: TableName, id: string): CellsByField | undefined =>
    rows.get(table)?.get(id)?.[0]?.cells;
  const own = new Set(meant.flatMap(({ table, id }) => (table === "log" ? [id] : [])));
  const log = laterFields(snapshot.tables.log, meant, own);
  const filled = new Map(
    (Object.entries(snapshot.tables) as [TableName, TableSnapshot][]).map(([name, table]) => [
      name,
      new Set(table.rows.map(({ row }) => row)),
    ]),
  );
  const isRowTaken = ({ table, row }: RecordPlace): boolean => filled.get(table)?.has(row) === true;
  return meant.map((each) => {
    const row = cellsOf(each.table, each.id);
    return { ...verdictOn(each), isRowTaken, isMissing: !row, number: row?.["complaintNo"] ?? null };
  });

  function verdictOn(each: Meant): Omit<Verdict, "isRowTaken" | "isMissing" | "number"> {
    const row = cellsOf(each.table, each.id);
    const twins = each.whole ? (rows.get(each.table)?.get(each.id) ?? []).slice(1) : [];
    // a copy that somebody has begun to change, or is still at, is no twin of ours
    const vacate = twins.flatMap((twin) =>
      isSameRow(each.table, twin.cells, row) && !isBusy(each.table, twin.row) ? [twin.row] : [],
    );
    if (!row) {
      const by = each.fields.get("id")?.by ?? "";
      if (log.changedLater(each, RECORD_GONE, by)) return { meant: each, vacate, wrong: false, open: false };
      if (!each.whole) return { meant: each, vacate, wrong: false, open: true };
      return { meant: each, vacate, insert: sealed(each.table, each.cells), wrong: true, open: false };
    }
    // a row that was copied, or moved on two sides at once, is a finding (V-16): which of the two counts a person says
    if ((rows.get(each.table)?.get(each.id) ?? []).length > vacate.length + 1)
      return { meant: each, vacate, wrong: false, open: true };
    const lost: Record<string, Cell> = {};
    let open = false;
    for (const [name, { value, before, by }] of each.fields) {
      if (!(name in row)) continue; // of the log only what tells changes apart is read
      const now = row[name] ?? null;
      if (name === "id" || sameCell(now, value) || log.changedLater(each, name, by)) continue;
      const strayed = log
        .othersLater(each, name, by)
        .some((id) => sameCell(cellsOf(each.table, id)?.[name], now));
      if (strayed || before.some((cell) => sameCell(now, cell))) lost[name] = value;
      else open = true;
    }
    const cells = { ...row, ...lost };
    const resealed = sealed(each.table, cells);
    // only two devices' logged changes together may leave a seal behind: whatever else breaks one is to be taken in
    const [place] = rows.get(each.table)?.get(each.id) ?? [];
    const maySeal = !open && log.byOthers(each) && !(place && isBusy(each.table, place.row));
    const stale = maySeal && "seal" in cells && !sameCell(resealed["seal"], cells["seal"]);
    const wrong = Object.keys(lost).length > 0;
    if (!wrong && !stale) return { meant: each, vacate, wrong, open };
    const isWhole = each.whole || maySeal || isSealed(each.table, row);
    const update = { ...lost, ...(isWhole && "seal" in cells ? { seal: resealed["seal"] ?? null } : {}) };
    return { meant: each, vacate, update, wrong, open };
  }
}

/** The rows of every record: more than one where a row was put back that had been written again elsewhere. */
function rowsById({ columns, rows }: TableSnapshot): Map<string, { row: number; cells: CellsByField }[]> {
  const found = new Map<string, { row: number; cells: CellsByField }[]>();
  for (const each of rows) {
    if (each.id === null) continue;
    const same = found.get(each.id) ?? [];
    same.push({ row: each.row, cells: rowCells(columns, each) });
    found.set(each.id, same);
  }
  return found;
}

/** What the log says of fields after a change of this device, besides its `own` rows. Ids of the log and of changes are ULIDs: later is greater. */
function laterFields(
  log: TableSnapshot | undefined,
  meant: readonly Meant[],
  own: ReadonlySet<string>,
): {
  /** Somebody changed the field of this record later. */
  readonly changedLater: (record: Meant, field: string, by: string) => boolean;
  /** Somebody else changed the record since this device's oldest change. */
  readonly byOthers: (record: Meant) => boolean;
  /** Records whose same field was changed later: such a cell may have hit this row while it was theirs. */
  readonly othersLater: (record: Meant, field: string, by: string) => readonly string[];
} {
  const oldest = meant.flatMap(({ fields }) => [...fields.values()].map(({ by }) => by)).sort()[0] ?? "";
  const latest = new Map<string, string>();
  const changed = new Set<string>();
  const any = new Map<string, { id: string; record: string }[]>();
  const at = (name: string): number => log?.columns.indexOf(name) ?? -1;
  for (const { id, cells } of log?.rows ?? []) {
    const [table, record, field] = [cells[at("table")], cells[at("record")], cells[at("field")]].map(String);
    if (id === null || id < oldest || (own.has(id) && field !== RECORD_GONE)) continue;
    changed.add(`${table ?? ""} ${record ?? ""}`);
    const key = `${table ?? ""} ${record ?? ""} ${field ?? ""}`;
    if (id > (latest.get(key) ?? "")) latest.set(key, id);
    const list = any.get(`${table ?? ""} ${field ?? ""}`) ?? [];
    list.push({ id, record: record ?? "" });
    any.set(`${table ?? ""} ${field ?? ""}`, list);
  }
  return {
    changedLater: ({ table, id }, field, by) => (latest.get(`${table} ${id} ${field}`) ?? "") > by,
    byOthers: ({ table, id }) => changed.has(`${table} ${id}`),
    othersLater: ({ table, id }, field, by) =>
      (any.get(`${table} ${field}`) ?? []).flatMap((each) =>
        each.record !== id && each.id > by ? [each.record] : [],
      ),
  };
}
