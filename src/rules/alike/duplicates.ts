import { daysBetween } from "../../procedure/day";
import type { ComplaintField } from "../../records/complaint";
import { type Case, dayOf, productLines } from "../case";
import { type Issue, issue } from "../issue";
import { comparable } from "../entry/written-text";

/** What two cases are compared by. */
export const comparedFields = [
  "complaintNo",
  "status",
  "receivedAt",
  "registeredAt",
  "customer",
  "partNo",
  "model",
  "lotNo",
  "defectCode",
  "defectClass",
] as const satisfies readonly ComplaintField[];

/**
 * V-29: cases that may be one case written down twice: same customer, part and lot, no different defect,
 * within the days of the setting. Compared as people read, not as they typed (Ａ１ = a1).
 */
export class DuplicateFinder {
  readonly #byLot = new Map<string, Case[]>();
  readonly #withinDays: number;

  constructor(cases: Iterable<Case>, withinDays: number) {
    this.#withinDays = withinDays;
    for (const one of cases)
      for (const key of lotKeys(one)) {
        const same = this.#byLot.get(key);
        if (same) same.push(one);
        else this.#byLot.set(key, [one]);
      }
  }

  /** The other cases that may be this one, each once. */
  of(one: Case): Case[] {
    const found = new Map<string, Case>();
    for (const key of lotKeys(one))
      for (const other of this.#byLot.get(key) ?? [])
        if (other.complaint.id !== null && other.complaint.id !== one.complaint.id && this.#alike(one, other))
          found.set(other.complaint.id, other);
    return [...found.values()];
  }

  /** The issue to show for a case: the nearest earlier one like it, so that a pair is reported once. */
  issuesOf(one: Case): Issue[] {
    const nearest = this.of(one)
      .filter((other) => (other.complaint.id ?? "") < (one.complaint.id ?? "~"))
      .at(-1);
    if (!nearest) return [];
    const problem = { code: "duplicate", of: nearest.complaint.complaintNo ?? "草稿" } as const;
    return [issue("V-29", "warn", ["customer", "partNo", "lotNo"], problem)];
  }

  #alike(one: Case, other: Case): boolean {
    if (other.complaint.status === "已撤销") return false;
    const [when, otherWhen] = [momentOf(one), momentOf(other)];
    if (
      when === null ||
      otherWhen === null ||
      Math.abs(daysBetween(dayOf(when), dayOf(otherWhen))) > this.#withinDays
    )
      return false;
    return (
      sameOrUnsaid(one.complaint.defectCode, other.complaint.defectCode) &&
      sameOrUnsaid(one.complaint.defectClass, other.complaint.defectClass)
    );
  }
}

/** When the customer called, or, where nobody said, when it was written down. */
const momentOf = ({ complaint }: Case): string | null => complaint.receivedAt ?? complaint.registeredAt;

const sameOrUnsaid = (one: string | null, other: string | null): boolean =>
  one === null || other === null || comparable(one) === comparable(other);

function lotKeys(one: Case): Set<string> {
  const { customer } = one.complaint;
  const keys = new Set<string>();
  if (customer === null) return keys;
  for (const { line } of productLines(one)) {
    const product = line.partNo ?? line.model;
    if (product === null || line.lotNo === null) continue;
    for (const lot of line.lotNo.split(/[;；,，、]/))
      if (lot.trim() !== "") keys.add([customer, product, lot].map(comparable).join("\u0001"));
  }
  return keys;
}
