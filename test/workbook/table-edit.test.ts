import ExcelJS from "exceljs";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { attribute, child, childrenOf, descendants, parseXml } from "../../src/opc/xml";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import type { CellsByField } from "../../src/workbook/port";
import { insert, refused, rowsOf, tableOf, ulid } from "./contract";
import { tinyRegister, type Variant } from "./tiny-register";

/** The customer table stands on the sheet 客户: columns B to H, header in row 3, data from row 4. */
const SHEET = "xl/worksheets/sheet2.xml";
const TABLE = "xl/tables/table2.xml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const two = [
  [ulid(1), "甲", "a"],
  [ulid(2), "乙", "b"],
] as const;

const open = async (variant?: Variant): Promise<FileWorkbook> =>
  openFileWorkbook(await tinyRegister(variant), nodeCodec);

async function part(workbook: FileWorkbook, name: string): Promise<string> {
  return (await OpcPackage.open(await workbook.bytes(), nodeCodec)).text(name);
}

async function cellsOf(workbook: FileWorkbook, name = SHEET): Promise<Map<string, string>> {
  const text = await part(workbook, name);
  return new Map(
    descendants(parseXml(text), "c").map((c) => [attribute(c, "r") ?? "", text.slice(c.start, c.end)]),
  );
}

async function update(workbook: FileWorkbook, n: number, cells: CellsByField): Promise<void> {
  const { version } = await workbook.read([]);
  await workbook.commit({ tables: { customer: { update: [{ id: ulid(n), cells }] } } }, version);
}

async function excelJs(workbook: FileWorkbook): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await workbook.bytes()).slice().buffer);
  const sheet = book.getWorksheet("客户");
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

/** A register with parts besides its own. */
async function openWith(
  variant: Variant,
  parts: Readonly<Record<string, { xml: string; type: string; link?: string }>>,
): Promise<FileWorkbook> {
  const pkg = await OpcPackage.open(await tinyRegister(variant), nodeCodec);
  for (const [name, { xml, type, link }] of Object.entries(parts)) {
    pkg.set(name, xml, type);
    if (link !== undefined) await pkg.relate("xl/workbook.xml", `${OFFICE}/${link}`, name);
  }
  return openFileWorkbook(await pkg.save(), nodeCodec);
}

