import type { Person } from "../../records/masters";
import { nearest } from "../entry/nearest";
import { comparable } from "../entry/written-text";

/** The roles in a cell of 人员: several stand side by side (品保、品保主管). */
export const rolesOf = (roles: string | null): readonly string[] =>
  (roles ?? "").split(/[、,，;；/\s]+/u).filter((role) => role !== "");

/** Of some roles the one a word probably means: 总经里 is 总经理. */
export const roleMeant = (word: string, roles: readonly string[]): string | undefined =>
  roles.find((role) => comparable(role) === comparable(word)) ?? nearest(word, roles);

/** Who has which role, by list of people: a register asks the same list for every approval. */
const known = new WeakMap<readonly Person[], Map<string, readonly Person[]>>();

/**
 * Who has a role by 人员 (V-50). Where nobody has, whoever's role is so nearly written like it that it must be meant: one
 * typo shall not let anybody sign. None where the list names nobody for it at all.
 */
export function holdersOf(role: string, people: readonly Person[]): readonly Person[] {
  const byRole = known.get(people) ?? new Map<string, readonly Person[]>();
  known.set(people, byRole);
  const found = byRole.get(role) ?? lookedUp(role, people);
  byRole.set(role, found);
  return found;
}

function lookedUp(role: string, people: readonly Person[]): readonly Person[] {
  const having = (isIt: (word: string) => boolean): readonly Person[] =>
    people.filter((person) => rolesOf(person.role).some(isIt));
  const exact = having((word) => word === role);
  return exact.length > 0 ? exact : having((word) => roleMeant(word, [role]) === role);
}
