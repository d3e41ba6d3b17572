import { blank } from "../rules/entry/draft";
import { clockChangeFields } from "../records/parts";
import { fieldsOf, type TableName, tableNames } from "../records/tables";
import { deadlines } from "../rules/due/clocks";
import { asLogged } from "../rules/log/log-fold";
import { fromCell } from "../workbook/cell-value";
import { retiredFields, wasSealed } from "../workbook/older-layout";
import type {
  Cell,
  CellsByField,
  ChangeSet,
  Row,
  Snapshot,
  TableChange,
  TableSnapshot,
  Workbook,
} from "../workbook/port";
import { loadRegister, type Register, rowCells } from "../workbook/register";
import { sealed } from "../workbook/seal";
import { changeSet } from "./commit-intent";
import type { Ports } from "./ports";
import { type NewPart, recordChange, type RegisterChange } from "./record-change";

/** What came of carrying a register over. */
export interface CarriedOver {
  /** Rows by table. */
  readonly rows: ReadonlyMap<TableName, number>;
  /** Extensions of layout 1 that are rows of 期限调整 now. */
  readonly extensions: number;
  /** Settings that this Kesu does not have any more. */
  readonly settings: readonly { readonly key: string; readonly value: string }[];
  /** Rows that had no id, or that of another row, and have one of their own now. */
  readonly newIds: number;
  /** Cells in which a typed formula was replaced by what it came to: "客诉台账!K12". */
  readonly formulas: readonly string[];
}

/**
 * Writes every record of a register, made with an earlier layout, into a new and empty one: tables, settings and the log
 * as it is, row by row with the same ids; formulas stay the new register's own. A row that was changed without Kesu is
 * still seen to be so afterwards. The old workbook is only read. Rejects with WorkbookError.
 */
export async function carryOver(
  old: Pick<Workbook, "read">,
  fresh: Workbook,
  ports: Omit<Ports, "workbook" | "outbox">,
): Promise<CarriedOver> {
  const from = await old.read(tableNames);
  const to = await fresh.read(tableNames);
  const taken = new Taken(from, to.date1904, ports.newId);
  const rows = new Map(tableNames.map((table) => [table, taken.rowsOf(table)] as const));
  const tables = Object.fromEntries(
    tableNames.flatMap((table) => {
      const change = changeOf(table, rows.get(table) ?? [], to.tables[table]);
      return change ? [[table, change]] : [];
    }),
  ) as ChangeSet["tables"];
  await fresh.commit({ tables }, to.version);
  const register = await loadRegister(fresh, ports.profile, ports.holidays);
  await fresh.commit(changeSet({ complaint: {}, setting: {} }, register), register.version);

  const extended = extensions(taken.retired, register, ports);
  if (extended.add.length > 0) {
    const version = (await fresh.read([])).version;
    await recordChange(extended, { ...register, version }, { ...ports, workbook: fresh });
  }
  const settings = (rows.get("setting") ?? []).filter(isUnknown(to)).map(keyAndValue);
  return {
    rows: new Map(
      [...rows].map(([table, own]) => [table, own.length - (table === "setting" ? settings.length : 0)]),
    ),
    extensions: extended.add.length,
    settings,
    newIds: taken.newIds,
    formulas: taken.formulas,
  };
}

/** What a record had in columns that are gone. */
interface Retired {
  readonly table: TableName;
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The rows of the old register, as the new one takes them. */
class Taken {
  readonly #from: Snapshot;
  readonly #date1904: boolean;
  readonly #newId: () => string;
  readonly retired: Retired[] = [];
  readonly formulas: string[] = [];
  newIds = 0;

  constructor(from: Snapshot, date1904: boolean, newId: () => string) {
    this.#from = from;
    this.#date1904 = date1904;
    this.#newId = newId;
  }

