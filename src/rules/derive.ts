import type { Complaint } from "../records/complaint";
import type { ProductLine } from "../records/product-line";
import type { Case, Masters } from "./case";

/** What follows from what is known, filled in only where nothing is: each with where it came from. */
export interface Derived {
  readonly field: string;
  readonly value: string | boolean;
  readonly from: "by" | "customer" | "part" | "defect";
}

/** Fills 登记人, 业务往来, 产品族, 型号, 规格, 单位 and 不良类别 from the lists; nothing typed is touched. */
export function derive(
  one: Case,
  masters: Masters,
  by: string,
): { readonly case: Case; readonly derived: readonly Derived[] } {
  const { complaint } = one;
  const part = masters.parts.get(complaint.partNo ?? "");
  const derived: Derived[] = [];
  const proposals: readonly (readonly [
    keyof Complaint,
    Derived["value"] | null | undefined,
    Derived["from"],
  ])[] = [
    ["registeredBy", by === "" ? null : by, "by"],
    ["isCustomer", masters.customers.has(complaint.customer ?? "") ? true : null, "customer"],
    ["productFamily", part?.family, "part"],
    ["model", part?.model, "part"],
    ["spec", part?.spec, "part"],
    ["uom", part?.uom, "part"],
    ["defectClass", masters.defects.get(complaint.defectCode ?? "")?.defectClass, "defect"],
  ];
  for (const [field, value, from] of proposals)
    if (complaint[field] === null && value !== null && value !== undefined)
      derived.push({ field, value, from });
  const filled = Object.fromEntries(derived.map(({ field, value }) => [field, value])) as Partial<Complaint>;
  const filledIn = { ...one, complaint: { ...complaint, ...filled }, lines: one.lines.map(withPart) };
  return { case: filledIn, derived };

  function withPart(line: ProductLine): ProductLine {
    const known = masters.parts.get(line.partNo ?? "");
    return { ...line, model: line.model ?? known?.model ?? null, uom: line.uom ?? known?.uom ?? null };
  }
}