describe("rows added to a table", () => {
  it("fill the empty row first and then reach below it", async () => {
    const workbook = await open();
    await insert(
      workbook,
      { id: ulid(1), name: "甲" },
      { id: ulid(2), name: "乙" },
      { id: ulid(3), name: "丙" },
    );
    const table = parseXml(await part(workbook, TABLE));
    expect(attribute(table, "ref")).toBe("B3:H6");
    expect(attribute(child(table, "autoFilter") ?? table, "ref")).toBe("B3:H6");
    expect(
      attribute(descendants(parseXml(await part(workbook, SHEET)), "dimension")[0] ?? table, "ref"),
    ).toBe("B3:H6");
    const sheet = await excelJs(workbook);
    expect([4, 5, 6, 7].map((row) => sheet.getCell(`C${String(row)}`).value)).toEqual([
      "甲",
      "乙",
      "丙",
      null,
    ]);
  });

  it("settle a table that showed its insert row", async () => {
    const patch = { [TABLE]: (xml: string) => xml.replace(' id="2"', ' id="2" insertRow="1"') };
    const workbook = await open({ patch });
    await insert(workbook, { id: ulid(1), name: "甲" });
    expect(attribute(parseXml(await part(workbook, TABLE)), "insertRow")).toBe("0");
    expect(attribute(parseXml(await part(workbook, TABLE)), "ref")).toBe("B3:H4");
  });

  it("look like the row above: each cell's style, the row's own height, no hiding", async () => {
    const patch = {
      [SHEET]: (xml: string) =>
        xml
          .replace('<row r="5">', '<row r="5" hidden="1" ht="30" customHeight="1" spans="2:4">')
          .replace('<c r="D5" s="1"', '<c r="D5" s="2"'),
    };
    const workbook = await open({ customers: two, patch });
    await insert(workbook, { id: ulid(3), name: "丙" });
    const cells = await cellsOf(workbook);
    expect(cells.get("D6")).toBe('<c r="D6" s="2"/>');
    expect(cells.get("C6")).toContain('<c r="C6" s="1" t="inlineStr">');
    expect(await part(workbook, SHEET)).toContain('<row r="6" ht="30" customHeight="1">');
  });

  it("take the column's style where the row above has no cell", async () => {
    const workbook = await open({ customers: [[ulid(1)]] });
    await insert(workbook, { id: ulid(2), name: "乙", shortName: "z" });
    const cells = await cellsOf(workbook);
    expect(cells.get("C5")).toContain(' s="1"');
    expect(cells.get("D5")).not.toContain(" s=");
  });

  it("move the totals row down and let its sums reach them", async () => {
    const workbook = await open({ customers: two, totalsRow: true });
    await insert(workbook, { id: ulid(3), name: "丙" }, { id: ulid(4), name: "丁" });
    const cells = await cellsOf(workbook);
    expect(attribute(parseXml(await part(workbook, TABLE)), "ref")).toBe("B3:H8");
    expect(
      attribute(child(parseXml(await part(workbook, TABLE)), "autoFilter") ?? parseXml("<a/>"), "ref"),
    ).toBe("B3:H7");
    expect(cells.get("C8")).toBe('<c r="C8" s="2"><f>SUBTOTAL(103,C4:C7)</f><v>0</v></c>');
    expect(cells.get("B8")).toContain("合计");
    expect(cells.get("C6")).toContain("丙");
    expect((await tableOf(workbook, "customer")).faults).toEqual([{ kind: "totals-row", row: 8 }]);
    expect((await rowsOf(workbook, "customer")).map((r) => r["name"])).toEqual(["甲", "乙", "丙", "丁"]);
  });

  it("are refused where cells below are in use, and welcome where those are only formatted", async () => {
    const full = await open({
      customers: two,
      below: '<row r="7"><c r="A7"><v>1</v></c><c r="H7"><v>1</v></c></row>',
    });
    await insert(full, { id: ulid(3) });
    await expect(insert(full, { id: ulid(4) })).rejects.toMatchObject({
      code: "cells-below-in-use",
      detail: "客户!H7",
    });
    const formatted = '<row r="6" spans="3:4"><c r="C6" s="2"/><c r="J6"><v>5</v></c></row><row r="7"/>';
    const free = await open({ customers: two, below: formatted });
    await insert(free, { id: ulid(3), name: "丙" }, { id: ulid(4), name: "丁" });
    const cells = await cellsOf(free);
    expect(cells.get("C6")).toMatch(/s="1".*丙/);
    expect(cells.get("J6")).toBe('<c r="J6"><v>5</v></c>');
    expect(await part(free, SHEET)).toContain('<row r="6" spans="2:4">');
    expect(cells.get("C7")).toContain("丁");
  });

  it("are refused over merged cells below and at the end of the sheet", async () => {
    const merged = await open({
      customers: two,
      tail: '<mergeCells count="1"><mergeCell ref="A6:C7"/></mergeCells>',
    });
    await expect(insert(merged, { id: ulid(3) })).rejects.toMatchObject({
      code: "cells-below-in-use",
      detail: "客户!B6",
    });
    const last = await open({ patch: { [TABLE]: (xml) => xml.replaceAll("B3:H4", "B3:H1048576") } });
    await refused(insert(last, { id: ulid(1) }), "too-large");
  });
});

