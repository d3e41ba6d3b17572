import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ExcelJS from "exceljs";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { attribute, child, childrenOf, parseXml } from "../../src/opc/xml";
import { qp12a } from "../../src/procedure/qp-12a";
import { complaintFields } from "../../src/records/complaint";
import { partNames } from "../../src/records/parts";
import { fieldsOf, tableNames, tables } from "../../src/records/tables";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { LAYOUT_VERSION } from "../../src/workbook/layout-version";
import { columnLetters } from "../../src/workbook/ooxml/address";
import { addRegister, newRegister } from "../../src/workbook/new-register";
import { registerTemplate, TEMPLATE } from "../../tools/build-register-template";
import { newValidatorErrors, validatorErrors, validatorIsThere } from "../corpus/validator";
import { countedIds } from "./counted-ids";
import { seenByExcelJs } from "./excel-js";
import { converted, libreOfficeIsThere } from "./libre-office";
import { tinyRegister } from "./tiny-register";

jest.setTimeout(120_000);

const options = () => ({ procedure: qp12a, newId: countedIds(), codec: nodeCodec });
const validated = validatorIsThere ? it : it.skip;
const withLibreOffice = libreOfficeIsThere ? it : it.skip;
if (!validatorIsThere) process.stdout.write("tools/validator is not installed: Open XML not validated\n");

let register: Uint8Array;
let book: ExcelJS.Workbook;
beforeAll(async () => {
  register = await newRegister(options());
  book = await seenByExcelJs(register);
});

/** The defined names of a workbook as its part has them. */
async function namesIn(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = await OpcPackage.open(bytes, nodeCodec);
  const { root } = await parts.xml("xl/workbook.xml");
  return new Map(
    childrenOf(child(root, "definedNames")!, "definedName")
      .filter((each) => attribute(each, "localSheetId") === undefined)
      .map((each) => [attribute(each, "name") ?? "", each.text]),
  );
}

/** Every part of a package; compressed bytes may differ from one version of Node to the next. */
async function textsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const parts = await OpcPackage.open(bytes, nodeCodec);
  return Object.fromEntries(
    await Promise.all(parts.names().map(async (name) => [name, await parts.text(name)] as const)),
  );
}

/** The validations of a sheet by the letters of the whole column each covers. */
async function validationsOf(
  bytes: Uint8Array,
  part: string,
): Promise<Map<string, { type: string; formula: string }>> {
  const { root } = await (await OpcPackage.open(bytes, nodeCodec)).xml(part);
  return new Map(
    childrenOf(child(root, "dataValidations")!, "dataValidation").map((each) => {
      const [, letters = ""] = /^([A-Z]+)1:[A-Z]+1048576$/.exec(attribute(each, "sqref") ?? "") ?? [];
      return [letters, { type: attribute(each, "type") ?? "", formula: child(each, "formula1")?.text ?? "" }];
    }),
  );
}

/** The cell a name such as '客诉台账'!$K$3 refers to. */
const cellAt = (workbook: ExcelJS.Workbook, reference = ""): ExcelJS.Cell | undefined => {
  const [, sheet = "", address = ""] = /^'(.+)'!\$([A-Z]+\$\d+)$/.exec(reference) ?? [];
  return workbook.getWorksheet(sheet)?.getCell(address.replace("$", ""));
};

