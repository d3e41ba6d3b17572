import { addMonths } from "../../procedure/day";
import { type Case, dayOf, productLines } from "../case";
import { type TextFeatures, textFeatures } from "./similar-text";
import { comparable } from "../entry/written-text";

/** A case as the radar looks at it. */
export interface Entry {
  readonly one: Case;
  /** When it came in; FOREVER while nobody has said. */
  readonly moment: string;
  /** The last day on which a case like it repeats it (G-26); FOREVER while it is open. */
  readonly until: string;
  readonly traits: Traits;
  /** What a repeat has in common with what it repeats (G-26); undefined where one of the two is not known. */
  readonly repeatKey: string | undefined;
}

/** What cases are compared by, as people read it: Ａ１ = a1. */
interface Traits {
  readonly customer: string | undefined;
  readonly family: string | undefined;
  readonly defect: string | undefined;
  readonly parts: readonly string[];
  readonly lots: readonly string[];
}

const FOREVER = "9999";

export function entryOf(one: Case, repeatMonths: number): Entry {
  const { receivedAt, registeredAt, status, closedAt } = one.complaint;
  const traits = traitsOf(one);
  const { defect, family } = traits;
  return {
    one,
    moment: receivedAt ?? registeredAt ?? FOREVER,
    until: status === "已结案" && closedAt !== null ? monthsLater(closedAt, repeatMonths) : FOREVER,
    traits,
    repeatKey: defect === undefined || family === undefined ? undefined : `${defect}\n${family}`,
  };
}

/** For comparing only: the 31st of a month that has none stands behind its last day. */
const monthsLater = (day: string, months: number): string =>
  `${addMonths(day.slice(0, 7), months)}${day.slice(7)}`;

function traitsOf(one: Case): Traits {
  const { customer, productFamily, defectCode } = one.complaint;
  const lines = productLines(one).map(({ line }) => line);
  return {
    customer: written(customer),
    family: written(productFamily),
    defect: written(defectCode),
    parts: lines.flatMap(({ partNo, model }) => written(partNo ?? model) ?? []),
    lots: lines.flatMap(({ lotNo }) =>
      (lotNo ?? "").split(/[;；,，、]/u).flatMap((lot) => written(lot) ?? []),
    ),
  };
}

const written = (text: string | null): string | undefined => {
  const plain = comparable(text ?? "");
  return plain === "" ? undefined : plain;
};

export const isSame = (one: Case, other: Case): boolean =>
  one === other || (one.complaint.id !== null && one.complaint.id === other.complaint.id);

/** Did a case come in before another? At the same moment, the one written down first. */
export const isEarlier = (one: Entry, other: Entry): boolean =>
  one.moment === other.moment ? idOf(one) < idOf(other) : one.moment < other.moment;

const idOf = ({ one }: Entry): string => one.complaint.id ?? "~";

/** G-26: the same defect and family as a case that came in earlier and is open, or was closed not too long ago. */
export const isRepeatOf = (mine: Entry, earlier: Entry): boolean =>
  mine.repeatKey !== undefined &&
  mine.repeatKey === earlier.repeatKey &&
  isEarlier(earlier, mine) &&
  dayOf(mine.moment) <= earlier.until;

/** What a case can be found by besides its text. */
export const thingsOf = ({ traits: { parts, lots } }: Entry): readonly string[] => [
  ...parts.map((part) => `part\n${part}`),
  ...lots.map((lot) => `lot\n${lot}`),
];

export const featuresOf = ({ one }: Entry): TextFeatures => textFeatures(one.complaint.complaintText ?? "");
