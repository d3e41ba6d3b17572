import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { same } from "../../src/opc/zip-write";
import { attribute, descendants, parseXml } from "../../src/opc/xml";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import { Spreadsheet } from "../../src/workbook/ooxml/spreadsheet";
import type { Cell } from "../../src/workbook/port";
import { newValidatorErrors, validatorIsThere } from "../corpus/validator";
import { insert, tableOf, ulid } from "./contract";
import { seenByExcelJs } from "./excel-js";
import { libreOfficeIsThere, recalculated } from "./libre-office";
import { tinyRegister, type Variant } from "./tiny-register";

jest.setTimeout(60_000);

/** The customer table: B3 to H6, with people's own columns from I on; row 7 is the next. */
const CUSTOMERS = "xl/worksheets/sheet2.xml";
const BOARD = "xl/worksheets/sheet4.xml";
const three = (...own: ((row: number) => string)[]): string[][] =>
  [4, 5, 6].map((row) => [ulid(row), "甲", "", "", "", "", "", ...own.map((cell) => cell(row))]);
const number = (row: number): string => `<c><v>${String(row * 10)}</v></c>`;
const formula = (text: (row: number) => string) => (row: number) =>
  `<c><f>${text(row).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</f><v>1</v></c>`;

const open = async (variant: Variant): Promise<FileWorkbook> =>
  openFileWorkbook(await tinyRegister(variant), nodeCodec);

async function part(workbook: FileWorkbook, name: string): Promise<string> {
  return (await OpcPackage.open(await workbook.bytes(), nodeCodec)).text(name);
}

/** The cells of a sheet as they are written, by address. */
async function cellsOf(workbook: FileWorkbook, name: string): Promise<Map<string, string>> {
  const text = await part(workbook, name);
  return new Map(
    descendants(parseXml(text), "c").map((c) => [attribute(c, "r") ?? "", text.slice(c.start, c.end)]),
  );
}

/** The formulas of a sheet by address, one that is shared spelled out. */
async function formulasOf(bytes: Uint8Array, sheet: string): Promise<Record<string, string>> {
  const book = await Spreadsheet.open(await OpcPackage.open(bytes, nodeCodec));
  const at = book.sheetNamed(sheet);
  if (at === undefined) throw new Error(sheet);
  const reader = await book.cells(at);
  const text = await book.pkg.text(at.part);
  const addresses = descendants(parseXml(text), "c").map((c) => attribute(c, "r") ?? "");
  return Object.fromEntries(
    addresses.flatMap((address, cell) => {
      const own = reader.formula(cell);
      return own === undefined ? [] : [[address, own]];
    }),
  );
}

/** The formula a new row gets in a column of people's own, whose formula in row 4 this is. */
async function ownFormula(first: string): Promise<string | undefined> {
  const workbook = await open({ customers: three(formula(() => "1")), own: { 自己: first } });
  await insert(workbook, { id: ulid(7) });
  return (await formulasOf(await workbook.bytes(), "客户"))["I7"];
}

/** The formula of a cell on a sheet of people's own after the table has grown by a row. */
async function boardFormula(text: string): Promise<string | undefined> {
  const cell = `<row r="1"><c r="A1"><f>${text.replaceAll("&", "&amp;")}</f><v>1</v></c></row>`;
  const workbook = await open({ customers: three(), sheets: { 看板: { rows: cell } } });
  await insert(workbook, { id: ulid(7) });
  return (await formulasOf(await workbook.bytes(), "看板"))["A1"];
}