describe("a new register", () => {
  it("is the same for the same options, and the template is what the sources make", async () => {
    expect(Buffer.compare(register, await newRegister(options()))).toBe(0);
    const committed = readFileSync(resolve(__dirname, "../..", TEMPLATE));
    expect(await textsOf(committed)).toEqual(await textsOf(await registerTemplate()));
  });

  it("has its sheets in order, the log out of sight", () => {
    expect(
      book.worksheets.map(({ name, state }) => (state === "visible" ? name : `${name} ${state}`)),
    ).toEqual([
      ...[
        "客诉台账",
        "明细",
        ...partNames.map((table) => (table === "eightD" ? "8D" : tables[table].label.zh)),
        "月度回顾",
        "透视分析",
        "客户",
        "料号",
        "不良代码",
        "基础资料",
        "出货",
        "节假日",
        "设置",
      ],
      "操作日志 veryHidden",
    ]);
  });

  it("leads to every column by a hidden name that refers to its header", async () => {
    const names = await namesIn(register);
    expect(names.get("_kesu.layout")).toBe(String(LAYOUT_VERSION));
    for (const table of tableNames)
      for (const [field, { label }] of Object.entries(fieldsOf(table)))
        expect([table, field, cellAt(book, names.get(`_kesu.${table}.${field}`))?.value]).toEqual([
          table,
          field,
          label.zh,
        ]);
  });

  it("drops down every choice, the names of the masters, and nothing else", async () => {
    const names = await namesIn(register);
    const validations = await validationsOf(register, "xl/worksheets/sheet1.xml");
    for (const [field, shape] of Object.entries(complaintFields)) {
      const { col } = cellAt(book, names.get(`_kesu.complaint.${field}`))!;
      const { type, formula } = validations.get(columnLetters(Number(col))) ?? {};
      if (shape.kind === "choice")
        expect([field, formula]).toEqual([field, `"${Object.keys(shape.options).join(",")}"`]);
      else if (shape.kind === "ref") expect([field, formula]).toEqual([field, `_kesu.list.${shape.to}`]);
      else if (shape.kind !== "flag" && !("suggest" in shape))
        expect([field, type]).not.toEqual([field, "list"]);
    }
    expect(names.get("_kesu.list.customer")).toBe("客户[客户名称]");
  });

  it("marks the cells whose header stands in 待改栏目, in any column of the row", async () => {
    const sheet = (await textsOf(register))["xl/worksheets/sheet1.xml"] ?? "";
    const names = await namesIn(register);
    const [, letter = ""] = /\$([A-Z]+)\$/.exec(names.get("_kesu.complaint.findings") ?? "") ?? [];
    const formula = `<formula>ISNUMBER(FIND(";"&amp;A$3&amp;";",$${letter}4))</formula>`;
    const rule = sheet.split("<conditionalFormatting ").find((each) => each.includes(formula));
    expect(rule).toMatch(/^sqref="A4:[A-Z]+1048576">/);
  });

  it("validates whole columns, so that a table in Excel grows below", async () => {
    for (const [part, xml] of Object.entries(await textsOf(register))) {
      const areas = [...xml.matchAll(/<dataValidation [^>]*sqref="([^"]*)"/g)].map(([, area]) => area);
      expect([part, areas.filter((area) => !/^([A-Z]+)1:[A-Z]+1048576$/.test(area ?? ""))]).toEqual([
        part,
        [],
      ]);
    }
  });

  it("reads empty, with the settings and departments of the procedure", async () => {
    const { tables: read } = await (await openFileWorkbook(register, nodeCodec)).read(tableNames);
    const filled = Object.fromEntries(tableNames.map((table) => [table, read[table]?.rows.length]));
    expect(filled).toMatchObject({ complaint: 0, productLine: 0, customer: 0, log: 0, department: 10 });
    expect(tableNames.flatMap((table) => read[table]?.faults ?? [])).toEqual([]);
    const setting = read.setting!;
    expect(setting.rows.map(({ cells }) => cells[setting.columns.indexOf("key")])).toContain("level.major");
  });

  validated("has nothing the Open XML SDK objects to", async () => {
    expect(await validatorErrors(register)).toEqual([]);
  });

  withLibreOffice("is opened and printed by LibreOffice", async () => {
    const pdf = await converted(register, "pdf");
    expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe("%PDF-");
  });
});

