import { defectWords, denials, fillerWords, notBefore } from "./defect-words";
import { cleaned } from "../entry/written-text";

/**
 * What a text is made of, each with its weight: pairs of neighbouring characters (Chinese has no spaces, and no
 * dictionary is needed for pairs), words of letters and digits with their unit as they are, and words for a defect as
 * one whichever of them was used (划伤 = 划痕 = 刮花). A defect that is denied (无破损) is a word like any other.
 */
export type TextFeatures = ReadonlyMap<string, number>;

const DEFECT_WEIGHT = 3;

const conceptOf = new Map(
  defectWords.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)),
);
const byLength = (left: string, right: string): number => right.length - left.length;
const defects = [...conceptOf.keys()]
  .sort(byLength)
  .map((word) => word + (notBefore[word] === undefined ? "" : `(?![${notBefore[word]}])`));
const defectPattern = new RegExp(`(?:${denials.join("|")})?(?:${defects.join("|")})`, "gu");
const fillerPattern = new RegExp([...fillerWords].sort(byLength).join("|"), "gu");

/** A defect word, or a denied one, between marks, a run of Chinese, a word or number with its unit. */
const tokenPattern = /≈(\p{Script=Han}+)≈|\p{Script=Han}+|[\p{L}\p{N}](?:[.\-_/×]?[\p{L}\p{N}°%])*/gu;
/** Chinese beside letters is a token of its own. */
const chineseBesideLetters =
  /(?<=[^\p{Script=Han}≈])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[^\p{Script=Han}≈])/gu;

/** Spaces that part nothing: in Chinese, and between a number and its unit. */
const spaceWithin =
  /(?<=\p{Script=Han})\s+(?=\p{Script=Han})|(?<=\d)\s+(?=°c|%|(?:[mcuµk]?m|k?g|m?v|m?ah?|k?w|k?hz|k|n|pcs)(?![a-z]))/gu;

export function textFeatures(text: string): TextFeatures {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void =>
    void features.set(feature, (features.get(feature) ?? 0) + weight);
  const plain = cleaned(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(spaceWithin, "")
    .replace(defectPattern, "≈$&≈")
    .replace(chineseBesideLetters, " ");
  const addPairs = (text: string): void => {
    for (const run of text.split(fillerPattern)) for (const pair of pairsOf(run)) add(pair, 1);
  };
  for (const [token, defect] of plain.matchAll(tokenPattern)) {
    const concept = conceptOf.get(defect ?? "");
    if (defect !== undefined && concept !== undefined) {
      features.set(`≈${concept}`, DEFECT_WEIGHT);
      // 标签错误 speaks of 标签 as well; a word of two letters says nothing besides
      if ([...defect].length > 2) addPairs(defect);
    } else if (defect === undefined && /^\p{Script=Han}/u.test(token)) addPairs(token);
    else add(defect ?? token, 1);
  }
  return features;
}

/** Neighbouring characters two by two; one that stands alone is its own. By code point: 𠮷 is one. */
function pairsOf(run: string): readonly string[] {
  const letters = [...run];
  return letters.length < 2
    ? letters
    : letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
}

/**
 * How alike two texts are, 0 to 1: half of it what they share of both together (Dice), half what they share of the
 * shorter one, for one clerk writes 漏液 where another writes three sentences.
 */
export function likeness(one: TextFeatures, other: TextFeatures): number {
  const [less, more] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [feature, weight] of less) shared += Math.min(weight, more.get(feature) ?? 0);
  const [left, right] = [weightOf(one), weightOf(other)];
  return shared === 0 ? 0 : shared / (left + right) + shared / (2 * Math.min(left, right));
}

export const similarity = (one: string, other: string): number =>
  likeness(textFeatures(one), textFeatures(other));

const weightOf = (features: TextFeatures): number => {
  let sum = 0;
  for (const weight of features.values()) sum += weight;
  return sum;
};

/** What two texts share, for people to read: defect words first, then other words; at most `limit`. */
export function sharedWords(one: TextFeatures, other: TextFeatures, limit = 4): readonly string[] {
  const shared = [...one.keys()].filter((feature) => other.has(feature));
  const isDefect = (feature: string): boolean => feature.startsWith("≈");
  const defectsShared = shared.filter(isDefect).map((feature) => feature.slice(1));
  const others = joinedPairs(shared.filter((each) => !isDefect(each)));
  return [
    ...defectsShared,
    ...others.filter((word) => !defectsShared.includes(conceptOf.get(word) ?? "")),
  ].slice(0, limit);
}

/** Pairs that go on into one another as the words they came from: 电芯, 芯负, 负极 → 电芯负极. */
function joinedPairs(features: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (const feature of features) {
    const last = words.at(-1);
    const [first = "", ...rest] = [...feature];
    if (last !== undefined && rest.length === 1 && last.endsWith(first) && /\p{Script=Han}/u.test(first))
      words[words.length - 1] = last + rest.join("");
    else words.push(feature);
  }
  return words;
}
