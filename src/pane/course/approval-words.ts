import type { ApprovalStep } from "../../procedure/terms";
import type { Approval } from "../../records/parts";
import { isSameName } from "../../rules/entry/written-text";
import type { courseZh } from "../../texts/course-zh";

/** The id of the place where an approval is given. */
export const approvalBoxId = (step: ApprovalStep): string => `approval-${step}`;

/** Who signed, the deputy before the one they signed for. */
export const signerOf = ({ name, deputy }: Approval, words: typeof courseZh): string =>
  deputy === null ? (name ?? "") : words.deputyOf(deputy, name ?? "");

/** Under which name somebody signs: the own one, or, for a deputy, both. */
export const signerNamed = (by: string, signer: string | undefined, words: typeof courseZh): string =>
  signer === undefined || isSameName(signer, by) ? by : words.deputyOf(by, signer);
