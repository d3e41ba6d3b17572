import { qp12a } from "../../../src/procedure/qp-12a";
import { monthDuties } from "../../../src/rules/due/month-duties";
import { context } from "../a-case";

const { calendar } = context;
const withPenalties = { ...qp12a, penalties: true };
const dates = (month: string): Record<string, string> =>
  Object.fromEntries(
    monthDuties(withPenalties, calendar, `${month}-01 08:00`).map(({ id, due }) => [id, due]),
  );
const entry = (record: string, field: string) => ({
  table: "month",
  record,
  field,
  time: `${record}-08 09:00:00`,
  who: "林晓",
});

describe("the duties of the month (§6.1.10, §6.3.1)", () => {
  it.each([
    ["2026-01", "2026-01-09", "2026-01-07"],
    ["2026-05", "2026-05-09", "2026-05-07"],
    ["2026-10", "2026-10-10", "2026-10-08"],
  ])("of %s: the GM's review by %s, QA's list by %s (D-09, D-10, G-15)", (month, review, list) =>
    expect(dates(month)).toMatchObject({ "D-10": review, "D-09": list }),
  );

  it("want the status published by the fifth working day (D-11, G-36)", () => {
    expect(dates("2026-11")["D-11"]).toBe("2026-11-06");
    expect(dates("2026-10")["D-11"]).toBe("2026-10-13"); // after the National Day, the 10th is worked
  });

  it("have no list of penalties unless the company has switched them on (G-38)", () =>
    expect(monthDuties(qp12a, calendar, "2026-11-01 08:00").map(({ id }) => id)).toEqual(["D-11", "D-10"]));

  it("are done when the log says so", () => {
    const duties = monthDuties(qp12a, calendar, "2026-11-20 08:00", [entry("2026-11", "D-10")]);
    expect(duties.map(({ id, done }) => [id, done])).toEqual([
      ["D-11", undefined],
      ["D-10", { day: "2026-11-08", by: "林晓" }],
    ]);
  });

  it("of last month are still told where the company keeps them", () => {
    const shown = (log: Parameters<typeof monthDuties>[3]) =>
      monthDuties(qp12a, calendar, "2026-11-20 08:00", log).map(({ id, month }) => `${month} ${id}`);
    expect(shown([])).toEqual(["2026-11 D-11", "2026-11 D-10"]);
    expect(shown([entry("2026-10", "D-11")])).toEqual(["2026-10 D-10", "2026-11 D-11", "2026-11 D-10"]);
  });

  it("say when the calendar does not reach (V-54)", () =>
    expect(monthDuties(qp12a, calendar, "2027-01-05 08:00")).toMatchObject([
      { covered: false, missingYears: ["2027"] },
      { covered: false, missingYears: ["2027"] },
    ]));
});
