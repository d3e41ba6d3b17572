import type { Field, Value } from "../records/field";
import { fieldsOf, type TableName } from "../records/tables";
import { readEntry } from "../rules/entry/entry";
import type { Problem, RuleId } from "../rules/issue";
import { isList } from "../rules/lists/list-row";
import { loadRegister, type Register } from "../workbook/register";
import { type Finding, findings } from "./check-register";
import type { Ports } from "./ports";
import { recordChange, type RecordUpdate } from "./record-change";

/** Why a finding was left as it is. */
export type LeftBecause =
  /** It proposes nothing. */
  | "no-proposal"
  /** It does not stand any more, or another proposal for the same cell was taken. */
  | "out-of-date"
  /** Its row is no record yet: rows typed by hand are taken in first. */
  | "no-record"
  /** What it proposes cannot be stored either. */
  | "not-readable";

/** What became of proposals. */
export interface Applied {
  readonly applied: readonly Finding[];
  readonly left: readonly { readonly finding: Finding; readonly because: LeftBecause }[];
}

/** Rules whose proposals only write the same thing the way it is stored: they may be taken all at once. */
const rewriting: ReadonlySet<RuleId> = new Set<RuleId>(["V-02", "V-09", "V-10", "V-12", "V-13", "V-15"]);

/** What of these is only probably meant. */
const probable: ReadonlySet<Problem["code"]> = new Set<Problem["code"]>([
  "not-in-list",
  "role-unknown",
  "setting-unknown",
  "setting-empty",
]);

/** Is the proposal a mere rewriting? A grade, or a name that is nearly one of the list, is for a person to decide. */
export const isRewriting = ({ issue: { rule, problem, fix } }: Finding): boolean =>
  fix !== undefined && rewriting.has(rule) && !probable.has(problem.code);

/**
 * Takes what findings propose: each value is read as if it had been typed, logged, and written in one commit with the
 * others. What somebody has changed since the check is left alone. Rejects with WorkbookError.
 */
export async function applyFixes(taken: readonly Finding[], ports: Ports): Promise<Applied> {
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays);
  const standing = new Set(findings(register, ports.now()).map(nameOf));
  const newId = idsOfRows(ports.newId);
  const update = new Map<string, RecordUpdate>();
  const applied: Finding[] = [];
  const left: { finding: Finding; because: LeftBecause }[] = [];
  for (const finding of taken) {
    const outcome = standing.has(nameOf(finding)) ? updateOf(finding, register, newId) : "out-of-date";
    const key =
      typeof outcome === "string" ? "" : `${outcome.table} ${outcome.id} ${finding.issue.fix?.field ?? ""}`;
    if (typeof outcome === "string") left.push({ finding, because: outcome });
    else if (update.has(key)) left.push({ finding, because: "out-of-date" });
    else {
      update.set(key, outcome);
      applied.push(finding);
    }
  }
  if (update.size > 0) await recordChange({ update: [...update.values()] }, register, ports);
  return { applied, left };
}

/** A finding without the sheet's column letter: somebody may have moved the column. */
const nameOf = ({ table, row, issue: { rule, fields, problem, fix } }: Finding): string =>
  JSON.stringify([table, row, rule, fields, problem, fix]);

/** One new id for each row that becomes a record, however many of its cells are mended. */
function idsOfRows(newId: () => string): (table: TableName, row: number) => string {
  const ids = new Map<string, string>();
  return (table, row) => {
    const key = `${table} ${row}`;
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
}

/** A row of a list that somebody typed becomes a record by being mended; one of a case is taken in first. */
function updateOf(
  { table, row, issue: { fix, problem } }: Finding,
  register: Register,
  newId: (table: TableName, row: number) => string,
): RecordUpdate | LeftBecause {
  const field = fieldsOf(table)[fix?.field ?? ""];
  if (!fix || !field || row === undefined) return "no-proposal";
  const own = register.idAt(table, row);
  if (own === undefined || (own === null && !isList(table))) return "no-record";
  const id = own ?? newId(table, row);
  const value = valueOf(fix.value, fix.field, field, register.procedure.pendingTokens);
  if (value === undefined) return "not-readable";
  const formula =
    problem.code === "formula-in-cell" ? { [fix.field]: problem.given.replace(/^=?/, "=") } : {};
  return {
    table,
    id,
    to: { [fix.field]: value },
    replaces: formula,
    ...(own === null && { adopts: row }),
  };
}

/** The value of a proposal; one that must itself be rewritten once more is. */
function valueOf(
  text: string,
  name: string,
  field: Field,
  pendingTokens: readonly string[],
): Exclude<Value, null> | undefined {
  const { value, issues } = readEntry(text, field, { name, pendingTokens });
  const again = issues.find(({ fix }) => fix)?.fix?.value;
  if (again === undefined || again === text) return value ?? undefined;
  return readEntry(again, field, { name, pendingTokens }).value ?? undefined;
}
