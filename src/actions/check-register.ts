import type { Procedure } from "../procedure/procedure";
import type { Complaint } from "../records/complaint";
import { partNames, type PartTable } from "../records/parts";
import type { TableName } from "../records/tables";
import type { Case } from "../rules/case";
import { checkCase, takenNumbers } from "../rules/check-case";
import { computed } from "../rules/computed";
import { couldHaveBecome } from "../rules/damage";
import { DuplicateFinder } from "../rules/alike/duplicates";
import { shareAmounts } from "../rules/flow/costs";
import { type Issue, issue } from "../rules/issue";
import { listIssues } from "../rules/lists/list-issues";
import { foldLog, recordKey } from "../rules/log/log-fold";
import { type ShipmentCheck, shipmentCheck } from "../rules/shipments";
import { loadRegister, type Register, type Stored } from "../workbook/register";
import { fromSerial } from "../workbook/serial-date";
import type { Ports } from "./ports";

/** A row of a table that hangs on a case. */
type HangingRow = { readonly id: string | null; readonly complaintNo: string | null };

/** An issue with the place it stands at. */
export interface Finding {
  readonly table: TableName;
  /** Sheet row, 1-based; undefined where the whole table is meant. */
  readonly row: number | undefined;
  readonly complaintNo: string | null;
  readonly issue: Issue;
  /** "客诉台账!K12", where a cell is meant. */
  readonly cell: string | undefined;
}

/** Checks every row of the register in its present state; changes nothing. */
export async function checkRegister(ports: Ports): Promise<readonly Finding[]> {
  return findings(await loadRegister(ports.workbook, ports.profile, ports.holidays), ports.now());
}

/** The findings of a register that has been read: cells that cannot be read, rules that are broken, faults of the sheet. */
export function findings(register: Register, now: string): readonly Finding[] {
  const check = new RegisterCheck(register, now);
  return [
    ...register.tableIssues.map((each) => check.ofTable(each)),
    ...register.complaints.flatMap((_, index) => check.ofComplaint(index)),
    ...register.productLines.flatMap((line) => check.ofRow("productLine", line)),
    ...partNames.flatMap((table) => register.parts[table].flatMap((row) => check.ofRow(table, row))),
    ...listIssues(register.lists, {
      ...register,
      dayOfSerial: (serial) => fromSerial(serial, register.date1904, false),
    }).map((each) => check.ofTable(each)),
  ];
}

/** Looks at a register row by row: what a row is compared with is gathered once for all of them. */
export class RegisterCheck {
  readonly #register: Register;
  readonly #now: string;
  readonly #duplicates: DuplicateFinder;
  readonly #taken: ReadonlyMap<Case, Issue>;
  readonly #shipments: ShipmentCheck;
  readonly #rows = new Map<TableName, ReadonlyMap<string | null, number>>();
  #known: ReturnType<typeof foldLog> | undefined;
  #drawn: ReadonlySet<string> | undefined;
  #numberAt: ReadonlyMap<number, string | null> | undefined;

  constructor(register: Register, now: string) {
    this.#register = register;
    this.#now = now.slice(0, 16);
    this.#duplicates = new DuplicateFinder(register.cases, register.procedure.duplicateWithinDays);
    this.#taken = takenNumbers(register.cases);
    this.#shipments = shipmentCheck(register.masters.shipments);
  }

  /** Everything that is wrong with a complaint, by its place in the register, and with its lines as part of the case. */
  issuesOf(index: number): readonly Issue[] {
    const { cases, complaints, procedure, calendar, masters } = this.#register;
    const one = cases[index];
    const { issues = [] } = complaints[index] ?? {};
    if (!one) return [];
    const unread = new Set(issues.flatMap(({ fields }) => fields));
    const number = this.#taken.get(one);
    const context = { procedure, calendar, masters, now: this.#now };
    const checks = [
      ...(number ? [number] : []),
      ...staleColumns(one, procedure),
      ...staleAmounts(one),
      ...this.#shipments(one),
      ...(isSumRow(one.complaint) ? [SUM_ROW] : checkCase(one, context, this.#duplicates)),
    ];
    return [
      ...issues,
      ...checks.filter(({ problem, fields }) =>
        problem.code === "number-pattern"
          ? !this.#isDrawn(one.complaint)
          : problem.code !== "missing" || !unread.has(fields[0] ?? ""),
      ),
    ];
  }

  /** V-01: a number the log shows Kesu draw, at the moment of registration, is right under whatever pattern there was. */
  #isDrawn({ id, complaintNo, registeredAt }: Complaint): boolean {
    this.#drawn ??= new Set(
      this.#register.log.map((entry) =>
        [entry.record, entry.complaintNo, entry.time?.slice(0, 16)].join(" "),
      ),
    );
    return this.#drawn.has([id, complaintNo, registeredAt].join(" "));
  }

