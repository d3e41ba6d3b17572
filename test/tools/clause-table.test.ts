import { existsSync, readFileSync } from "node:fs";
import { settings } from "../../src/procedure/settings";
import { ruleIds } from "../../src/rules/issue";
import { clauseTable, testsByName } from "../../tools/clause-table";
import { clauses, options } from "../../tools/clauses";

const tests = testsByName();

describe("docs/clauses.md", () => {
  it("is what npx tsx tools/build-clauses.ts writes", () =>
    expect(readFileSync("docs/clauses.md", "utf8")).toBe(clauseTable()));
  it("names files and settings that are there", () => {
    const keys = new Set(settings.map(({ key }) => key));
    const named = [
      ...clauses.flatMap(({ settings: own = [] }) => own),
      ...options.map(({ setting }) => setting),
    ];
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
    expect(clauses.flatMap(({ kept }) => kept).filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe("the proof", () => {
  it("of every clause of QP-12 A is a test that names it", () =>
    expect(clauses.map(({ id }) => id).filter((id) => !tests.has(id))).toEqual([]));
  it("of every rule is a test that names it", () =>
    expect(ruleIds.filter((rule) => !tests.has(rule))).toEqual([]));
});
