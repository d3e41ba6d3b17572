import type { Procedure } from "../../procedure/procedure";
import type { Person } from "../../records/masters";
import { nearest } from "../entry/nearest";
import { isSameName } from "../entry/written-text";
import { holdersOf, roleMeant, rolesOf } from "../flow/role-holders";
import { type Issue, issue } from "../issue";
import type { ListIssue, ListRow } from "./list-row";

/** V-50: deputies of people 人员 does not name, and those whose time ends before it begins: they are nobody's deputy. */
function deputyIssues({ record }: ListRow<Person>, names: readonly string[]): readonly Issue[] {
  const { deputyFor, deputyFrom, deputyUntil } = record;
  const isKnown = (name: string): boolean => names.some((each) => isSameName(each, name));
  const unknown = namesIn(deputyFor).filter((name) => !isKnown(name));
  return [
    ...unknown.map((name) => {
      const meant = nearest(name, names);
      const fix = meant === undefined ? undefined : (deputyFor ?? "").replace(name, meant);
      return issue("V-50", "warn", "deputyFor", { code: "not-in-master", given: name }, fix);
    }),
    ...(deputyFrom !== null && deputyUntil !== null && deputyUntil < deputyFrom
      ? [
          issue("V-50", "warn", ["deputyUntil", "deputyFrom"], {
            code: "date-before",
            first: deputyUntil,
            second: deputyFrom,
          }),
        ]
      : []),
  ];
}

/** V-50: roles in 人员 that the procedure does not have, and signatures anybody may give because nobody has their role. */
export function roleIssues(people: readonly ListRow<Person>[], procedure: Procedure): readonly ListIssue[] {
  const names = people.flatMap(({ record }) => record.name ?? []);
  return [
    ...people.flatMap((each) =>
      deputyIssues(each, names).map((found) => ({ table: "person" as const, row: each.row, issue: found })),
    ),
    ...people.flatMap((each) =>
      rolesOf(each.record.role)
        .filter((word) => !procedure.roles.includes(word))
        .map((word) => ({
          table: "person" as const,
          row: each.row,
          issue: unknownIssue(each.record.role ?? "", word, procedure.roles),
        })),
    ),
    ...unheldIssues(
      people.map(({ record }) => record),
      procedure,
    ).map((found) => ({ table: "person" as const, row: undefined, issue: found })),
  ];
}

/** The names in a cell that may hold several. */
const namesIn = (names: string | null): readonly string[] =>
  (names ?? "").split(/[;；、,，\n]/u).flatMap((name) => name.trim() || []);

function unknownIssue(written: string, word: string, offered: readonly string[]): Issue {
  const meant = roleMeant(word, offered);
  const problem = { code: "role-unknown", given: word, offered } as const;
  return meant === undefined
    ? issue("V-10", "info", "role", problem)
    : issue("V-10", "warn", "role", problem, written.replace(word, meant));
}

/**
 * Roles that sign and that nobody has: what they sign, and whose role is meant by it. A company that has written no role
 * at all has not begun to keep them, and is told nothing.
 */
function unheldIssues(
  people: readonly Person[],
  { approvals }: Pick<Procedure, "approvals">,
): readonly Issue[] {
  const held = new Set(people.flatMap(({ role }) => rolesOf(role)));
  const unheld = new Set(approvals.flatMap(({ role }) => (held.has(role) ? [] : [role])));
  return held.size === 0
    ? []
    : [...unheld].map((role) => {
        const steps = approvals.flatMap((each) => (each.role === role ? [each.step] : []));
        const meant = holdersOf(role, people).flatMap(({ name }) => name ?? []);
        return issue("V-50", "warn", "role", { code: "role-unheld", role, steps, meant });
      });
}
