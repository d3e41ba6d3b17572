import type { Case } from "../rules/case";
import { comparable } from "../rules/entry/written-text";

/** A case with what it can be found by. */
export interface FoundCase {
  readonly one: Case;
  readonly haystack: string;
}

/** The cases newest first, ready to be searched as people write: ＡＢＣ－１２３ and "abc-123" are the same. */
export function searchable(cases: readonly Case[]): FoundCase[] {
  const when = ({ complaint }: Case): string => complaint.receivedAt ?? complaint.registeredAt ?? "~";
  return cases
    .map((one) => ({ one, haystack: haystackOf(one), when: when(one), id: one.complaint.id ?? "" }))
    .sort((left, right) =>
      left.when === right.when ? (left.id < right.id ? 1 : -1) : left.when < right.when ? 1 : -1,
    );
}

/** The cases in which every word stands somewhere. */
export function search(cases: readonly FoundCase[], text: string): readonly FoundCase[] {
  const words = text
    .split(/[\s\u3000]+/)
    .map(comparable)
    .filter((word) => word !== "");
  return words.length === 0
    ? cases
    : cases.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
}

function haystackOf({ complaint, lines }: Case): string {
  const { complaintNo, customer, customerRef, model, productFamily, status } = complaint;
  const products = [complaint, ...lines].flatMap(({ partNo, lotNo, orderNo }) => [partNo, lotNo, orderNo]);
  return [complaintNo, customer, customerRef, model, productFamily, status, ...products]
    .map((each) => (each === null ? "" : comparable(each)))
    .join("\u0001");
}