describe("what covered a table's rows", () => {
  const tail =
    '<conditionalFormatting sqref="C4:C5 J4:J5"><cfRule type="expression" priority="1"><formula>COUNTIF($C$4:$C$5,C4)&gt;1</formula></cfRule></conditionalFormatting>' +
    '<conditionalFormatting sqref="C5"><cfRule type="expression" priority="2"><formula>TRUE</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="2"><dataValidation type="list" sqref="D4:D5"><formula1>$B$4:$B$5</formula1></dataValidation><dataValidation type="list" sqref="E4:E1000"><formula1>"a,b"</formula1></dataValidation></dataValidations>' +
    '<ignoredErrors><ignoredError sqref="B4:H5" numberStoredAsText="1"/></ignoredErrors>';
  const x14 =
    '<extLst><ext uri="{1}"><x14:dataValidations xmlns:x14="x" xmlns:xm="y"><x14:dataValidation type="list"><x14:formula1><xm:f>客户!$C$4:$C$5</xm:f></x14:formula1><xm:sqref>F4:F5</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>';
  const names =
    '<definedName name="all">\'客户\'!$B$4:$H$5</definedName><definedName name="column">客户!$C$3:$C$5</definedName>' +
    '<definedName name="part">客户!$C$4:$C$4</definedName><definedName name="other">\'日志\'!$C$4:$C$5</definedName>' +
    '<definedName name="count">COUNTA(客户!$C$4:$C$5,"客户!$C$4:$C$5")</definedName>' +
    '<definedName name="_xlnm.Print_Area" localSheetId="1">客户!$A$1:$K$5</definedName>';

  it("covers the new ones too: formats, validations, names, print areas; and nothing else moves", async () => {
    const patch = { [SHEET]: (xml: string) => xml.replace("</worksheet>", `${x14}</worksheet>`) };
    const workbook = await open({ customers: two, tail, names, patch });
    await insert(workbook, { id: ulid(3) }, { id: ulid(4) });
    const sheet = parseXml(await part(workbook, SHEET));
    const refs = (local: string): unknown[] => descendants(sheet, local).map((e) => attribute(e, "sqref"));
    expect(refs("conditionalFormatting")).toEqual(["C4:C7 J4:J5", "C5"]);
    expect(refs("dataValidation")).toEqual(["D4:D7", "E4:E1000", undefined]);
    expect(refs("ignoredError")).toEqual(["B4:H7"]);
    expect(descendants(sheet, "formula").map((f) => f.text)).toEqual(["COUNTIF($C$4:$C$7,C4)>1", "TRUE"]);
    expect(descendants(sheet, "formula1").map((f) => f.text)).toEqual(["$B$4:$B$7", '"a,b"', ""]);
    expect(descendants(sheet, "f").at(-1)?.text).toBe("客户!$C$4:$C$7");
    expect(descendants(sheet, "sqref").map((s) => s.text)).toEqual(["F4:F7"]);
    const book = parseXml(await part(workbook, "xl/workbook.xml"));
    const defined = new Map(descendants(book, "definedName").map((n) => [attribute(n, "name"), n.text]));
    expect(defined.get("all")).toBe("'客户'!$B$4:$H$7");
    expect(defined.get("column")).toBe("客户!$C$3:$C$7");
    expect(defined.get("part")).toBe("客户!$C$4:$C$4");
    expect(defined.get("other")).toBe("'日志'!$C$4:$C$5");
    expect(defined.get("count")).toBe('COUNTA(客户!$C$4:$C$7,"客户!$C$4:$C$5")');
    expect(defined.get("_xlnm.Print_Area")).toBe("客户!$A$1:$K$7");
    expect(defined.get("_kesu.customer.name")).toBe("'客户'!$C$3");
  });

  it("is drawn and pivoted with them: chart ranges, pivot caches", async () => {
    const chart = (ref: string): string =>
      `<c:chartSpace xmlns:c="c"><c:ser><c:f>${ref}</c:f></c:ser><c:ser><c:f>客户!$D$4</c:f></c:ser></c:chartSpace>`;
    const cache = (source: string): string =>
      `<pivotCacheDefinition xmlns="m"><cacheSource type="worksheet">${source}</cacheSource></pivotCacheDefinition>`;
    const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    const cacheType = "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml";
    const pivot = (source: string) => ({ xml: cache(source), type: cacheType, link: "pivotCacheDefinition" });
    const workbook = await openWith(
      { customers: two },
      {
        "xl/charts/chart1.xml": { xml: chart("客户!$C$4:$C$5"), type: chartType },
        "xl/charts/chart2.xml": { xml: chart("日志!$C$4:$C$5"), type: chartType },
        "xl/pivotCache/byName.xml": pivot('<worksheetSource name="T_customer"/>'),
        "xl/pivotCache/byRange.xml": pivot('<worksheetSource ref="B3:H5" sheet="客户"/>'),
        "xl/pivotCache/other.xml": pivot('<worksheetSource name="T_log"/>'),
      },
    );
    await insert(workbook, { id: ulid(3) });
    expect(await part(workbook, "xl/charts/chart1.xml")).toBe(chart("客户!$C$4:$C$6"));
    expect(await part(workbook, "xl/charts/chart2.xml")).toBe(chart("日志!$C$4:$C$5"));
    expect(await part(workbook, "xl/pivotCache/byName.xml")).toContain('refreshOnLoad="1"');
    expect(await part(workbook, "xl/pivotCache/byRange.xml")).toMatch(/refreshOnLoad="1".*ref="B3:H6"/);
    expect(await part(workbook, "xl/pivotCache/other.xml")).not.toContain("refreshOnLoad");
  });
});

