import type { LogEntry } from "../records/log";
import { RECORD_GONE, WHOLE_RECORD } from "../records/log";
import { fieldsOf, type TableName } from "../records/tables";
import { fingerprint } from "../rules/fingerprint";
import type { LogFact } from "../rules/log/log-chain";
import { foldedColumns, foldLog, recordKey } from "../rules/log/log-fold";
import { loggedValues } from "../workbook/logged-cell";
import type { Snapshot, Workbook } from "../workbook/port";
import { type Register, rowCells } from "../workbook/register";
import { type Stamp, wholeRecord } from "./log-facts";

/**
 * Lists that people keep in the cells and that steer the register without being records of Kesu's: who has which role and
 * is whose deputy, which days are off. The log keeps each list as it last stood, under its fingerprint, and what changed.
 */
const keptLists = ["person", "holiday"] as const satisfies readonly TableName[];
type KeptList = (typeof keptLists)[number];

/** What tells the rows of a list apart, as people do. */
const keys: Readonly<Record<KeptList, string>> = { person: "name", holiday: "day" };

/** A row of a list that is not as the log last had it; values as the log writes them, "" where there was no row. */
export interface ListChange {
  readonly table: KeptList;
  readonly row: number;
  /** The name or the day it is known by. */
  readonly key: string;
  readonly field: string;
  readonly old: string;
  readonly new: string;
}

/** A list as it stands: each row as JSON, by what it is known by. */
interface Standing {
  readonly table: KeptList;
  readonly values: Readonly<Record<string, string>>;
  readonly rows: ReadonlyMap<string, number>;
  readonly digest: string;
}

/** What is to be logged of the lists. */
export interface ListNews {
  readonly changes: readonly ListChange[];
  /** Lists that are to be kept anew: those that changed, and those the log never saw. */
  readonly standing: readonly Standing[];
}

export const nothingNew: ListNews = { changes: [], standing: [] };

/**
 * Looks whether the lists are as the log last had them. The log's rows may be narrow: their values are read only where a
 * fingerprint differs. A list the log never saw is kept as it is and is no change.
 */
export async function listNews(
  snapshot: Snapshot,
  { log, ...register }: Pick<Register, "log" | "date1904" | "procedure">,
  workbook: Workbook,
): Promise<ListNews> {
  const lists = keptLists.flatMap((table) => standingOf(table, snapshot, register));
  const last = new Map<string, string>();
  for (const { table, record, field } of log)
    if (field === WHOLE_RECORD && keptLists.some((each) => each === table))
      last.set(table ?? "", record ?? "");
  const standing = lists.filter(({ table, digest, rows }) =>
    last.has(table) ? last.get(table) !== digest : rows.size > 0,
  );
  const changed = standing.filter(({ table }) => last.has(table));
  if (changed.length === 0) return { changes: [], standing };
  const known = foldLog(await valuesOf(workbook));
  const changes = changed.flatMap((list) =>
    changesOf(list, known.get(recordKey(list.table, last.get(list.table) ?? ""))?.fields ?? new Map()),
  );
  return { changes, standing };
}

async function valuesOf(workbook: Workbook): Promise<readonly LogEntry[]> {
  const { columns = [], rows = [] } = (await workbook.read(["log"], { log: foldedColumns })).tables.log ?? {};
  return rows.map((row) => rowCells(columns, row) as unknown as LogEntry);
}

function standingOf(
  table: KeptList,
  { tables }: Snapshot,
  register: Pick<Register, "date1904" | "procedure">,
): Standing[] {
  const found = tables[table];
  if (!found?.columns.includes(keys[table])) return [];
  const values: Record<string, string> = {};
  const rows = new Map<string, number>();
  for (const row of found.rows) {
    const told = Object.fromEntries(
      Object.entries(loggedValues(table, rowCells(found.columns, row), register)).filter(
        ([field]) => field !== "id",
      ),
    );
    if (Object.keys(told).length === 0) continue;
    const name = String(told[keys[table]] ?? "");
    let key = name;
    for (let twin = 2; rows.has(key); twin++) key = `${name}#${twin}`;
    values[key] = JSON.stringify(told);
    rows.set(key, row.row);
  }
  const sorted = Object.keys(values)
    .sort()
    .map((key) => [key, values[key]]);
  return [{ table, values, rows, digest: fingerprint(JSON.stringify(sorted)).slice(0, DIGEST) }];
}

/** Digits of a fingerprint that stand in 记录ID. */
const DIGEST = 24;

function changesOf(
  { table, values, rows }: Standing,
  known: ReadonlyMap<string, { readonly value: string }>,
): ListChange[] {
  const names = new Set([...known.keys(), ...Object.keys(values)]);
  return [...names].flatMap((key): ListChange[] => {
    const [old, fresh] = [known.get(key)?.value ?? "", values[key] ?? ""];
    const at = { table, row: rows.get(key) ?? 0, key };
    if (old === fresh) return [];
    if (old === "") return [{ ...at, field: WHOLE_RECORD, old, new: fresh }];
    if (fresh === "") return [{ ...at, field: RECORD_GONE, old, new: fresh }];
    const [before, after] = [told(old), told(fresh)];
    return Object.keys(fieldsOf(table)).flatMap((field) =>
      before[field] === after[field]
        ? []
        : [{ ...at, field, old: before[field] ?? "", new: after[field] ?? "" }],
    );
  });
}

const told = (text: string): Readonly<Record<string, string | undefined>> =>
  JSON.parse(text) as Readonly<Record<string, string>>;

/** The longest a name may be where the log keeps a record's id. */
const RECORD = 26;

/** What the log keeps of it: each change with its old and its new value, then each list as it stands now. */
export const listFacts = ({ changes, standing }: ListNews, stamp: Stamp): LogFact[] => [
  ...changes.map(({ table, key, field, old, new: fresh }) => ({
    ...stamp(),
    table,
    record: [...key].slice(0, RECORD).join(""),
    complaintNo: "",
    field: field === WHOLE_RECORD ? LIST_ROW : field,
    old,
    new: fresh,
  })),
  ...standing.flatMap(({ table, digest, values }) =>
    wholeRecord({ table, id: digest, complaintNo: "" }, values, stamp),
  ),
];

/** What stands in 字段 of a row that came into a list: `*` is kept for the list as a whole. */
const LIST_ROW = "+";
