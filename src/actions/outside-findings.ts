import { isOwnField } from "../rules/computed";
import { issue, type Problem } from "../rules/issue";
import { fieldsOf, type TableName } from "../records/tables";
import { loggedAsTyped } from "../rules/log/logged-text";
import { changesSince } from "./changes-since";
import type { Finding } from "./check-register";
import { numberIn } from "./log-facts";
import { knownBefore } from "./outside-facts";
import type { Ports } from "./ports";
import { recognise } from "./recognise";

/** V-60: what was changed without Kesu and is not taken in yet; told, never a reproach, and nothing is written. */
export async function outsideFindings(ports: Ports): Promise<readonly Finding[]> {
  const { rows, gone, register, known } = await recognise(ports, { how: "outside" });
  const at = (
    table: TableName,
    row: number | undefined,
    complaintNo: string | null,
    problem: Problem,
    field?: string,
  ): Finding => ({
    table,
    row,
    complaintNo,
    issue: issue("V-60", "info", field === undefined ? [] : [field], problem),
    cell: row === undefined || field === undefined ? undefined : register.cellOf(table, row, field),
  });
  const told = rows.flatMap(({ table, row, was, cells, origin }): Finding[] => {
    if (origin === "formulas") return []; // V-17 says it
    const complaintNo = numberIn(cells) === "" ? null : numberIn(cells);
    const before =
      origin === "changed" ? knownBefore(table, was ?? "", cells, known, ports.profile) : undefined;
    if (!before) return [at(table, row, complaintNo, { code: "added-outside" })];
    return changesSince(before, table, cells, register)
      .filter(({ field }) => !isOwnField(table, field))
      .map(({ field, ...values }) => {
        const [old, now] = [values.old, values.new].map((text) =>
          loggedAsTyped(fieldsOf(table)[field], text),
        );
        return { field, old: old ?? "", now: now ?? "" };
      })
      .map(({ field, old, now }) =>
        at(table, row, complaintNo, { code: "changed-outside", old, now }, field),
      );
  });
  return [
    ...told,
    ...gone.map(({ table, complaintNo, id }) =>
      at(table, undefined, complaintNo, { code: "record-gone", given: complaintNo ?? id }),
    ),
  ];
}
