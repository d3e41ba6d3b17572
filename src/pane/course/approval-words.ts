import type { ApprovalStep } from "../../procedure/terms";
import type { Approval } from "../../records/parts";
import type { courseZh } from "../../texts/course-zh";

/** The id of the place where an approval is given. */
export const approvalBoxId = (step: ApprovalStep): string => `approval-${step}`;

/** Who signed, the deputy before the one they signed for. */
export const signerOf = ({ name, deputy }: Approval, words: typeof courseZh): string =>
  deputy === null ? (name ?? "") : words.deputyOf(deputy, name ?? "");

/** A content code as somebody types it from paper: spaces and case do not count. */
export const codeTyped = (text: string): string => text.replaceAll(/[\s-]/g, "").toLowerCase();
