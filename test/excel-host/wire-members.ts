import { ExcelError } from "./excel-error";
import type { Scalar, WireObject } from "./wire-object";

/** `GetRange` → `getRange`; what starts with an underscore keeps its shape. */
export const memberName = (wireName: string): string =>
  wireName.startsWith("_") ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1);

/** `values` → `Values`, as responses name properties. */
export const wireName = (member: string): string =>
  member.startsWith("_") ? member : member.charAt(0).toUpperCase() + member.slice(1);

/** A scalar by its name on the wire or as it was typed in `load`; one this host does not have is refused by name. */
export function scalarOf(object: WireObject, name: string): readonly [string, Scalar<unknown>] {
  const member = memberName(name);
  const { scalars } = object.class.members;
  const scalar = scalars !== undefined && Object.hasOwn(scalars, member) ? scalars[member] : undefined;
  if (scalar !== undefined) return [wireName(member), scalar];
  const full = `${object.class.name}.${member}`;
  throw new ExcelError("ApiNotFound", `The test host does not implement ${full}.`, full);
}