  /** The same, each issue where it stands. */
  ofComplaint(index: number): readonly Finding[] {
    const { cases, complaints } = this.#register;
    const { row } = complaints[index] ?? {};
    const one = cases[index];
    if (!one) return [];
    const { complaint, lines } = one;
    const { id, complaintNo } = complaint;
    return this.issuesOf(index).map((each) => {
      const line = each.line === undefined ? undefined : lines[each.line];
      if (line) return this.#at("productLine", this.#rowOf("productLine", line.id), complaintNo, each);
      const { table, id: partId } = each.part ?? {};
      if (table && partId !== undefined)
        return this.#at(table, this.#rowOf(table, partId), complaintNo, each);
      return this.#at("complaint", row, complaintNo, this.#mended("complaint", id, each));
    });
  }

  /** What is wrong with the cells of a row that hangs on a case; the rules look at it with its case. */
  ofRow(table: PartTable | "productLine", { record, row, issues }: Stored<HangingRow>): readonly Finding[] {
    return issues.map((each) =>
      this.#at(table, row, record.complaintNo, this.#mended(table, record.id, each)),
    );
  }

  #rowOf(table: PartTable | "productLine", id: string | null): number | undefined {
    const { productLines, parts } = this.#register;
    const known = this.#rows.get(table);
    if (known) return known.get(id);
    const stored: readonly Stored<HangingRow>[] = table === "productLine" ? productLines : parts[table];
    const rows = new Map(stored.map(({ record, row }) => [record.id, row]));
    this.#rows.set(table, rows);
    return rows.get(id);
  }

  /** A fault of the sheet. */
  ofTable({ table, row, issue: each }: Register["tableIssues"][number]): Finding {
    this.#numberAt ??= new Map(
      this.#register.complaints.map((stored) => [stored.row, stored.record.complaintNo]),
    );
    const complaintNo = table === "complaint" && row !== undefined ? this.#numberAt.get(row) : null;
    return this.#at(table, row, complaintNo ?? null, each);
  }

  /** V-12: what Excel took from a number-like text only the log still knows. */
  #mended(table: TableName, id: string | null, each: Issue): Issue {
    const { problem, fields, fix } = each;
    const [field] = fields;
    if (problem.code !== "damaged-by-excel" || fix || field === undefined || id === null) return each;
    this.#known ??= foldLog(this.#register.log);
    const known = this.#known.get(recordKey(table, id))?.fields.get(field);
    const old = [known?.value, known?.before].find((text) => text && couldHaveBecome(text, problem.given));
    return old === undefined ? each : { ...each, fix: { field, value: old } };
  }

  #at(table: TableName, row: number | undefined, complaintNo: string | null, each: Issue): Finding {
    const [field] = each.fields;
    const isCell = row !== undefined && field !== undefined;
    return {
      table,
      row,
      complaintNo,
      issue: each,
      cell: isCell ? this.#register.cellOf(table, row, field) : undefined,
    };
  }
}

/** V-16: a sum typed into the table as if it were a case. */
const SUM_ROW = issue("V-16", "block", [], { code: "sheet", fault: "sum-row", text: "" });

/** Is it a row of sums, no case? */
export const isSumRow = (complaint: Complaint): boolean =>
  complaint.id === null &&
  complaint.complaintNo === null &&
  Object.values(complaint).some(
    (value) => typeof value === "string" && /^(?:合计|小计|总计|总数)[:：]?$/.test(value.trim()),
  );

/** V-17: a grade that Kesu worked out and somebody, or a later answer, has made untrue. */
function staleColumns(one: Case, procedure: Procedure): Issue[] {
  const { levelSuggested } = one.complaint;
  const grade = computed(one, procedure).levelSuggested;
  if (levelSuggested === null || typeof grade !== "string" || grade === levelSuggested) return [];
  const problem = { code: "stale-value", given: levelSuggested, now: grade } as const;
  return [issue("V-17", "warn", "levelSuggested", problem, grade)];
}

/** V-42: a share that somebody wrote over, or that a later cost has made untrue: the parts no longer make the whole. */
function staleAmounts(one: Case): Issue[] {
  if (one.parts.share.length === 0) return [];
  const amounts = shareAmounts(one);
  return one.parts.share.flatMap(({ id, amount }, index) => {
    const now = amounts[index] ?? null;
    if (amount === null || now === null || amount === now) return [];
    const [given, fresh] = [amount, now].map((fen) => (fen / 100).toFixed(2)) as [string, string];
    const problem = { code: "stale-value", given, now: fresh } as const;
    const part = { table: "share", ...(id !== null && { id }) } as const;
    return [{ ...issue("V-42", "warn", "amount", problem), part }];
  });
}
