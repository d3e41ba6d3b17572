import type { Person } from "../../src/records/masters";

/** A row of 人员 as it is mostly kept: a name and a role. */
export const person = (name: string, role: string | null, change: Partial<Person> = {}): Person => ({
  id: null,
  name,
  department: null,
  role,
  deputyFor: null,
  deputyFrom: null,
  deputyUntil: null,
  ...change,
});
