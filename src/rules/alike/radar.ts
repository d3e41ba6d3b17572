import type { Procedure } from "../../procedure/procedure";
import type { Case } from "../case";
import { type Entry, entryOf, featuresOf, isEarlier, isRepeatOf, isSame, thingsOf } from "./radar-entry";
import { likeness, sharedWords, type TextFeatures } from "./similar-text";

/** What two cases have in common, so that a person can see why they are held to be alike. */
export interface LikenessReason {
  readonly kind: "customer" | "family" | "defect" | "lot" | "part" | "text";
  /** What both have; of texts the words they share. */
  readonly value: string;
}

/** A case like another one. */
export interface Likeness {
  readonly other: Case;
  /** 0 to 1: how much of what is known of both is alike. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
  /**
   * G-26: the same 不良代码 and 产品族 as an earlier case that is open or was closed within the months of the setting.
   * With the reason `customer` it is 同客户重复.
   */
  readonly isRepeat: boolean;
}

/** How much each thing in common counts. */
const weights: Readonly<Record<LikenessReason["kind"], number>> = {
  defect: 3,
  part: 2,
  lot: 2,
  family: 1,
  customer: 1,
  text: 4,
};
/** Where little is known of both, little can be said. */
const LEAST_KNOWN = 5;
/** From here on texts have something in common, and cases are alike. */
const ALIKE_TEXT = 0.3;
const ALIKE = 0.35;
/** What is in more cases than this tells nothing apart and is not looked up. */
const COMMON = 2000;
/** So many of what a case has, the rarest, are looked up, and so many cases, the newest with most of it, compared. */
const LOOKED_UP = 12;
const COMPARED = 300;

type Index = ReadonlyMap<string, readonly number[]>;

/**
 * Earlier cases that a case may repeat (R-6.4.1, G-26) and others like it, each with why. Asking is quick in a register
 * of any size: what a case has is looked up, cases are not compared with all others. Drafts and withdrawn cases are
 * left out. What it needs is put in order when it is first asked for.
 */
export class Radar {
  readonly #cases: Iterable<Case>;
  readonly #repeatMonths: number;
  #sorted: readonly Entry[] | undefined;
  #byRepeatKey: Index | undefined;
  #byContent: Index | undefined;

  constructor(cases: Iterable<Case>, { repeatMonths }: Pick<Procedure, "repeatMonths">) {
    this.#cases = cases;
    this.#repeatMonths = repeatMonths;
  }

  /** The cases most like this one: those it repeats first, then the most alike. */
  of(one: Case, limit = 5): readonly Likeness[] {
    const mine = entryOf(one, this.#repeatMonths);
    const features = featuresOf(mine);
    return this.#candidates(mine, features)
      .filter((entry) => !isSame(entry.one, one))
      .map((entry) => compared(mine, features, entry))
      .filter(({ isRepeat, score, reasons }) => isRepeat || (score >= ALIKE && reasons.some(tellsApart)))
      .sort((left, right) => Number(right.isRepeat) - Number(left.isRepeat) || right.score - left.score)
      .slice(0, limit);
  }

  /** The earlier cases that this one repeats by G-26, the latest first. */
  repeatsOf(one: Case, limit = 5): readonly Case[] {
    return this.#repeats(entryOf(one, this.#repeatMonths), limit).map((entry) => entry.one);
  }

  #repeats(mine: Entry, limit: number): Entry[] {
    const found: Entry[] = [];
    const entries = this.#entries();
    const places = this.#repeatIndex().get(mine.repeatKey ?? "") ?? [];
    for (let at = earlierThan(mine, places, entries) - 1; at >= 0 && found.length < limit; at--) {
      const entry = entries[places[at] ?? -1];
      if (entry && !isSame(entry.one, mine.one) && isRepeatOf(mine, entry)) found.push(entry);
    }
    return found;
  }

