import { type LogEntry, RECORD_GONE, WHOLE_RECORD } from "../records/log";
import { type TableName, tableNames } from "../records/tables";
import { isOwnField } from "../rules/computed";
import { logCode } from "../rules/log/log-chain";
import { asLogged, foldLog, type KnownRecord, lastWords, recordKey } from "../rules/log/log-fold";
import { asWritten } from "../rules/log/log-order";
import {
  type ChainReport,
  type CodeStanding,
  type LogHole,
  standingOf,
  verifyChains,
} from "../rules/log/log-verify";
import { isWholeCode } from "../rules/printed-code";
import type { CellsByField, Snapshot } from "../workbook/port";
import { type Register, registerOf, rowCells } from "../workbook/register";
import { sealedTables, sealTest } from "../workbook/seal";
import { changesSince } from "./changes-since";
import { numberIn } from "./log-facts";
import { holesIn } from "./log-holes";
import { knownBefore } from "./outside-facts";
import type { Ports } from "./ports";

/** Where the register and its log tell different things. */
export interface OutsideFact {
  readonly table: TableName;
  readonly complaintNo: string | null;
  /** Sheet row; undefined where the record has none. */
  readonly row: number | undefined;
  /**
   * `changed`: the field is not as the log last has it. `unlogged`: the log knows nothing of the record, or the row has
   * no id. `unsure`: the row's seal does not fit and the log does not say what stood there. `back`: the log holds it
   * for removed. `gone`: the log has it, the table does not.
   */
  readonly kind: "changed" | "unlogged" | "unsure" | "back" | "gone";
  /** What differs, with what the log says and what stands there, both as the log writes values; only of `changed`. */
  readonly field?: string;
  readonly logged?: string;
  readonly standing?: string;
}

/** What a look at the log as evidence comes to. */
export interface Verified {
  /** Each device's chain; `rows` of the log in the order of `logRows`. */
  readonly chains: readonly ChainReport[];
  /** Sheet rows of the log, by the places the chains speak of. */
  readonly logRows: readonly number[];
  readonly code: string;
  /** What was changed without Kesu and is not taken over yet: findings, nobody's fault. */
  readonly outside: readonly OutsideFact[];
  /** What is gone from the log. */
  readonly holes: readonly LogHole[];
  /** Of the code that was to be found, `isShort` where it is one of before; undefined where none was given. */
  readonly expected: (CodeStanding & { readonly isShort: boolean }) | undefined;
}

/**
 * Looks whether the log is whole and whether the register follows from it; writes nothing. `expect`: a log code that
 * was printed on a document. Rejects with WorkbookError.
 */
export async function verifyRegister(ports: Ports, expect?: string): Promise<Verified> {
  const snapshot = await ports.workbook.read(tableNames);
  const register = registerOf(snapshot, ports.profile, ports.holidays);
  const { log } = register;
  const written = asWritten(log);
  const standing = standingFacts(snapshot, written, register, ports);
  return {
    chains: verifyChains(log),
    logRows: (snapshot.tables.log?.rows ?? []).map(({ row }) => row),
    code: logCode(log),
    outside: [...standing, ...goneFacts(snapshot, written)],
    holes: [...holesIn(snapshot, log), ...(log.length === 0 ? [] : lostOf(standing, snapshot, log))],
    expected:
      expect === undefined ? undefined : { ...standingOf(expect, log), isShort: !isWholeCode(expect) },
  };
}

/** What of the rows does not follow from the log. */
function standingFacts(
  snapshot: Snapshot,
  log: readonly LogEntry[],
  register: Register,
  { profile }: Ports,
): OutsideFact[] {
  const known = foldLog(log);
  const gone = goneKeys(log);
  const found = sealedTables.flatMap((table) => {
    const { columns = [], rows = [] } = snapshot.tables[table] ?? {};
    const isSealed = sealTest(table, columns);
    return rows.flatMap(({ id, row, cells }): KeyedFact[] => {
      const key = recordKey(table, id ?? "");
      const byField = rowCells(columns, { id, row, cells });
      const at = { table, row, complaintNo: numberOf(byField) };
      if (gone.has(key)) return [{ key, fact: { ...at, kind: "back" } }];
      const logged = knownBefore(table, id ?? "", byField, known, profile);
      if (logged)
        return differences(logged, table, byField, register).map((each) => ({
          key,
          fact: { ...at, kind: "changed", ...each },
        }));
      if (known.has(key) || table === "setting")
        return isSealed(cells) ? [] : [{ key, fact: { ...at, kind: "unsure" } }];
      return [{ key, fact: { ...at, kind: "unlogged" } }];
    });
  });
  return unlessLastWord(found, log);
}

/**
 * Where rows of the log are gone: what Kesu wrote it logged. So a row with its seal over it, or a number that
 * was drawn, has a row of the log that tells of the record as a whole, and every value under a seal stands in the log.
 */
