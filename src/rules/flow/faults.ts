import type { Case, RuleContext } from "../case";
import { crossChecks } from "../cross-checks";
import { openQuestions } from "../intake";
import type { Issue } from "../issue";
import { standingIssues } from "./standing";

/** Whatever is wrong with a case by itself, and stops every step forward until it is mended. */
export const faultsOf = (one: Case, context: RuleContext): Issue[] =>
  [...crossChecks(one, context), ...openQuestions(one), ...standingIssues(one, context)].filter(
    ({ severity }) => severity === "block",
  );
