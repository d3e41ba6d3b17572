import { carriedEn } from "./carried-en";
import { evidenceEn } from "./evidence-en";
import { fileEn } from "./file-en";
import { needsEn } from "./needs-en";
import { paneEn } from "./pane-en";
import { sheetEn } from "./sheet-en";
import { storeEn } from "./store-en";
import { toDoEn } from "./to-do-en";
import type { Texts } from "./zh";

const quoted = (text: string): string =>
  `“${[...text].length > 30 ? `${[...text].slice(0, 30).join("")}…` : text}”`;

const faults: Readonly<Record<string, (text: string, column: string) => string>> = {
  "column-missing": (_text, column) => `The column “${column}” was deleted; restore it from a backup.`,
  "table-missing": (text) =>
    `The table ${text} is gone; it may have been converted to a range. Make it a table again.`,
  "merged-cells": (text) => `Merged cells ${text} inside the table: unmerge them.`,
  "row-without-case": (text) =>
    text === ""
      ? "The row has no complaint number: it belongs to no case and counts nowhere. Write the number."
      : `There is no complaint ${quoted(text)}: the row belongs to no case and counts nowhere. Check the number.`,
  "sum-row": () => "A row of sums stands in the table and counts as a complaint: delete it.",
  "rows-below": (text) =>
    `Row ${text} below the table is filled but not part of it: resize the table or move the row.`,
  "totals-row": () => "The table has a totals row: switch it off.",
  "hidden-rows": (text) => `Hidden rows ${text} inside the table: unhide them.`,
  "lost-formula": (text, column) =>
    `The formula of “${column}” was overwritten${text === "" ? "" : ` with ${quoted(text)}`}: restore it.`,
  "duplicate-id": (text) => `Two rows have the same internal id ${text}, probably a copied row: delete one.`,
};

