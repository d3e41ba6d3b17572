import type { Procedure } from "../../procedure/procedure";
import type { Person } from "../../records/masters";
import { nearest } from "../entry/nearest";
import { comparable } from "../entry/written-text";
import { rolesOf } from "../flow/approvals";
import { type Issue, issue } from "../issue";
import type { ListIssue, ListRow } from "./list-row";

/** A word in 角色 that is no role of the procedure, with the role that is probably meant. */
export interface UnknownRole {
  readonly word: string;
  readonly meant: string | undefined;
}

/** The words in 角色 that name no role: whoever has one has none of the procedure's for it. */
export const unknownRoles = (role: string | null, roles: readonly string[]): readonly UnknownRole[] =>
  rolesOf(role)
    .filter((word) => !roles.includes(word))
    .map((word) => ({ word, meant: roleMeant(word, roles) }));

/** The role a word probably means: 总经里 is 总经理. */
export const roleMeant = (word: string, roles: readonly string[]): string | undefined =>
  roles.find((role) => comparable(role) === comparable(word)) ?? nearest(word, roles);

/** V-50: roles in 人员 that the procedure does not have, and signatures anybody may give because nobody has their role. */
export function roleIssues(people: readonly ListRow<Person>[], procedure: Procedure): readonly ListIssue[] {
  return [
    ...people.flatMap((each) =>
      unknownRoles(each.record.role, procedure.roles).map((unknown) => ({
        table: "person" as const,
        row: each.row,
        issue: unknownIssue(each.record.role ?? "", unknown, procedure.roles),
      })),
    ),
    ...unheldRoles(
      people.map(({ record }) => record),
      procedure,
    ).map(({ role, steps }) => ({
      table: "person" as const,
      row: undefined,
      issue: issue("V-50", "warn", "role", { code: "role-unheld", role, steps }),
    })),
  ];
}

function unknownIssue(written: string, { word, meant }: UnknownRole, offered: readonly string[]): Issue {
  const problem = { code: "role-unknown", given: word, offered } as const;
  return meant === undefined
    ? issue("V-10", "info", "role", problem)
    : issue("V-10", "warn", "role", problem, written.replace(word, meant));
}

/**
 * Roles that sign and that nobody has, with what they sign. A company that has written no role at all has not begun to
 * keep them, and is told nothing.
 */
export function unheldRoles(
  people: readonly Pick<Person, "role">[],
  { approvals }: Pick<Procedure, "approvals">,
): readonly { readonly role: string; readonly steps: readonly string[] }[] {
  const held = new Set(people.flatMap(({ role }) => rolesOf(role)));
  if (held.size === 0) return [];
  const steps = new Map<string, string[]>();
  for (const { role, step } of approvals)
    if (!held.has(role)) steps.set(role, [...(steps.get(role) ?? []), step]);
  return [...steps].map(([role, own]) => ({ role, steps: own }));
}