describe("a register added to a workbook", () => {
  /** A workbook that already has a sheet 客户 with a table 客户, a style or two and a name of a sheet's own. */
  async function host(): Promise<Uint8Array> {
    const other = new ExcelJS.Workbook();
    other.addWorksheet("旧表").getCell("A1").value = new Date(Date.UTC(2026, 10, 22));
    const sheet = other.addWorksheet("客户");
    sheet.pageSetup.printArea = "A1:C9";
    sheet.getCell("E1").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFF0000" } };
    sheet.addTable({ name: "客户", ref: "A1", columns: [{ name: "甲" }], rows: [["一"]] });
    return new Uint8Array(await other.xlsx.writeBuffer());
  }

  it("stands behind the sheets there are, under names that are free", async () => {
    const before = await host();
    const after = await addRegister(before, options());
    const read = await seenByExcelJs(after);
    const sheetNames = read.worksheets.map(({ name }) => name);
    expect(sheetNames.slice(0, 5)).toEqual(["旧表", "客户", "客诉台账", "明细", "措施"]);
    expect(sheetNames).toContain("客户 (2)");
    const names = await namesIn(after);
    expect(names.get("_kesu.list.customer")).toBe("客户_2[客户名称]");
    expect(cellAt(read, names.get("_kesu.customer.name"))?.value).toBe(tables.customer.fields.name.label.zh);
    expect(read.getWorksheet("客户")?.pageSetup.printArea).toBe("A1:C9");
    const opened = await (await openFileWorkbook(after, nodeCodec)).read(["customer", "complaint"]);
    expect([opened.tables.customer?.sheet, opened.tables.complaint?.sheet]).toEqual(["客户 (2)", "客诉台账"]);
    if (validatorIsThere) expect(await newValidatorErrors(before, after)).toEqual([]);
  });

  it("adds formats behind those there are, so that no cell changes its look", async () => {
    const [before, after] = [await host(), await addRegister(await host(), options())];
    const listsOf = async (bytes: Uint8Array): Promise<Record<string, string[]>> => {
      const text = await (await OpcPackage.open(bytes, nodeCodec)).text("xl/styles.xml");
      return Object.fromEntries(
        parseXml(text).children.map((list) => [
          list.local,
          list.children.map(({ start, end }) => text.slice(start, end)),
        ]),
      );
    };
    const [old, now] = [await listsOf(before), await listsOf(after)];
    for (const [list, items] of Object.entries(old))
      expect([list, now[list]?.slice(0, items.length)]).toEqual([list, items]);
    expect(now["cellXfs"]!.length).toBeGreaterThan(old["cellXfs"]!.length);
  });

  it("takes no second register, no locked workbook, and nothing that is no workbook", async () => {
    await expect(addRegister(register, options())).rejects.toMatchObject({ code: "already-a-register" });
    await expect(addRegister(await tinyRegister({ prefix: "x:" }), options())).rejects.toMatchObject({
      code: "already-a-register",
    });
    const locked = await OpcPackage.open(await host(), nodeCodec);
    const text = await locked.text("xl/workbook.xml");
    locked.set(
      "xl/workbook.xml",
      text.replace("<sheets>", '<workbookProtection lockStructure="1"/><sheets>'),
    );
    await expect(addRegister(await locked.save(), options())).rejects.toMatchObject({
      code: "sheet-protected",
    });
    await expect(addRegister(new Uint8Array(100), options())).rejects.toMatchObject({
      code: "not-a-workbook",
    });
    const empty = await OpcPackage.empty(nodeCodec).save();
    await expect(addRegister(empty, options())).rejects.toMatchObject({ code: "not-a-workbook" });
  });

  it("writes into a workbook whose elements have a prefix", async () => {
    const parts = await OpcPackage.open(await tinyRegister({ prefix: "x:" }), nodeCodec);
    const text = await parts.text("xl/workbook.xml");
    parts.set("xl/workbook.xml", text.replace(/<x:definedNames>.*<\/x:definedNames>/, ""));
    const after = await addRegister(await parts.save(), options());
    const root = parseXml(await (await OpcPackage.open(after, nodeCodec)).text("xl/workbook.xml"));
    expect(root.children.map(({ name }) => name)).toContain("x:definedNames");
    const opened = await (await openFileWorkbook(after, nodeCodec)).read(["complaint"]);
    expect(opened.tables.complaint).toMatchObject({ rows: [], faults: [] });
  });
});
