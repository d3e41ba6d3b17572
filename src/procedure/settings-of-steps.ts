import { choice, days, flag, type Setting, some, whole, yuan } from "./setting-kinds";
import type { Procedure } from "./procedure";
import { type Location, locations } from "./terms";

/** Settings of what a step asks for, and of the duties of the month. */

const verification = (procedure: Procedure, change: Partial<Procedure["verification"]>): Procedure => ({
  ...procedure,
  verification: { ...procedure.verification, ...change },
});
const month = (procedure: Procedure, change: Partial<Procedure["month"]>): Procedure => ({
  ...procedure,
  month: { ...procedure.month, ...change },
});

const places = Object.fromEntries(
  (Object.keys(locations) as Location[]).map((each) => [each, each]),
) as Readonly<Record<Location, string>>;

export const stepSettings: readonly Setting[] = [
  choice(
    ["d8.requiredFor", "需要 8D 的客诉", "8D required for", "G-11"],
    { 全部: "all" as const, "重大、重复或客户要求": "some" as const },
    (p) => p.eightDFor,
    (p, eightDFor) => ({ ...p, eightDFor }),
  ),
  whole(
    ["verify.lots", "验证有效的连续批数", "Lots without recurrence", "G-14"],
    (p) => p.verification.lots,
    (p, lots) => verification(p, { lots }),
    { from: 1, to: 100 },
  ),
  whole(
    ["verify.days", "验证有效的天数", "Days without recurrence", "G-14"],
    (p) => p.verification.days,
    (p, value) => verification(p, { days: value }),
    days,
  ),
  whole(
    ["verify.majorDays", "验证有效的天数(重大)", "Days without recurrence (major)", "G-14"],
    (p) => p.verification.majorDays,
    (p, majorDays) => verification(p, { majorDays }),
    days,
  ),
  whole(
    ["cost.splitFrom", "费用须分摊的金额下限(元)", "Split cost from (yuan)", "G-22"],
    (p) => p.splitFrom / 100,
    (p, value) => ({ ...p, splitFrom: value * 100 }),
    yuan,
  ),
  some(
    ["sweep.locations", "重大客诉须清查的位置", "Locations a major case sweeps", "G-37"],
    places,
    (p) => p.sweepLocations,
    (p, sweepLocations) => ({ ...p, sweepLocations }),
  ),
  flag(
    ["supplier.scarRequired", "供应商责任须有 SCAR", "SCAR required", "G-25"],
    (p) => p.scarRequired,
    (p, scarRequired) => ({ ...p, scarRequired }),
  ),
  flag(
    ["survey.required", "结案须有客户回访", "Survey required", "C6 6.2.9"],
    (p) => p.surveyRequired,
    (p, surveyRequired) => ({ ...p, surveyRequired }),
  ),
  whole(
    ["repeat.months", "重复投诉的月数", "Repeat within (months)", "G-26"],
    (p) => p.repeatMonths,
    (p, repeatMonths) => ({ ...p, repeatMonths }),
    { from: 1, to: 120 },
  ),
  whole(
    ["monthly.publishDay", "每月公布状态(第几个工作日)", "Status published (working day)", "G-36"],
    (p) => p.month.publishDay,
    (p, publishDay) => month(p, { publishDay }),
    { from: 1, to: 20 },
  ),
  whole(
    ["penalty.gmDay", "总经理审阅日(每月几日前)", "GM's review by (day of month)", "G-15"],
    (p) => p.month.gmDay,
    (p, gmDay) => month(p, { gmDay }),
    { from: 1, to: 28 },
  ),
  whole(
    ["penalty.qaLead", "品保名单提前(工作日)", "QA list ahead of it (working days)", "G-15"],
    (p) => p.month.qaLead,
    (p, qaLead) => month(p, { qaLead }),
    { from: 0, to: 10 },
  ),
  flag(
    ["penalty.enabled", "启用处分(请先核对当地法规)", "Penalties (check the law first)", "G-38"],
    (p) => p.penalties,
    (p, penalties) => ({ ...p, penalties }),
  ),
];
