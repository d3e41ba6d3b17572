import { type Finding, RegisterCheck } from "../actions/check-register";
import { partNames } from "../records/parts";
import type { TableName } from "../records/tables";
import type { Issue, Severity } from "../rules/issue";
import type { Register } from "../workbook/register";
import type { SheetRow } from "../workbook/sheet";

/** A record somebody typed by hand, wherever a sort has put it by now. */
export type TypedRecord = `${TableName} ${string}`;

const recordOf = (table: TableName, id: string): TypedRecord => `${table} ${id}`;

/** The records in rows of the sheet. */
export const recordsIn = (rows: readonly SheetRow[], register: Register): readonly TypedRecord[] =>
  rows.flatMap(({ table, row }) => {
    const id = register.idAt(table, row);
    return id === null || id === undefined ? [] : [recordOf(table, id)];
  });

const rank: Readonly<Record<Severity, number>> = { block: 0, warn: 1, info: 2 };

/** A signature that the typing took with it, or that was void before. */
const isVoidSignature = ({ problem }: Issue): boolean =>
  problem.code === "unmet" && problem.need === "approval-void";

/** What is wrong in these records as the register stands, what blocks first. */
export function findingsOf(
  records: ReadonlySet<TypedRecord>,
  register: Register,
  now: string,
): readonly Finding[] {
  if (records.size === 0) return [];
  const check = new RegisterCheck(register, now);
  const lines = register.productLines.filter(({ record: { id } }) =>
    records.has(recordOf("productLine", id ?? "")),
  );
  const rows = new Set(lines.map(({ row }) => row));
  const hanging = partNames.flatMap((table) =>
    register.parts[table].filter(({ record: { id } }) => records.has(recordOf(table, id ?? ""))),
  );
  const owners = new Set([...lines, ...hanging].map(({ record }) => record.complaintId));
  const found = [
    ...register.complaints.flatMap(({ record: { id } }, index) => {
      const isTyped = records.has(recordOf("complaint", id ?? ""));
      return isTyped || owners.has(id)
        ? check
            .ofComplaint(index)
            .filter(
              ({ table, row = 0, issue }) =>
                (table === "complaint" && isTyped) ||
                (table === "productLine" && rows.has(row)) ||
                isVoidSignature(issue),
            )
        : [];
    }),
    ...lines.flatMap((line) => check.ofRow("productLine", line)),
  ];
  return found.sort((left, right) => rank[left.issue.severity] - rank[right.issue.severity]);
}
