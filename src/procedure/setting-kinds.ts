import type { ClockId, Clause, ClockRule, Procedure } from "./procedure";

/**
 * A setting of 设置: a gap of the procedure (catalogue G-nn) a company may answer for itself. It names its key in the
 * workbook, the gap or clause it fills, and how it lies over the profile.
 */
export interface Setting {
  readonly key: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly clause: Clause;
  /** What a person may write there, shown beside it. */
  readonly hint: string;
  /** The profile's own value, as it is written in the workbook. */
  readonly show: (procedure: Procedure) => string;
  /** The procedure with this value; undefined when the text is not a value of this setting. */
  readonly lay: (procedure: Procedure, text: string) => Procedure | undefined;
  /** It is a number: the cell may hold one as well as its text. */
  readonly isNumber?: true;
}

/** What every setting is called, and the gap or clause it fills. */
type Head = readonly [key: string, zh: string, en: string, clause: Clause];

const head = ([key, zh, en, clause]: Head): Pick<Setting, "key" | "label" | "clause"> => ({
  key,
  label: { zh, en },
  clause,
});

export const text = (
  given: Head,
  show: (procedure: Procedure) => string,
  lay: (procedure: Procedure, value: string) => Procedure | undefined,
  hint = `${LINE} 字以内的一行文字`,
): Setting => ({
  ...head(given),
  hint,
  show,
  lay: (procedure, value) =>
    lengthOf(value) <= LINE && !/[\r\n]/.test(value) ? lay(procedure, value) : undefined,
});

/** Letters that a line in the head of a form takes. */
const LINE = 120;
const lengthOf = (value: string): number => [...value].length;

interface Bounds {
  readonly from?: number;
  readonly to: number;
}

/** The longest time a clock or a look back may have: ten years. */
export const days: Bounds = { to: 3650 };
/** The greatest limit of an amount, in 元. */
export const yuan: Bounds = { to: 100_000_000 };

export const whole = (
  given: Head,
  show: (procedure: Procedure) => number,
  set: (procedure: Procedure, value: number) => Procedure,
  { from = 0, to }: Bounds,
): Setting => ({
  ...head(given),
  isNumber: true,
  hint: `${from} 到 ${to} 的整数`,
  show: (procedure) => String(show(procedure)),
  lay: (procedure, value) => {
    const isValue = /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to;
    return isValue ? set(procedure, Number(value)) : undefined;
  },
});

export const choice = <V>(
  given: Head,
  options: Readonly<Record<string, V>>,
  show: (procedure: Procedure) => V,
  set: (procedure: Procedure, value: V) => Procedure,
): Setting => ({
  ...head(given),
  hint: Object.keys(options).join(" / "),
  show: (procedure) => Object.keys(options).find((word) => options[word] === show(procedure)) ?? "",
  lay: (procedure, value) => {
    const chosen = Object.hasOwn(options, value) ? options[value] : undefined;
    return chosen === undefined ? undefined : set(procedure, chosen);
  },
});

/** Words written one beside the other: 安全、外观. */
export const words = (value: string): readonly string[] =>
  value
    .split(/[、,，;；]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Some of a closed list, one beside the other; `must` may not be left out, and none at all is no answer. */
export const some = <C extends string>(
  given: Head,
  options: Readonly<Record<C, string>>,
  show: (procedure: Procedure) => readonly C[],
  set: (procedure: Procedure, chosen: readonly C[]) => Procedure,
  must?: C,
): Setting => ({
  ...head(given),
  hint: `用、分开：${Object.values<string>(options).join("、")}`,
  show: (procedure) =>
    show(procedure)
      .map((code) => options[code])
      .join("、"),
  lay: (procedure, value) => {
    const written = words(value);
    const chosen = (Object.keys(options) as C[]).filter((code) => written.includes(options[code]));
    const isAnswer =
      chosen.length === written.length && chosen.length > 0 && (must === undefined || chosen.includes(must));
    return isAnswer ? set(procedure, chosen) : undefined;
  },
});

const yesNo = { 是: true, 否: false };
export const flag = (
  given: Head,
  show: (procedure: Procedure) => boolean,
  set: (procedure: Procedure, value: boolean) => Procedure,
): Setting => choice(given, yesNo, show, set);

export const clockOf = (procedure: Procedure, id: ClockId): ClockRule => {
  const found = procedure.clocks.find((clock) => clock.id === id);
  if (!found) throw new Error(`the procedure has no clock ${id}`);
  return found;
};

export const withClocks = (
  procedure: Procedure,
  ids: readonly ClockId[],
  change: Partial<ClockRule>,
): Procedure => ({
  ...procedure,
  clocks: procedure.clocks.map((clock) => (ids.includes(clock.id) ? { ...clock, ...change } : clock)),
});

/** How long a clock gives. */
export const limit = (given: Head, id: ClockId): Setting =>
  whole(
    given,
    (procedure) => clockOf(procedure, id).limit,
    (procedure, limit) => withClocks(procedure, [id], { limit }),
    days,
  );

/** Whether a clock goes at all. */
export const enabled = (given: Head, id: ClockId): Setting =>
  flag(
    given,
    (procedure) => clockOf(procedure, id).enabled,
    (procedure, isOn) => withClocks(procedure, [id], { enabled: isOn }),
  );
