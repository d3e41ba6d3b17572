import { ExcelSheet } from "../../../src/workbook/excel/excel-sheet";
import type { DueLine } from "../../../src/workbook/sheet";
import { ulid } from "../contract";
import { anExcelRegister, closeAll } from "./excel-register";

afterEach(closeAll);

const line = (change: Partial<DueLine> = {}): DueLine => ({
  owner: "吴静",
  complaintNo: "26112001",
  customer: "苏州澜起光电",
  what: "送总经理批示",
  due: "2026-11-23",
  state: "逾期 2 天",
  age: "5",
  at: { table: "complaint", row: 4, field: "complaintNo" },
  ...change,
});

async function staged() {
  const { host, door, office, workbook } = await anExcelRegister();
  const { version } = await workbook.read(["complaint"]);
  const insert = [{ id: ulid(1), complaintNo: "26112001", customer: "苏州澜起光电" }];
  await workbook.commit({ tables: { complaint: { insert } } }, version);
  const found = async (): Promise<{ names: string[]; values: unknown[][]; formulas: unknown[][] }> =>
    office.Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      const used = context.workbook.worksheets.getItem("待办").getUsedRange().load("values,formulas");
      await context.sync();
      return {
        names: sheets.items.map(({ name }) => name),
        values: used.values as unknown[][],
        formulas: used.formulas as unknown[][],
      };
    });
  return { host, sheet: new ExcelSheet(door, workbook), found };
}

test("the to-do stands on a sheet of its own, the number leads to the row of the case by its id", async () => {
  const { sheet, found } = await staged();
  await sheet.showDue(
    [line(), line({ complaintNo: "", customer: "", what: "=月度评审", at: undefined })],
    "2026-11-25 08:00",
  );
  const { values, formulas } = await found();
  expect(values[0]?.[0]).toBe("待办：2 条（2026-11-25 08:00）");
  expect(values[2]).toEqual(["负责人", "客诉编号", "客户", "事项", "期限", "状况", "已历天数"]);
  expect(formulas[3]?.[1]).toMatch(
    new RegExp(`^=IFERROR\\(HYPERLINK\\(.*MATCH\\("${ulid(1)}".*"26112001"\\)$`),
  );
  expect([0, 2, 3, 4, 5, 6].map((at) => values[3]?.[at])).toEqual([
    "吴静",
    "苏州澜起光电",
    "送总经理批示",
    "2026-11-23",
    "逾期 2 天",
    "5",
  ]);
  expect([values[4]?.[1], values[4]?.[3]]).toEqual(["", "=月度评审"]);
});

test("it is made anew in the same sheet, beside that of the findings", async () => {
  const { sheet, found } = await staged();
  await sheet.showDue([line(), line()], "2026-11-25 08:00");
  await sheet.show([], "2026-11-25 08:00");
  await sheet.showDue([line({ owner: "许总" })], "2026-11-26 08:00");
  const { names, values } = await found();
  expect(names.filter((name) => /^(待办|校验结果)/.test(name))).toEqual(["待办", "校验结果"]);
  expect(values.slice(4).flat().join("")).toBe("");
  expect(values[3]?.[0]).toBe("许总");
});
