import { daysBetween, weekday } from "../procedure/day";
import type { Field, FieldOf, Kind, Label, Value } from "../records/field";
import type { Texts } from "../texts/zh";

type Show<K extends Kind> = (value: NonNullable<Value>, field: FieldOf<K>, texts: Texts) => string;

const plain = (value: NonNullable<Value>): string => String(value);
const choice = (
  value: NonNullable<Value>,
  options: Readonly<Record<string, string>>,
  texts: Texts,
): string => (texts.language === "en" ? (options[String(value)] ?? String(value)) : String(value));
const grouped = (value: NonNullable<Value>): string =>
  typeof value === "number" ? value.toLocaleString("en-US", { maximumFractionDigits: 6 }) : String(value);

/** How a value of each kind is read: dates with their weekday, money in 元, numbers with separators. */
const shows: { readonly [K in Kind]: Show<K> } = {
  id: plain,
  text: plain,
  longText: plain,
  ref: plain,
  choice: (value, field, texts) => choice(value, field.options, texts),
  date: (value, _field, texts) => fullDay(String(value), texts),
  dateTime: (value, _field, texts) => fullDay(String(value), texts),
  integer: grouped,
  quantity: grouped,
  rate: (value) =>
    typeof value === "number" ? `${String(Number((value * 100).toPrecision(4)))}%` : String(value),
  money: (value, _field, texts) =>
    typeof value === "number"
      ? texts.pane.yuan((value / 100).toLocaleString("en-US", { minimumFractionDigits: 2 }))
      : String(value),
  flag: (value, _field, texts) => (value === true ? texts.pane.yes : texts.pane.no),
};

/** A stored value as a person reads it; nothing is an empty text. */
export const showValue = (field: Field, value: Value, texts: Texts): string =>
  value === null ? "" : (shows[field.kind] as Show<Kind>)(value, field, texts);

/** A word of a closed list in the language of the pane. */
export const optionWord = (word: string, options: Readonly<Record<string, string>>, texts: Texts): string =>
  choice(word, options, texts);

/** A label in the language of the pane. */
export const labelWord = (label: Label, texts: Texts): string => label[texts.language];

/** "10-29 (周四)", with the year when it is not this one, with the time when there is one. */
export function shortDay(moment: string, now: string, texts: Texts): string {
  const day = moment.slice(0, 10);
  const shown = day.slice(0, 4) === now.slice(0, 4) ? day.slice(5) : day;
  return `${shown} (${texts.pane.weekdays[weekday(day)] ?? ""})${moment.slice(10, 16)}`;
}

const fullDay = (moment: string, texts: Texts): string =>
  `${moment.slice(0, 10)} (${texts.pane.weekdays[weekday(moment.slice(0, 10))] ?? ""})${moment.slice(10, 16)}`;

/** How far a due day is off: "还剩 2 天", "今天", "逾期 3 天". */
export function distance(due: string, now: string, texts: Texts): string {
  const days = daysBetween(now.slice(0, 10), due.slice(0, 10));
  if (days === 0) return due.length > 10 && due < now ? texts.pane.overdueToday : texts.pane.dueToday;
  return days > 0 ? texts.pane.daysLeft(days) : texts.pane.daysOver(-days);
}
