import type { Cost, Parts } from "../../../src/records/parts";
import { acceptedCny } from "../../../src/rules/flow/costs";
import { isMistake } from "../../../src/rules/flow/mistakes";
import { standingIssues } from "../../../src/rules/flow/standing";
import { course, inShort, keeps, ready, row } from "./a-course";

const wanted = (parts: Partial<Parts>): string[] => keeps(ready("待结案", { parts }), "已结案");
const cost = (change: Partial<Cost>): Partial<Parts> => ({
  cost: [row("cost", { category: "客户索赔", currency: "CNY", ...change })],
});

describe("V-42, R-6.2.7: money", () => {
  it.each([{ accepted: 100 }, { claimed: 100, accepted: 0 }, { paid: 100 }, { estimated: 100 }])(
    "asks for the currency of an amount: %j",
    (amount) => {
      expect(wanted(cost({ ...amount, currency: null }))).toEqual(["V-42 cost-currency"]);
      expect(wanted(cost({ ...amount, currency: "CNY" }))).toEqual([]);
    },
  );
  it("does not take an amount without currency, or at a rate of 0, for another one", () => {
    expect(acceptedCny({ accepted: 500_000, currency: null, rate: null })).toBeNull();
    expect(acceptedCny({ accepted: 500_000, currency: "USD", rate: 0 })).toBeNull();
    expect(acceptedCny({ accepted: 500_000, currency: "USD", rate: 7.1 })).toBe(3_550_000);
  });
  it("a rate is above 0: a mistake of whoever types it, and no way round the gate", () => {
    const one = ready("待结案", { parts: cost({ currency: "USD", rate: 0, accepted: 500_000 }) });
    const [issue, ...others] = standingIssues(one, course);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ rule: "V-42", severity: "block", problem: { code: "not-positive" } });
    expect(issue && isMistake(issue)).toBe(true);
    expect(keeps(one, "已结案")).toEqual(["V-42 cost-rate", "V-42 rate"]);
  });
  it("each share is borne by somebody", () => {
    const share = [row("share", { party: "生产部", percent: 0.5 }), row("share", { percent: 0.5 })];
    const one = ready("待结案", { parts: { ...cost({ accepted: 900_000 }), share } });
    expect(keeps(one, "已结案")).toEqual(["V-42 share-party-missing"]);
    expect(standingIssues(one, course).map(inShort)).toEqual([]); // it is work to be done, no mistake
  });
});
