import { type ComplaintField, complaintFields } from "../records/complaint";
import type { Field, Group } from "../records/field";

/** A question of the form with the fields that answer it. */
export interface FormSection {
  readonly id: "who" | "product" | "quantity" | "problem" | "demand" | "safety" | "record";
  readonly fields: readonly ComplaintField[];
}

/** The form in the order people talk: who, which product, how many, what is wrong, what do they want. */
export const formSections: readonly FormSection[] = [
  { id: "who", fields: ["customer", "contactName", "contactPhone"] },
  { id: "product", fields: ["partNo", "model", "lotNo", "orderNo", "deliveryDate", "productFamily"] },
  { id: "quantity", fields: ["lotQty", "uom", "defectQty"] },
  { id: "problem", fields: ["complaintText", "sampleStatus", "attachCount"] },
  { id: "demand", fields: ["customerDemand", "customerDueDate"] },
  { id: "safety", fields: ["safetyRisk"] },
  { id: "record", fields: ["receivedAt", "channel", "foundAt", "subjectType", "recordType", "registeredBy"] },
];

/** The groups of fields intake knows something about; the rest is asked for in the case itself. */
const intakeGroups: ReadonlySet<Group> = new Set([
  "identification",
  "customer",
  "product",
  "problem",
  "grade",
]);

const shown = new Set(formSections.flatMap(({ fields }) => fields));

/** Less common fields, under 更多. */
export const furtherFields: readonly ComplaintField[] = (
  Object.entries(complaintFields) as [ComplaintField, Field][]
).flatMap(([name, field]) =>
  !shown.has(name) && field.auto !== true && intakeGroups.has(field.group) ? [name] : [],
);

/** Fields that need a whole row of a narrow pane. */
export const isWide = (name: string, field: Field): boolean =>
  field.kind === "longText" || segments(field) > 2 || wide.has(name);

const wide: ReadonlySet<string> = new Set<ComplaintField>(["customer", "defectQty"]);

/** How many buttons a choice shows; 0 when it has so many that a drop-down is calmer. */
export const segments = (field: Field): number => {
  if (field.kind === "flag") return 2;
  const words = field.kind === "choice" ? Object.keys(field.options) : [];
  return words.length > 0 && words.length <= 3 && words.join("").length <= 10 ? words.length : 0;
};
