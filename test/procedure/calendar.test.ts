import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { calendar, chineseHolidays } from "../../src/procedure/calendar";
import { addDays, addMonths, dayNumber, isoWeek, weekday } from "../../src/procedure/day";
import { answers } from "./calendar-vectors";

const expected = {
  // start, raw, natural with roll-forward, working days, calendar covered (catalogue §8)
  threeDays: [
    ["2026-09-29", "2026-10-02", "2026-10-08", "2026-10-09", true],
    ["2026-02-12", "2026-02-15", "2026-02-24", "2026-02-24", true],
    ["2026-10-08", "2026-10-11", "2026-10-12", "2026-10-12", true],
    ["2026-04-30", "2026-05-03", "2026-05-06", "2026-05-08", true],
    ["2026-11-19", "2026-11-22", "2026-11-23", "2026-11-24", true],
    ["2026-11-20", "2026-11-23", "2026-11-23", "2026-11-25", true],
    ["2025-01-24", "2025-01-27", "2025-01-27", "2025-02-05", true],
    ["2026-12-29", "2027-01-01", "2027-01-01", "2027-01-01", false],
  ],
  gmDates: [
    ["2026-01-09", "2026-01-07"],
    ["2026-05-09", "2026-05-07"],
    ["2026-10-10", "2026-10-08"],
  ],
  makeUpDays: [true, true, true, true, true, true],
};

describe("the working-day calendar (§8)", () => {
  it("answers every vector of the catalogue", () => {
    expect(answers()).toEqual(expected);
  });

  it.each(["America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"])(
    "answers the same in %s",
    (zone) => {
      const script = `import(${JSON.stringify(resolve(__dirname, "calendar-vectors.ts"))}).then((m) => console.log(JSON.stringify(m.answers())))`;
      const printed = execFileSync(process.execPath, ["--import", "tsx", "-e", script], {
        encoding: "utf8",
        cwd: resolve(__dirname, "../.."),
        env: { ...process.env, TZ: zone },
      });
      expect(JSON.parse(printed)).toEqual(expected);
    },
  );

  const holidays = chineseHolidays(holidaysJson);

  it("lets the company's own days win over the public ones", () => {
    const own = calendar(holidays, [
      { day: "2026-11-23", kind: "休" },
      { day: "2026-11-28", kind: "班" },
    ]);
    expect(own.isWorkday("2026-11-23")).toBe(false);
    expect(own.isWorkday("2026-11-28")).toBe(true);
    expect(own.after("2026-11-20", 3, "natural", true).day).toBe("2026-11-24");
  });

  it("names the year it has no holidays for", () => {
    expect(calendar(holidays).after("2026-12-29", 3, "natural", true)).toMatchObject({
      covered: false,
      missingYears: ["2027"],
    });
  });

  it("does not take one plant holiday for the data of a year", () => {
    const one = calendar(holidays, [{ day: "2027-08-02", kind: "休" }]);
    expect(one.after("2026-12-29", 3, "natural", true).covered).toBe(false);
    const whole = calendar(
      holidays,
      ["2027-01-01", "2027-02-06", "2027-02-07", "2027-02-08", "2027-05-01", "2027-10-01", "2027-10-02"].map(
        (day) => ({ day, kind: "休" as const }),
      ),
    );
    expect(whole.after("2026-12-29", 3, "natural", true)).toMatchObject({ day: "2027-01-04", covered: true });
  });
});

describe("days", () => {
  it("knows which days exist", () => {
    expect(dayNumber("2026-02-30")).toBeUndefined();
    expect(dayNumber("2024-02-29")).toBeDefined();
    expect(dayNumber("1900-02-29")).toBeUndefined();
    expect(dayNumber("2026-2-3")).toBeUndefined();
  });
  it("counts over month and year ends", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(addMonths("2026-01", -1)).toBe("2025-12");
    expect(addMonths("2026-11", 14)).toBe("2028-01");
    expect(weekday("2026-11-22")).toBe(0);
  });
  it.each([
    ["2026-01-01", "2026-W01"],
    ["2027-01-01", "2026-W53"],
    ["2024-12-30", "2025-W01"],
    ["2026-11-22", "2026-W47"],
  ])("puts %s into ISO week %s", (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});
