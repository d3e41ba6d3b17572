import { type Approval, type PartTable } from "../records/parts";
import type { Value } from "../records/field";
import { type Complaint, type ComplaintField, complaintFields } from "../records/complaint";
import { type Case, dayOf } from "../rules/case";
import { deadlineMeant } from "../rules/due/clocks";
import { blank, type Draft, readDraft, withFixes } from "../rules/entry/draft";
import { roundOf, ruleOf, signatureIssues } from "../rules/flow/approvals";
import { endsEarly } from "../rules/flow/clock-changes";
import { contentHash } from "../rules/flow/content";
import { roleKept, signerIssues, signerOf, strangerIssues, unheldIssues } from "../rules/flow/deputies";
import { unmet } from "../rules/flow/unmet";
import { lastStepOf } from "../rules/flow/order";
import { type Issue, issue } from "../rules/issue";
import { idAbove } from "../rules/log/commit-ids";
import { type PartEntry, readParts, withoutParts } from "../rules/entry/part-draft";
import { type Register, withRepeated } from "../workbook/register";
import type { Ports } from "./ports";
import type { NewPart, RecordUpdate } from "./record-change";
import { fieldsOf } from "../records/tables";

/** A case with what a person typed laid over it, and what has to be written for it. */
export interface ChangedCase {
  readonly one: Case;
  /** The fields of the case itself that were typed. */
  readonly touched: Partial<Complaint>;
  readonly update: readonly RecordUpdate[];
  readonly add: readonly NewPart[];
  /** What could not be read; blocking ones forbid writing. */
  readonly issues: readonly Issue[];
}

type Stamps = Pick<Ports, "now" | "newId" | "by">;

/** Lays a draft of fields and lists over a case; writes nothing. */
export function changedCase(
  before: Case,
  draft: Draft,
  register: Register,
  ports: Stamps,
  acceptFixes = false,
): ChangedCase {
  const tokens = register.procedure.pendingTokens;
  const { lines: typedLines, ...own } = withoutParts(draft);
  const lines = typedLines === undefined ? [] : [unmet("V-10", "lines-elsewhere", [], { fields: "lines" })];
  const read = readDraft(acceptFixes ? withFixes(own, tokens) : own, tokens);
  const entered = Object.fromEntries(
    Object.keys(own)
      .filter((name) => name in complaintFields)
      .map((name) => [name, read.complaint[name as ComplaintField]]),
  ) as Partial<Complaint>;
  const { touched, issues: foreign } = ownedByPeople(entered, before);
  const parts = readParts(draft, before, tokens);
  const laid = { ...before, complaint: { ...before.complaint, ...touched } };
  const open = new OpenCase(withRepeated(laid, register.cases), register, ports);
  // an approval binds to what is typed beside it, so it comes last
  const ordered = [...parts.entries].sort(
    (a, b) => Number(a.table === "approval") - Number(b.table === "approval"),
  );
  for (const entry of ordered) open.lay(entry);
  return {
    one: open.one,
    touched: { ...touched, ...open.shown },
    update: open.update,
    add: open.add,
    issues: [...lines, ...read.issues, ...foreign, ...parts.issues, ...open.issues],
  };
}

/** What only a step of the procedure writes (V-31). */
const writtenBySteps: readonly ComplaintField[] = ["closedAt", "closedBy", "reopenCount"];

/** What was typed without what steps write; to say again what stands there changes nothing. */
function ownedByPeople(
  typed: Partial<Complaint>,
  { complaint }: Case,
): { readonly touched: Partial<Complaint>; readonly issues: readonly Issue[] } {
  const foreign = writtenBySteps.filter((name) => name in typed && typed[name] !== complaint[name]);
  return {
    touched: Object.fromEntries(
      Object.entries(typed).filter(([name]) => !(foreign as readonly string[]).includes(name)),
    ),
    issues: foreign.map((name) => issue("V-31", "block", name, { code: "filled-by-kesu" })),
  };
}

/** The ids of a case's lists. */
export const idsIn = ({ parts }: Case): readonly (string | null)[] =>
  Object.values(parts).flatMap((rows: readonly { readonly id: string | null }[]) => rows.map(({ id }) => id));

/** A case while rows are laid into its lists. */
class OpenCase {
  one: Case;
  /** Columns of the case that show an approval. */
  shown: Partial<Complaint> = {};
  readonly update: RecordUpdate[] = [];
  readonly add: NewPart[] = [];
  readonly issues: Issue[] = [];
  readonly #register: Register;
  readonly #ports: Stamps;

  constructor(one: Case, register: Register, ports: Stamps) {
    this.one = one;
    this.#register = register;
    this.#ports = ports;
  }

  lay({ table, id, values }: PartEntry): void {
    if (id === undefined) this.#addRow(table, values);
    else this.#changeRow(table, id, values);
  }

