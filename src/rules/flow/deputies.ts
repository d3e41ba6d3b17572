import type { Approval } from "../../records/parts";
import { dayOf, type Masters } from "../case";
import { isSameName } from "../entry/written-text";
import { type Issue, issue } from "../issue";
import { mayApprove } from "./approvals";
import { unmet } from "./unmet";

type People = Pick<Masters, "people">;

/** Is a person the deputy of another on a day, by a row of 人员 (V-50)? A day left open is no limit; nobody is his own. */
export const isDeputyOf = (
  deputy: string | null,
  principal: string | null,
  day: string,
  { people }: People,
): boolean =>
  people.some(
    ({ name, deputyFor, deputyFrom, deputyUntil }) =>
      isSameName(name, deputy) &&
      namesIn(deputyFor).some((each) => isSameName(each, principal)) &&
      (deputyFrom === null || deputyFrom <= day) &&
      (deputyUntil === null || day <= deputyUntil),
  );

/** The names in a cell that may hold several. */
const namesIn = (names: string | null): readonly string[] =>
  (names ?? "").split(/[;；、,，\n]/u).filter((name) => name.trim() !== "");

/** In whose name a person may sign on a day: the own one with the role, or that of a holder who named a deputy. */
export function nameToSign(by: string, role: string, day: string, masters: People): string | undefined {
  if (mayApprove(by, role, masters)) return by;
  return masters.people
    .map(({ name }) => name)
    .find(
      (name) => name !== null && mayApprove(name, role, masters) && isDeputyOf(by, name, day, masters),
    ) as string | undefined;
}

/** Whose hand it was, on which medium. */
type Signer = Pick<Approval, "name" | "deputy" | "medium">;

/**
 * What an entry says of its signer where that was not typed: whoever enters in his own name, or as a deputy whom 人员
 * names for the day, signs here; what anybody else enters was signed on paper.
 */
export function signerOf(typed: Partial<Signer>, by: string | null, day: string, masters: People): Signer {
  const name = typed.name ?? by;
  const isOwn = isSameName(name, by);
  const isDeputy = !isOwn && isDeputyOf(by, name, day, masters);
  const medium =
    typed.medium ?? (isOwn || isDeputy || isSameName(typed.deputy ?? null, by) ? "电子" : "纸质");
  return { name, medium, deputy: typed.deputy ?? (isDeputy && medium === "电子" ? by : null) };
}

/**
 * V-50: nobody signs for another by himself. A deputy is one whom 人员 names for the day of the signature; what is entered
 * for somebody else stands on a paper, and says on which.
 */
export function signerIssues(approval: Approval, masters: People): Issue[] {
  const { name, deputy, medium, signedAt, enteredBy, link } = approval;
  if (name === null) return []; // said to be missing
  const day = dayOf(signedAt ?? "");
  if (deputy !== null && !isDeputyOf(deputy, name, day, masters))
    return [at(unmet("V-50", "approval-deputy", [deputy, name, day], { fields: "deputy" }))];
  const isOwn = isSameName(enteredBy, deputy ?? name);
  if (medium !== "纸质")
    return isOwn
      ? []
      : [at(unmet("V-50", "approval-for-another", [enteredBy ?? "", name], { fields: "name" }))];
  const isNear = isSameName(enteredBy, name) || isDeputyOf(enteredBy, name, day, masters);
  return isNear || (link ?? "").trim() !== ""
    ? []
    : [at(unmet("V-50", "approval-paper", [enteredBy ?? "", name], { fields: "link" }))];
}

const at = (each: Issue): Issue => ({ ...each, part: { table: "approval" } });

/** What stands behind the role of an approval that was given while nobody in 人员 had it. */
const UNHELD = "（人员中无人担任）";

/** The role as an approval keeps it: with a word where nobody had it, and so anybody could sign. */
export const roleKept = (role: string, { people }: People): string =>
  isHeld(role, people) ? role : `${role}${UNHELD}`;

const isHeld = (role: string, people: People["people"]): boolean => !mayApprove(null, role, { people });

/** An approval given while nobody had its role (G-12): it counts, and that is said, as it is entered and after. */
export function unheldIssues({ id, role, step, name }: Approval): Issue[] {
  if (role?.endsWith(UNHELD) !== true) return [];
  const values = [step ?? "", name ?? "", role.slice(0, -UNHELD.length)];
  const spot = { part: "approval", id, fields: "role", severity: "warn" } as const;
  return [unmet("V-50", "approval-unheld", values, spot)];
}

/** Whoever enters an approval and stands in no row of a 人员 that has rows. */
export function strangerIssues({ enteredBy }: Pick<Approval, "enteredBy">, { people }: People): Issue[] {
  const isKnown = people.length === 0 || people.some(({ name }) => isSameName(name, enteredBy));
  return isKnown || enteredBy === null
    ? []
    : [at({ ...issue("V-11", "warn", "enteredBy", { code: "not-in-master", given: enteredBy }) })];
}