describe("the user's own calculated column", () => {
  it("gets the formula of its own row in the new row: =Q7-R7, not the first row's =Q4-R4", async () => {
    const workbook = await open({
      customers: three(
        number,
        number,
        formula((row) => `I${String(row)}-J${String(row)}`),
      ),
      own: { 数量: "", 不良: "", 良品数: "I4-J4" },
    });
    await insert(workbook, { id: ulid(7) }, { id: ulid(8) });
    const cells = await cellsOf(workbook, CUSTOMERS);
    expect(cells.get("K7")).toBe('<c r="K7"><f>I7-J7</f></c>');
    expect(cells.get("K8")).toBe('<c r="K8"><f>I8-J8</f></c>');
    expect(cells.get("K6")).toBe('<c r="K6"><f>I6-J6</f><v>1</v></c>');
    expect(await part(workbook, "xl/tables/table2.xml")).toContain(">I4-J4</calculatedColumnFormula>");
    expect((await tableOf(workbook, "customer")).faults).toEqual([]);
    const seen = await seenByExcelJs(await workbook.bytes());
    expect(seen.getWorksheet("客户")?.getCell("K7").formula).toBe("I7-J7");
  });

  it.each([
    ["$C$4&C$4&$C4&C4", "$C$4&C$4&$C7&C7"],
    ["SUM(C$4:C4)", "SUM(C$4:C7)"],
    ["C4-C3", "C7-C6"],
    ["LOG10(C4)+DAYS360(C4,D4)", "LOG10(C7)+DAYS360(C7,D7)"],
    ['IF(C4="C4","it\'s C4",客户!C4+\'日志\'!C4)', 'IF(C7="C4","it\'s C4",客户!C7+\'日志\'!C7)'],
    [
      "T_customer[[#This Row],[name]]&T_customer[name]&C4",
      "T_customer[[#This Row],[name]]&T_customer[name]&C7",
    ],
    ["SUM(C:C)+SUM($4:$4)+SUM(4:4)", "SUM(C:C)+SUM($4:$4)+SUM(7:7)"],
    [
      "YTD2026+R1C1+Q4_小计+_xlfn.LET(_xlpm.c4,C4,_xlpm.c4)",
      "YTD2026+R1C1+Q4_小计+_xlfn.LET(_xlpm.c4,C7,_xlpm.c4)",
    ],
    ["[1]Sheet1!C4+'[2]a b'!C4", "[1]Sheet1!C7+'[2]a b'!C7"],
    ["SUM(客户:日志!C4)", "SUM(客户:日志!C7)"],
    ["C1048575+C4", "#REF!+C7"],
    ["SUM(C4:C1048576)", "SUM(#REF!)"],
    ['IF(C4<>"",C4&"<>","")', 'IF(C7<>"",C7&"<>","")'],
    ["C4/SUM(C$4:C$6)", "C7/SUM(C$4:C$7)"],
  ])("copies %s down as Excel does", async (first, seventh) => {
    expect(await ownFormula(first.replaceAll("&amp;", "&"))).toBe(seventh);
  });

  it("is filled in the new row though the row above has an exception", async () => {
    const customers = three((row) =>
      row === 6 ? '<c t="str"><v>免检</v></c>' : formula(() => `C${String(row)}`)(row),
    );
    const workbook = await open({ customers, own: { 自己: "C4" } });
    await insert(workbook, { id: ulid(7) });
    const cells = await cellsOf(workbook, CUSTOMERS);
    expect(cells.get("I7")).toContain("<f>C7</f>");
    expect(cells.get("I6")).toBe('<c r="I6" t="str"><v>免检</v></c>');
  });

  it("keeps what a person typed over it when the register's formulas of the row are put back", async () => {
    const customers = [[ulid(4), "甲", "", "", "", "", "site", '<c t="str"><v>免检</v></c>']];
    const workbook = await open({ customers, calculated: { site: "UPPER(C4)" }, own: { 自己: "C4" } });
    const { version } = await workbook.read([]);
    await workbook.commit({ tables: { customer: { restore: [ulid(4)] } } }, version);
    const cells = await cellsOf(workbook, CUSTOMERS);
    expect(cells.get("H4")).toContain("<f>UPPER(C4)</f>");
    expect(cells.get("I4")).toBe('<c r="I4" t="str"><v>免检</v></c>');
  });

  it("stays an array formula of one cell, with its mark", async () => {
    const patch = {
      "xl/tables/table2.xml": (xml: string) =>
        xml.replace("<calculatedColumnFormula>", '<calculatedColumnFormula array="1">'),
    };
    const array = (row: number): string =>
      `<c cm="1"><f t="array" ref="I${String(row)}">SUM(C${String(row)}*{1,2})</f><v>1</v></c>`;
    const workbook = await open({ customers: three(array), own: { 自己: "SUM(C4*{1,2})" }, patch });
    await insert(workbook, { id: ulid(7) });
    expect((await cellsOf(workbook, CUSTOMERS)).get("I7")).toBe(
      '<c r="I7" cm="1"><f t="array" ref="I7">SUM(C7*{1,2})</f></c>',
    );
  });

  it("is filled where another program dropped its note and three of the last five rows have the formula", async () => {
    const shared = (row: number): string =>
      row === 4
        ? '<c><f t="shared" ref="J4:J6" si="0">C4&amp;B4</f><v>1</v></c>'
        : '<c><f t="shared" si="0"/><v>1</v></c>';
    const once = (row: number): string => (row === 6 ? formula(() => "C6")(row) : number(row));
    const workbook = await open({
      customers: three(
        formula((row) => `C${String(row)}`),
        shared,
        once,
      ),
      own: { 每行: "", 共享: "", 一次: "" },
    });
    await insert(workbook, { id: ulid(7) });
    const now = await formulasOf(await workbook.bytes(), "客户");
    expect([now["I7"], now["J7"], now["K7"]]).toEqual(["C7", "C7&B7", undefined]);
  });

  it("keeps its formula in the empty row of a table without records, whatever the table part says", async () => {
    const customers = [["", "", "", "", "", "", "", "<c><f>C4</f></c>", "<c><f>C4</f></c>"]];
    const workbook = await open({ customers, own: { 记着: "C4", 没记: "" } });
    await insert(workbook, { id: ulid(4) }, { id: ulid(5) });
    const now = await formulasOf(await workbook.bytes(), "客户");
    expect([now["I4"], now["J4"], now["I5"]]).toEqual(["C4", "C4", "C5"]);
  });
});

