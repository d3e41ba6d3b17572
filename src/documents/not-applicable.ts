import { complaintFields, type ComplaintField } from "../records/complaint";
import { type Case, isAboutProduct, lineFields } from "../rules/case";
import { isMajor, needsEightD, notUpheld } from "../rules/flow/conditions";
import type { FlowContext } from "../rules/flow/context";
import { approvalTags } from "./approval-texts";
import { isLetter } from "./catalogue";
import type { ComplaintInput } from "./form-input";
import { eightDTags } from "./form-tags";

/** A block of the forms that a case may have no use for, by the procedure and not because nobody filled it in. */
interface Block {
  readonly isNeedless: (one: Case, context: Pick<FlowContext, "procedure">) => boolean;
  readonly fields?: readonly ComplaintField[];
  readonly tags?: readonly string[];
  readonly lists?: readonly string[];
}

const isNotUpheld = ({ complaint: { liability } }: Case): boolean =>
  liability !== null && notUpheld.has(liability);
const signatures = (...steps: readonly string[]): string[] =>
  steps.flatMap((step) => approvalTags.map((tag) => `${tag}：${step}`));

const blocks: readonly Block[] = [
  {
    // §6.1.4: neither instruction nor countermeasures
    isNeedless: isNotUpheld,
    fields: [
      "gmSubmittedAt",
      "gmInstruction",
      "gmInstructedAt",
      "sentToUnitAt",
      "unitRepliedAt",
      "respUnit",
      "cutInAt",
      "cutInLot",
      "verifiedLots",
      "verifyEvidence",
      "verifiedBy",
      "verifiedAt",
    ],
    tags: signatures("总经理批示", "对策可行性"),
    lists: ["对策", "应急措施", "长期措施", "现行措施"],
  },
  {
    // §6.1.5
    isNeedless: ({ complaint: { liability } }) => liability !== null && liability !== "供应商",
    fields: ["supplier", "scarNo", "scarDue", "scarRepliedAt"],
  },
  { isNeedless: ({ complaint }) => complaint.liability === "我司", fields: ["liabilityReason"] }, // §6.1.4
  {
    // §6.1.8
    isNeedless: (one, context) => isNotUpheld(one) || !isMajor(one, context),
    fields: ["meetingAt", "meetingAttendees", "meetingConclusion"],
  },
  {
    // G-11
    isNeedless: (one, context) => one.complaint.liability !== null && !needsEightD(one, context),
    fields: ["d8No"],
    tags: [...eightDTags, ...signatures("8D审核", "8D批准")],
  },
  {
    // G-31
    isNeedless: ({ complaint }) => !isAboutProduct(complaint),
    fields: [...lineFields, "spec", "defectRate", "shipTo", "prodUnit", "shift", "prodStaff", "prodDate"],
    lists: ["清查处置", "围堵"],
  },
];

/** The tags and lists that do not apply to a closed case; of an open one nobody knows yet, and a letter has no blanks. */
export function notApplicable(input: ComplaintInput): {
  readonly tags: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
} {
  const isFinal = input.complaint.status === "已结案" && !isLetter(input.form);
  const needless = isFinal ? blocks.filter(({ isNeedless }) => isNeedless(input, input.context)) : [];
  const fields = needless.flatMap(({ fields: ids = [] }) => ids);
  return {
    tags: new Set([
      ...fields.flatMap((id) => [id, complaintFields[id].label.zh]),
      ...needless.flatMap(({ tags = [] }) => tags),
    ]),
    lists: new Set(needless.flatMap(({ lists = [] }) => lists)),
  };
}
