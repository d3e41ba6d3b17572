import type { Procedure } from "../../src/procedure/procedure";
import { qp12a } from "../../src/procedure/qp-12a";
import { procedureInForce, settings } from "../../src/procedure/settings";

const laid = (key: string, value: string) => procedureInForce(qp12a, [{ key, value }]);

/** Another value of each setting, and where it must be found; a setting without one does not compile into the test. */
const others: Readonly<
  Record<string, readonly [value: string, of: (procedure: Procedure) => unknown, is: unknown]>
> = {
  "company.name": ["海川", (p) => p.companyName, "海川"],
  "document.no": ["QP-99", (p) => p.documentNo, "QP-99"],
  "document.revision": ["B", (p) => p.revision, "B"],
  ...Object.fromEntries(
    (Object.keys(qp12a.forms) as (keyof Procedure["forms"])[]).flatMap((id) => [
      [`form.${id}.no`, ["F-1", (p: Procedure) => p.forms[id].formNo, "F-1"] as const],
      [`form.${id}.revision`, ["C", (p: Procedure) => p.forms[id].revision, "C"] as const],
    ]),
  ),
  "no.pattern": ["KS-YYYYMMDD-NNN", (p) => p.numberPattern, "KS-YYYYMMDD-NNN"],
  "qty.pendingTokens": [
    "客户加工中未确定、待客户确认",
    (p) => p.pendingTokens,
    ["客户加工中未确定", "待客户确认"],
  ],
  "duplicate.days": ["60", (p) => p.duplicateWithinDays, 60],
  "level.major": ["20000", (p) => p.grades.majorFrom, 2_000_000],
  "level.minor": ["3000", (p) => p.grades.minorTo, 300_000],
  "level.inclusive": ["否", (p) => p.grades.inclusive, false],
  "level.midBand": ["重大", (p) => p.grades.midBand, "重大"],
  "level.amountNeedsImpact": ["是", (p) => p.grades.amountNeedsMassReturn, true],
  "level.majorCriteria": ["危及人身安全、涉及金额", (p) => p.grades.majorCriteria, ["safety", "amount"]],
  "sla.unit": ["工作日", (p) => units(p), ["workday", "workday", "workday"]],
  "sla.rollForward": ["否", (p) => rolls(p), [false, false, false]],
  "sla.intake": ["2", (p) => clock(p, "D-01").limit, 2],
  "sla.investigation": ["7", (p) => clock(p, "D-01b").limit, 7],
  "sla.gmInstruction": ["3", (p) => clock(p, "D-02b").limit, 3],
  "sla.salesReview": ["2", (p) => clock(p, "D-04b").limit, 2],
  "sla.closing": ["45", (p) => clock(p, "D-12b").limit, 45],
  "sla.visitReport": ["3", (p) => clock(p, "D-14").limit, 3],
  "qty.pendingFollowUpDays": ["5", (p) => clock(p, "G-06").limit, 5],
  "sla.firstResponse": ["否", (p) => clock(p, "D-00").enabled, false],
  "sla.containment": ["否", (p) => clock(p, "D-05").enabled, false],
  "sla.survey": ["是", (p) => clock(p, "D-08").enabled, true],
  "sla.escalation": ["是", (p) => clock(p, "D-12").enabled, true],
  "sla.extension.minorBy": ["部门主管", (p) => p.extensionBy.minor, "部门主管"],
  "sla.extension.majorBy": ["品保主管", (p) => p.extensionBy.major, "品保主管"],
  "d8.requiredFor": ["重大、重复或客户要求", (p) => p.eightDFor, "some"],
  "verify.lots": ["5", (p) => p.verification.lots, 5],
  "verify.days": ["14", (p) => p.verification.days, 14],
  "verify.majorDays": ["60", (p) => p.verification.majorDays, 60],
  "cost.splitFrom": ["5000", (p) => p.splitFrom, 500_000],
  "sweep.locations": ["客户处、成品仓", (p) => p.sweepLocations, ["客户处", "成品仓"]],
  "supplier.scarRequired": ["否", (p) => p.scarRequired, false],
  "survey.required": ["是", (p) => p.surveyRequired, true],
  "repeat.months": ["24", (p) => p.repeatMonths, 24],
  "monthly.publishDay": ["3", (p) => p.month.publishDay, 3],
  "penalty.gmDay": ["15", (p) => p.month.gmDay, 15],
  "penalty.qaLead": ["3", (p) => p.month.qaLead, 3],
  "penalty.enabled": ["是", (p) => p.penalties, true],
};
const clock = ({ clocks }: Procedure, id: string) => clocks.find((each) => each.id === id)!;
const three = ["D-02", "D-03", "D-04"];
const units = (p: Procedure) => three.map((id) => clock(p, id).unit);
const rolls = (p: Procedure) => three.map((id) => clock(p, id).rollForward);

describe("the settings of 设置", () => {
  it("are all told apart, each with its clause and what may be written", () => {
    expect(new Set(settings.map(({ key }) => key)).size).toBe(settings.length);
    for (const { label, clause, hint } of settings)
      for (const word of [label.zh, label.en, clause, hint]) expect(word).not.toBe("");
    expect(settings.map(({ key }) => key).sort()).toEqual(Object.keys(others).sort());
  });

  it.each(settings.map(({ key }) => key))("%s lies as it shows, and changes nothing by that", (key) => {
    const setting = settings.find((each) => each.key === key)!;
    const shown = setting.show(qp12a);
    if (shown === "") expect(key).toBe("company.name");
    else expect(setting.lay(qp12a, shown)).toEqual(qp12a);
  });

  it.each(Object.entries(others))("%s may be another value, which is shown again", (key, [value, of, is]) => {
    const { procedure, refused } = laid(key, value);
    expect(refused).toEqual([]);
    expect(of(procedure)).toEqual(is);
    expect(of(qp12a)).not.toEqual(is);
    expect(settings.find((each) => each.key === key)!.show(procedure)).toBe(value);
  });

  it.each([
    ["verify.lots", "0"],
    ["repeat.months", "0"],
    ["penalty.gmDay", "31"],
    ["monthly.publishDay", "0"],
    ["sla.closing", "三十"],
    ["sla.unit", "周"],
    ["sweep.locations", "客户处、火星"],
    ["sweep.locations", "、"],
    ["level.majorCriteria", "涉及金额"],
    ["sla.extension.majorBy", "外星人"],
    ["d8.requiredFor", "toString"],
    ["no.pattern", "NN"],
  ])("%s refuses “%s”, and the profile's own stands (V-10)", (key, value) =>
    expect(laid(key, value)).toEqual({ procedure: qp12a, refused: [{ key, value }] }),
  );

  it("answer every gap of the text that Kesu lets a company decide", () => {
    const clauses = new Set(settings.map(({ clause }) => clause));
    const gaps = "01 02 03 06 07 08 09 10 11 13 14 15 22 25 26 27 35 36 37 38".split(" ");
    for (const gap of gaps) expect(clauses).toContain(`G-${gap}`);
  });
});
