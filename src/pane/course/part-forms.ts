import type { Procedure } from "../../procedure/procedure";
import type { Field, Fields } from "../../records/field";
import type { PartTable } from "../../records/parts";
import { fieldsOf } from "../../records/tables";
import { asTyped } from "../../rules/entry/as-typed";
import { eightDInHand } from "../../rules/flow/content";
import type { Issue } from "../../rules/issue";
import type { TypedFields } from "../form-draft";
import { rowKey } from "../use-row-drafts";
import type { Desk } from "./desk";
import { focusRow, showPart } from "./part-focus";

/** How a list is shown and filled in: the fields of its one or two lines, and those a form asks for first. */
interface PartForm {
  readonly head: readonly string[];
  readonly line: readonly string[];
  /** Asked for when a row is new, and when it is taken up again; the others stand under 更多栏目. */
  readonly fresh: readonly string[];
  readonly again: readonly string[];
}

const same = (head: readonly string[], line: readonly string[], asked: readonly string[]): PartForm => ({
  head,
  line,
  fresh: asked,
  again: asked,
});

export const partForms: Readonly<Record<PartTable, PartForm>> = {
  measure: {
    head: ["type", "content"],
    line: ["owner", "due", "status", "effect"],
    fresh: ["type", "owner", "content", "cause", "due", "department"],
    again: ["status", "doneAt", "evidence", "verifiedBy", "verifiedAt", "effect", "cancelReason"],
  },
  sweep: same(
    ["location", "status"],
    ["foundQty", "defectQty", "lotNo", "reason", "responsible"],
    ["location", "status", "foundQty", "defectQty", "lotNo", "reason", "responsible", "checkedAt"],
  ),
  disposition: same(
    ["method", "quantity"],
    ["location", "doneAt", "agreedBy", "inspection"],
    ["location", "method", "quantity", "doneAt", "agreedBy", "agreedAt"],
  ),
  cost: same(
    ["category", "accepted"],
    ["currency", "claimed", "payer", "voucherNo"],
    ["category", "currency", "rate", "claimed", "accepted", "payer"],
  ),
  share: same(["party", "percent"], ["basis", "confirmedBy"], ["party", "percent", "basis"]),
  eightD: same(
    ["d8No", "version"],
    ["title", "submittedAt", "sentAt", "customerAnswer"],
    ["d8No", "title", "leader", "occurrenceCause", "escapeCause", "causesVerified", "documents", "sentAt"],
  ),
  approval: same(["step", "verdict"], ["name", "signedAt", "medium", "opinion"], ["link"]),
  distribution: same(
    ["recipient", "document"],
    ["version", "name", "way", "sentAt"],
    ["document", "version", "recipient", "name", "way", "sentAt"],
  ),
  clockChange: same(
    ["kind", "clock"],
    ["until", "reason", "approvedBy"],
    ["kind", "clock", "from", "until", "reason", "approvedBy", "approvedAt"],
  ),
  visit: same(
    ["day", "place"],
    ["people", "result", "reportedAt"],
    ["day", "lastDay", "place", "people", "found", "result", "reportedAt"],
  ),
  survey: same(
    ["day", "overall"],
    ["respondent", "accepted", "comment"],
    ["day", "way", "respondent", "speed", "outcome", "manner", "overall", "accepted", "comment"],
  ),
  attachment: same(["kind", "name"], ["note", "link"], ["kind", "name", "link", "note"]),
  transition: same(["to", "kind"], ["at", "by", "reason"], []),
};

/** The fields of a list that a person fills in; a clock is chosen from those of the procedure. */
export function formFields(table: PartTable, { clocks }: Procedure): Fields {
  const typed = Object.entries(fieldsOf(table)).filter(([, field]) => !field.auto);
  return Object.fromEntries(
    typed.map(([name, field]): [string, Field] => [
      name,
      table === "clockChange" && name === "clock"
        ? {
            ...field,
            kind: "choice",
            options: Object.fromEntries(clocks.map(({ id, label }) => [id, label.en])),
          }
        : field,
    ]),
  );
}

/** A row of a list as a person would type it. */
const typedRow = (table: PartTable, row: Readonly<Record<string, unknown>>): TypedFields =>
  Object.fromEntries(
    Object.entries(fieldsOf(table))
      .filter(([, field]) => !field.auto)
      .map(([name, field]) => [name, asTyped(field, (row[name] ?? null) as never)]),
  );

