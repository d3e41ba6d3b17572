import type { Fields } from "../records/field";
import { complaintFields } from "../records/complaint";
import { productLineFields } from "../records/product-line";
import type { Case, Masters } from "./case";
import { type Issue, issue } from "./issue";
import { nearest } from "./entry/nearest";
import { comparable } from "./entry/written-text";

/** V-11: names that are in no master list yet. They are kept; a known synonym or a near name is proposed. */
export function masterIssues({ complaint, lines }: Case, masters: Masters): Issue[] {
  return [
    ...check(complaintFields, complaint, masters),
    ...lines.flatMap((line, index) =>
      check(productLineFields, line, masters).map((each) => ({ ...each, line: index })),
    ),
  ];
}

function check(fields: Fields, record: Readonly<Record<string, unknown>>, masters: Masters): Issue[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = record[name];
    if (field.kind !== "ref" || typeof value !== "string" || masters.names[field.to].has(value)) return [];
    return [
      issue(
        "V-11",
        "warn",
        name,
        { code: "not-in-master", given: value },
        proposal(value, field.to, masters),
      ),
    ];
  });
}

/**
 * The same for a row of one list that names rows of another. A list nobody keeps misses nothing, and a name that comes
 * a thousand times is compared with the list once.
 */
export function unlistedNames(
  masters: Masters,
): (fields: Fields, record: Readonly<Record<string, unknown>>) => readonly Issue[] {
  const known = new Map<string, readonly Issue[]>();
  return (fields, record) =>
    Object.entries(fields).flatMap(([name, field]) => {
      const value = record[name];
      if (field.kind !== "ref" || typeof value !== "string" || masters.names[field.to].size === 0) return [];
      const key = `${name} ${field.to} ${value}`;
      const found = known.get(key) ?? check({ [name]: field }, record, masters);
      known.set(key, found);
      return found;
    });
}

function proposal(value: string, table: keyof Masters["names"], masters: Masters): string | undefined {
  const names = masters.names[table];
  const same = [...names].find((name) => comparable(name) === comparable(value));
  if (same !== undefined) return same;
  if (table === "department")
    for (const { name, synonyms } of masters.departments)
      if (
        name !== null &&
        synonyms?.split(/[、,，;；]/).some((word) => comparable(word) === comparable(value))
      )
        return name;
  return table === "part" ? undefined : nearest(value, names);
}
