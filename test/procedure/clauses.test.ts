import { qp12a } from "../../src/procedure/qp-12a";
import { calendar } from "../../src/procedure/calendar";
import { complaintFields } from "../../src/records/complaint";
import type { Field } from "../../src/records/field";
import { tables } from "../../src/records/tables";
import { readEntry } from "../../src/rules/entry/entry";
import { monthDuties } from "../../src/rules/due/month-duties";
import { holidays } from "../actions/a-register";

describe("R-3.1 投诉, 抱怨 and 客诉 are one thing", () => {
  it.each(["抱怨", "客诉"])("%s is proposed to be written 投诉", (given) => {
    const { issues } = readEntry(given, complaintFields.recordType, {
      name: "recordType",
      pendingTokens: [],
    });
    expect(issues).toMatchObject([{ rule: "V-10", fix: { field: "recordType", value: "投诉" } }]);
  });
});

describe("R-4.2.1 QA accepts, investigates and hands on", () => {
  it("the steps from acceptance to the GM are QA's", () => {
    const roles = (["待受理", "调查中"] as const).map(
      (from) =>
        qp12a.flow.find(({ state }) => state === from)?.steps.find(({ kind }) => kind === "推进")?.roles,
    );
    expect(roles).toEqual([["品保"], ["品保"]]);
  });
});

describe("R-7, R-8 the procedure's other papers", () => {
  it("R-8: the four annexes have their names and numbers (G-28)", () =>
    expect(
      (["flowChart", "complaint", "register", "eightD"] as const).map((form) => qp12a.forms[form].title),
    ).toEqual(["客户投诉处理作业流程", "客户投诉处理单", "客户抱怨异常处理统计表", "8D报告"]));
  it("R-7: a disposition names the record of the nonconforming goods (QP-22)", () =>
    expect(tables.disposition.fields.recordNo).toMatchObject({ label: { zh: "不合格品记录" }, key: true }));
});

describe("without the penalty module (G-38)", () => {
  const asked = JSON.stringify([qp12a.flow, qp12a.approvals]);
  it("R-6.3.1, R-6.3.2: no case waits for a penalty", () => {
    expect(qp12a.penalties).toBe(false);
    expect(asked).not.toMatch(/§6\.3|penalt|respPerson|respGroup/);
  });
  it("R-6.3.1: the GM's review of the month stands, the list of people does not", () => {
    const duties = (penalties: boolean) =>
      monthDuties({ ...qp12a, penalties }, calendar(holidays), "2026-10-05 09:00").map(({ id }) => id);
    expect(duties(false)).toEqual(expect.not.arrayContaining(["D-09"]));
    expect(duties(false)).toContain("D-10");
    expect(duties(true)).toContain("D-09");
  });
  it("R-6.4.2, R-6.4.3, R-6.4.4.1, R-6.4.4.2, R-6.4.4.3, R-6.4.4.4: no table has a column, and no form a name, for one", () => {
    const labels = Object.values(tables).flatMap(({ fields }) =>
      Object.values<Field>(fields).map(({ label }) => label.zh),
    );
    expect(labels.filter((label) => /处分|奖罚|警告|小过|大过|罚款/.test(label))).toEqual([]);
    const forms = Object.values(qp12a.forms).map(({ title }) => title);
    expect(forms.filter((title) => /处分|奖罚/.test(title))).toEqual([]);
  });
  it("whoever is responsible is told inside the house only (R-6.4.4.2)", () => {
    const { respGroup, respPerson, prodStaff } = complaintFields;
    expect([respGroup, respPerson, prodStaff].map(({ internal }) => internal)).toEqual([true, true, true]);
  });
});
