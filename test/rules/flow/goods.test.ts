import type { Parts } from "../../../src/records/parts";
import { isMistake } from "../../../src/rules/flow/mistakes";
import { standingIssues } from "../../../src/rules/flow/standing";
import { course, inShort, keeps, ready, row } from "./a-course";

const found = [row("sweep", { location: "成品仓", status: "已隔离", foundQty: 100 })];
const disposed = (change: Partial<Parts["disposition"][number]>): Partial<Parts> => ({
  sweep: found,
  disposition: [row("disposition", { location: "成品仓", method: "报废", quantity: 100, ...change })],
});
const wanted = (parts: Partial<Parts>): string[] => keeps(ready("实施与验证", { parts }), "待结案");

describe("V-40, R-6.2.5: the balance of suspect goods", () => {
  it("counts what is disposed of, not what is planned, nor what is done tomorrow", () => {
    expect(wanted(disposed({ plannedAt: "2030-01-01" }))).toEqual(["V-40 balance"]);
    expect(wanted(disposed({ doneAt: "2026-11-21" }))).toContain("V-40 balance");
    expect(wanted(disposed({ doneAt: "2026-11-20" }))).toEqual([]);
  });
  it("V-45: what is planned counts where more is disposed of than was found", () =>
    expect(standingIssues(ready("实施与验证", { parts: disposed({ quantity: 101 }) }), course)).toMatchObject(
      [{ problem: { need: "over-disposed", values: ["成品仓", "101", "100"] } }],
    ));
  it("V-45, V-46: goods nobody knows where are a mistake of whoever types them", () => {
    const nowhere: Partial<Parts> = {
      sweep: [row("sweep", { lineNo: 3, foundQty: 999, status: "已隔离" })],
      disposition: [row("disposition", { quantity: 5, method: "报废", doneAt: "2026-11-10" })],
    };
    const issues = standingIssues(ready("实施与验证", { parts: nowhere }), course);
    expect(issues.map(inShort)).toEqual(["V-46 sweep-place", "V-45 disposition-place"]);
    expect(issues.every(isMistake)).toBe(true);
    const counted = { sweep: [row("sweep", { status: "未查" })], disposition: [] };
    expect(standingIssues(ready("实施与验证", { parts: counted }), course)).toEqual([]);
  });
});
