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
