import type { Case } from "../rules/case";
import { type VoidedSignature, voidedBy } from "../rules/flow/voided-by";
import type { Register } from "../workbook/register";

/** A change would void signatures and the door does not let it: nothing was written. A question, not a failure. */
export class SignaturesAtStake extends Error {
  readonly signatures: readonly VoidedSignature[];

  constructor(signatures: readonly VoidedSignature[]) {
    super("signatures at stake");
    this.name = "SignaturesAtStake";
    this.signatures = signatures;
  }
}

/** The signatures of either side that are void in what came of merging: each saw only its own. */
export function voidedByMerging(
  sides: readonly (Register | undefined)[],
  merged: Register,
): readonly VoidedSignature[] {
  const found = sides.flatMap((side) => (side ? voidedIn(side, merged, changedCases(side, merged)) : []));
  return [...new Map(found.map((each) => [each.approval.id, each])).values()];
}

function changedCases(before: Register, after: Register): ReadonlySet<string> {
  const textOf = ({ complaint, lines, parts }: Case): string => JSON.stringify([complaint, lines, parts]);
  const earlier = new Map(before.cases.map((one) => [one.complaint.id, textOf(one)]));
  return new Set(
    after.cases
      .filter((one) => earlier.has(one.complaint.id) && earlier.get(one.complaint.id) !== textOf(one))
      .flatMap(({ complaint: { id } }) => id ?? []),
  );
}

/** The signatures that are void in a register and were not before, of the cases that are touched and of their repeats. */
export function voidedIn(
  before: Register,
  after: Register,
  touched: ReadonlySet<string>,
): readonly VoidedSignature[] {
  const isMeant = (id: string | null | undefined): boolean => touched.has(id ?? "");
  const earlier = new Map(before.cases.map((one) => [one.complaint.id, one]));
  return after.cases
    .filter(({ complaint, repeated }) => isMeant(complaint.id) || isMeant(repeated?.complaint.id))
    .flatMap((one) => {
      const was = earlier.get(one.complaint.id);
      return was ? voidedBy(was, one, after) : [];
    });
}
