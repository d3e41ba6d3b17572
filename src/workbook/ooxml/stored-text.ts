import { WorkbookError } from "../port";

/** The most a cell holds, in UTF-16 units. */
const LONGEST = 32_767;

/** What XML cannot hold, and the carriage return it would turn into a line feed. */
const UNWRITABLE = /[\x00-\x08\x0b-\x1f\ufffe\uffff]/g;
/** An underscore that would be read as the start of an escape, also one whose last underscore an escape brings. */
const MISREAD = /_(?=x[0-9A-Fa-f]{4}(?:_|[\x00-\x08\x0b-\x1f\ufffe\uffff]))/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const escape = (c: string): string => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/**
 * Text as a spreadsheet stores it: what XML cannot hold is written `_x000D_`, and text that looks like that is itself
 * escaped. Refuses what Excel cannot keep; `where` names the cell.
 */
export function toStored(text: string, where: string): string {
  if (text.length > LONGEST)
    throw new WorkbookError("value-not-storable", `${where}: ${String(text.length)} characters`);
  if (LONE_SURROGATE.test(text)) throw new WorkbookError("value-not-storable", `${where}: half a character`);
  return text.replace(MISREAD, "_x005F_").replace(UNWRITABLE, escape);
}

/** The text people see for what is stored. */
export const fromStored = (stored: string): string =>
  stored.includes("_x")
    ? stored.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : stored;

/** Text Excel would take for a formula (or swallow the apostrophe of) once someone edits the cell. */
export const needsQuotePrefix = (text: string): boolean => /^[=+\-@']/.test(text);
