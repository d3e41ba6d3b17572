import type { Cost, Share } from "../../records/parts";
import type { Case } from "../case";
import { type Issue, issue } from "../issue";
import { rowNo, unmet } from "./unmet";

/** Costs and shares (§6.2.7, catalogue §6.4). Money is in integer 分, a share in hundredths of a percent. */

/** A line's accepted amount in 分 of CNY, half a 分 upwards; null while its currency, or the rate of that, is not known. */
export function acceptedCny({
  accepted,
  currency,
  rate,
}: Pick<Cost, "accepted" | "currency" | "rate">): number | null {
  if (accepted === null) return null;
  if (currency === "CNY") return accepted;
  if (currency === null || rate === null || rate <= 0) return null;
  const micro = BigInt(Math.round(rate * 1_000_000)) * BigInt(accepted);
  return Number((micro + 500_000n) / 1_000_000n);
}

/** What has been accepted of a case's costs so far, in 分 of CNY. */
export const totalAccepted = ({ parts }: Case): number =>
  parts.cost.reduce((sum, line) => sum + (acceptedCny(line) ?? 0), 0);

const WHOLE = 10_000;

/** A share in hundredths of a percent. */
const hundredths = (percent: number | null): number => Math.round((percent ?? 0) * WHOLE);

/**
 * A total in 分 split by shares, exact to the 分 (G-23): everybody gets the whole 分 below, and what is left goes one 分
 * each to the largest remainders, of equal ones to the first. With shares that do not make 100 % nobody gets anything.
 */
export function split(total: number, percents: readonly (number | null)[]): readonly (number | null)[] {
  const shares = percents.map(hundredths);
  if (shares.reduce((sum, each) => sum + each, 0) !== WHOLE || shares.some((each) => each < 0))
    return percents.map(() => null);
  const exact = shares.map((share) => BigInt(share) * BigInt(total));
  const whole = exact.map((each) => Number(each / BigInt(WHOLE)));
  let left = total - whole.reduce((sum, each) => sum + each, 0);
  const order = exact
    .map((each, index) => ({ index, rest: Number(each % BigInt(WHOLE)) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index } of order) {
    if (left === 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left--;
  }
  return whole;
}

/** What each share of a case comes to. */
export const shareAmounts = (one: Case): readonly (number | null)[] =>
  split(
    totalAccepted(one),
    one.parts.share.map(({ percent }) => percent),
  );

/** V-42: what the customer claims is answered, every amount has its currency, and a foreign one its rate. */
export const costIssues = ({ parts }: Case): Issue[] =>
  parts.cost.flatMap((line, index) => [
    ...(line.claimed !== null && line.accepted === null
      ? [
          unmet("V-42", "cost-open", [rowNo(line, index)], {
            part: "cost",
            id: line.id,
            fields: "accepted",
          }),
        ]
      : []),
    ...(line.currency === null && amountsOf(line).some((amount) => amount !== null)
      ? [
          unmet("V-42", "cost-currency", [rowNo(line, index)], {
            part: "cost",
            id: line.id,
            fields: "currency",
          }),
        ]
      : []),
    ...(line.currency !== null && line.accepted !== null && acceptedCny(line) === null
      ? [
          unmet("V-42", "cost-rate", [rowNo(line, index), line.currency], {
            part: "cost",
            id: line.id,
            fields: "rate",
          }),
        ]
      : []),
  ]);

const amountsOf = ({ estimated, claimed, accepted, paid }: Cost): readonly (number | null)[] => [
  estimated,
  claimed,
  accepted,
  paid,
];

/** V-42: a rate of 0 would make any amount nothing. */
export const rateIssues = ({ parts }: Case): Issue[] =>
  parts.cost.flatMap(({ id, rate }) =>
    rate !== null && rate <= 0
      ? [
          {
            ...issue("V-42", "block", "rate", { code: "not-positive", given: String(rate) }),
            part: { table: "cost", ...(id !== null && { id }) },
          },
        ]
      : [],
  );

/** V-42: there are shares where there must be, each borne by somebody, and they make 100.00 %. */
export const shareIssues = (one: Case): Issue[] =>
  one.parts.share.length === 0
    ? [unmet("V-42", "share-missing", [], { part: "share" })]
    : [...namelessShares(one), ...negativeShares(one), ...shareSum(one)];

const namelessShares = ({ parts: { share } }: Case): Issue[] =>
  share.flatMap((each, index) =>
    each.party === null
      ? [
          unmet("V-42", "share-party-missing", [rowNo(each, index)], {
            part: "share",
            id: each.id,
            fields: "party",
          }),
        ]
      : [],
  );

/** V-42: nobody bears less than nothing. */
export const negativeShares = ({ parts: { share } }: Case): Issue[] =>
  share.flatMap((each, index) =>
    hundredths(each.percent) < 0
      ? [
          unmet("V-42", "share-negative", [rowNo(each, index)], {
            part: "share",
            id: each.id,
            fields: "percent",
          }),
        ]
      : [],
  );

/** V-42: the shares make 100.00 %; the proposal is what the last one would have to be. */
export function shareSum({ parts: { share } }: Case): Issue[] {
  const sum = share.reduce((total, each) => total + hundredths(each.percent), 0);
  const last = share.at(-1);
  if (!last || sum === WHOLE) return [];
  const wanted = hundredths(last.percent) + WHOLE - sum;
  const proposal = wanted >= 0 ? percentText(wanted) : "";
  const at = { part: "share", id: last.id, fields: "percent" } as const;
  return [
    {
      ...unmet("V-42", "share-sum", [percentText(sum), proposal], at),
      ...(proposal !== "" && { fix: { field: "percent", value: `${proposal}%` } }),
    },
  ];
}

const percentText = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** V-43: a share borne by somebody who is not responsible in this case. */
export function partyIssues({ complaint, parts }: Case): Issue[] {
  const responsible = new Set([complaint.respUnit, complaint.supplier, complaint.customer]);
  return parts.share.flatMap((each: Share) =>
    each.party !== null && !responsible.has(each.party)
      ? [
          unmet("V-43", "share-party", [each.party], {
            part: "share",
            id: each.id,
            fields: "party",
            severity: "warn",
          }),
        ]
      : [],
  );
}
