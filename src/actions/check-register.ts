import type { Procedure } from "../procedure/procedure";
import type { TableName } from "../records/tables";
import type { Case } from "../rules/case";
import { computed } from "../rules/computed";
import { checkCase, takenNumbers } from "../rules/check-case";
import { DuplicateFinder } from "../rules/duplicates";
import { type Issue, issue } from "../rules/issue";
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
  const { procedure, calendar, masters, cases } = register;
  const context = { procedure, calendar, masters, now: now.slice(0, 16) };
  const duplicates = new DuplicateFinder(cases, procedure.duplicateWithinDays);
  const taken = takenNumbers(cases);
  const rowOfLine = new Map(register.productLines.map(({ record, row }) => [record.id, row]));
  const numberAt = new Map(register.complaints.map(({ record, row }) => [row, record.complaintNo]));
  const at = (
    table: TableName,
    row: number | undefined,
    complaintNo: string | null,
    issue: Issue,
  ): Finding => {
    const [field] = issue.fields;
    return {
      table,
      row,
      complaintNo,
      issue,
      cell: row === undefined || field === undefined ? undefined : register.cellOf(table, row, field),
    };
  };
  return [
    ...register.tableIssues.map(({ table, row, issue }) => {
      const complaintNo = table === "complaint" && row !== undefined ? numberAt.get(row) : undefined;
      return at(table, row, complaintNo ?? null, issue);
    }),
    ...register.complaints.flatMap(({ record, row, issues }, index) => {
      const one = cases[index];
      if (!one) return [];
      const unread = new Set(issues.flatMap(({ fields }) => fields));
      const number = taken.get(one);
      const checks = [
        ...(number ? [number] : []),
        ...staleColumns(one, procedure),
        ...(isSumRow(one) ? [SUM_ROW] : checkCase(one, context, duplicates)),
      ];
      return [
        ...issues.map((issue) => at("complaint", row, record.complaintNo, issue)),
        ...checks
          .filter((issue) => issue.problem.code !== "missing" || !unread.has(issue.fields[0] ?? ""))
          .map((issue) => {
            const line = issue.line === undefined ? undefined : one.lines[issue.line];
            return line
              ? at("productLine", rowOfLine.get(line.id), record.complaintNo, issue)
              : at("complaint", row, record.complaintNo, issue);
          }),
      ];
    }),
    ...register.productLines.flatMap(({ record, row, issues }) =>
      issues.map((issue) => at("productLine", row, record.complaintNo, issue)),
    ),
  ];
}

/** V-16: a sum typed into the table as if it were a case. */
const SUM_ROW = issue("V-16", "block", [], { code: "sheet", fault: "sum-row", text: "" });

const isSumRow = ({ complaint }: Case): boolean =>
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
