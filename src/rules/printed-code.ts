/**
 * The codes on paper: of what a signer sees, of a case, of the log. A code is eighty bits of a SHA-256 in sixteen letters,
 * for nobody finds another text to eighty bits; those of before had eight hexadecimal digits, which takes minutes.
 */

/** Crockford's alphabet: without I, L, O and U, which are read for others. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
/** Hex digits in a group of four letters. */
const DIGITS = 5;

/** The code of a hash as it is printed: "7K3M-Q9TX-0V4A-C1PZ". */
export const printedCode = (hash: string): string =>
  Array.from({ length: GROUPS }, (_, group) => {
    const bits = parseInt(hash.slice(group * DIGITS, (group + 1) * DIGITS), 16);
    return [15, 10, 5, 0].map((shift) => LETTERS[(bits >> shift) & 31]).join("");
  }).join("-");

/** Digits of a code as it was printed before. */
const SHORT = 8;

/**
 * What a code typed from a paper says of a hash: it is its own; a short one of before that fits as far as it goes, which
 * proves little; not a whole code yet; or another's.
 */
export type CodeFit = "own" | "short" | "open" | "other";

export function codeFit(hash: string, typed: string): CodeFit {
  const letters = plainCode(typed);
  if (letters === printedCode(hash).replaceAll("-", "")) return "own";
  if (letters.length === SHORT && hash.startsWith(letters.toLowerCase())) return "short";
  return letters.length < GROUPS * 4 ? "open" : "other";
}

/** Does a code speak for a hash, as far as it goes? */
export const isFit = (fit: CodeFit): boolean => fit === "own" || fit === "short";

/** Has a code as many letters as are printed now? */
export const isWholeCode = (typed: string): boolean => plainCode(typed).length === GROUPS * 4;

/** Could this be a code that was printed, of now or of before? */
export const isPrintedCode = (typed: string): boolean =>
  /^(?:[0-9A-F]{8}|[0-9A-HJKMNP-TV-Z]{16})$/u.test(plainCode(typed));

/** A code as it was typed from a paper: spaces, dashes, width and case aside, O read as 0, I and L as 1. */
const plainCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐‑–—]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/gu, "1");
