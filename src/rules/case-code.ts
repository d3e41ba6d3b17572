import { complaintFields } from "../records/complaint";
import type { Fields, Value } from "../records/field";
import { partNames } from "../records/parts";
import { fieldsOf } from "../records/tables";
import type { Case } from "./case";
import { fingerprint } from "./fingerprint";
import { printedCode } from "./printed-code";

/** Which facts of a case a code covers: fields of the complaint, lists that hang on it. */
interface Covered {
  readonly field: (name: string) => boolean;
  readonly table: (name: string) => boolean;
}

/** The code that changes with any fact of the case, its lines or its lists: which state of it a paper shows. */
export const caseCode = (one: Case): string =>
  printedCode(hashOver(one, { field: () => true, table: () => true }));

/** The hash over the facts that are covered; notes of Kesu's own about a row never are. */
export function hashOver({ complaint, lines, parts }: Case, covered: Covered): string {
  const facts = Object.entries(complaintFields)
    .filter(([name, { group }]) => group !== "helper" && covered.field(name))
    .map(([name]) => [name, complaint[name as keyof typeof complaint]]);
  const lists = partNames
    .filter((table) => covered.table(table) && parts[table].length > 0)
    .map((table) => [table, [...parts[table]].sort(byId).map((row) => told(row, fieldsOf(table)))]);
  const further = lines.map((line) => told(line, fieldsOf("productLine")));
  return fingerprint(JSON.stringify([facts, further, lists]));
}

const told = (row: Readonly<Record<string, Value>>, fields: Fields): readonly (Value | undefined)[] =>
  Object.keys(fields)
    .filter((name) => fields[name]?.note !== true)
    .map((name) => row[name]);

const byId = (left: { readonly id: string | null }, right: { readonly id: string | null }): number =>
  (left.id ?? "") < (right.id ?? "") ? -1 : 1;