/** The English interface. */
export const en: Texts = {
  language: "en",
  problems: {
    unmet: ({ problem }) => needsEn[problem.need](...problem.values),
    missing: (s) => `${s.names.map(quoted).join(" or ")} is still missing.`,
    "not-answered": (s) => `${quoted(s.names[0] ?? "")} is still open; answer it before the hand-over to QA.`,
    "filled-by-kesu": (s) => `${quoted(s.names[0] ?? "")} is filled in by Kesu; leave it out.`,
    "sample-missing": () => "There is no sample: add at least one picture before the hand-over to QA.",
    "unknown-field": ({ problem }) =>
      `There is no field ${quoted(problem.given)}${problem.nearest === undefined ? "." : `; did you mean ${quoted(problem.nearest)}?`}`,
    "not-a-date": (s) => `${s.names[0]}: ${quoted(s.problem.given)} is no real date; write 2026-11-22.`,
    "ambiguous-date": (s) =>
      `${s.names[0]}: day and month of ${quoted(s.problem.given)} cannot be told apart; write 2026-11-22.`,
    "date-as-text": (s) => `${s.names[0]}: ${quoted(s.problem.given)} is text, not a date.`,
    "not-a-number": (s) => `${s.names[0]}: ${quoted(s.problem.given)} is not a number.`,
    "number-written-otherwise": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} cannot be stored as written; confirm the proposed value.`,
    "number-as-text": (s) => `${s.names[0]}: ${quoted(s.problem.given)} is text, not a number.`,
    approximate: (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is an estimate; give the exact quantity, or 客户加工中未确定.`,
    "pending-written-otherwise": (s) =>
      `${s.names[0]}: write ${quoted(s.problem.given)} as 客户加工中未确定.`,
    "foreign-currency": (s) => `${s.names[0]}: ${quoted(s.problem.given)} is not in yuan; convert it.`,
    "too-many-decimals": (s) => `${s.names[0]}: ${quoted(s.problem.given)} has more than two decimals.`,
    negative: (s) => `${s.names[0]}: ${quoted(s.problem.given)} must not be negative.`,
    "not-positive": (s) => `${s.names[0]} must be more than 0, not ${s.problem.given}.`,
    "not-whole": (s) => `${s.names[0]}: ${s.problem.given} must be a whole number.`,
    synonym: (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is not in the list; is the proposed choice meant?`,
    "not-in-master": (s) => `${s.names[0]}: ${quoted(s.problem.given)} is in no list yet; it is kept as new.`,
    "hidden-characters": (s) => `${s.names[0]} has hidden characters or needless spaces.`,
    "unstorable-characters": (s) => `${s.names[0]} has characters that no cell can hold.`,
    "damaged-by-excel": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} looks damaged by Excel (lost zeros, a date, 1E+15); enter it anew as text.`,
    "formula-like": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} looks like a formula; it is stored as text.`,
    "formula-in-cell": (s) =>
      `${s.names[0]}: the cell holds the formula ${quoted(s.problem.given)}; replace it with a value.`,
    "error-in-cell": (s) => `${s.names[0]}: the cell shows ${s.problem.given}; fill it in anew.`,
    "bad-phone": (s) => `${s.names[0]}: ${quoted(s.problem.given)} does not look like a telephone number.`,
    "bad-email": (s) => `${s.names[0]}: ${quoted(s.problem.given)} does not look like an e-mail address.`,
    "personal-data": (s) =>
      `${s.names[0]} holds contact data ${quoted(s.problem.given)}; move it to the contact fields.`,
    "in-the-future": (s) => `${s.names[0]} ${s.problem.given} is in the future.`,
    "date-out-of-range": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is not between 2000-01-01 and 2099-12-31 and counts as not filled in; write the real day, or nothing.`,
    "number-out-of-range": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is beyond reason and counts as not filled in; please check.`,
    "number-pattern": (s) => `${s.names[0]} ${quoted(s.problem.given)} does not follow the number pattern.`,
    "number-date": (s) => `${s.names[0]} ${quoted(s.problem.given)} does not carry the day of ${s.names[1]}.`,
    "number-taken": (s) => `${s.names[0]} ${quoted(s.problem.given)} is used by another row.`,
    "not-in-list": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is not offered; choose one of ${s.problem.offered.join(", ")}.`,
    "too-long": (s) =>
      `${s.names[0]} has ${s.problem.length} characters, more than ${s.problem.max}; the rest is printed on the annex.`,
    "cell-too-long": (s) =>
      `${s.names[0]} has ${s.problem.length} characters; a cell holds ${s.problem.max}.`,
    "date-before": (s) =>
      `${s.names[0]} ${s.problem.first} is earlier than ${s.names[1]} ${s.problem.second}.`,
    "date-order": (s) => `${s.names[0]} ${s.problem.first} is later than ${s.names[1]} ${s.problem.second}.`,
    exceeds: (s) => `${s.names[0]} ${s.problem.value} is more than ${s.names[1]} ${s.problem.limit}.`,
    "stale-value": (s) =>
      `${s.names[0]} is ${s.problem.given}, but by the answers now it is ${s.problem.now}: update the case with Kesu.`,
    "safety-is-major": () => "A complaint with a safety risk can never be 一般; make it 重大.",
    "grade-without-reason": (s) =>
      `The suggested grade is ${s.problem.suggested}, the chosen one ${s.problem.grade}: give the reason.`,
    "choice-wanted": () => "The amount lies between the two limits: choose the grade and give the reason.",
    duplicate: (s) =>
      `Complaint ${s.problem.of} has the same customer, part and lot: is it the same case, a repeat, or another one?`,
    "calendar-missing": (s) =>
      `No holidays for ${s.problem.years.join(", ")}: the date of ${s.problem.clock} may be wrong.`,
    "setting-refused": (s) =>
      `Setting ${quoted(s.problem.key)}: ${quoted(s.problem.given)} is no value of it; the default stands. It may be: ${s.problem.may}.`,
    "setting-empty": (s) =>
      `Setting ${quoted(s.problem.key)} has no value; the default ${quoted(s.problem.standing)} stands.`,
    "setting-unknown": (s) => `There is no setting ${quoted(s.problem.given)}: the row settles nothing.`,
    "listed-twice": (s) =>
      `${quoted(s.problem.given)} stands once more in row ${s.problem.row}, which counts; delete the one too many.`,
    "role-unknown": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is no role of the procedure and counts for nothing; choose of ${s.problem.offered.join(", ")}.`,
    "role-unheld": (s) =>
      s.problem.meant.length > 0
        ? `Nobody in 人员 has the role ${quoted(s.problem.role)}; for now only ${s.problem.meant.join(", ")}, whose role is nearest to it, may sign ${s.problem.steps.join(", ")}. Please correct the role.`
        : `Nobody in 人员 has the role ${quoted(s.problem.role)}: until somebody does, anybody may sign ${s.problem.steps.join(", ")}.`,
    "day-range": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is a range and counts for nothing; write a row for each day.`,
    "not-a-month": (s) =>
      `${s.names[0]}: ${quoted(s.problem.given)} is no month like 2026-09; what was shipped counts for nothing.`,
    "changed-outside": (s) =>
      `${s.names[0]} was changed from ${quoted(s.problem.old)} to ${quoted(s.problem.now)} without Kesu; the log gets it with the next change.`,
    "added-outside": () =>
      "This row was added without Kesu; it gets its internal id and its place in the log with the next change.",
    "record-gone": (s) =>
      `The row of complaint ${s.problem.given} is gone; the log still knows it, and its number is not used again.`,
    sheet: (s) =>
      faults[s.problem.fault]?.(s.problem.text, s.names[0] ?? "") ??
      `The sheet is damaged: ${s.problem.fault} ${s.problem.text}`,
  },
  workbookErrors: {
    ...storeEn.errors,
    "not-found": (detail) => `There is no file ${quoted(detail)}.`,
    "not-a-workbook": (detail) => `This is not an Excel workbook (.xlsx or .xlsm) ${detail}`,
    "legacy-or-encrypted": () =>
      "The file is encrypted or an old .xls: remove the password or save it as .xlsx first.",
    damaged: (detail) => `The file is damaged (${detail}): repair it in Excel or take the backup.`,
    "too-large": (detail) => `The file is larger than can be handled (${detail}).`,
    "unsafe-xml": (detail) => `The file has unsafe content (${detail}) and was refused.`,
    unsupported: (detail) => `The file uses something not supported (${detail}); nothing was written.`,
    "no-register": () => "There is no complaint register in this workbook: add one with kesu new --into.",
    "register-damaged": (detail) => `The register's structure was changed (${detail}); nothing was written.`,
    "newer-layout": (detail) => `The register was made by a newer Kesu (layout ${detail}): update Kesu.`,
    "older-layout": (detail) =>
      `The register was made by an older Kesu (layout ${detail}); nothing was read or changed. Carry it over: kesu new new.xlsx --from old.xlsx takes all records and the log along.`,
    "already-a-register": () => "This workbook has a complaint register already.",
    "cells-below-in-use": (detail) =>
      `The cells below the table are in use (${detail}); the table cannot grow.`,
    "sheet-protected": (detail) => `The sheet ${quoted(detail)} is protected.`,
    "unknown-row": (detail) => `The register has no such record: ${detail}.`,
    "duplicate-row": (detail) => `The register has this record already: ${detail}.`,
    "value-not-storable": (detail) => `The content cannot be stored in a cell (${detail}).`,
    "host-busy": () => "Excel is busy; nothing was written. Try again in a few seconds.",
    "cell-edit-mode": () =>
      "A cell is being edited; nothing was written. Finish it with Enter or Esc and try again.",
    "host-failed": (detail) => `Excel reported an error (${detail}); nothing was written. Try again.`,
    "connection-lost": () =>
      "The connection to Excel was lost; it is not certain whether this was written. Kesu keeps it and writes it when Excel answers again: do not enter it twice.",
  },
  line: (index) => `Line ${index + 2}: `,
  fix: (value) => `Proposed: ${value}`,
  takenIn: (count) => `${count} ${count === 1 ? "change" : "changes"} made without Kesu found and logged.`,
  left: {
    "no-proposal": "There is no proposal to take here; mend it by hand.",
    "out-of-date": "This was changed since the check; the proposal does not apply any more.",
    "no-record": "This row has no internal id yet; let Kesu take it in first.",
    "not-readable": "What is proposed cannot be stored either; mend it by hand.",
  },
  merged: {
    conflict: (no, label, mine, theirs) =>
      `${no === "" ? "" : `${no}: `}${quoted(label)} was changed on both sides: you wrote ${quoted(mine)}, the file has ${quoted(theirs)}.`,
    refused: (count) =>
      `${count} ${count === 1 ? "field clashes" : "fields clash"} with somebody else's changes; nothing was written. Look at them and try again.`,
    renumbered: (from, to) =>
      `Number ${from} was drawn on both sides; the later complaint is ${to} now. Tell whoever knows the old number.`,
    gone: (no) =>
      `Complaint ${no} was deleted in the file somebody else saved; your changes to it stand in the log only.`,
  },
  carried: carriedEn,
  severity: { block: "blocks", warn: "warning", info: "note" },
  pane: paneEn,
  toDo: toDoEn,
  sheet: sheetEn,
  file: fileEn,
  evidence: evidenceEn,
  stored: storeEn.notes,
  unlock: storeEn.unlock,
};
