import type { Person } from "../../records/masters";
import type { Case } from "../case";
import { rolesOf } from "../flow/role-holders";
import { isSameName } from "../entry/written-text";

/** Who has to do something: people by name, or the role or unit of which 人员 names nobody. */
export interface Owner {
  readonly owner: string;
  readonly ownerKind: "person" | "role";
}

/** Several people who share a task. */
const BETWEEN = "、";

/** Finds who stands behind a role of the procedure; the list of people is walked once. */
export class Owners {
  readonly #byRole = new Map<string, string[]>();
  readonly #byUnit = new Map<string, Person[]>();

  constructor(people: readonly Person[]) {
    for (const person of people) {
      if (person.name === null) continue;
      for (const role of rolesOf(person.role)) gather(this.#byRole, role, person.name);
      if (person.department !== null) gather(this.#byUnit, person.department, person);
    }
  }

  /** 品保 is whoever has accepted the case, 登记人 whoever registered it, 责任单位 the people of that unit. */
  of(role: string, { complaint }: Case): Owner {
    if (role === "责任单位" && complaint.respUnit !== null) return this.#unit(complaint.respUnit);
    const named = role === "品保" ? complaint.qaOwner : role === "登记人" ? complaint.registeredBy : null;
    return named === null ? this.role(role) : { owner: named, ownerKind: "person" };
  }

  /** The people with a role, else the role. */
  role(role: string): Owner {
    return ownerOf(this.#byRole.get(role) ?? [], role);
  }

  /** Of a unit those who answer for it (角色 责任单位), else all of them. */
  #unit(unit: string): Owner {
    const people = this.#byUnit.get(unit) ?? [];
    const answering = people.filter((person) => rolesOf(person.role).includes("责任单位"));
    const names = (answering.length > 0 ? answering : people).flatMap(({ name }) => name ?? []);
    return ownerOf(names, unit);
  }
}

const ownerOf = (names: readonly string[], otherwise: string): Owner =>
  names.length === 0
    ? { owner: otherwise, ownerKind: "role" }
    : { owner: names.join(BETWEEN), ownerKind: "person" };

/** Is it this person's, alone or with others? */
export const isOf = ({ owner }: Pick<Owner, "owner">, name: string): boolean =>
  owner === name || owner.split(BETWEEN).some((each) => isSameName(each, name));

/** Everybody who has something to do: people one by one, then groups that share a task. */
export function namesIn(tasks: readonly Pick<Owner, "owner">[]): readonly string[] {
  const owners = new Set(tasks.map(({ owner }) => owner));
  const names = [...owners].flatMap((owner) => owner.split(BETWEEN));
  return [...new Set([...names, ...owners])];
}

function gather<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