describe("sums elsewhere over exactly the table's rows", () => {
  it.each([
    ["SUM(客户!C4:C6)", "SUM(客户!C4:C7)"],
    ["SUM('客户'!$C$4:$C$6)+客户!C$4:C6+客户!$C4:C$6", "SUM('客户'!$C$4:$C$7)+客户!C$4:C7+客户!$C4:C$7"],
    ["SUM(客户!C3:C6)", "SUM(客户!C3:C7)"],
    ['SUMPRODUCT((客户!C4:C6="C4:C6")*客户!D4:D6)', 'SUMPRODUCT((客户!C4:C7="C4:C6")*客户!D4:D7)'],
    ["COUNTA(客户!B3:H6,客户!$B$4:$H$6)", "COUNTA(客户!B3:H7,客户!$B$4:$H$7)"],
    ["SUM(客户!C4:C5)+SUM(客户!C5:C6)+客户!C6", "SUM(客户!C4:C5)+SUM(客户!C5:C6)+客户!C6"],
    ["SUM(客户!A4:C6)+SUM(客户!C4:Z6)+SUM(客户!C1:C6)", "SUM(客户!A4:C6)+SUM(客户!C4:Z6)+SUM(客户!C1:C6)"],
    ["SUM(日志!C4:C6)+SUM(C4:C6)", "SUM(日志!C4:C6)+SUM(C4:C6)"],
    ["SUM([1]客户!C4:C6)+SUM('[1]客户'!C4:C6)", "SUM([1]客户!C4:C6)+SUM('[1]客户'!C4:C6)"],
    ["SUM(客户:日志!C4:C6)", "SUM(客户:日志!C4:C6)"],
    ["SUM(客户!C:C)+SUM(客户!4:6)", "SUM(客户!C:C)+SUM(客户!4:6)"],
  ])("%s", async (before, after) => {
    expect(await boardFormula(before)).toBe(after);
  });

  it("grow in a cell that keeps its look, loses its stale result and leaves every other byte of the sheet alone", async () => {
    const rows =
      '<row r="1" ht="20"><c r="A1" s="1"><f ca="1">SUM(客户!C4:C6)</f><v>60</v></c><c r="B1" s="2"><v>6</v></c></row>' +
      '<row r="2"><c r="A2" t="str"><f>&#23458;&#25143;!C4&amp;TEXTJOIN(",",1,&#23458;&#25143;!C4:C6)</f><v>x</v></c></row>';
    const workbook = await open({ customers: three(), sheets: { 看板: { rows } } });
    const before = await part(workbook, BOARD);
    await insert(workbook, { id: ulid(7) });
    expect(await part(workbook, BOARD)).toBe(
      before
        .replace('<f ca="1">SUM(客户!C4:C6)</f><v>60</v>', '<f ca="1">SUM(客户!C4:C7)</f>')
        .replace(/<c r="A2".*?<\/c>/, '<c r="A2"><f>客户!C4&amp;TEXTJOIN(",",1,客户!C4:C7)</f></c>'),
    );
  });

  it("leave a sheet as it is, byte for byte, where none grows", async () => {
    const rows = '<row r="6"><c r="A6"><f>SUM(日志!C4:C6)</f><v>6</v></c></row>';
    const workbook = await open({ customers: three(), sheets: { 看板: { rows } } });
    const before = await OpcPackage.open(await workbook.bytes(), nodeCodec);
    await insert(workbook, { id: ulid(7) });
    const after = await OpcPackage.open(await workbook.bytes(), nodeCodec);
    for (const name of [BOARD, "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"])
      expect(same(await before.bytes(name), await after.bytes(name))).toBe(true);
  });

  it("grow on the table's own sheet, above and beside it, and not in a running total", async () => {
    const below =
      '<row r="20"><c r="B20"><f>SUM(C4:C6)</f><v>1</v></c><c r="C20"><f>SUM(客户!C4:C6)</f></c></row>';
    const patch = {
      [CUSTOMERS]: (xml: string) =>
        xml
          .replace(
            '<row r="3">',
            '<row r="1"><c r="C1"><f>SUBTOTAL(9,C4:C6)</f><v>1</v></c></row><row r="3">',
          )
          .replace(
            /<\/row>(?=<row r="20">)/,
            '<c r="Z6"><f>SUM(C$4:C6)</f></c><c r="AA6"><f>SUM(C4:C6)</f></c></row>',
          ),
    };
    const workbook = await open({ customers: three(), below, patch });
    await insert(workbook, { id: ulid(7) });
    expect(await formulasOf(await workbook.bytes(), "客户")).toEqual({
      C1: "SUBTOTAL(9,C4:C7)",
      B20: "SUM(C4:C7)",
      C20: "SUM(客户!C4:C7)",
      Z6: "SUM(C$4:C6)",
      AA6: "SUM(C4:C7)",
    });
  });

  it("in the table's rows: a share of the whole grows in every row, a running total in none", async () => {
    const workbook = await open({
      customers: three(
        formula((row) => `C${String(row)}/SUM(C$4:C$6)`),
        formula((row) => `SUM(C$4:C${String(row)})`),
      ),
      own: { 占比: "C4/SUM(C$4:C$6)", 累计: "SUM(C$4:C4)" },
    });
    await insert(workbook, { id: ulid(7) });
    const now = await formulasOf(await workbook.bytes(), "客户");
    expect([4, 5, 6, 7].map((row) => now[`I${String(row)}`])).toEqual(
      [4, 5, 6, 7].map((row) => `C${String(row)}/SUM(C$4:C$7)`),
    );
    expect([4, 5, 6, 7].map((row) => now[`J${String(row)}`])).toEqual(
      [4, 5, 6, 7].map((row) => `SUM(C$4:C${String(row)})`),
    );
    const again = await openFileWorkbook(await workbook.bytes(), nodeCodec);
    await insert(again, { id: ulid(8) });
    expect((await formulasOf(await again.bytes(), "客户"))["I8"]).toBe("C8/SUM(C$4:C$8)");
  });

  it("grow in formulas that cells share and in those over several cells", async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="3">SUM(客户!C4:C6)</f><v>1</v></c><c r="B1"><f t="shared" si="3"/><v>1</v></c></row>' +
      '<row r="2"><c r="A2"><f t="shared" si="3"/><v>1</v></c><c r="B2" s="1"><f t="shared" si="3"/><v>7</v></c></row>' +
      '<row r="4"><c r="A4" cm="1"><f t="array" ref="A4:A6">客户!C4:C6</f><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>';
    const workbook = await open({ customers: three(), sheets: { 看板: { rows } } });
    await insert(workbook, { id: ulid(7) });
    expect(await formulasOf(await workbook.bytes(), "看板")).toEqual({
      A1: "SUM(客户!C4:C7)",
      B1: "SUM(客户!D4:D7)",
      A2: "SUM(客户!C5:C7)",
      B2: "SUM(客户!D5:D7)",
      A4: "客户!C4:C7",
    });
    const cells = await cellsOf(workbook, BOARD);
    expect(cells.get("B2")).toBe('<c r="B2" s="1"><f>SUM(客户!D5:D7)</f><v>7</v></c>');
    expect(cells.get("A4")).toBe('<c r="A4" cm="1"><f t="array" ref="A4:A6">客户!C4:C7</f></c>');
  });

  it("follow the totals row when it moves down", async () => {
    const rows = '<row r="1"><c r="A1"><f>客户!C7/SUM(客户!C4:C6)</f><v>1</v></c></row>';
    const workbook = await open({ customers: three(), totalsRow: true, sheets: { 看板: { rows } } });
    await insert(workbook, { id: ulid(7) }, { id: ulid(8) });
    expect((await formulasOf(await workbook.bytes(), "看板"))["A1"]).toBe("客户!C9/SUM(客户!C4:C8)");
  });

  it("grow in validations, sparklines and conditional formats of other sheets and in columns of other tables", async () => {
    const tail =
      '<conditionalFormatting sqref="A4:A6"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="formula" val="MAX(客户!$C$4:$C$6)"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF000000"/></colorScale></cfRule></conditionalFormatting>' +
      '<dataValidations count="1"><dataValidation type="list" sqref="B4:B6"><formula1>客户!$C$4:$C$6</formula1></dataValidation></dataValidations>' +
      '<extLst><ext uri="{1}"><x14:sparklineGroups xmlns:x14="x" xmlns:xm="y"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>客户!C4:C6</xm:f><xm:sqref>C4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>';
    const patch = {
      "xl/tables/table3.xml": (xml: string) =>
        xml.replace(
          /(<tableColumn id="2"[^>]*)\/>/,
          "$1><calculatedColumnFormula>C4/SUM(客户!$C$4:$C$6)</calculatedColumnFormula></tableColumn>",
        ),
    };
    const workbook = await open({ customers: three(), sheets: { 看板: { rows: "", tail } }, patch });
    await insert(workbook, { id: ulid(7) });
    const board = parseXml(await part(workbook, BOARD));
    expect(descendants(board, "formula1").map((f) => f.text)).toEqual(["客户!$C$4:$C$7"]);
    expect(descendants(board, "f").map((f) => f.text)).toEqual(["客户!C4:C7"]);
    expect(descendants(board, "cfvo").map((c) => attribute(c, "val"))).toEqual([
      "MAX(客户!$C$4:$C$7)",
      undefined,
    ]);
    const ranges = ["conditionalFormatting", "dataValidation"].flatMap((name) => descendants(board, name));
    expect(ranges.map((each) => attribute(each, "sqref"))).toEqual(["A4:A6", "B4:B6"]);
    expect(await part(workbook, "xl/tables/table3.xml")).toContain("C4/SUM(客户!$C$4:$C$7)");
  });

  it("are shown by drop-down controls, linked pictures and filtered charts with the new rows", async () => {
    const control = '<formControlPr xmlns="m" objectType="Drop" fmlaLink="$A$1" fmlaRange="客户!$C$4:$C$6"/>';
    const drawing =
      '<xdr:wsDr xmlns:xdr="d" xmlns:a14="a"><a14:cameraTool cellRange="客户!$B$3:$H$6"/></xdr:wsDr>';
    const chart =
      '<c:chartSpace xmlns:c="c" xmlns:c15="x"><c15:fullRef><c15:sqref>客户!$C$4:$C$6</c15:sqref></c15:fullRef></c:chartSpace>';
    const pkg = await OpcPackage.open(await tinyRegister({ customers: three() }), nodeCodec);
    pkg.set("xl/ctrlProps/ctrlProp1.xml", control, "application/vnd.ms-excel.controlproperties+xml");
    pkg.set("xl/drawings/d.xml", drawing, "application/vnd.openxmlformats-officedocument.drawing+xml");
    pkg.set(
      "xl/drawings/broken.xml",
      "<cellRange",
      "application/vnd.openxmlformats-officedocument.drawing+xml",
    );
    pkg.set("xl/charts/c.xml", chart, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
    const workbook = await openFileWorkbook(await pkg.save(), nodeCodec);
    await insert(workbook, { id: ulid(7) });
    expect(await part(workbook, "xl/ctrlProps/ctrlProp1.xml")).toBe(control.replace("$C$6", "$C$7"));
    expect(await part(workbook, "xl/drawings/d.xml")).toBe(drawing.replace("$H$6", "$H$7"));
    expect(await part(workbook, "xl/drawings/broken.xml")).toBe("<cellRange");
    expect(await part(workbook, "xl/charts/c.xml")).toBe(chart.replace("$C$6", "$C$7"));
  });

  it("grow under protection too, and a sheet that nobody can read does not stop the register", async () => {
    const rows = '<row r="1"><c r="A1"><f>SUM(客户!C4:C6)</f><v>1</v></c></row>';
    const sheets = { 看板: { rows, tail: '<sheetProtection sheet="1"/>' }, 坏: { rows } };
    const patch = { "xl/worksheets/sheet5.xml": (xml: string) => xml.replace("</row>", "") };
    const workbook = await open({ customers: three(), sheets, patch });
    await insert(workbook, { id: ulid(7) });
    expect(await part(workbook, BOARD)).toContain("SUM(客户!C4:C7)");
    expect(await part(workbook, "xl/worksheets/sheet5.xml")).toContain("SUM(客户!C4:C6)");
  });

  const sums: Variant = {
    customers: three(
      number,
      formula((row) => `I${String(row)}*2`),
    ),
    own: { 数量: "", 两倍: "I4*2" },
    sheets: {
      看板: {
        rows: '<row r="1"><c r="A1"><f>SUM(客户!J4:J6)</f><v>300</v></c><c r="B1"><f>COUNTA(客户!B4:B6)</f><v>3</v></c></row>',
      },
    },
  };

  (libreOfficeIsThere ? it : it.skip)("count the new row when LibreOffice calculates", async () => {
    const workbook = await open(sums);
    await insert(workbook, { id: ulid(7) });
    const patched = await OpcPackage.open(await workbook.bytes(), nodeCodec);
    const text = await patched.text(CUSTOMERS);
    patched.set(CUSTOMERS, text.replace(/(?=<c r="J7")/, '<c r="I7"><v>70</v></c>'));
    const book = await Spreadsheet.open(
      await OpcPackage.open(await recalculated(await patched.save()), nodeCodec),
    );
    const sheet = book.sheetNamed("看板");
    if (sheet === undefined) throw new Error("no sheet");
    const data = await book.data(sheet);
    const reader = await book.cells(sheet);
    const values: Cell[] = [1, 2].map((column) => reader.read(data.cellAt(1, column)).value);
    expect(values).toEqual([440, 4]);
  });

  (validatorIsThere ? it : it.skip)("leave a workbook the Open XML SDK has nothing new against", async () => {
    const workbook = await open(sums);
    const before = await workbook.bytes();
    await insert(workbook, { id: ulid(7) });
    expect(await newValidatorErrors(before, await workbook.bytes())).toEqual([]);
  });
});
