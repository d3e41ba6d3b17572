import type { Procedure } from "../procedure/procedure";
import type { Complaint } from "../records/complaint";
import type { TableName } from "../records/tables";
import type { Case } from "../rules/case";
import { checkCase, takenNumbers } from "../rules/check-case";
import { computed } from "../rules/computed";
import { couldHaveBecome } from "../rules/damage";
import { DuplicateFinder } from "../rules/duplicates";
import { type Issue, issue } from "../rules/issue";
import { foldLog, recordKey } from "../rules/log-fold";
import { loadRegister, type Register } from "../workbook/register";
import type { Ports } from "./ports";

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
    ...register.productLines.flatMap((line) => check.ofLine(line)),
  ];
}

/** Looks at a register row by row: what a row is compared with is gathered once for all of them. */
export class RegisterCheck {
  readonly #register: Register;
  readonly #now: string;
  readonly #duplicates: DuplicateFinder;
  readonly #taken: ReadonlyMap<Case, Issue>;
  #rowOfLine: ReadonlyMap<string | null, number> | undefined;
  #known: ReturnType<typeof foldLog> | undefined;
  #numberAt: ReadonlyMap<number, string | null> | undefined;

  constructor(register: Register, now: string) {
    this.#register = register;
    this.#now = now.slice(0, 16);
    this.#duplicates = new DuplicateFinder(register.cases, register.procedure.duplicateWithinDays);
    this.#taken = takenNumbers(register.cases);
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
      ...(isSumRow(one.complaint) ? [SUM_ROW] : checkCase(one, context, this.#duplicates)),
    ];
    return [
      ...issues,
      ...checks.filter(({ problem, fields }) => problem.code !== "missing" || !unread.has(fields[0] ?? "")),
    ];
  }

  /** The same, each issue where it stands. */
  ofComplaint(index: number): readonly Finding[] {
    const { cases, complaints, productLines } = this.#register;
    const { row } = complaints[index] ?? {};
    const one = cases[index];
    if (!one) return [];
    const { complaint, lines } = one;
    const { id } = complaint;
    this.#rowOfLine ??= new Map(productLines.map((line) => [line.record.id, line.row]));
    return this.issuesOf(index).map((each) => {
      const line = each.line === undefined ? undefined : lines[each.line];
      return line
        ? this.#at("productLine", this.#rowOfLine?.get(line.id), complaint.complaintNo, each)
        : this.#at("complaint", row, complaint.complaintNo, this.#mended("complaint", id, each));
    });
  }

  /** What is wrong with the cells of a line; the rules look at it with its case. */
  ofLine({ record, row, issues }: Register["productLines"][number]): readonly Finding[] {
    return issues.map((each) =>
      this.#at("productLine", row, record.complaintNo, this.#mended("productLine", record.id, each)),
    );
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
