/** Numbers as people write them: １２，３４５．６７, ￥1.2万, 5,000元, 约200, 5200个 (V-07, V-09). */

/** A number read from text: `plain` when it was written the way it is stored. */
export interface WrittenNumber {
  /** Canonical decimal, "12345.67". */
  readonly decimal: string;
  readonly plain: boolean;
  /** Written as an estimate: 约200, 200+, 两百左右. */
  readonly approximate: boolean;
}

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const scales: Readonly<Record<string, number>> = { 千: 3, 万: 4, 亿: 8 };
const estimates = /^(?:约|大约|大概|近|差不多|估计|~|～)|(?:\+|以上|左右|上下|多|余|几)$/;

/** Full-width digits and punctuation to ASCII, one by one: not NFKC, which would turn ① into 1. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");

/** Reads a number; undefined when the text is none (伍仟元, 1E5, a date). `suffix` are the words that may follow it. */
export function writtenNumber(text: string, suffix: readonly string[] = []): WrittenNumber | undefined {
  if (PLAIN.test(text)) return { decimal: text, plain: true, approximate: false };
  let rest = halfWidth(text).replace(/[\s\u200B-\u200D\uFEFF]/g, "");
  const approximate = estimates.test(rest);
  rest = rest.replace(estimates, "").replace(/^(?:人民币|RMB|CNY|￥|¥)/i, "");
  for (const word of [...suffix, "人民币", "RMB", "CNY"])
    if (rest.length > word.length && rest.toLowerCase().endsWith(word.toLowerCase())) {
      rest = rest.slice(0, -word.length);
      break;
    }
  const scale = scales[rest.slice(-1)];
  if (scale !== undefined) rest = rest.slice(0, -1);
  if (GROUPED.test(rest)) rest = rest.replaceAll(",", "");
  if (!/^[+-]?\d+(?:\.\d*)?$|^[+-]?\.\d+$/.test(rest)) return undefined;
  return { decimal: shifted(rest, scale ?? 0), plain: false, approximate };
}

/** A decimal with its point moved to the right, without a detour through binary fractions: "1.2", 4 → "12000". */
export function shifted(decimal: string, places: number): string {
  const negative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.replace(/^[+-]/, "").split(".");
  const digits = whole + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places).replace(/0+$/, "");
  const canonical = `${digits.replace(/^0+(?=\d)/, "") || "0"}${rest === "" ? "" : `.${rest}`}`;
  return negative && canonical !== "0" ? `-${canonical}` : canonical;
}
