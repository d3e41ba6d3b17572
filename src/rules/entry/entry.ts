import { isSaneDay } from "../../procedure/day";
import { OPEN_AMOUNT, type Field, type FieldOf, type Kind, type Value } from "../../records/field";
import { type Issue, issue, type RuleId } from "../issue";
import { nearest } from "./nearest";
import { synonymOf } from "./synonyms";
import { writtenDate } from "./written-date";
import { hasHidden, hasUnstorable, isDamagedByExcel, isFormulaLike, lengthOf, trimmed } from "./written-text";
import { halfWidth, shifted, writtenNumber, type WrittenNumber } from "./written-number";

/** What a person typed, or what a program handed over in its place. */
export type Typed = string | number | boolean | null | readonly string[];

/** A value with what is to be said about it. With a blocking issue the value is null: nothing wrong is stored. */
export interface Entry {
  readonly value: Value;
  readonly issues: readonly Issue[];
}

interface EntryContext {
  readonly name: string;
  /** The words for a quantity not known yet (§6.1.2). */
  readonly pendingTokens: readonly string[];
}

type Read<K extends Kind> = (text: string, field: FieldOf<K>, context: EntryContext) => Entry;

/** The greatest number anybody means: more is a slip, and sums of it would lose their 分. */
export const MOST = 999_999_999_999;
/** The greatest share: 100 times the whole. */
const MOST_OF_SHARE = 100;

/** Is it more than a field of its kind may hold? Money is asked in 元. */
export const isBeyond = (value: number, kind: Kind): boolean =>
  !(Math.abs(value) <= (kind === "rate" ? MOST_OF_SHARE : MOST));

/** The most UTF-16 units an Excel cell holds (V-14). */
export const CELL_LIMIT = 32_767;

const ok = (value: Value, ...issues: readonly Issue[]): Entry => ({ value, issues });
const refused = (...issues: readonly Issue[]): Entry => ({ value: null, issues });

/**
 * Reads what was typed into a field. Nothing is changed silently: what is not written the way it is stored is
 * refused with the proposed writing as its fix (V-09, V-10); text that can be stored is stored as it is.
 */
export function readEntry(typed: Typed, field: Field, context: EntryContext): Entry {
  if (field.kind !== "flag" && typeof typed === "boolean")
    return readEntry(typed ? "是" : "否", field, context);
  const text = asText(typed);
  if (text.trim() === "" || (!hasUnstorable(text) && trimmed(text) === "")) return ok(null);
  if (hasUnstorable(text)) {
    const problem = { code: "unstorable-characters", given: text } as const;
    return refused(issue("V-15", "block", context.name, problem, readableAs(trimmed(text), field, context)));
  }
  if (typeof typed === "number" && isText(field) && !Number.isSafeInteger(typed))
    return refused(issue("V-12", "block", context.name, { code: "damaged-by-excel", given: text }));
  return (readers[field.kind] as Read<Kind>)(text, field, context);
}

/** A writing that would be stored, for a text that would not be: itself, or the fix it would be given. */
function readableAs(text: string, field: Field, context: EntryContext): string | undefined {
  const { value, issues } = readEntry(text, field, context);
  return value === null ? issues.find(({ fix }) => fix)?.fix?.value : text;
}

const asText = (typed: Typed): string =>
  typed === null
    ? ""
    : typeof typed === "boolean"
      ? typed
        ? "是"
        : "否"
      : Array.isArray(typed)
        ? typed.join("、")
        : String(typed);

const isText = (field: Field): boolean =>
  field.kind === "text" || field.kind === "longText" || field.kind === "ref";

