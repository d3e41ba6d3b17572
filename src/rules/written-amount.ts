/** Amounts of money as people write them in a text: ¥1,234.50, 1.2 万元, ５０００元, 五千块, 伍仟圆整, 5k, RMB 500. */

const HAN_DIGITS = new Map(
  Array.from("零一二三四五六七八九").flatMap((digit, value): [string, number][] => [
    [digit, value],
    ["零壹贰叁肆伍陆柒捌玖"[value] ?? "", value],
  ]),
)
  .set("〇", 0)
  .set("两", 2);
const SCALES: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["拾", 10],
  ["百", 100],
  ["佰", 100],
  ["千", 1000],
  ["仟", 1000],
  ["万", 1e4],
  ["萬", 1e4],
  ["亿", 1e8],
  ["億", 1e8],
]);
const HAN = [...HAN_DIGITS.keys(), ...SCALES.keys()].join("");

/** Digits with separators, Chinese numerals, or both: 1.2万, 3千5百. */
const NUMERAL = new RegExp(
  `(?:[\\d${HAN}]|[.,](?=\\d)|(?<=\\d) (?=\\d{3}(?!\\d))|(?<=\\d) ?(?=[千万亿]))+`,
  "gu",
);
const CURRENCY = "[¥$€£]|RMB|CNY|USD|EUR|HKD|JPY|人民币|美元|美金|欧元|港[币元]|日元";
const CURRENCY_BEFORE = new RegExp(`(?:US)?(?:${CURRENCY})\\s*:?\\s*$`, "iu");
const UNIT_AFTER = new RegExp(`^\\s*[多余来]?\\s*(?:元|圆|块钱?|${CURRENCY})`, "iu");
const THOUSANDS = /^ ?([kw])(?![a-z])/iu;
/** Words after which a bare number is money, and what must not follow it then. */
const MONEY_BEFORE =
  /(?:费用?|金额|损失|赔偿|赔付|理赔|扣款|罚款|[扣罚]了?|承担|成本|报价|价值|货款|[合共总]计)\s*(?:大?约|共|为|是|计|达|了|:)*\s*$/u;
const END = /^\s*(?:[,.;，。；、!！?？)）]|$|多|余|左右|整)/u;
/** A thousand of what is counted is no money. */
const COUNTED = /^\s*(?:[个件只支台套片根批箱托米克次条张块]|pcs|公斤|小时|[%‰℃°ΩμΜ])/iu;
const SMALL_CHANGE = new RegExp(`^\\s*(?:([\\d${HAN}])角)?(?:([\\d${HAN}])分)?`, "u");

export interface WrittenAmount {
  /** As it stands in the text. */
  readonly words: string;
  /** Hundredths of its currency. */
  readonly hundredths: number;
}

/** Every amount of money in a text. */
export function writtenAmounts(text: string): WrittenAmount[] {
  const line = text.normalize("NFKC");
  return [...line.matchAll(NUMERAL)].flatMap(({ 0: run, index }) => {
    const before = line.slice(0, index);
    let end = index + run.length;
    const [scaled, letter] = THOUSANDS.exec(line.slice(end)) ?? ["", undefined];
    end += scaled.length;
    const currency = CURRENCY_BEFORE.exec(before)?.[0] ?? "";
    const unit = UNIT_AFTER.exec(line.slice(end))?.[0] ?? "";
    const isMoney =
      currency !== "" ||
      unit !== "" ||
      (letter !== undefined && !COUNTED.test(line.slice(end))) ||
      (MONEY_BEFORE.test(before) && END.test(line.slice(end)));
    const value = numeralValue(run.replace(/[\s,]/gu, ""));
    if (!isMoney || value === undefined) return [];
    end += unit.length;
    const [change = "", tenth, hundredth] = unit === "" ? [] : (SMALL_CHANGE.exec(line.slice(end)) ?? []);
    const factor = letter === undefined ? 1 : letter.toLowerCase() === "k" ? 1000 : 1e4;
    const small = 10 * (numeralValue(tenth ?? "") ?? 0) + (numeralValue(hundredth ?? "") ?? 0);
    const words = line.slice(index - currency.length, end + change.length).trim();
    return [{ words, hundredths: Math.round(value * factor * 100) + small }];
  });
}

/** 伍仟, 一万二千, 1.2万, 三千五 (3500), 八六〇〇; undefined where it is no number. */
function numeralValue(numeral: string): number | undefined {
  const tokens = numeral.match(/\d+(?:\.\d+)?|\D/gu) ?? [];
  let total = 0;
  let section = 0;
  let open: number | undefined;
  let scale = 0;
  let wasZero = false;
  for (const token of tokens) {
    const digit = HAN_DIGITS.get(token);
    const unit = SCALES.get(token);
    if (/^\d/u.test(token)) open = Number(token);
    else if (digit !== undefined) {
      open = open === undefined ? digit : open * 10 + digit;
      wasZero ||= digit === 0;
    } else if (unit !== undefined) {
      if (unit < 1e4) section += (open ?? 1) * unit;
      else {
        const below = section + (open ?? 0);
        total =
          unit === 1e8 ? (total + (below || 1)) * unit : total + (below || (total === 0 ? 1 : 0)) * unit;
        section = 0;
      }
      open = undefined;
      scale = unit;
      wasZero = false;
    } else return undefined;
  }
  if (tokens.length === 0) return undefined;
  const isShort = open !== undefined && scale >= 100 && !wasZero && open < 10 && Number.isInteger(open);
  return total + section + (open === undefined ? 0 : isShort ? (open * scale) / 10 : open);
}
