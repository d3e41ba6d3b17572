import type { needsZh } from "./needs-zh";

/** The same in English. */
export const needsEn: typeof needsZh = {
  "approval-missing": (step, role) => `“${step}” is missing: the ${role} signs, or enter the paper.`,
  "approval-void": (step, name) =>
    `What “${step}” (${name}) agreed to was changed since; it has to be signed again.`,
  "approval-by-hand": (step, name) =>
    `“${step}” (${name}) was typed into the sheet and binds to nothing: enter it with Kesu.`,
  "approval-refused": (step, name, opinion) =>
    `“${step}” was refused by ${name}${opinion === "" ? "" : `: ${opinion}`}; mend it and submit it again.`,
  "approval-before": (step, before) => `“${step}” comes after “${before}”, which does not stand.`,
  "approval-state": (step, wanted, now) => `${step} is given in ${wanted}; this case is in ${now}.`,
  "case-unknown": (given) => `There is no complaint ${given} in the register.`,
  "approval-code": (step, given, now) =>
    `${step}: the content code on the paper is ${given}, now it is ${now === "" ? "none" : now}. It was changed after printing; print it again and have it signed.`,
  "approval-role": (step, name, role) => `“${step}” is for the ${role}; ${name} has no such role in 人员.`,
  "approval-deputy": (deputy, name, day) =>
    `人员 does not name ${deputy} as deputy for ${name} on ${day}. Fill in 代理 (${name}), 代理自 and 代理至 in the row of ${deputy}, or let ${name} sign.`,
  "approval-for-another": (by, name) =>
    `${by} cannot sign for ${name}: neither the person nor a deputy whom 人员 names for the day. Let ${name} enter it, name the deputy in 人员, or, signed on paper, choose On paper and say in Signed form which.`,
  "approval-paper": (by, name) =>
    `${by} enters a paper signed by ${name}: say in Signed form which one (file, link or number).`,
  "approval-unheld": (step, name, role) =>
    `“${step}” was given by ${name} while nobody in 人员 was ${role}: anybody could sign. Write into 人员 who is ${role}.`,
  "approval-code-weak": (step, given) =>
    `“${step}”: the code ${given} on the paper is a short one of before. It fits what stands here, but short codes can be forged: look at the paper once more.`,
  "not-a-suggestion": () => "What is about safety, or major, is no suggestion: make it a complaint.",
  containment: () => "A major case is contained first: write a containment action or the result of a sweep.",
  "liability-reason": (has, wanted) => `The reason of liability has ${has} characters of at least ${wanted}.`,
  production: () => "Fill in production unit, shift and date, or say why they are unknown.",
  "repeat-answer": (found) => `It looks like ${found}: say whether it is a repeat.`,
  "repeat-of": (found) => `A repeat of which case?${found === "" ? "" : ` Alike: ${found}.`}`,
  "measure-new": (day) =>
    `No new lasting action since ${day}, when the case was reopened or the actions failed.`,
  corrective: () => "There is no corrective action yet.",
  preventive: () => "There is no preventive action yet.",
  "measure-owner": (no) => `Action ${no} has no owner.`,
  "measure-due": (no) => `Action ${no} has no due date.`,
  "cause-without-measure": (cause) => `No corrective or preventive action against the cause “${cause}”.`,
  "measure-without-cause": (no) => `Action ${no} does not say against which cause.`,
  "measure-open": (no, state) =>
    `Action ${no} is not done (${state}): finish it, or cancel it with a reason.`,
  "measure-unverified": (no) => `Action ${no} is done but not verified by somebody other than its owner.`,
  "measure-self-verified": (no, name) =>
    `Action ${no} was verified by its owner ${name}: somebody else has to.`,
  "measure-ineffective": (no) => `Action ${no} was found ineffective: plan anew.`,
  "measure-cancelled": (no) => `Action ${no} is cancelled: give the reason.`,
  "causes-unverified": () => "The causes of the 8D are not verified.",
  "contribution-sum": (sum) => `The contributions of the causes make ${sum} %, not 100.00 %.`,
  "eightD-missing": () => "There is no 8D report yet: give its number and version.",
  "eightD-unsent": () => "The 8D has not been sent to the customer.",
  "distribution-missing": () => "It has not been distributed to anybody yet.",
  "sweep-location": (location) => `A major case answers every location: ${location} is open.`,
  "sweep-open": (location) => `The sweep at ${location} has no result yet.`,
  "sweep-reason": (location) => `${location} is “not applicable”: give the reason.`,
  "sweep-place": (no) => `Sweep ${no} has a quantity and no location: say where.`,
  "disposition-place": (no) => `Disposition ${no} has a quantity and no location: say where.`,
  consent: (no, method) => `Disposition ${no} (${method}) needs the customer's consent: who and when.`,
  balance: (location, left) =>
    `${left} found at ${location} are not disposed of (only what is done counts); the balance must be 0.`,
  "over-disposed": (location, disposed, found) =>
    `${disposed} disposed of at ${location}, but only ${found} found.`,
  "over-returned": (returned, shipped) => `${returned} returned, but only ${shipped} shipped.`,
  "verify-open": () => "There is no verification result yet.",
  "verdict-missing": () => "First record the verdict: not effective, or partly effective.",
  "verify-ineffective": (result) => `The verification says “${result}”: the case goes back to the measures.`,
  "verifier-is-owner": (name) => `${name} verifies and owns an action: somebody else has to verify.`,
  "effect-period": (lots, days, day) =>
    `Effective only after ${lots} lots or ${days} days (until ${day}) without recurrence.`,
  "quantity-unknown": () =>
    "The defective quantity is still pending: confirm a number or say why there is none.",
  "acceptance-open": () => "The customer has not answered: fill in the answer or a note.",
  "acceptance-refused": () =>
    "The customer does not accept: send the case back, or note why it is closed all the same.",
  "cost-open": (no) => `Cost ${no} is claimed but not answered: give the accepted amount (0 if refused).`,
  "cost-currency": (no) => `Cost ${no} has an amount and no currency.`,
  "cost-rate": (no, currency) => `Cost ${no} is in ${currency}: give the exchange rate.`,
  "share-missing": () => "The cost has to be split between the responsible units.",
  "share-sum": (sum, wanted) =>
    `The shares make ${sum} %, not 100.00 %${wanted === "" ? "" : `; ${wanted} % in the last row would do`}.`,
  "share-negative": (no) => `Share ${no} is below zero.`,
  "share-party-missing": (no) => `Share ${no} is borne by nobody: say by whom.`,
  "share-party": (party) => `“${party}” is not responsible in this case: is the share meant?`,
  survey: () => "No survey yet: enter one, or say why there is none.",
  "visit-missing": () => "On-site handling without a visit: enter it.",
  "visit-unreported": (day) => `The visit of ${day} has not been reported to the GM.`,
  "daily-audit": () => "A repeat becomes a daily audit item: set it to yes.",
  "no-such-step": (from, to) => `No step leads from “${from}” to “${to}”.`,
  "step-not-meant": (label) => `The step “${label}” is not for a case like this.`,
  "step-role": (step, name, roles) =>
    `“${step}” is taken by ${roles}; the list of people does not give ${name} that role.`,
  "closed-open": (state) =>
    `The case is ${state}, not closed: empty 结案日期; Kesu fills it in when the case is closed.`,
  "closing-day": (given, first, last) =>
    `It cannot have been closed on ${given}: between ${first} (the step before) and ${last} (today).`,
  "lines-elsewhere": () =>
    "Further product lines are entered at registration; of a registered case, in the sheet 产品明细.",
  "skipped-state": (from, to) =>
    `The status jumped from “${from}” to “${to}” without a step: advance it with Kesu.`,
  "reason-missing": () => "Give a reason.",
  "merge-target": () => "Say into which case (a complaint number of this register).",
  overdue: (clock, due) =>
    `“${clock}” was due ${due}: finish it, or enter an extension if there is a reason.`,
  "extension-incomplete": (clock) =>
    `The extension or pause of “${clock}” lacks date, reason, approver or day of approval.`,
  "extension-early": (clock, until, start) =>
    `“${clock}” begins on ${start}: it cannot be extended to ${until}, which is earlier.`,
  "extension-clock": (written, known) => `There is no clock “${written}”; write the id: ${known}.`,
  "extension-role": (clock, name, role) =>
    `An extension of “${clock}” is for the ${role}; ${name} has no such role.`,
  "shipments-missing": (customer, family, month) =>
    `No shipments of ${customer} × ${family} in ${month}: no PPM.`,
  "document-stale": (file) => `“${file}” is older than the last change of the case: write it again.`,
  "internal-words": (field, words) => `“${field}” says “${words}”, which is not for the customer.`,
  "letter-unregistered": () => "The case has no number yet: register it before you write to the customer.",
  "letter-withdrawn": () =>
    "The case was withdrawn or merged: there is nothing to reply; of a merged one, print the letter of the other case.",
  "letter-uninvestigated": (state) =>
    `The case is “${state}” and was not investigated: a reply would be false. Investigate first; an acknowledgement can be printed now.`,
  "letter-our-product": (given) =>
    `Whether it is our product is ${given === "" ? "not answered" : `“${given}”`}: answer 是 or 否 first; an acknowledgement can be printed now.`,
  "letter-liability": () =>
    "The liability is not decided: decide it first; an acknowledgement can be printed now.",
  "letter-contradiction": (ours, liability) =>
    `“Our product” is “${ours}” and the liability “${liability}”: a reply would contradict itself. Mend one of them; an acknowledgement can be printed now.`,
  "letter-reason": (liability) =>
    `The liability is “${liability}”, and the customer must be told why: give the reason first; an acknowledgement can be printed now.`,
  "letter-cause": () =>
    "No cause is known: give the preliminary cause, or the occurrence cause of the 8D, first; an acknowledgement can be printed now.",
  "letter-apology": (file) =>
    `The template “${file}” apologises whatever was found, and this case is not our fault: put the apology in a row with “{{若致歉.此行}}”, or take the template of the templates folder.`,
};
