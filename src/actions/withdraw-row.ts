import type { PartTable } from "../records/parts";
import type { Case } from "../rules/case";

/** A row of a list that is taken away: its place is emptied, the log keeps what stood in it. */
export interface WithdrawnRow {
  readonly table: PartTable;
  readonly id: string;
}

/** Lists whose rows tell what was done: nobody takes them away. */
const lasting: readonly PartTable[] = ["approval", "transition"];

/** May a row of this list of the case be taken away? What a closed case rests on stays. */
export const mayWithdraw = ({ complaint }: Case, table: PartTable): boolean =>
  !lasting.includes(table) && complaint.status !== "已结案" && complaint.status !== "已撤销";

/** The case without these rows. */
export function withoutRows(one: Case, rows: readonly WithdrawnRow[]): Case {
  const gone = new Set(rows.map(({ table, id }) => `${table} ${id}`));
  const parts = Object.fromEntries(
    Object.entries(one.parts).map(([table, each]) => [
      table,
      each.filter(({ id }: { readonly id: string | null }) => !gone.has(`${table} ${id ?? ""}`)),
    ]),
  ) as unknown as Case["parts"];
  return { ...one, parts };
}