const readers: { readonly [K in Kind]: Read<K> } = {
  id: (text, _field, { name }) =>
    /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text)
      ? ok(text)
      : refused(issue("V-12", "block", name, { code: "damaged-by-excel", given: text })),
  text: readText,
  longText: readText,
  ref: readText,
  choice: (text, field, { name }) => readChoice(text, Object.keys(field.options), name),
  flag: (text, _field, { name }) => {
    const entry = readChoice(text, ["是", "否"], name);
    return entry.value === null ? entry : ok(entry.value === "是", ...entry.issues);
  },
  date: (text, _field, { name }) => readDate(text, name, (iso) => iso),
  dateTime: (text, _field, { name }) => readDate(text, name, (iso, time) => `${iso} ${time ?? "00:00"}`),
  integer: (text, _field, { name }) => readNumber(text, "V-05", name, [], 0),
  rate: (text, _field, { name }) => readRate(text, name),
  quantity: (text, field, context) => readQuantity(text, field.pending === true, context),
  money: readMoney,
};

function readText(text: string, field: FieldOf<"text" | "longText" | "ref">, { name }: EntryContext): Entry {
  const issues: Issue[] = [];
  const clean = trimmed(text);
  if (text.length > CELL_LIMIT)
    return refused(
      issue("V-14", "block", name, { code: "cell-too-long", length: text.length, max: CELL_LIMIT }),
    );
  if (field.kind !== "longText" && isDamagedByExcel(clean))
    return refused(issue("V-12", "block", name, { code: "damaged-by-excel", given: text }));
  const max = field.max;
  if (lengthOf(text) > max)
    issues.push(issue("V-14", "warn", name, { code: "too-long", length: lengthOf(text), max }));
  if (hasHidden(text) || text.includes("\r"))
    issues.push(issue("V-15", "warn", name, { code: "hidden-characters", given: text }, clean));
  else if (text !== clean && !isFormulaLike(text))
    issues.push(issue("V-10", "warn", name, { code: "hidden-characters", given: text }, clean));
  if (isFormulaLike(text)) issues.push(issue("V-13", "warn", name, { code: "formula-like", given: text }));
  if (
    field.kind === "text" &&
    field.format === "phone" &&
    !/^\+?[\d\s()（）-]{5,}(?:转?\s*\d+)?$/.test(clean)
  )
    issues.push(issue("V-18", "warn", name, { code: "bad-phone", given: text }));
  if (field.kind === "text" && field.format === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(clean))
    issues.push(issue("V-18", "warn", name, { code: "bad-email", given: text }));
  return ok(text, ...issues);
}

function readChoice(text: string, offered: readonly string[], name: string): Entry {
  if (offered.includes(text)) return ok(text);
  const clean = halfWidth(trimmed(text));
  const meant =
    offered.find((word) => halfWidth(word) === clean) ??
    synonymOf(name, clean, offered) ??
    (offered.includes("是")
      ? {
          true: "是",
          yes: "是",
          y: "是",
          有: "是",
          对: "是",
          false: "否",
          no: "否",
          n: "否",
          无: "否",
          没有: "否",
        }[clean.toLowerCase()]
      : undefined);
  if (meant !== undefined)
    return refused(issue("V-10", "block", name, { code: "synonym", given: text }, meant));
  const close = nearest(clean, offered);
  return refused(issue("V-10", "block", name, { code: "not-in-list", given: text, offered }, close));
}

function readDate(
  text: string,
  name: string,
  store: (iso: string, time: string | undefined) => string,
): Entry {
  const date = writtenDate(text);
  if (date === "ambiguous")
    return refused(issue("V-02", "block", name, { code: "ambiguous-date", given: text }));
  if (!date) return refused(issue("V-02", "block", name, { code: "not-a-date", given: text }));
  if (!isSaneDay(date.iso))
    return refused(issue("V-02", "block", name, { code: "date-out-of-range", given: text }));
  const value = store(date.iso, date.time);
  return date.plain
    ? ok(value)
    : refused(issue("V-09", "block", name, { code: "number-written-otherwise", given: text }, value));
}

