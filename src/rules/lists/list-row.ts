import type { MasterTable } from "../../records/field";
import type {
  Customer,
  Defect,
  Department,
  Holiday,
  Part,
  Person,
  SettingRecord,
  Shipment,
} from "../../records/masters";
import type { TableName } from "../../records/tables";
import { type Issue, issue } from "../issue";

/** A row of a list a company keeps, with where it stands and what is wrong with its cells. */
export interface ListRow<R> {
  readonly record: R;
  /** Sheet row, 1-based. */
  readonly row: number;
  readonly issues: readonly Issue[];
}

/** Something about a list; `row` is undefined where the whole of it is meant. */
export interface ListIssue {
  readonly table: TableName;
  readonly row: number | undefined;
  readonly issue: Issue;
}

/** A list of which only the names are of interest. */
interface Named {
  readonly name: string | null;
}

/** The rows of every list beside the register. */
export interface ListRows {
  readonly customer: readonly ListRow<Customer>[];
  readonly part: readonly ListRow<Part>[];
  readonly family: readonly ListRow<Named>[];
  readonly department: readonly ListRow<Department>[];
  readonly person: readonly ListRow<Person>[];
  readonly defect: readonly ListRow<Defect>[];
  readonly supplier: readonly ListRow<Named>[];
  readonly shipment: readonly ListRow<Shipment>[];
  readonly holiday: readonly ListRow<Holiday>[];
  readonly setting: readonly ListRow<SettingRecord>[];
}

export type ListTable = keyof ListRows;
export const namedTables: readonly MasterTable[] = [
  "customer",
  "part",
  "family",
  "department",
  "person",
  "defect",
  "supplier",
];
export const listTables = [
  ...namedTables,
  "shipment",
  "holiday",
  "setting",
] as const satisfies readonly ListTable[];

export const isList = (table: TableName): table is ListTable =>
  (listTables as readonly TableName[]).includes(table);

/** Is something wrong with a cell of the row already? */
export const isUnread = ({ issues }: Pick<ListRow<unknown>, "issues">, field: string): boolean =>
  issues.some(({ fields }) => fields[0] === field);

/** What a row needs to be of use and has not: of a cell that cannot be read its own issue is enough. */
export const missingIn = <R>(row: ListRow<R>, fields: readonly (keyof R & string)[]): readonly Issue[] =>
  fields
    .filter((field) => row.record[field] === null && !isUnread(row, field))
    .map((field) => issue("V-11", "warn", field, { code: "missing" }));
