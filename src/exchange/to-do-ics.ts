import { addDays } from "../procedure/day";
import type { Task } from "../rules/due/to-do";
import { type Language, taskWords, type ToDoWords } from "./to-do-text";

/** The name and address the file bears: by it Kesu knows a file of its own. */
export const PRODUCT = "-//Kesu//Kesu To-do//ZH";

/**
 * The to-do as an iCalendar file (RFC 5545) that Outlook imports: an all-day event a dated task, with a reminder the day
 * before. A task keeps its UID, so that importing a later file changes the event instead of adding another.
 * `written` is the moment in UTC, "2026-11-23T00:12:18.000Z".
 */
export function toDoIcs(
  tasks: readonly Task[],
  written: string,
  words: ToDoWords,
  language: Language,
): string {
  const stamp = `${written.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const sequence = Math.floor(Date.parse(written) / MINUTE);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...tasks.flatMap((task) => {
      const { id, due } = task;
      if (due === null) return [];
      const day = due.slice(0, 10);
      const [about = "", ...more] = taskWords(task, words, language);
      const summary = `${about} ${task.label[language]}（${task.owner}）`;
      return [
        "BEGIN:VEVENT",
        `UID:${uid(id)}`,
        `DTSTAMP:${stamp}`,
        `SEQUENCE:${sequence}`,
        `DTSTART;VALUE=DATE:${compact(day)}`,
        `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
        `SUMMARY:${escaped(summary)}`,
        `DESCRIPTION:${escaped([...more, task.clause].join("\n"))}`,
        "CATEGORIES:Kesu",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        `DESCRIPTION:${escaped(summary)}`,
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
      ];
    }),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
}

const MINUTE = 60_000;

const compact = (day: string): string => day.replaceAll("-", "");

/** Letters of a task's id that every calendar takes; of others, their code points. */
const uid = (id: string): string =>
  `${id.replaceAll(/[^\w./-]/gu, (letter) => `u${(letter.codePointAt(0) ?? 0).toString(16)}`)}@kesu`;

/** TEXT of RFC 5545 §3.3.11. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (letter) => `\\${letter}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");

/** Octets of a line without its break (RFC 5545 §3.1). */
const WIDTH = 75;

/** A content line in pieces of at most 75 octets of UTF-8, each but the first behind a space; no letter is cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let [piece, octets] = ["", 0];
  for (const letter of line) {
    const width = octetsOf(letter);
    if (octets + width > WIDTH) {
      lines.push(piece);
      [piece, octets] = [" ", 1];
    }
    piece += letter;
    octets += width;
  }
  return [...lines, piece].join("\r\n");
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
