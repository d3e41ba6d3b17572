import type { Texts } from "./zh";

/** The same in English. */
export const carriedEn: Texts["carried"] = {
  title: "This register was made by an older Kesu. Carry it over into a new one to go on with it.",
  hint: "All records, settings, lists and the log come along; the file itself stays as it is.",
  carry: "Carry over",
  fileName: (name) => name.replace(/(\.xls[xm])?$/i, "(new).xlsx"),
  rows: (told) => `Carried over: ${told.map(({ label, count }) => `${label} ${count}`).join(", ")}.`,
  extensions: (count) => `Extensions that are rows of “Extensions and pauses” now: ${count}.`,
  setting: (key, value) => `The setting “${key}” (${value}) is no longer used and was left behind.`,
  newIds: (count) => `Rows without an internal id of their own that have one now: ${count}.`,
  formulas: (cells) => `Of formulas typed here only the results came along: ${cells.join(", ")}.`,
  leftBehind: (names) =>
    `Not part of the register and left behind; copy it from the old file: ${names.join(", ")}.`,
};
