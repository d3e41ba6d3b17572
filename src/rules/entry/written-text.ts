/** Text as it arrives by typing, paste and mail: what cannot be stored, what cannot be seen, what Excel would run. */

/** Characters no cell can hold: controls but tab and line feed, and halves of a surrogate pair (V-15). */
const UNSTORABLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Characters nobody sees: zero-width spaces, joiners outside emoji, BOM, soft hyphen. */
const HIDDEN = /[\u200B\u2060\uFEFF\u00AD]|(?<!\p{Extended_Pictographic}\uFE0F?)[\u200C\u200D]/gu;

/** Any letter that could be one of either: most texts have none, and a register has a million texts. */
const SUSPECT = /[\u0000-\u0008\u000B-\u001F\u00AD\u200B-\u200D\u2060\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/;

export const hasUnstorable = (text: string): boolean => SUSPECT.test(text) && text.search(UNSTORABLE) >= 0;
export const hasHidden = (text: string): boolean => SUSPECT.test(text) && text.search(HIDDEN) >= 0;

/** Without what cannot be stored, one kind of line end, and no hidden characters. */
export const cleaned = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(UNSTORABLE, "").replace(HIDDEN, "");

/** Same, with the spaces around it gone and full-width spaces counted as such. */
export const trimmed = (text: string): string => cleaned(text).replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");

/** A text that Excel or another spreadsheet would run when it is opened or pasted (V-13, CWE-1236). */
export function isFormulaLike(text: string): boolean {
  if (/^[\t\r]/.test(text)) return true;
  if (/^[=@＝＠]/.test(text)) return text.length > 1;
  // "-2+3" and "+A1" calculate; "-5℃低温漏液" and "+86 138…" are words and numbers
  return (
    /^[+-]/.test(text) &&
    /^[+-][\s\d.()A-Za-z$!:,'"+\-*/^&%|]*$/.test(text) &&
    /[A-Za-z(]|\d\s*[-+*/^&]\s*[\d(A-Z]/.test(text.slice(1)) &&
    !/^\+?[\d\s()-]{7,}$/.test(text)
  );
}

/** What Excel makes of a number-like text: 1.23457E+17 from 18 digits, 3月5日 from 3-5 (V-12). */
export const isDamagedByExcel = (text: string): boolean =>
  /^\d(?:\.\d+)?E\+\d{2,}$/i.test(text) ||
  /^\d{1,2}月\d{1,2}日$/.test(text) ||
  /^\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/i.test(text);

/** Length as people count it: code points, so 𠮷 is one. */
export const lengthOf = (text: string): number => [...text].length;

/** For comparing what two people wrote: ＡＢＣ－１２３ and "abc-123 " are the same (V-29). */
export const comparable = (text: string): string =>
  cleaned(text).normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/** Do two names mean the same person, however they were typed (V-40, V-50)? Nobody is nobody's namesake. */
export const isSameName = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && (one === other || comparable(one) === comparable(other));
