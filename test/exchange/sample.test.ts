import holidaysJson from "chinese-days/dist/chinese-days.json";
import { flowContext } from "../../src/actions/flow-context";
import { findings } from "../../src/actions/check-register";
import { makeSample } from "../../src/actions/make-sample";
import { nodeCodec } from "../../src/opc/node-codec";
import { chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import type { State } from "../../src/procedure/terms";
import { partNames } from "../../src/records/parts";
import { holds } from "../../src/rules/flow/conditions";
import { missingFor, stateRule } from "../../src/rules/flow/gates";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { loadRegister } from "../../src/workbook/register";

const holidays = chineseHolidays(holidaysJson);
const sample = (cases: number, seed: number) =>
  makeSample({ cases, seed, asOf: "2026-10-31" }, qp12a, holidays, nodeCodec);

describe("the sample register", () => {
  it("is the same to the byte for the same arguments, another for another seed", async () => {
    expect(await sample(12, 1)).toEqual(await sample(12, 1));
    expect(await sample(12, 2)).not.toEqual(await sample(12, 1));
  });

  it.each([1, 2, 3])("has nothing wrong in it and is as varied as life (seed %i)", async (seed) => {
    const register = await loadRegister(
      await openFileWorkbook(await sample(120, seed), nodeCodec),
      qp12a,
      holidays,
    );
    expect(register.cases).toHaveLength(120);
    const found = findings(register, "2026-10-31 18:00:00").filter(({ issue }) => issue.severity === "block");
    expect(found.map(({ complaintNo, issue }) => [complaintNo, issue.rule, issue.fields])).toEqual([]);
    const states = new Set(register.cases.map(({ complaint }) => complaint.status));
    expect(states.size).toBeGreaterThanOrEqual(6);
    const grades = new Set(register.cases.map(({ complaint }) => complaint.levelSuggested));
    expect(grades).toEqual(new Set(["重大", "一般", "待评审"]));
    expect(register.cases.some(({ lines }) => lines.length > 0)).toBe(true);
    expect(
      Math.max(
        ...register.cases.map(({ complaint }) =>
          Number(complaint.receivedAt?.slice(0, 10).replaceAll("-", "")),
        ),
      ),
    ).toBeLessThanOrEqual(20261031);
  });

  it.each([1, 2, 3])("has met every gate behind each of its cases, step by step (seed %i)", async (seed) => {
    const register = await loadRegister(
      await openFileWorkbook(await sample(60, seed), nodeCodec),
      qp12a,
      holidays,
    );
    const context = flowContext(register, "2026-10-31 18:00");
    for (const one of register.cases) {
      const { complaint, parts } = one;
      let at: State = "已登记";
      for (const { from, to, kind } of parts.transition) {
        expect([complaint.complaintNo, from]).toEqual([complaint.complaintNo, at]);
        const step = stateRule(at, context).steps.find((each) => each.to === to && each.kind === kind)!;
        expect([complaint.complaintNo, step.label.zh, holds(step.when, one, context)]).toEqual([
          complaint.complaintNo,
          step.label.zh,
          true,
        ]);
        const missing = missingFor(one, step, context).map(({ rule, fields, problem }) => [
          rule,
          fields,
          problem,
        ]);
        expect([complaint.complaintNo, step.label.zh, missing]).toEqual([
          complaint.complaintNo,
          step.label.zh,
          [],
        ]);
        at = to!;
      }
      expect([complaint.complaintNo, complaint.status]).toEqual([complaint.complaintNo, at]);
    }
    const roles = new Set(register.masters.people.map(({ role }) => role));
    expect(qp12a.roles.filter((role) => !roles.has(role))).toEqual([]);
    for (const table of partNames)
      if (table !== "visit") expect([table, register.parts[table].length > 0]).toEqual([table, true]);
    expect(register.cases.some(({ complaint }) => complaint.liability === "客户")).toBe(true);
  });
});