/** What is likely in a new row; for everybody to see, and to be overwritten. */
function likely(table: PartTable, { one, register, now, by }: Desk): TypedFields {
  const today = now.slice(0, 10);
  const { complaint, parts } = one;
  switch (table) {
    case "measure":
      return { status: "进行中", department: complaint.respUnit ?? "" };
    case "sweep":
      return { lotNo: complaint.lotNo ?? "", responsible: by, checkedAt: now.slice(0, 16) };
    case "disposition":
      return { lotNo: complaint.lotNo ?? "", doneAt: today };
    case "cost":
      return { currency: "CNY", day: today };
    case "share":
      return {
        party: parts.share.length === 0 ? (complaint.respUnit ?? complaint.supplier ?? "") : "",
        percent: remainingShare(one.parts.share),
        confirmedBy: by,
        confirmedAt: today,
      };
    case "eightD":
      return {
        d8No: complaint.d8No ?? (complaint.complaintNo === null ? "" : `8D-${complaint.complaintNo}`),
        title: [...[complaint.partNo ?? complaint.model, complaint.complaintText].filter(Boolean).join(" ")]
          .slice(0, 60)
          .join(""),
        startedAt: today,
      };
    case "distribution": {
      const version = eightDInHand(one)?.version;
      return {
        document: register.procedure.forms.eightD.title,
        version: version == null ? "" : String(version),
        way: "邮件",
        sentAt: today,
      };
    }
    case "clockChange":
      return { kind: "延期", approvedAt: today };
    case "visit":
      return { day: today, people: by };
    case "survey":
      return { day: today, way: "电话", askedBy: by };
    case "attachment":
      return { kind: "照片" };
    default:
      return {};
  }
}

function remainingShare(shares: readonly { readonly percent: number | null }[]): string {
  const given = shares.reduce((sum, { percent }) => sum + Math.round((percent ?? 0) * 10_000), 0);
  return given < 10_000 ? `${String((10_000 - given) / 100)}%` : "";
}

const filledIn = (typed: TypedFields): TypedFields =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ""));

/**
 * Does a form say nothing: of a row that stands, not a word is left; of a new one, nobody has typed anything and what is
 * likely does not say what it is about?
 */
export function isEmptyForm(
  desk: Desk,
  table: PartTable,
  typed: TypedFields,
  id: string | undefined,
): boolean {
  const filled = Object.entries(typed).filter(([, text]) => text.trim() !== "");
  if (id !== undefined) return filled.length === 0;
  const given = likely(table, desk);
  const fields = fieldsOf(table);
  const head = partForms[table].head.filter((name) => fields[name]?.auto !== true);
  return (
    filled.every(([name, text]) => text === given[name]) && head.some((name) => (typed[name] ?? "") === "")
  );
}

/** Opens the form of a row, or of a new one, and puts the cursor into it. */
export function openRow(
  desk: Desk,
  table: PartTable,
  id?: string,
  given: TypedFields = {},
  field?: string,
): void {
  const row = id === undefined ? undefined : desk.one.parts[table].find((each) => each.id === id);
  const isUnanswered =
    table === "sweep" && desk.one.parts.sweep.some((each) => each.id === id && each.status === "未查");
  const typed = !row
    ? likely(table, desk)
    : isUnanswered
      ? { ...likely(table, desk), ...filledIn(typedRow(table, row)) }
      : typedRow(table, row);
  desk.rows.open(rowKey(table, row ? id : undefined), { ...typed, ...given });
  const { fresh, again } = partForms[table];
  showPart(table);
  focusRow(table, row ? id : undefined, field ?? (row ? again : fresh)[0] ?? "");
}

/** What an unmet need says about the row that would meet it. */
export function rowFor({ problem }: Issue): TypedFields {
  if (problem.code !== "unmet") return {};
  const [first = "", second = ""] = problem.values;
  switch (problem.need) {
    case "corrective":
      return { type: "纠正" };
    case "preventive":
      return { type: "预防" };
    case "containment":
      return { type: "应急", step: "D3" };
    case "cause-without-measure":
      return { type: "纠正", cause: first };
    case "sweep-location":
      return { location: first };
    case "balance":
      return { location: first, quantity: second };
    default:
      return {};
  }
}
