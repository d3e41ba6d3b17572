import { type LogEntry, NUMBER_PRINTED } from "../../records/log";
import type { Case } from "../case";
import { hashOver } from "../case-code";
import { codeFit, isFit, printedCode } from "../printed-code";

/** A document that was written for a case, as the log keeps it. */
export interface PrintedDocument {
  /** Which document (`complaint`, `eightD`, …), or whatever an earlier version of Kesu kept of it. */
  readonly document: string;
  readonly copy: string;
  readonly file: string;
  /** The content code that stands on it. */
  readonly code: string;
  /** "2026-11-22 14:05:09". */
  readonly at: string;
  readonly by: string;
  /** What the case says has changed since it was written (V-59). */
  readonly stale: boolean;
}

/** What a case's way through the procedure writes: a paper is none the older for having been signed. */
const courseFields: ReadonlySet<string> = new Set([
  "status",
  "deptHeadSign",
  "deptHeadSignAt",
  "handedToQaAt",
  "qaOwner",
  "acceptedAt",
  "gmSubmittedAt",
  "gmInstruction",
  "gmInstructedAt",
  "sentToUnitAt",
  "unitRepliedAt",
  "closedAt",
  "closedBy",
]);
const courseTables: ReadonlySet<string> = new Set(["approval", "transition", "distribution", "clockChange"]);

/** The hash of what a case says, whatever became of its papers. */
const contentOf = (one: Case): string =>
  hashOver(one, {
    field: (name) => !courseFields.has(name),
    table: (name) => !courseTables.has(name),
  });

/** What the log keeps of a document that goes out, as JSON. */
export const printedFact = (
  one: Case,
  { document, copy, file, code }: Pick<PrintedDocument, "document" | "copy" | "file" | "code">,
): string => JSON.stringify({ document, copy, file, code, content: printedCode(contentOf(one)) });

/** Hex digits of a hash that are kept to know it by. */
export const WITNESSED = 20;

/**
 * The fact with the ends of the other devices' chains as they stood: each paper bears witness to every chain, so that a
 * device's rows cannot all be taken away unseen.
 */
export const witnessed = (fact: string, heads: readonly string[]): string =>
  heads.length === 0
    ? fact
    : JSON.stringify({ ...parsed(fact), seen: heads.map((hash) => hash.slice(0, WITNESSED)) });

/** The ends of chains that stood in the log when a document was printed. */
export function seenAtPrinting(fact: string): readonly string[] {
  const { seen } = parsed(fact);
  return Array.isArray(seen) ? seen.filter((hash): hash is string => typeof hash === "string") : [];
}

/** The documents written for a case, of each document and copy the latest, and whether the case says something else by now (V-59). */
export function printedDocuments(
  log: Iterable<Pick<LogEntry, "record" | "field" | "new" | "time" | "who">>,
  one: Case,
): readonly PrintedDocument[] {
  const latest = new Map<string, PrintedDocument>();
  const now = contentOf(one);
  for (const { record, field, new: fact, time, who } of log) {
    if (field !== NUMBER_PRINTED || record !== one.complaint.id) continue;
    const { content, ...told } = factIn(fact ?? "");
    const stale = content !== undefined && !isFit(codeFit(now, content));
    latest.set(`${told.document} ${told.copy}`, { ...told, at: time ?? "", by: who ?? "", stale });
  }
  return [...latest.values()];
}

interface KeptFact extends Pick<PrintedDocument, "document" | "copy" | "file" | "code"> {
  readonly content: string | undefined;
}

/** A fact of the log; one that is no JSON of ours is the document's name alone. */
function factIn(text: string): KeptFact {
  const kept = parsed(text);
  const word = (name: string): string | undefined => {
    const value = kept[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    document: word("document") ?? text,
    copy: word("copy") ?? "",
    file: word("file") ?? text,
    code: word("code") ?? "",
    content: word("content"),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  if (!text.startsWith("{")) return {};
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
