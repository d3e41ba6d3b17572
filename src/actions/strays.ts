import { fieldsOf, type TableName, tableNames } from "../records/tables";
import { foldedColumns, foldLog, type KnownRecord, recordKey } from "../rules/log/log-fold";
import { asWritten } from "../rules/log/log-order";
import { loggedAsValue } from "../rules/log/logged-text";
import type { Cell, CellsByField, Snapshot } from "../workbook/port";
import { cellsOf, registerOf, rowCells } from "../workbook/register";
import { isSealed, sameCell, sealed } from "../workbook/seal";
import type { Verdict } from "./judge";
import type { Ports } from "./ports";

/** A row that holds cells which were written for another record. */
interface Stray {
  readonly table: TableName;
  readonly id: string;
  /** What has to be written so that it is again what the log says. */
  readonly cells: CellsByField;
}

/** A row of somebody's in which the cells stand that one of ours has lost. */
interface Suspect {
  readonly table: TableName;
  readonly id: string;
  readonly row: CellsByField;
  /** What was written for our record. */
  readonly ours: CellsByField;
}

/**
 * While a write of ours was under way a co-author has sorted the sheet: ours reached the row it was meant for, but
 * another record stands there now. Where our record, if it is still there, has lost what stands in a row whose seal does not fit, and the row's
 * seal is ours or fits again with what the log says, that row gets its own cells back. Rejects with WorkbookError.
 */
export async function straysOf(
  lost: readonly Verdict[],
  snapshot: Snapshot,
  ports: Ports,
): Promise<readonly Stray[]> {
  const suspects = lost.flatMap((verdict) => suspectsOf(verdict, snapshot));
  if (suspects.length === 0) return [];
  const read = await ports.workbook.read(tableNames, { log: foldedColumns });
  const { log, date1904 } = registerOf(read, ports.profile, ports.holidays);
  const known = foldLog(asWritten(log), new Set(suspects.map(({ table, id }) => recordKey(table, id))));
  return suspects.flatMap((suspect) => {
    const cells = ownCells(suspect, known.get(recordKey(suspect.table, suspect.id)), date1904);
    return cells ? [{ table: suspect.table, id: suspect.id, cells }] : [];
  });
}

function suspectsOf({ meant, update, isMissing }: Verdict, { tables }: Snapshot): readonly Suspect[] {
  const { table, id, cells: ours } = meant;
  const found = tables[table];
  const missing = Object.entries((isMissing ? ours : update) ?? {}).filter(
    ([name, cell]) => !["id", "seal", "rowVersion"].includes(name) && !isEmpty(cell),
  );
  if (!found?.columns.includes("seal") || missing.length === 0) return [];
  return found.rows.flatMap((each): Suspect[] => {
    if (each.id === null || each.id === id) return [];
    const row = rowCells(found.columns, each);
    if (!missing.some(([name, cell]) => sameCell(row[name], cell)) || isSealed(table, row)) return [];
    return [{ table, id: each.id, row, ours }];
  });
}

/** What a row held before ours reached it; undefined where nothing proves that it was ours. */
function ownCells(
  { table, row, ours }: Suspect,
  known: KnownRecord | undefined,
  date1904: boolean,
): CellsByField | undefined {
  if (!known) return undefined;
  const own: Record<string, Cell> = {};
  for (const [name, cell] of Object.entries(ours)) {
    const field = fieldsOf(table)[name];
    const logged = known.fields.get(name)?.value ?? (known.isWhole ? "" : undefined);
    if (!field || field.note || field.formula !== undefined || ["id", "seal", "rowVersion"].includes(name))
      continue;
    const value = logged === undefined ? undefined : loggedAsValue(field, logged);
    if (value === undefined || !sameCell(row[name], cell)) continue;
    const was = cellsOf({ [name]: field }, { [name]: value }, date1904)[name] ?? null;
    if (!sameCell(was, cell)) own[name] = was;
  }
  if (Object.keys(own).length === 0) return undefined;
  const whole = { ...row, ...own };
  const isOurs = !isEmpty(ours["seal"]) && sameCell(row["seal"], ours["seal"]);
  if (!isOurs && !isSealed(table, whole)) return undefined;
  return { ...own, seal: sealed(table, whole)["seal"] ?? null };
}

const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || cell === null || cell === "";