  rowsOf(table: TableName): readonly CellsByField[] {
    const found = this.#from.tables[table];
    if (!found) return [];
    this.formulas.push(...typedFormulas(found));
    const seen = new Set<string>();
    return found.rows.map((row) => this.#rowOf(table, found.columns, row, seen));
  }

  #rowOf(table: TableName, columns: readonly string[], row: Row, seen: Set<string>): CellsByField {
    const all = rowCells(columns, row);
    const isOwn = row.id !== null && !seen.has(row.id);
    const id = row.id !== null && isOwn ? row.id : this.#newId();
    seen.add(id);
    if (!isOwn) this.newIds++;
    const values = this.#retiredOf(table, all);
    if (Object.keys(values).length > 0) this.retired.push({ table, id, values });
    const kept = Object.entries(all).flatMap(([name, cell]) =>
      cell === null || !Object.hasOwn(fieldsOf(table), name)
        ? []
        : [[name, this.#dated(table, name, cell)] as const],
    );
    const cells: CellsByField = { ...Object.fromEntries(kept), id };
    const asKesuWrote = isOwn && (!columns.includes("seal") || wasSealed(table, all));
    return asKesuWrote ? sealed(table, cells) : withoutSeal(table, cells);
  }

  #retiredOf(table: TableName, cells: CellsByField): Readonly<Record<string, string>> {
    const context = { date1904: this.#from.date1904, pendingTokens: [] };
    return Object.fromEntries(
      Object.entries(retiredFields[table] ?? {}).flatMap(([name, field]) => {
        const cell = cells[name] ?? null;
        if (cell === null || cell === "") return [];
        const { value } = fromCell(cell, field, { name, ...context });
        return [[name, asLogged(value ?? (typeof cell === "object" ? cell.error : cell))]];
      }),
    );
  }

  /** A date of a workbook that counts from 1904, in one that counts from 1900, or the other way round. */
  #dated(table: TableName, name: string, cell: Cell): Cell {
    const kind = fieldsOf(table)[name]?.kind;
    const isDate = kind === "date" || kind === "dateTime";
    if (typeof cell !== "number" || !isDate || this.#from.date1904 === this.#date1904) return cell;
    return cell + (this.#from.date1904 ? DAYS_TO_1904 : -DAYS_TO_1904);
  }
}

const DAYS_TO_1904 = 1462;

/** A row that was changed without Kesu keeps telling so: no seal fits it. */
const withoutSeal = (table: TableName, cells: CellsByField): CellsByField =>
  "seal" in fieldsOf(table) ? { ...cells, seal: null } : cells;

const typedFormulas = ({ faults, sheet, columns, letters }: TableSnapshot): string[] =>
  faults.flatMap(({ kind, row, column = "" }) =>
    kind === "stray-formula"
      ? [`${sheet}!${letters[columns.indexOf(column)] ?? column}${String(row ?? "")}`]
      : [],
  );

/** How a table of the new register takes the rows; those it starts with give way to the old register's own. */
function changeOf(
  table: TableName,
  rows: readonly CellsByField[],
  standing: TableSnapshot | undefined,
): TableChange | undefined {
  const { columns = [], rows: start = [] } = standing ?? {};
  if (start.length === 0) return rows.length > 0 ? { insert: rows } : undefined;
  if (rows.length === 0) return undefined;
  if (table === "setting") return { update: settingsOver(rows, columns, start) };
  const empty = Object.fromEntries(columns.map((name) => [name, null]));
  return {
    update: start.flatMap(({ id }, index) =>
      id === null ? [] : [{ id, cells: { ...empty, ...rows[index] } }],
    ),
    insert: rows.slice(start.length),
  };
}

/** Settings by their key: the company's value and the record's id, in the words of now. */
function settingsOver(
  rows: readonly CellsByField[],
  columns: readonly string[],
  start: readonly Row[],
): NonNullable<TableChange["update"]> {
  const byKey = new Map(rows.map((cells) => [cells["key"], cells]));
  return start.flatMap((row) => {
    const now = rowCells(columns, row);
    const was = byKey.get(now["key"] ?? null);
    if (row.id === null || !was) return [];
    const cells = { ...now, id: was["id"] ?? row.id, value: was["value"] ?? null };
    return [
      { id: row.id, cells: was["seal"] === null ? { ...cells, seal: null } : sealed("setting", cells) },
    ];
  });
}

const isUnknown =
  ({ tables }: Snapshot) =>
  ({ key }: CellsByField): boolean => {
    const { columns = [], rows = [] } = tables.setting ?? {};
    return !rows.some((row) => rowCells(columns, row)["key"] === key);
  };

const keyAndValue = ({ key, value }: CellsByField): { key: string; value: string } => ({
  key: asLogged(key),
  value: asLogged(value),
});

/** Layout 1 had one extension a case, in three columns: of the responsible unit's answer (§6.1.8, D-03). */
function extensions(
  retired: readonly Retired[],
  register: Register,
  { newId, now }: Pick<Ports, "newId" | "now">,
): RegisterChange & { readonly add: readonly NewPart[] } {
  const { procedure, calendar, masters } = register;
  const context = { procedure, calendar, masters, now: now().slice(0, 16) };
  const found = retired.flatMap(({ table, id, values }) => {
    const one = register.cases.find(({ complaint }) => complaint.id === id);
    return one && table === "complaint" ? [{ one, id, values }] : [];
  });
  return {
    add: found.map(({ one, id, values }): NewPart => {
      const { extDue = null, extReason = null, extBy = null } = values;
      const isDay = extDue !== null && /^\d{4}-\d{2}-\d{2}$/.test(extDue);
      const record = {
        ...blank(clockChangeFields),
        id: newId(),
        complaintId: id,
        complaintNo: one.complaint.complaintNo,
        lineNo: one.parts.clockChange.length + 1,
        kind: "延期" as const,
        clock: "D-03",
        original: deadlines(one, context).find(({ clock }) => clock.id === "D-03")?.original ?? null,
        until: isDay ? extDue : null,
        reason:
          isDay || extDue === null ? extReason : [extReason, `延期至：${extDue}`].filter(Boolean).join("；"),
        approvedBy: extBy,
      };
      return { table: "clockChange", record };
    }),
    facts: found.flatMap(({ one, id, values }) =>
      Object.entries(values).map(([field, value]) => ({
        table: "complaint",
        record: id,
        complaintNo: one.complaint.complaintNo ?? "",
        field,
        old: value,
        new: "",
      })),
    ),
  };
}