function lostOf(facts: readonly OutsideFact[], { tables }: Snapshot, log: readonly LogEntry[]): LogHole[] {
  const whole = new Set(log.flatMap((entry) => (entry.field === WHOLE_RECORD ? [keyOf(entry)] : [])));
  const differing = new Set(
    facts.flatMap(({ kind, table, row = 0 }) => (kind === "changed" ? [`${table} ${row}`] : [])),
  );
  const versions = loggedVersions(log);
  return sealedTables.flatMap((table) => {
    const { columns = [], rows = [] } = tables[table] ?? {};
    const version = table === "complaint" ? columns.indexOf("rowVersion") : -1;
    const isSealed = columns.includes("seal") ? sealTest(table, columns) : () => false;
    return rows.flatMap(({ id, row, cells }): LogHole[] => {
      const complaintNo = numberOf(rowCells(columns, { id, row, cells }));
      const isOurs = isSealed(cells) || (table === "complaint" && id !== null && complaintNo !== null);
      const at = { table, row, complaintNo };
      if (isOurs && table !== "setting" && !whole.has(recordKey(table, id ?? "")))
        return [{ ...at, kind: "unlogged" }];
      const isKnown = version < 0 || versions(id ?? "").has(asLogged(cells[version]));
      const isCut = isSealed(cells) && (differing.has(`${table} ${row}`) || !isKnown);
      return isCut ? [{ ...at, kind: "cut" }] : [];
    });
  });
}

/** The versions of a case that the log tells of: each change of a case counts on, and says so last of all. */
function loggedVersions(log: readonly LogEntry[]): (id: string) => ReadonlySet<string> {
  const told = new Map<string, Set<string>>();
  for (const { table, record, field, new: fresh } of log)
    if (table === "complaint" && record !== null) {
      const version =
        field === "rowVersion" ? fresh : field === WHOLE_RECORD ? versionIn(fresh ?? "") : undefined;
      if (version != null) told.set(record, (told.get(record) ?? new Set()).add(version));
    }
  const first = new Set(["", "1"]); // as a case is registered, or was before its versions were counted
  return (id) => {
    const own = told.get(id);
    return own ? new Set([...own, ...first]) : first;
  };
}

const versionIn = (record: string): string | undefined => /"rowVersion":(\d+)/.exec(record)?.[1];

/** Where a row is not as the log has it; what Kesu works out by itself follows from the rest. */
const differences = (
  known: Pick<KnownRecord, "fields">,
  table: TableName,
  cells: CellsByField,
  register: Register,
): { field: string; logged: string; standing: string }[] =>
  changesSince(known, table, cells, register)
    .filter(({ field }) => !isOwnField(table, field))
    .map(({ field, old, new: fresh }) => ({ field, logged: old, standing: fresh }));

/** Without the differences that are another device's last word: which of two came last the clocks do not tell. */
function unlessLastWord(found: readonly KeyedFact[], log: readonly LogEntry[]): OutsideFact[] {
  const entries = new Map<string, LogEntry[]>();
  for (const { key, fact } of found) if (fact.kind === "changed") entries.set(key, []);
  for (const entry of log) entries.get(keyOf(entry))?.push(entry);
  return found.flatMap(({ key, fact }) => {
    const { kind, field = "", standing = "" } = fact;
    const isLogged = kind === "changed" && lastWords(entries.get(key) ?? [], field).includes(standing);
    return isLogged ? [] : [fact];
  });
}

/** A fact with the record it is of, as the fold of the log calls it. */
interface KeyedFact {
  readonly key: string;
  readonly fact: OutsideFact;
}

const keyOf = ({ table, record }: LogEntry): string => recordKey(table ?? "", record ?? "");

/** Records that the log says were removed and not written whole again since: a change told later is a slower clock's. */
function goneKeys(log: readonly LogEntry[]): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const entry of log)
    if (entry.field === RECORD_GONE) gone.add(keyOf(entry));
    else if (entry.field === WHOLE_RECORD) gone.delete(keyOf(entry));
  return gone;
}

/** Records the log has and does not hold for removed, without a row. */
function goneFacts({ tables }: Snapshot, log: readonly LogEntry[]): OutsideFact[] {
  const gone = goneKeys(log);
  const ids = new Map(sealedTables.map((table) => [table, new Set(tables[table]?.rows.map(({ id }) => id))]));
  const missing = new Map<string, OutsideFact>();
  for (const { table: name, record, complaintNo } of log) {
    const table = sealedTables.find((each) => each === name);
    const key = recordKey(name ?? "", record ?? "");
    if (table === undefined || record === null || ids.get(table)?.has(record) || gone.has(key)) continue;
    missing.set(key, { table, row: undefined, complaintNo, kind: "gone" });
  }
  return [...missing.values()];
}

const numberOf = (cells: CellsByField): string | null => (numberIn(cells) === "" ? null : numberIn(cells));
