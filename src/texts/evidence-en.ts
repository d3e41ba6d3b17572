import type { evidenceZh } from "./evidence-zh";

const rows = (count: number): string => `${count} ${count === 1 ? "row" : "rows"}`;

export const evidenceEn: typeof evidenceZh = {
  chain: (device, count, breaks) =>
    `Device ${device === "" ? "(none)" : device}: ${rows(count)} of the log, ${breaks === 0 ? "whole" : `broken in ${breaks} ${breaks === 1 ? "place" : "places"}`}`,
  breaks: {
    changed: (row) => `  Log, row ${row}: changed (its hash does not fit its content).`,
    gap: (row) => `  Log, row ${row}: the row before it is gone.`,
    fork: (row) =>
      `  Log, row ${row}: a fork (another row follows the same one: inserted, or written by two windows of one computer).`,
    duplicate: (row) => `  Log, row ${row}: another row has the same log id.`,
  },
  facts: {
    changed: (label, logged, standing) => `${label}: the log says “${logged}”, the sheet “${standing}”.`,
    unlogged: () => "The log knows nothing of this row.",
    unsure: () => "This row was changed without Kesu; the log does not say what stood there.",
    back: () => "The log holds it for removed, and here it stands again.",
    gone: () => "The log has it, the sheet does not.",
  },
  holes: {
    missing: () =>
      "The table of the log is gone (its sheet or the table was deleted): look for a backup that has it.",
    empty: () => "The register has cases, and the log not one row: it was emptied. Look for a backup.",
    unlogged: () =>
      "The log does not know this record: the rows that told of it are gone, or Kesu did not write it.",
    cut: () =>
      "Kesu wrote this row, and the log does not know what stands in it: the rows that told of it are gone.",
    unseen: (time) => `Rows of the log that stood there when a document was printed on ${time} are gone.`,
  },
  outside: (count) =>
    count === 0
      ? "The register follows from the log."
      : `${count} ${count === 1 ? "change" : "changes"} made without Kesu and not taken over yet; the next change made with Kesu logs them.`,
  expected: (standing) => {
    switch (standing.kind) {
      case "now":
        return "The log is what it was when this code was printed.";
      case "earlier":
        return `All that was in the log when this code was printed is there (${rows(standing.rows)}, until ${standing.time}); the rest came behind it.`;
      case "never":
        return "The log never had this code: rows of then were changed or are gone, or the register it was printed from was never saved. Compare with the file of that time.";
    }
  },
  voids: (signatures) =>
    `What was signed has changed; these signatures are void and have to be given again: ${signatures.join("; ")}.`,
  shortCode: () =>
    "This is a short code of before, of eight digits; one like it is made in minutes. It proves little: use the codes of sixteen letters.",
  code: (code) => `Log code ${code === "" ? "(the log is empty)" : code}`,
  undo: {
    done: (time, count) =>
      `The change of ${time} is taken back (${count} ${count === 1 ? "place" : "places"}).`,
    field: (label, from, to) => `${label}: “${from}” → “${to}”`,
    row: () => "The new row is taken back; the log keeps it.",
    refused: {
      nothing: () => "This computer has written nothing in this register that could be taken back.",
      "was-undo": () =>
        "The last thing this computer did was an undo: one step only, and it is not undone. Change the field instead.",
      step: () => "The last change was a step of the procedure. Send the case back, or reopen it.",
      registered: () => "The last change was a registration. Cancel the case; its number is not used again.",
      removed: () =>
        "The last change removed or made a whole record. Enter it again; the log keeps what it said.",
      "moved-on": (places) => `The case was taken a step on since (${places}); send it back instead.`,
      "changed-later": (places) => `Changed since: ${places}. Change it directly.`,
      "not-readable": (places) =>
        `What stood there before cannot be written again: ${places}. The log keeps it.`,
    },
  },
  decided: {
    written: (no, step, verdict) => `${no} ${step} ${verdict}`,
    refused: (no, step) => `${no} ${step} was not entered:`,
    nothing: (count) =>
      `${count} cannot be entered, and so nothing was written; mend them, or skip them with --skip-refused.`,
    skipped: (written, refused) => `${written} entered, ${refused} skipped.`,
  },
};
