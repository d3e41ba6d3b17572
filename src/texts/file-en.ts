import type { fileZh } from "./file-zh";

const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** The pane's words about a register that is a file others save, too, in English. */
export const fileEn: typeof fileZh = {
  takenIn: (count) => `${many(count, "change")} made without Kesu found on opening and logged`,
  changed: (label, old, now) => `${label}: ${old} → ${now}`,
  added: "a new row, now a record",
  restored: (count) => `${many(count, "overwritten formula")} put back`,
  gone: (no) => `the row of ${no} is gone; its number is not used again`,
  more: (count) => `${count} more, see the log`,
  merged: "Somebody else had saved the file. The changes of both sides are in it now.",
  recovered:
    "An older copy had been saved over the file. What it lacked is back, with the changes of both sides.",
  conflicts: (count) =>
    `${many(count, "field")} changed on both sides; the file has the other side's value: choose`,
  mine: (value) => `Mine: ${value}`,
  theirs: (value) => `Theirs: ${value}`,
  keepTheirs: "Keep theirs",
  useMine: "Use mine",
  empty: "(empty)",
  seen: "Seen",
};
