import { asTyped } from "../rules/entry/as-typed";
import type { Complaint, ComplaintField } from "../records/complaint";
import { complaintFields } from "../records/complaint";
import type { Field } from "../records/field";
import { comparable } from "../rules/entry/written-text";
import type { Register } from "../workbook/register";
import type { TypedFields } from "./form-draft";

/** Something the workbook knows that may be meant, with a word on what it is. */
export interface Suggestion {
  readonly value: string;
  readonly note: string;
}

const MOST = 8;

/** What the workbook offers for a field: names of its lists first, then what was written before, newest first. */
export function suggestions(
  name: string,
  text: string,
  typed: TypedFields,
  register: Register,
): Suggestion[] {
  const field = (complaintFields as Readonly<Record<string, Field>>)[name];
  if (!field || !isCompleted(name, field)) return [];
  const wanted = comparable(text);
  const found = new Map<string, Suggestion>();
  for (const each of [...listed(field, register), ...written(name as ComplaintField, typed, register)]) {
    if (found.size >= MOST) break;
    if (!found.has(each.value) && comparable(each.value + each.note).includes(wanted))
      found.set(each.value, each);
  }
  return [...found.values()];
}

/** What a list of the workbook offers for a field that names an entry of it. */
export function listedSuggestions(field: Field, text: string, register: Register): Suggestion[] {
  const wanted = comparable(text);
  return listed(field, register)
    .filter(({ value, note }) => comparable(value + note).includes(wanted))
    .slice(0, MOST);
}

/** Does the workbook know values worth offering for this field? */
export const isCompleted = (name: string, field: Field): boolean =>
  field.kind === "ref" || writtenBefore.has(name);
/** Fields without a list whose former values are worth offering. */
const writtenBefore: ReadonlySet<string> = new Set<ComplaintField>([
  "orderNo",
  "lotNo",
  "model",
  "spec",
  "contactName",
  "customerSite",
]);

function listed(field: Field, { masters }: Register): Suggestion[] {
  if (field.kind !== "ref") return [];
  const people = new Map(masters.people.map(({ name, role }) => [name, role]));
  const noteOf = (value: string): string => {
    if (field.to === "part") return words(masters.parts.get(value)?.model, masters.parts.get(value)?.family);
    if (field.to === "defect") return words(masters.defects.get(value)?.phenomenon);
    if (field.to === "person") return words(people.get(value));
    if (field.to === "customer")
      return words(masters.customers.get(value)?.shortName, masters.customers.get(value)?.site);
    return "";
  };
  return [...masters.names[field.to]].map((value) => ({ value, note: noteOf(value) }));
}

/** What stands in the register already: of the same customer and part where they are known. */
function* written(name: ComplaintField, typed: TypedFields, register: Register): Generator<Suggestion> {
  const { customer = "", partNo = "" } = typed;
  for (let index = register.cases.length - 1; index >= 0; index--) {
    const complaint = register.cases[index]?.complaint;
    const value = complaint?.[name];
    if (typeof value !== "string" || !complaint) continue;
    if (customer !== "" && name !== "customer" && complaint.customer !== customer) continue;
    if (partNo !== "" && narrowedByPart.has(name) && complaint.partNo !== partNo) continue;
    yield { value, note: name === "customer" ? "" : words(complaint.partNo ?? complaint.model) };
  }
}
const narrowedByPart: ReadonlySet<ComplaintField> = new Set(["orderNo", "lotNo", "model", "spec"]);

const words = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part).join(" ");

/** What follows from a chosen customer, part or lot: shown in its fields, to be overwritten by whoever knows better. */
export function prefillFrom(
  name: string,
  value: string,
  typed: TypedFields,
  { masters, cases }: Register,
): TypedFields {
  if (name === "customer") {
    const known = masters.customers.get(value);
    if (known)
      return texts({
        contactName: known.contactName,
        contactPhone: known.contactPhone,
        contactEmail: known.contactEmail,
        customerSite: known.site,
      });
    return fromLatest(
      ["contactName", "contactPhone", "contactEmail", "customerSite"],
      (each) => each.customer === value,
    );
  }
  if (name === "partNo") {
    const known = masters.parts.get(value);
    if (known)
      return texts({ model: known.model, spec: known.spec, productFamily: known.family, uom: known.uom });
    return fromLatest(["model", "spec", "productFamily", "uom"], (each) => each.partNo === value);
  }
  if (name === "lotNo")
    return fromLatest(
      ["partNo", "model", "spec", "productFamily", "orderNo", "deliveryDate", "lotQty", "uom"],
      (each) => each.lotNo === value && (typed["customer"] ?? each.customer) === each.customer,
    );
  return {};

  function fromLatest(names: readonly ComplaintField[], same: (each: Complaint) => boolean): TypedFields {
    const latest =
      value === "" ? undefined : [...cases].reverse().find(({ complaint }) => same(complaint))?.complaint;
    return latest
      ? texts(Object.fromEntries(names.map((each) => [each, asTyped(complaintFields[each], latest[each])])))
      : {};
  }
}

const texts = (values: Readonly<Record<string, string | null>>): TypedFields =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => (entry[1] ?? "") !== ""),
  );