/** A decimal ≥ 0 with at most `places` behind the point; the rule is the one a wrong number breaks. */
function readNumber(
  text: string,
  rule: RuleId,
  name: string,
  suffix: readonly string[],
  places: number,
): Entry {
  const number = writtenNumber(text.trim(), suffix);
  if (!number) return refused(issue(rule, "block", name, { code: "not-a-number", given: text }));
  const wrong = numberFault(number, rule, name, text, places);
  if (wrong) return refused(wrong);
  return ok(Number(number.decimal));
}

function numberFault(
  number: WrittenNumber,
  rule: RuleId,
  name: string,
  text: string,
  places: number,
): Issue | undefined {
  if (number.approximate)
    return issue("V-07", "block", name, { code: "approximate", given: text }, number.decimal);
  if (number.decimal.startsWith("-")) return issue(rule, "block", name, { code: "negative", given: text });
  if (isBeyond(Number(number.decimal), "quantity"))
    return issue(rule, "block", name, { code: "number-out-of-range", given: text });
  if (number.decimal.replace(/\D/g, "").length > 15)
    return issue("V-12", "block", name, { code: "damaged-by-excel", given: text });
  if ((number.decimal.split(".")[1] ?? "").length > places)
    return issue(rule, "block", name, {
      code: places === 0 ? "not-whole" : "too-many-decimals",
      given: text,
    });
  return number.plain
    ? undefined
    : issue("V-09", "block", name, { code: "number-written-otherwise", given: text }, number.decimal);
}

/** Units a person may write behind a quantity; the unit itself stands in its own field. */
const quantitySuffixes = [
  "pcs",
  "个",
  "件",
  "套",
  "只",
  "支",
  "片",
  "米",
  "卷",
  "箱",
  "批",
  "kg",
  "公斤",
  "PCS",
];

function readQuantity(text: string, mayBePending: boolean, { name, pendingTokens }: EntryContext): Entry {
  const [token] = pendingTokens;
  if (mayBePending) {
    if (pendingTokens.includes(text)) return ok(text);
    if (/未定|未确定|待定|不详|未知|加工中|待确认/.test(text))
      return refused(issue("V-07", "block", name, { code: "pending-written-otherwise", given: text }, token));
  }
  const entry = readNumber(text, "V-05", name, quantitySuffixes, 6);
  if (!mayBePending) return entry;
  return {
    ...entry,
    issues: entry.issues.map((each) =>
      each.problem.code === "not-a-number" ? { ...each, rule: "V-07" } : each,
    ),
  };
}

function readRate(text: string, name: string): Entry {
  const number = writtenNumber(text.trim(), ["%", "％"]);
  if (!number) return refused(issue("V-05", "block", name, { code: "not-a-number", given: text }));
  const share = Number(number.decimal) / (/[%％]\s*$/.test(text) ? 100 : 1);
  if (share < 0) return refused(issue("V-05", "block", name, { code: "negative", given: text }));
  return isBeyond(share, "rate")
    ? refused(issue("V-05", "block", name, { code: "number-out-of-range", given: text }))
    : ok(share);
}

function readMoney(text: string, field: FieldOf<"money">, { name }: EntryContext): Entry {
  if (field.open && text === OPEN_AMOUNT) return ok(OPEN_AMOUNT);
  if (field.open && /^(?:未定|不详|待确认|未知)$/.test(trimmed(text)))
    return refused(issue("V-10", "block", name, { code: "synonym", given: text }, OPEN_AMOUNT));
  if (/[$€£₩]|\b(?:USD|EUR|JPY|HKD|GBP|TWD)\b|美元|欧元|日元|港币|英镑/i.test(text))
    return refused(issue("V-08", "block", name, { code: "foreign-currency", given: text }));
  const number = writtenNumber(text.trim(), ["元整", "元", "块钱", "块"]);
  if (!number) return refused(issue("V-08", "block", name, { code: "not-a-number", given: text }));
  const wrong = numberFault(number, "V-08", name, text, 2);
  return wrong ? refused(wrong) : ok(Number(shifted(number.decimal, 2)));
}