describe("formulas", () => {
  const calculated = { site: 'T_customer[[#This Row],[name]]&"<客>"' };
  const chain = {
    "xl/calcChain.xml": {
      xml: "<calcChain/>",
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
      link: "calcChain",
    },
  };

  it("of a column are written with the result they come with", async () => {
    const workbook = await open({ calculated });
    await insert(workbook, { id: ulid(1), name: "甲", site: "甲<客>" }, { id: ulid(2), name: "乙" });
    const cells = await cellsOf(workbook);
    const f = '<f>T_customer[[#This Row],[name]]&amp;"&lt;客&gt;"</f>';
    expect(cells.get("H4")).toBe(`<c r="H4" s="1" t="str">${f}<v>甲&lt;客&gt;</v></c>`);
    expect(cells.get("H5")).toBe(`<c r="H5" s="1">${f}</c>`);
    expect((await tableOf(workbook, "customer")).faults).toEqual([]);
    await update(workbook, 1, { name: "甲二", site: 5 });
    expect((await cellsOf(workbook)).get("H4")).toBe(`<c r="H4" s="1">${f}<v>5</v></c>`);
    expect((await excelJs(workbook)).getCell("H4").value).toMatchObject({
      formula: 'T_customer[[#This Row],[name]]&"<客>"',
      result: 5,
    });
  });

  it("that are lost or strayed are reported, and a lost one is put back", async () => {
    const rows = [[ulid(1), "甲", '<c t="str"><f>UPPER(C4)</f><v>x</v></c>', "", "", "", "constant"]];
    const workbook = await open({ customers: rows, calculated });
    expect((await tableOf(workbook, "customer")).faults).toEqual([
      { kind: "stray-formula", row: 4, column: "shortName", text: "UPPER(C4)" },
      { kind: "lost-formula", row: 4, column: "site" },
    ]);
    await update(workbook, 1, { site: "again", shortName: "plain" });
    expect((await tableOf(workbook, "customer")).faults).toEqual([]);
  });

  it("come and go with the calculation chain; Excel is told to calculate", async () => {
    const plain = await openWith({ customers: two }, chain);
    await update(plain, 1, { name: "丙" });
    expect(await part(plain, "xl/calcChain.xml")).toBe("<calcChain/>");
    const workbook = await openWith({ customers: two, calculated }, chain);
    await insert(workbook, { id: ulid(3) });
    const pkg = await OpcPackage.open(await workbook.bytes(), nodeCodec);
    expect(pkg.has("xl/calcChain.xml")).toBe(false);
    expect((await pkg.relationships("xl/workbook.xml")).some((r) => r.type.endsWith("/calcChain"))).toBe(
      false,
    );
    expect(await pkg.text("[Content_Types].xml")).not.toContain("calcChain");
    const book = parseXml(await pkg.text("xl/workbook.xml"));
    expect(book.children.map((c) => c.local)).toEqual(["workbookPr", "sheets", "definedNames", "calcPr"]);
    expect(attribute(child(book, "calcPr") ?? book, "fullCalcOnLoad")).toBe("1");
  });

  it("shared with a cell that is overwritten are spelled out for the others", async () => {
    const shared = (master: string): string => `<c><f t="shared"${master} si="0"/><v>1</v></c>`;
    const rows = [
      [ulid(1), '<c><f t="shared" ref="C4:C6" si="0">LEN(B4)&amp;$D$4</f><v>1</v></c>'],
      [ulid(2), shared("")],
      [ulid(3), shared("")],
    ];
    const workbook = await open({ customers: rows });
    await update(workbook, 1, { name: "甲" });
    const cells = await cellsOf(workbook);
    expect(cells.get("C5")).toBe('<c r="C5"><f>LEN(B5)&amp;$D$4</f><v>1</v></c>');
    expect(cells.get("C6")).toBe('<c r="C6"><f>LEN(B6)&amp;$D$4</f><v>1</v></c>');
    const follower = await open({ customers: rows });
    await update(follower, 2, { name: "乙" });
    expect((await cellsOf(follower)).get("C4")).toContain('t="shared" ref="C4:C6"');
    expect((await tableOf(follower, "customer")).faults).toEqual([
      { kind: "stray-formula", row: 4, column: "name", text: "LEN(B4)&$D$4" },
      { kind: "stray-formula", row: 6, column: "name", text: "LEN(B6)&$D$4" },
    ]);
  });

  it("over several cells are not broken", async () => {
    const rows = [
      [ulid(1), '<c><f t="array" ref="C4:C5">ROW(1:2)</f><v>1</v></c>'],
      [ulid(2), "<c><v>2</v></c>"],
    ];
    const workbook = await open({ customers: rows });
    await expect(update(workbook, 2, { name: "乙" })).rejects.toMatchObject({
      code: "unsupported",
      detail: expect.stringContaining("客户!C5") as unknown,
    });
    await update(workbook, 2, { shortName: "乙" });
    const single = await open({ customers: [[ulid(1), '<c><f t="array" ref="C4">SUM(1)</f><v>1</v></c>']] });
    await update(single, 1, { name: "甲" });
    expect(await rowsOf(single, "customer")).toMatchObject([{ name: "甲" }]);
  });

  it("outside the tables take their results, and constants do not", async () => {
    const below =
      '<row r="20"><c r="J20" s="2" t="str"><f>T_customer[name]</f><v>old</v></c><c r="K20"><v>1</v></c></row>' +
      '<row r="21"><c r="J21" cm="1"><f t="array" ref="J21:K21">SORT(J1:K1)</f><v>1</v></c><c r="K21" t="str"><v>x</v></c></row>';
    const names =
      '<definedName name="_kesu.sum" hidden="1">客户!$J$20:$K$21</definedName><definedName name="gone">#REF!</definedName>';
    const workbook = await open({ below, names, tail: '<sheetProtection sheet="1"/>' });
    const results = {
      "_kesu.sum": [
        ["新", 9],
        [3, "y"],
      ],
      gone: [[1]],
      nobody: [[1]],
    };
    const before = (await workbook.read([])).version;
    expect(await workbook.commit({ tables: {}, results }, before)).not.toBe(before);
    const cells = await cellsOf(workbook);
    expect(cells.get("J20")).toBe('<c r="J20" s="2" t="str"><f>T_customer[name]</f><v>新</v></c>');
    expect(cells.get("K20")).toBe('<c r="K20"><v>1</v></c>');
    expect(cells.get("J21")).toBe('<c r="J21" cm="1"><f t="array" ref="J21:K21">SORT(J1:K1)</f><v>3</v></c>');
    expect(cells.get("K21")).toBe('<c r="K21" t="str"><v>y</v></c>');
  });
});

