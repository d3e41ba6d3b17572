import { SignaturesAtStake } from "../actions/signatures-at-stake";
import type { VoidedSignature } from "../rules/flow/voided-by";

/** Asks a person about signatures that would become void. */
export type Ask = (signatures: readonly VoidedSignature[]) => Promise<boolean>;

/** The signatures a person has agreed to lose; only while what voids them is being done. */
let agreed: readonly VoidedSignature[] = [];

/** The answer to the actions of this pane: what nobody has agreed to is asked first. */
export const mayVoid = (signatures: readonly VoidedSignature[]): boolean =>
  signatures.every((each) => agreed.some(({ approval }) => approval.id === each.approval.id));

/**
 * Does what a person wants, asking before it voids signatures; then it is done anew, for nothing was written. Undefined
 * when they would rather not.
 */
export async function withConsent<T>(
  verb: () => Promise<T>,
  ask: Ask,
  given: readonly VoidedSignature[] = [],
): Promise<T | undefined> {
  try {
    agreed = given;
    return await verb();
  } catch (error) {
    agreed = [];
    if (!(error instanceof SignaturesAtStake)) throw error;
    if (!(await ask(error.signatures))) return undefined;
    return await withConsent(verb, ask, [...given, ...error.signatures]);
  } finally {
    agreed = [];
  }
}