  /** Cases worth comparing: repeats, and those that share most of the rarest things and words. */
  #candidates(mine: Entry, features: TextFeatures): readonly Entry[] {
    const index = this.#contentIndex();
    const lists = [...thingsOf(mine), ...features.keys()]
      .flatMap((key) => [index.get(key) ?? []])
      .sort((left, right) => left.length - right.length)
      .filter(({ length }) => length > 0)
      .slice(0, LOOKED_UP);
    const votes = new Map<number, number>();
    for (const places of lists) for (const place of places) votes.set(place, (votes.get(place) ?? 0) + 1);
    const best = [...votes]
      .sort(([here, mineHere], [there, mineThere]) => mineThere - mineHere || there - here)
      .slice(0, COMPARED);
    const entries = this.#entries();
    return [
      ...new Set([...this.#repeats(mine, COMPARED), ...best.flatMap(([place]) => entries[place] ?? [])]),
    ];
  }

  /** All cases that count, by the moment they came in. */
  #entries(): readonly Entry[] {
    return (this.#sorted ??= [...this.#cases]
      .filter(({ complaint: { status } }) => status !== null && status !== "草稿" && status !== "已撤销")
      .map((one) => entryOf(one, this.#repeatMonths))
      .sort((left, right) => (isEarlier(left, right) ? -1 : 1)));
  }

  #repeatIndex(): Index {
    return (this.#byRepeatKey ??= indexed(this.#entries(), (entry) => [entry.repeatKey], Infinity));
  }

  #contentIndex(): Index {
    const keys = (entry: Entry): string[] => [...thingsOf(entry), ...featuresOf(entry).keys()];
    return (this.#byContent ??= indexed(this.#entries(), keys, COMMON));
  }
}

/** How many of these places, which are in the order the cases came in, are of cases that came in before this one. */
function earlierThan(mine: Entry, places: readonly number[], entries: readonly Entry[]): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[places[middle] ?? -1];
    if (entry && isEarlier(entry, mine)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places of the entries that have each key; keys that too many have are left out. */
function indexed(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => readonly (string | undefined)[],
  most: number,
): Index {
  const index = new Map<string, number[]>();
  const common: number[] = [];
  entries.forEach((entry, place) => {
    for (const key of keysOf(entry)) {
      if (key === undefined) continue;
      const places = index.get(key);
      if (!places) index.set(key, [place]);
      else if (places === common) continue;
      else if (places.length >= most) index.set(key, common);
      else if (places.at(-1) !== place) places.push(place);
    }
  });
  return index;
}

function compared(mine: Entry, features: TextFeatures, entry: Entry): Likeness {
  const { one: other, traits } = entry;
  const own = mine.traits;
  const theirs = featuresOf(entry);
  const likeText = likeness(features, theirs);
  const words = sharedWords(features, theirs);
  const things = [
    thing("defect", [own.defect], [traits.defect], mine.one.complaint.defectCode),
    thing("family", [own.family], [traits.family], mine.one.complaint.productFamily),
    thing("part", own.parts, traits.parts),
    thing("lot", own.lots, traits.lots),
    thing("customer", [own.customer], [traits.customer], mine.one.complaint.customer),
  ].filter((each) => each !== undefined);
  const known =
    things
      .filter(({ kind, shared }) => shared !== undefined || speaksAgainst(kind))
      .reduce((sum, { kind }) => sum + weights[kind], 0) +
    (features.size > 0 && theirs.size > 0 ? weights.text : 0);
  const alike = things.reduce((sum, { kind, shared }) => sum + (shared === undefined ? 0 : weights[kind]), 0);
  return {
    other,
    score: (alike + likeText * weights.text) / Math.max(known, LEAST_KNOWN),
    reasons: [
      ...things.flatMap(({ kind, shared }) => (shared === undefined ? [] : [{ kind, value: shared }])),
      ...(likeText >= ALIKE_TEXT ? [{ kind: "text" as const, value: words.join("、") }] : []),
    ],
    isRepeat: isRepeatOf(mine, entry),
  };
}

/** One thing both have said something of, with what they share of it; undefined where one has not. */
function thing(
  kind: LikenessReason["kind"],
  own: readonly (string | undefined)[],
  theirs: readonly (string | undefined)[],
  asWritten?: string | null,
): { readonly kind: LikenessReason["kind"]; readonly shared: string | undefined } | undefined {
  if (own[0] === undefined || theirs[0] === undefined) return undefined;
  const shared = own.find((each) => theirs.includes(each));
  return { kind, shared: shared === undefined ? undefined : (asWritten ?? shared) };
}

/** Another defect or family makes cases less alike; one defect goes through many lots, parts and customers. */
const speaksAgainst = (kind: LikenessReason["kind"]): boolean => kind === "defect" || kind === "family";

/** The same customer or family alone makes no two cases alike. */
const tellsApart = ({ kind }: LikenessReason): boolean => kind !== "customer" && kind !== "family";
