import type { Issue } from "../issue";
import type { Need } from "./needs";

/** Needs that nobody can mean when typing; any other is work still to be done, and stops a step but no entry. */
const wrongInItself: ReadonlySet<Need> = new Set<Need>([
  "share-negative",
  "sweep-place",
  "disposition-place",
  "over-disposed",
  "over-returned",
  "closed-open",
  "extension-incomplete",
  "extension-role",
]);

/** Is it a mistake of whoever types, for which the entry is refused? */
export const isMistake = ({ problem }: Issue): boolean =>
  problem.code !== "unmet" || wrongInItself.has(problem.need);
