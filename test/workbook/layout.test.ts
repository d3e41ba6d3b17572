import { qp12a } from "../../src/procedure/qp-12a";
import { procedureInForce, settings } from "../../src/procedure/settings";
import { isPart, partNames } from "../../src/records/parts";
import { fieldsOf, tableNames, tables } from "../../src/records/tables";
import { registerLayout } from "../../src/workbook/layout";
import { checkOf } from "../../src/workbook/layout-checks";
import { columnFormula, type DisplayNames } from "../../src/workbook/layout-formula";
import { rowHeight } from "../../src/workbook/row-height";
import { countedIds } from "./counted-ids";

const layout = registerLayout({ procedure: qp12a, newId: countedIds() });
const placed = layout.flatMap((sheet) => sheet.tables);
const columns = placed.flatMap((table) => table.columns.map((column) => ({ ...column, table: table.table })));
const names = Object.fromEntries(
  tableNames.map((table) => [table, tables[table].label.zh]),
) as unknown as DisplayNames;

describe("the layout of the register", () => {
  it("places every table once, with every field in the order of its list", () => {
    expect(placed.map(({ table }) => table).sort()).toEqual([...tableNames].sort());
    for (const table of placed)
      expect(table.columns.map(({ field }) => field)).toEqual(Object.keys(fieldsOf(table.table)));
  });

  it("lets every table grow downwards: none stands under another, a free column is between neighbours", () => {
    for (const { tables: onSheet } of layout)
      for (const [index, table] of onSheet.entries()) {
        const next = onSheet[index + 1];
        if (next) expect(next.at.column).toBeGreaterThan(table.at.column + table.columns.length);
      }
  });

  it("has no title or note under a validation, though validations cover whole columns", () => {
    for (const { name, cells, tables: onSheet } of layout)
      for (const { row, column, value, style } of cells) {
        const under = onSheet.map(({ at, columns: own }) => own[column - at.column]).find(Boolean);
        const isLegend = row === 1 && style?.border === true;
        if (under && row < 3 && !isLegend)
          expect([name, value, under.field, checkOf(under)]).toEqual([name, value, under.field, undefined]);
      }
  });

  it("has headers that are unique in their table and sheets whose names Excel takes", () => {
    for (const table of placed) {
      const labels = table.columns.map(({ label }) => label);
      expect([...new Set(labels)]).toEqual(labels);
    }
    for (const { name } of layout) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });

  it("calls its tables what Excel takes for a table's name: a letter first, nothing like a cell", () => {
    for (const name of Object.values(names)) {
      expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_.]*$/u);
      expect(name).not.toMatch(/^([a-z]{1,3}\d+|r\d*c\d*|[rc])$/i);
    }
  });

  it("keeps the number, the tab and the head of every list of a case in sight", () => {
    const lists = layout.filter(({ tables: [first] }) => first !== undefined && isPart(first.table));
    expect(lists).toHaveLength(partNames.length);
    for (const { tables: onSheet, freeze, print, tab } of lists) {
      const [{ columns: own, filter } = onSheet[0]!] = onSheet;
      expect(own[freeze!.columns - 1]?.field).toBe("complaintNo");
      expect([freeze?.rows, print.titleRows, filter, tab]).toEqual([3, 3, true, "ED7D31"]);
      const shown = own.filter(({ hidden }) => !hidden).map(({ width }) => width);
      expect(shown.reduce((sum, width) => sum + width, 0)).toBeLessThan(270);
    }
  });

  it("keeps 007 and -5℃ as typed: text is formatted as text, but for what a formula writes", () => {
    const text = columns.filter(({ table, field }) =>
      ["id", "text", "longText", "choice", "flag", "ref"].includes(fieldsOf(table)[field]!.kind),
    );
    const wrong = text.filter(({ style, formula }) => (style.format === "@") === (formula !== undefined));
    expect(wrong).toEqual([]);
  });

  it("stops at closed lists, warns at names a master does not have (V-11) and only offers demands", () => {
    const choice = (field: string): unknown =>
      columns.find((column) => column.table === "complaint" && column.field === field)?.choice;
    expect(choice("safetyRisk")).toEqual({ words: ["是", "否", "待定"], otherwise: "stop" });
    expect(choice("massReturn")).toEqual({ words: ["是", "否"], otherwise: "stop" });
    expect(choice("customer")).toEqual({ names: "customer", otherwise: "warn" });
    expect(choice("customerDemand")).toMatchObject({ otherwise: "allow" });
    expect(columns.filter(({ prompt }) => (prompt?.length ?? 0) > 255)).toEqual([]);
  });

  it("hides ids and helper columns and prints the columns of the form", () => {
    const sheet = layout[0]!;
    const shown = sheet.tables[0]!.columns.slice(sheet.print.columns!.first - 1, sheet.print.columns!.last);
    expect(shown.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["客诉编号", "客户名称", "投诉原因", "料号", "不良率", "客户要求", "样品"]),
    );
    expect(shown.filter(({ hidden }) => hidden)).toEqual([]);
    const internal = columns.filter(({ field }) => /^(id|ym|complaintId|seal)$/.test(field));
    expect(internal.filter(({ hidden }) => !hidden)).toEqual([]);
  });

  it("starts with every setting as the procedure has it, each a value of its own setting", () => {
    const rows = placed.find(({ table }) => table === "setting")!.rows;
    expect(rows.map((row) => row["key"])).toEqual(settings.map(({ key }) => key));
    const typed = rows.map((row) => ({ key: row["key"] as string, value: row["value"] as string }));
    expect(procedureInForce(qp12a, typed)).toEqual({ procedure: qp12a, refused: [] });
    expect(placed.find(({ table }) => table === "department")!.rows.map((row) => row["name"])).toEqual(
      qp12a.departments,
    );
  });

  it("writes formulas with the names the tables have in the workbook", () => {
    expect(
      columnFormula("SUMIFS({productLine.lotQty},{productLine.complaintId},{id})", "complaint", names),
    ).toBe("SUMIFS(明细[数量],明细[台账ID],客诉台账[[#This Row],[台账ID]])");
    expect(columnFormula("{status}", "complaint", { ...names, complaint: "客诉台账_2" })).toBe(
      "客诉台账_2[[#This Row],[状态]]",
    );
  });

  it("gives a row the height its longest wrapped text needs, Chinese counting double", () => {
    expect(rowHeight([])).toBeUndefined();
    expect(rowHeight([{ text: "一二三四五六七八九", width: 20 }])).toBeUndefined();
    expect(rowHeight([{ text: "一二三四五六七八九十", width: 20 }])).toBe(30);
    expect(
      rowHeight([
        { text: "一\n二\n三", width: 20 },
        { text: "a", width: 2 },
      ]),
    ).toBe(43.5);
    expect(rowHeight([{ text: "长".repeat(4000), width: 20 }])).toBe(409);
  });
});
