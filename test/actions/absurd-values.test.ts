import fc from "fast-check";
import { findings } from "../../src/actions/check-register";
import { makeSample } from "../../src/actions/make-sample";
import { nodeCodec } from "../../src/opc/node-codec";
import { qp12a } from "../../src/procedure/qp-12a";
import { settings } from "../../src/procedure/settings";
import type { Kind } from "../../src/records/field";
import { fieldsOf, type TableName, tableNames } from "../../src/records/tables";
import { nextComplaintNo } from "../../src/rules/complaint-no";
import { deadlines } from "../../src/rules/due/clocks";
import { monthDuties } from "../../src/rules/due/month-duties";
import { toDo } from "../../src/rules/due/to-do";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import type { Cell, Snapshot } from "../../src/workbook/port";
import { type Register, registerOf } from "../../src/workbook/register";
import { holidays } from "./a-register";

const NOW = "2026-11-02 09:00";

/** A register with cases in every state and all they bring along. */
let sample: Snapshot;
beforeAll(async () => {
  const options = { cases: 24, seed: 3, asOf: "2026-10-31" };
  const workbook = await openFileWorkbook(await makeSample(options, qp12a, holidays, nodeCodec), nodeCodec);
  sample = await workbook.read(tableNames);
});

/** The sample with other cells; `cellOf` says what stands in the place of one, undefined that it stays. */
function sampleWith(
  cellOf: (table: TableName, field: string, cell: Cell, row: number) => Cell | undefined,
): Register {
  const tables = Object.entries(sample.tables).map(([name, table]) => {
    const rows = table.rows.map((row, at) => ({
      ...row,
      cells: row.cells.map((cell, index) => {
        const other = cellOf(name as TableName, table.columns[index] ?? "", cell, at);
        return other === undefined ? cell : other;
      }),
    }));
    return [name, { ...table, rows }];
  });
  return registerOf({ ...sample, tables: Object.fromEntries(tables) as Snapshot["tables"] }, qp12a, holidays);
}

/** Everything that is worked out of a register to check it, to list what is due and to draw the next number. */
function looked(register: Register) {
  const { cases, procedure, calendar, masters, log } = register;
  const context = { procedure, calendar, masters, now: NOW };
  const duties = monthDuties(procedure, calendar, NOW, log);
  return {
    found: findings(register, NOW),
    tasks: toDo(cases, { ...context, duties }),
    deadlines: cases.flatMap((one) => deadlines(one, context)),
    number: nextComplaintNo(procedure.numberPattern, NOW.slice(0, 10), numbersOf(register)),
  };
}

const numbersOf = ({ cases }: Register): readonly string[] =>
  cases.flatMap(({ complaint }) => complaint.complaintNo ?? []);

/** Every filled cell of these kinds that somebody may have typed, as "table!row field". */
function cellsOfKind(...kinds: readonly Kind[]): readonly string[] {
  return Object.entries(sample.tables).flatMap(([name, { columns, rows }]) =>
    name === "log"
      ? []
      : rows.flatMap(({ row, cells }) =>
          columns.flatMap((column, index) => {
            const field = fieldsOf(name as TableName)[column];
            const isOne = field && kinds.includes(field.kind) && field.formula === undefined;
            return isOne && cells[index] !== null ? [`${name}!${row} ${column}`] : [];
          }),
        ),
  );
}

const isKind = (table: TableName, field: string, ...kinds: readonly Kind[]): boolean =>
  table !== "log" && kinds.includes(fieldsOf(table)[field]?.kind ?? "id");