describe("the look of texts", () => {
  it("that Excel would calculate carries the apostrophe mark, and only as long as they do", async () => {
    const workbook = await open({ customers: [[ulid(1), "甲", "a"]] });
    await update(workbook, 1, { name: "=1+1", shortName: "-x", site: "+86" });
    const cells = await cellsOf(workbook);
    const styles = parseXml(await part(workbook, "xl/styles.xml"));
    const list = child(styles, "cellXfs");
    if (list === undefined) throw new Error("no formats");
    const formats = childrenOf(list, "xf");
    const styleOf = (cell: string): (typeof formats)[number] | undefined =>
      formats[Number(/ s="(\d+)"/.exec(cells.get(cell) ?? "")?.[1])];
    for (const cell of ["C4", "D4", "H4"])
      expect(attribute(styleOf(cell) ?? styles, "quotePrefix")).toBe("1");
    expect(attribute(styleOf("C4") ?? styles, "numFmtId")).toBe("49");
    expect(formats).toHaveLength(5);
    expect(attribute(list, "count")).toBe("5");
    await update(workbook, 1, { name: "plain", shortName: 5 });
    expect((await cellsOf(workbook)).get("C4")).toContain('<c r="C4" s="1" t="inlineStr">');
    expect((await cellsOf(workbook)).get("D4")).toBe('<c r="D4" s="1"><v>5</v></c>');
    await insert(workbook, { id: ulid(2), name: "@a" }, { id: ulid(3), name: "b" });
    expect(
      childrenOf(child(parseXml(await part(workbook, "xl/styles.xml")), "cellXfs") ?? styles, "xf"),
    ).toHaveLength(5);
  });

  it("is stored so that other readers see it", async () => {
    const workbook = await open();
    await insert(workbook, {
      id: ulid(1),
      name: ' <客户> & "Ko" ',
      shortName: "007",
      contactName: "第一\n第二",
      site: true,
      contactPhone: 1e21,
    });
    const sheet = await excelJs(workbook);
    expect(["C4", "D4", "E4", "H4", "F4"].map((cell) => sheet.getCell(cell).value)).toEqual([
      ' <客户> & "Ko" ',
      "007",
      "第一\n第二",
      true,
      1e21,
    ]);
  });
});

describe("a sheet that must not be written", () => {
  it("is refused when protected or merged, and the register stays as it was", async () => {
    const locked = await open({ customers: two, tail: '<sheetProtection sheet="1" objects="1"/>' });
    await expect(insert(locked, { id: ulid(3) })).rejects.toMatchObject({
      code: "sheet-protected",
      detail: "客户",
    });
    const unlocked = await open({ customers: two, tail: '<sheetProtection objects="1"/>' });
    await insert(unlocked, { id: ulid(3) });
    const merged = await open({
      customers: two,
      tail: '<mergeCells count="1"><mergeCell ref="C4:D4"/></mergeCells>',
    });
    expect((await tableOf(merged, "customer")).faults).toEqual([
      { kind: "merged-cells", row: 4, text: "C4:D4" },
    ]);
    await refused(update(merged, 1, { name: "丙" }), "register-damaged");
    expect(await rowsOf(merged, "customer")).toMatchObject([{ name: "甲" }, { name: "乙" }]);
  });
});
