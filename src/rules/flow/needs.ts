/**
 * What a step of the procedure, or a rule over the lists of a case, may ask for. Each has one sentence in texts/needs-*;
 * what stands in parentheses are its values, in this order.
 */
export type Need =
  /** An approval is not there (step, role). */
  | "approval-missing"
  /** It was given, and then what it binds to was changed (step, name, what was changed). */
  | "approval-void"
  /** It was typed into the sheet and binds to nothing (step, name). */
  | "approval-by-hand"
  /** It was refused (step, name, opinion). */
  | "approval-refused"
  /** The one before it is not there (step, step before). */
  | "approval-before"
  /** It is given in another state (step, state it is given in, state of the case). */
  | "approval-state"
  /** There is no case of this number (as given). */
  | "case-unknown"
  /** What was signed on paper is not what stands there now (step, code on the paper, code now). */
  | "approval-code"
  /** Whoever gave it has another role (step, name, role wanted). */
  | "approval-role"
  /** A deputy whom 人员 does not name for the day (deputy, principal, day). */
  | "approval-deputy"
  /** Entered in another's name without a paper (who enters, whose name). */
  | "approval-for-another"
  /** A paper of somebody else that is not named (who enters, who signed). */
  | "approval-paper"
  /** Given while nobody in 人员 had its role (step, name, role). */
  | "approval-unheld"
  /** The code on the paper is one of the short ones of before (step, code on the paper). */
  | "approval-code-weak"
  /** Danger, or a 重大 case, called a suggestion. */
  | "not-a-suggestion"
  /** No containment of a 重大 case. */
  | "containment"
  /** 归属理由 is shorter than it must be (characters it has, characters wanted). */
  | "liability-reason"
  /** 生产单位, 班别 or 生产日期 is neither known nor explained. */
  | "production"
  /** Earlier cases look like it (their numbers): is it a repeat? */
  | "repeat-answer"
  /** A repeat without the case it repeats. */
  | "repeat-of"
  /** No corrective, no preventive measure. */
  | "corrective"
  | "preventive"
  /** No lasting measure since the case was reopened, or its measures were found ineffective (day of that). */
  | "measure-new"
  /** A measure without owner, or without date (line). */
  | "measure-owner"
  | "measure-due"
  /** No measure points to this cause (cause). */
  | "cause-without-measure"
  /** The measure points to no cause (line). */
  | "measure-without-cause"
  /** A measure is not done, done and not verified, verified by its own owner, without effect, cancelled without reason (line …). */
  | "measure-open"
  | "measure-unverified"
  | "measure-self-verified"
  | "measure-ineffective"
  | "measure-cancelled"
  /** The causes of the 8D are not verified; their contributions do not make 100 % (sum). */
  | "causes-unverified"
  | "contribution-sum"
  /** There is no 8D; it was not sent; it was sent to nobody. */
  | "eightD-missing"
  | "eightD-unsent"
  | "distribution-missing"
  /** A location is not answered (location); a row is not checked (location); not applicable without reason (location). */
  | "sweep-location"
  | "sweep-open"
  | "sweep-reason"
  /** Goods counted, or disposed of, nobody knows where (line). */
  | "sweep-place"
  | "disposition-place"
  /** A disposition the customer has not agreed to (line, method). */
  | "consent"
  /** Goods found and not yet disposed of (location, how many). */
  | "balance"
  /** More disposed of than found (location, disposed, found); more returned than shipped (returned, shipped). */
  | "over-disposed"
  | "over-returned"
  /** The verification is open, or says 无效 or 部分有效 (result); sent back as ineffective without that verdict. */
  | "verify-open"
  | "verdict-missing"
  | "verify-ineffective"
  /** Who verifies owns a measure (name). */
  | "verifier-is-owner"
  /** Too early for a verdict (lots wanted, days wanted, first day on which the days are over). */
  | "effect-period"
  | "quantity-unknown"
  | "acceptance-open"
  | "acceptance-refused"
  /** Claimed and neither accepted nor refused (line); an amount without currency (line); a foreign one without its rate (line, currency). */
  | "cost-open"
  | "cost-currency"
  | "cost-rate"
  /** No shares where there must be; they do not make 100 % (sum, percent that the last would need); a share below zero (line). */
  | "share-missing"
  | "share-sum"
  | "share-negative"
  /** A share borne by nobody (line). */
  | "share-party-missing"
  /** Borne by a unit that is not responsible (party): is that meant? */
  | "share-party"
  | "survey"
  | "visit-missing"
  /** A visit without its report to the GM (day). */
  | "visit-unreported"
  | "daily-audit"
  /** The case is not in a state from which this step leads (state, to). */
  | "no-such-step"
  /** The step is not for a case like this one (label of the step). */
  | "step-not-meant"
  /** Whoever takes the step is not known to have its role (step, name, roles): a remark, no lock. */
  | "step-role"
  /** A state that no step led to (from, to). */
  | "skipped-state"
  /** 结案日期 in a case that is not closed (state). */
  | "closed-open"
  /** Closed on a day that cannot be (as given, first day it may be, last day). */
  | "closing-day"
  /** Further product lines typed into a case that is registered. */
  | "lines-elsewhere"
  | "reason-missing"
  | "merge-target"
  /** Overdue and not, or not again, extended (clock, due). */
  | "overdue"
  /** An extension that ends before its clock begins (clock, until, begin). */
  | "extension-early"
  /** An extension without reason, approver or day (clock); approved by somebody who may not (clock, name, role wanted). */
  | "extension-incomplete"
  /** There is no such clock (as written, those there are). */
  | "extension-clock"
  | "extension-role"
  /** No shipments of that month (customer, family, month). */
  | "shipments-missing"
  /** A document whose case was changed since it was written (file). */
  | "document-stale"
  /** A text for the customer that names somebody internal, or an internal amount (field, words). */
  | "internal-words"
  /** A letter to the customer about a case without number; withdrawn; not investigated yet (state). */
  | "letter-unregistered"
  | "letter-withdrawn"
  | "letter-uninvestigated"
  /** Whether it is our product is not decided (as answered); the liability is not; they contradict each other (both). */
  | "letter-our-product"
  | "letter-liability"
  | "letter-contradiction"
  /** Refused without telling why (liability); upheld, and no cause is known. */
  | "letter-reason"
  | "letter-cause"
  /** The template apologises whatever was found (file). */
  | "letter-apology";