describe("every date has a sane range; what lies outside is one finding naming the cell, and everything else goes on", () => {
  it.each([
    ["9999-12-31", 2_958_465, "date-out-of-range"],
    ["9999-12-31 23:59:59", 2_958_465.999_99, "date-out-of-range"],
    ["9999-12-31 as text", "9999-12-31", "date-out-of-range"],
    ["1999-12-31", 36_525, "date-out-of-range"],
    ["2100-01-01", 73_051, "date-out-of-range"],
    ["year 0", "0000-01-01", "not-a-date"],
    ["1900-01-00", 0, "not-a-date"],
    ["the 29 February 1900 that never was", 60, "not-a-date"],
    ["a day before any", -5, "not-a-date"],
    ["a number that is no day", 1e300, "not-a-date"],
  ])("%s in every date cell of every table", (_, cell, code) => {
    const register = sampleWith((table, field, old) =>
      old !== null && isKind(table, field, "date", "dateTime") ? cell : undefined,
    );
    const told = looked(register).found.filter(({ issue }) => issue.problem.code === code);
    const at = told.map(({ table, row, issue }) => `${table}!${row ?? 0} ${issue.fields[0] ?? ""}`);
    expect(at.sort()).toEqual([...cellsOfKind("date", "dateTime")].sort());
    expect(told.every((each) => each.cell !== undefined)).toBe(true);
    expect(register.cases.every(({ complaint }) => complaint.receivedAt === null)).toBe(true);
  });

  it("the first and the last day of the range are days like any other", () => {
    for (const cell of [36_526, 73_050]) {
      const { found } = looked(
        sampleWith((table, field, old) =>
          old !== null && isKind(table, field, "date", "dateTime") ? cell : undefined,
        ),
      );
      expect(found.filter(({ issue }) => /not-a-date|out-of-range/.test(issue.problem.code))).toEqual([]);
    }
  });

  it("whatever number or text stands in the date cells, every deadline is a day of four digits", () => {
    const cell = fc.oneof(
      fc.double({ min: -1e6, max: 4e6, noNaN: true }),
      fc.double(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 7, maxLength: 7 }), (cells) => {
        const register = sampleWith((table, field, old, row) =>
          old !== null && isKind(table, field, "date", "dateTime")
            ? cells[(row + field.length) % cells.length]
            : undefined,
        );
        for (const { due } of looked(register).deadlines) expect(due).toMatch(/^\d{4}-\d\d-\d\d/);
      }),
      { numRuns: 25 },
    );
  });

  it("so has every number: what nobody can mean is told and not counted", () => {
    const kinds = ["integer", "quantity", "rate", "money"] as const;
    for (const cell of [1e300, 1e13, NaN]) {
      const register = sampleWith((table, field, old) =>
        typeof old === "number" && isKind(table, field, ...kinds) ? cell : undefined,
      );
      const told = looked(register).found.filter(({ issue }) => issue.problem.code === "number-out-of-range");
      expect(told.length).toBeGreaterThan(0);
      expect(register.cases.every(({ complaint }) => complaint.lotQty === null)).toBe(true);
    }
  });
});

describe("any text in 设置 that is wrong is one finding, with the default in force, never a stack", () => {
  it("any string in any setting leaves check, due and the next number running", () => {
    const words = fc.constantFrom(
      "N",
      "YY",
      "YYYY",
      "MM",
      "DD",
      "-",
      "是",
      "否",
      "、",
      "0",
      "9",
      "一般",
      "(",
      "\n",
    );
    const value = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 8 }).map((all) => all.join("")),
      fc.constantFrom("99999999", "-1", "1e9", "0", "99999999999999999999", "NCR-YYMMDD", "COMM-YYMMDD-NN"),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 5, maxLength: 5 }), (values) => {
        const register = sampleWith((table, field, _, row) =>
          table === "setting" && field === "value" ? values[row % values.length] : undefined,
        );
        const { found, number } = looked(register);
        expect(number).not.toBe("");
        const refused = found.filter(({ issue }) => issue.problem.code === "setting-refused");
        for (const { cell, issue } of refused)
          expect([issue.rule, cell]).toEqual(["V-10", expect.any(String)]);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ["sla.closing", "99999999"],
    ["duplicate.days", "99999999"],
    ["verify.days", "3651"],
    ["repeat.months", "121"],
    ["level.major", "100000001"],
    ["document.no", "长".repeat(121)],
    ["document.no", "一\n二"],
    ["qty.pendingTokens", "52"],
    ["no.pattern", "NCR-YYMMDD"],
  ])("%s of %s is refused, at its cell, with what may be written", (key, value) => {
    const at = sample.tables.setting?.rows.findIndex(({ cells }) => cells.includes(key));
    const register = sampleWith((table, field, _, row) =>
      table === "setting" && field === "value" && row === at ? value : undefined,
    );
    const told = looked(register).found.filter(({ issue }) => issue.problem.code === "setting-refused");
    const may = settings.find((each) => each.key === key)?.hint;
    expect(told.map(({ issue }) => issue.problem)).toEqual([
      { code: "setting-refused", key, given: value, may },
    ]);
    expect(told[0]?.cell).toMatch(/^设置!D\d+$/);
    expect(settings.find((each) => each.key === key)?.show(register.procedure)).toBe(
      settings.find((each) => each.key === key)?.show(qp12a),
    );
  });
});

describe("numbers drawn under a former pattern stay valid", () => {
  const withPattern = (pattern: string) =>
    sampleWith((table, field, _, row) =>
      table === "setting" &&
      field === "value" &&
      row === sample.tables.setting?.rows.findIndex(({ cells }) => cells.includes("no.pattern"))
        ? pattern
        : undefined,
    );
  it.each(["KS-YYYY-NNN", "COMM-YYMMDD-NN", "NCR-YYMM-NN"])(
    "none is told after a change to %s",
    (pattern) => {
      const { found, number } = looked(withPattern(pattern));
      expect(found.filter(({ issue }) => issue.rule === "V-01")).toEqual([]);
      expect(number.slice(0, 3)).toBe(pattern.slice(0, 3));
    },
  );
});