  #changeRow(table: PartTable, id: string, values: PartEntry["values"]): void {
    const locked = table === "approval" ? Object.keys(values).filter((name) => name !== "link") : [];
    if (locked.length > 0)
      this.issues.push({
        ...issue("V-50", "block", locked, { code: "filled-by-kesu" }),
        part: { table, id },
      });
    const after = this.one.parts[table].map((row): Row => (row.id === id ? { ...row, ...values } : row));
    const emptied = after.find((row) => row["id"] === id);
    if (emptied && Object.keys(values).length > 0 && isEmptyRow(table, emptied)) this.#refuseEmpty(table, id);
    this.update.push({ table, id, to: values });
    this.#put(table, (rows) => rows.map((row) => (row["id"] === id ? { ...row, ...values } : row)));
  }

  #addRow(table: PartTable, values: PartEntry["values"]): void {
    const { complaint, parts } = this.one;
    if (Object.values(values).every((value) => value === null)) {
      this.#refuseEmpty(table);
      return;
    }
    const lineNo = Math.max(0, ...parts[table].map((row) => row.lineNo ?? 0)) + 1;
    const record = {
      ...blank(fieldsOf(table)),
      ...values,
      ...this.#own(table, values),
      id: idAbove(this.#ports.newId(), idsIn(this.one)),
      complaintId: complaint.id ?? "",
      complaintNo: complaint.complaintNo,
      lineNo,
    };
    this.add.push({ table, record });
    this.#put(table, (rows) => [...rows, record]);
    if (table === "approval") this.#sign(record as unknown as Approval);
  }

  /** A row without a word is no row (V-20). */
  #refuseEmpty(table: PartTable, id?: string): void {
    const [first = ""] = Object.entries(fieldsOf(table)).find(([, { auto }]) => !auto) ?? [];
    const part = { table, ...(id !== undefined && { id }) };
    this.issues.push({ ...issue("V-20", "block", first, { code: "missing" }), part });
  }

  #sign(approval: Approval): void {
    const { procedure, masters } = this.#register;
    const context = { procedure, masters, now: this.#ports.now().slice(0, 16) };
    this.issues.push(
      ...signatureIssues(approval, this.one, context),
      ...signerIssues(approval, masters),
      ...unheldIssues(approval),
      ...strangerIssues(approval, masters),
    );
    this.#show(approval);
  }

  /** What Kesu fills in by itself in a new row. */
  #own(table: PartTable, values: PartEntry["values"]): Readonly<Record<string, Value>> {
    const now = this.#ports.now().slice(0, 16);
    switch (table) {
      case "approval": {
        const { step } = values;
        const rule = this.#register.procedure.approvals.find((each) => each.step === step);
        const by = this.#ports.by || null;
        const { masters } = this.#register;
        const signedAt = asText(values["signedAt"]) ?? now;
        return {
          ...signerOf(values, by, dayOf(signedAt), masters),
          role: rule ? roleKept(rule.role, masters) : null,
          verdict: values["verdict"] ?? "同意",
          signedAt,
          content: rule ? contentHash(this.one, rule) : null,
          round: roundOf(this.one),
          after: lastStepOf(this.one),
          enteredBy: by,
          enteredAt: now,
        };
      }
      case "clockChange": {
        const { procedure, calendar, masters } = this.#register;
        const clock = asText(values["clock"]);
        const meant = deadlineMeant({ clock }, this.one, { procedure, calendar, masters, now });
        const until = asText(values["until"]);
        if (meant && values["kind"] === "延期" && endsEarly({ until }, meant.startedAt))
          this.issues.push(
            unmet("V-52", "extension-early", [meant.clock.label.zh, until ?? "", meant.startedAt], {
              part: "clockChange",
              fields: "until",
            }),
          );
        return { original: meant?.original ?? null };
      }
      case "measure":
        return { status: values["status"] ?? "进行中" };
      case "eightD":
        return { version: values["version"] ?? this.one.parts.eightD.length + 1 };
      default:
        return {};
    }
  }

  /** The columns of 客诉台账 that say who agreed, when, and with which words. */
  #show({ step, verdict, name, signedAt, opinion }: Approval): void {
    if (step === null || verdict !== "同意") return;
    const { shows } = ruleOf(step, this.#register.procedure);
    const at = (field: string): Value =>
      fieldsOf("complaint")[field]?.kind === "date" ? (signedAt?.slice(0, 10) ?? null) : signedAt;
    this.shown = {
      ...this.shown,
      ...(shows.name !== undefined && { [shows.name]: name }),
      ...(shows.at !== undefined && { [shows.at]: at(shows.at) }),
      ...(shows.opinion !== undefined && { [shows.opinion]: opinion ?? "同意" }),
    };
    this.one = { ...this.one, complaint: { ...this.one.complaint, ...this.shown } };
  }

  #put(table: PartTable, change: (rows: readonly Row[]) => readonly Row[]): void {
    const { parts } = this.one;
    this.one = { ...this.one, parts: { ...parts, [table]: change(parts[table]) } };
  }
}

type Row = Readonly<Record<string, Value>>;

const isEmptyRow = (table: PartTable, row: Row): boolean =>
  Object.entries(fieldsOf(table)).every(([name, { auto }]) => auto || (row[name] ?? null) === null);

const asText = (value: Value | undefined): string | null => (typeof value === "string" ? value : null);
