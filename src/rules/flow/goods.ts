import { type Location, locations } from "../../procedure/terms";
import { consentMethods } from "../../records/choices";
import type { Case } from "../case";
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
}

const names = Object.keys(locations) as Location[];
const add = (sum: number, value: number | null): number => Math.round((sum + (value ?? 0)) * 1e6) / 1e6;

/**
 * Goods to be disposed of and disposed of, location by location. Of released goods only the defective ones count;
 * 补货 sends good ones and disposes of none.
 */
export const balances = ({ parts }: Case): readonly Balance[] =>
  names.map((location) => ({
    location,
    found: parts.sweep
      .filter((row) => row.location === location && row.status !== "不适用")
      .map((row) => (row.status === "已放行" ? row.defectQty : row.foundQty))
      .reduce<number>(add, 0),
    disposed: parts.disposition
      .filter((row) => row.location === location && row.method !== "补货")
      .map(({ quantity }) => quantity)
      .reduce<number>(add, 0),
  }));

/** The balance found − disposed is 0 everywhere (§6.2.5). */
export const balanceIssues = (one: Case): Issue[] =>
  balances(one)
    .filter(({ found, disposed }) => found > disposed)
    .map(({ location, found, disposed }) =>
      unmet("V-40", "balance", [location, add(found, -disposed)], { part: "disposition" }),
    );

/** V-45: nothing is disposed of that was not found, nothing returned that was not shipped. */
export function excessIssues(one: Case): Issue[] {
  const over = balances(one)
    .filter(({ found, disposed }) => disposed > found)
    .map(({ location, found, disposed }) =>
      unmet("V-45", "over-disposed", [location, disposed, found], { part: "disposition" }),
    );
  const returned = one.parts.disposition.map(({ returnedQty }) => returnedQty).reduce<number>(add, 0);
  const shipped = one.complaint.shippedQty ?? shippedOf(one);
  return shipped !== null && returned > shipped
    ? [...over, unmet("V-45", "over-returned", [returned, shipped], { part: "disposition" })]
    : over;
}

/** What was shipped, where only the lots are known. */
function shippedOf({ complaint, lines }: Case): number | null {
  const quantities = [complaint.lotQty, ...lines.map(({ lotQty }) => lotQty)];
  return quantities.some((each) => each === null) ? null : quantities.reduce<number>(add, 0);
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
