import type { Procedure } from "../../procedure/procedure";
import { fieldsOf } from "../../records/tables";
import type { Masters } from "../case";
import { type Issue, issue } from "../issue";
import { unlistedNames } from "../master-checks";
import { holidayIssues } from "./holidays";
import {
  type ListIssue,
  type ListRow,
  type ListRows,
  type ListTable,
  listTables,
  missingIn,
} from "./list-row";
import { roleIssues } from "./roles";
import { settingIssues } from "./setting-rows";
import { shipmentIssues } from "./shipment-rows";

/** What the lists are looked at with. */
export interface ListContext {
  readonly procedure: Procedure;
  readonly masters: Masters;
  /** The day Excel means by a serial number. */
  readonly dayOfSerial: (serial: number) => string | undefined;
}

/** Everything in the lists a company keeps that is not used as it stands: every value that steers something is told. */
export function listIssues(lists: ListRows, context: ListContext): readonly ListIssue[] {
  const own = {
    holiday: holidayIssues(lists.holiday),
    shipment: shipmentIssues(lists.shipment, context.dayOfSerial),
    setting: settingIssues(lists.setting, context.procedure),
  };
  const unlisted = unlistedNames(context.masters);
  const of = <R>(
    table: ListTable,
    rows: readonly ListRow<R>[],
    look: (row: ListRow<R>) => readonly Issue[],
  ): readonly ListIssue[] =>
    rows
      .filter(isFilled)
      .flatMap((each) =>
        [...look(each), ...unlisted(fieldsOf(table), each.record as Readonly<Record<string, unknown>>)].map(
          (found) => ({ table, row: each.row, issue: found }),
        ),
      );
  return listTables.flatMap((table): readonly ListIssue[] => {
    if (table === "holiday") return of(table, lists.holiday, own.holiday);
    if (table === "shipment") return of(table, lists.shipment, own.shipment);
    if (table === "setting") return of(table, lists.setting, own.setting);
    const rows: readonly ListRow<{ readonly name: string | null }>[] = lists[table];
    const named = of(table, rows, namedIssues(rows, keepsLast.has(table)));
    return table === "person" ? [...named, ...roleIssues(lists.person, context.procedure)] : named;
  });
}

/** Has somebody written anything into the row? One that was emptied keeps its id. */
const isFilled = <R>({ record, issues }: ListRow<R>): boolean =>
  issues.length > 0 ||
  Object.entries(record as Readonly<Record<string, unknown>>).some(
    ([name, value]) => name !== "id" && value !== null,
  );

/** Lists whose other columns are asked by the name: of two rows of one name only the last is. */
const keepsLast: ReadonlySet<ListTable> = new Set<ListTable>(["customer", "part", "defect"]);

/** V-11: rows without the name they are asked by, or whose name comes again further down. */
function namedIssues<R extends { readonly name: string | null }>(
  rows: readonly ListRow<R>[],
  isUnique: boolean,
): (row: ListRow<R>) => readonly Issue[] {
  const last = new Map(rows.map(({ record, row }) => [record.name, row]));
  return (each) => {
    const { name } = each.record;
    const row = last.get(name);
    const isOverruled = isUnique && name !== null && row !== undefined && row !== each.row;
    return [
      ...each.issues,
      ...missingIn<{ readonly name: string | null }>(each, ["name"]),
      ...(isOverruled ? [issue("V-11", "warn", "name", { code: "listed-twice", given: name, row })] : []),
    ];
  };
}
