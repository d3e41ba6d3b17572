import { type Location, locations } from "../../procedure/terms";
import { consentMethods } from "../../records/choices";
import type { Disposition } from "../../records/parts";
import { type Case, dayOf } from "../case";
import type { Issue } from "../issue";
import { isMajor } from "./conditions";
import type { FlowContext } from "./context";
import { rowNo, unmet } from "./unmet";

/** Suspect goods (§6.2): where they were looked for, what was found, and what became of it. */

/** What a location still owes: found and not released, less disposed of. */
export interface Balance {
  readonly location: Location;
  readonly found: number;
  readonly disposed: number;
  /** To be disposed of, and not yet done. */
  readonly planned: number;
}

const names = Object.keys(locations) as Location[];
const add = (sum: number, value: number | null): number => Math.round((sum + (value ?? 0)) * 1e6) / 1e6;
const sumOf = (quantities: readonly (number | null)[]): number => quantities.reduce<number>(add, 0);

/**
 * Goods to be disposed of and disposed of, location by location. Of released goods only the defective ones count;
 * 补货 sends good ones and disposes of none.
 */
export const balances = ({ parts }: Case, now: string): readonly Balance[] =>
  names.map((location) => {
    const found = parts.sweep.filter((row) => row.location === location && row.status !== "不适用");
    const rows = parts.disposition.filter((row) => row.location === location && row.method !== "补货");
    const isDone = ({ doneAt }: Disposition): boolean => doneAt !== null && doneAt <= dayOf(now);
    const quantityOf = (each: readonly Disposition[]): number => sumOf(each.map(({ quantity }) => quantity));
    return {
      location,
      found: sumOf(found.map((row) => (row.status === "已放行" ? row.defectQty : row.foundQty))),
      disposed: quantityOf(rows.filter(isDone)),
      planned: quantityOf(rows.filter((row) => !isDone(row))),
    };
  });

/** The balance found − disposed is 0 everywhere (§6.2.5); what is only planned is not disposed of. */
export const balanceIssues = (one: Case, { now }: Pick<FlowContext, "now">): Issue[] =>
  balances(one, now)
    .filter(({ found, disposed }) => found > disposed)
    .map(({ location, found, disposed }) =>
      unmet("V-40", "balance", [location, add(found, -disposed)], { part: "disposition" }),
    );

/** V-45, V-46: goods that are nowhere would never be missed in the balance. */
export const placeIssues = ({ parts: { sweep, disposition } }: Case): Issue[] => [
  ...sweep.flatMap((row, index) =>
    row.location === null && (row.foundQty !== null || row.defectQty !== null || row.bookQty !== null)
      ? [unmet("V-46", "sweep-place", [rowNo(row, index)], { part: "sweep", id: row.id, fields: "location" })]
      : [],
  ),
  ...disposition.flatMap((row, index) =>
    row.location === null && (row.quantity !== null || row.returnedQty !== null)
      ? [
          unmet("V-45", "disposition-place", [rowNo(row, index)], {
            part: "disposition",
            id: row.id,
            fields: "location",
          }),
        ]
      : [],
  ),
];

/** V-45: nothing is disposed of that was not found, nothing returned that was not shipped. */
export function excessIssues(one: Case, { now }: Pick<FlowContext, "now">): Issue[] {
  const over = balances(one, now)
    .map((each) => ({ ...each, all: add(each.disposed, each.planned) }))
    .filter(({ found, all }) => all > found)
    .map(({ location, found, all }) =>
      unmet("V-45", "over-disposed", [location, all, found], { part: "disposition" }),
    );
  const returned = sumOf(one.parts.disposition.map(({ returnedQty }) => returnedQty));
  const shipped = one.complaint.shippedQty ?? shippedOf(one);
  return shipped !== null && returned > shipped
    ? [...over, unmet("V-45", "over-returned", [returned, shipped], { part: "disposition" })]
    : over;
}

/** What was shipped, where only the lots are known. */
function shippedOf({ complaint, lines }: Case): number | null {
  const quantities = [complaint.lotQty, ...lines.map(({ lotQty }) => lotQty)];
  return quantities.some((each) => each === null) ? null : sumOf(quantities);
}

/** V-44: what the customer has to agree to, and has not (§6.2.4). */
export const consentIssues = ({ parts }: Case): Issue[] =>
  parts.disposition.flatMap((row, index) =>
    row.method !== null && consentMethods.has(row.method) && (row.agreedBy === null || row.agreedAt === null)
      ? [
          unmet("V-44", "consent", [rowNo(row, index), row.method], {
            part: "disposition",
            id: row.id,
            fields: row.agreedBy === null ? "agreedBy" : "agreedAt",
          }),
        ]
      : [],
  );

/** V-46: of a 重大 case every location is answered, of another those that were opened. */
export function sweepIssues(one: Case, context: Pick<FlowContext, "procedure">): Issue[] {
  const { sweep } = one.parts;
  const asked = isMajor(one, context) ? context.procedure.sweepLocations : [];
  const unopened = asked.filter((location) => !sweep.some((row) => row.location === location));
  return [
    ...unopened.map((location) => unmet("V-46", "sweep-location", [location], { part: "sweep" })),
    ...sweep.flatMap((row) => {
      const at = { part: "sweep", id: row.id } as const;
      const place = row.location ?? "";
      if (row.status === "不适用")
        return row.reason === null
          ? [unmet("V-46", "sweep-reason", [place], { ...at, fields: "reason" })]
          : [];
      const isOpen = row.status === null || row.status === "未查" || row.foundQty === null;
      return isOpen ? [unmet("V-46", "sweep-open", [place], { ...at, fields: "foundQty" })] : [];
    }),
  ];
}
