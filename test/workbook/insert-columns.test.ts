import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { insertColumns } from "../../src/workbook/ooxml/insert-columns";
import { shiftedFormula, shiftedReference } from "../../src/workbook/ooxml/shifted-columns";
import { Spreadsheet } from "../../src/workbook/ooxml/spreadsheet";
import { newValidatorErrors, validatorIsThere } from "../corpus/validator";
import { libreOfficeIsThere, recalculated } from "./libre-office";
import { tinyRegister } from "./tiny-register";

const shift = { sheet: "客户", at: 4, count: 2 };
const SHEET = "xl/worksheets/sheet2.xml";
const LOG = "xl/worksheets/sheet3.xml";

/** Customers in B3:H4; people's own cells from K on, whose formulas speak of each other and of the table. */
const own =
  '<row r="6"><c r="A6"><f>SUM(K6:L6)</f><v>3</v></c><c r="K6"><v>1</v></c><c r="L6"><v>2</v></c>' +
  '<c r="M6"><f>K6+$L$6</f><v>3</v></c></row>' +
  '<row r="7" spans="11:13"><c r="K7"><v>4</v></c><c r="L7"><v>5</v></c>' +
  '<c r="M7"><f t="shared" ref="M7:M8" si="0">K7*L7</f><v>20</v></c></row>' +
  '<row r="8"><c r="K8"><v>6</v></c><c r="L8"><v>7</v></c><c r="M8"><f t="shared" si="0"/><v>42</v></c></row>';
const tail =
  '<mergeCells count="1"><mergeCell ref="K10:L11"/></mergeCells>' +
  '<conditionalFormatting sqref="K6:L8 A6"><cfRule type="expression" dxfId="0" priority="1"><formula>$K6&gt;1</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="1"><dataValidation type="list" sqref="M9"><formula1>$K$6:$K$8</formula1></dataValidation></dataValidations>' +
  `<hyperlinks><hyperlink ref="K6" location="'客户'!L6"/></hyperlinks>`;

async function book(sheetTail = tail, below = own): Promise<{ bytes: Uint8Array; open: Spreadsheet }> {
  const bytes = await tinyRegister({
    below,
    tail: sheetTail,
    names: "<definedName name=\"我的\">'客户'!$K$6:$L$8</definedName>",
    patch: {
      [LOG]: (xml) =>
        xml.replace(
          '<row r="4">',
          '<row r="1"><c r="A1"><f>SUM(客户!K6:M6)</f><v>6</v></c></row><row r="4">',
        ),
      "xl/styles.xml": (xml) => xml.replace("</cellXfs>", '</cellXfs><dxfs count="1"><dxf/></dxfs>'),
    },
  });
  // a row of the log out of its place would be refused: put it first
  const pkg = await OpcPackage.open(bytes, nodeCodec);
  const log = await pkg.text(LOG);
  const [row = ""] = /<row r="1">.*?<\/row>/s.exec(log) ?? [];
  pkg.set(LOG, log.replace(row, "").replace("<sheetData>", `<sheetData>${row}`));
  const saved = await pkg.save();
  return { bytes: saved, open: await Spreadsheet.open(await OpcPackage.open(saved, nodeCodec)) };
}

const sheetOf = (spreadsheet: Spreadsheet) => spreadsheet.sheetNamed("客户")!;

describe("references after columns came in", () => {
  it.each([
    ["C2", "C2"],
    ["D2", "F2"],
    ["$D$2", "$F$2"],
    ["B2:E9", "B2:G9"],
    ["B2:C9", "B2:C9"],
    ["C:D", "C:F"],
    ["3:9", "3:9"],
    ["XFD1", "XFD1"],
  ])("%s becomes %s", (before, after) => {
    expect(shiftedReference(before, shift)).toBe(after);
  });

  it("changes those of the sheet alone, and no strings, names or functions", () => {
    const formula = "D1+客户!D1+'客户'!$E2+别处!D1+LOG10(D1)&\"客户!D1\"+[1]客户!D1";
    expect(shiftedFormula(formula, shift)).toBe(
      "D1+客户!F1+'客户'!$G2+别处!D1+LOG10(D1)&\"客户!D1\"+[1]客户!D1",
    );
    expect(shiftedFormula("D1+别处!D1", shift, "客户")).toBe("F1+别处!D1");
  });
});

describe("columns that come into a sheet", () => {
  it("move what stands there, with formats, checks, names and every formula that speaks of it", async () => {
    const { open } = await book();
    await insertColumns(open, sheetOf(open), 9, 2);
    const text = await open.pkg.text(SHEET);
    for (const piece of [
      '<c r="A6"><f>SUM(M6:N6)</f>',
      '<c r="M6"><v>1</v>',
      '<c r="O6"><f>M6+$N$6</f>',
      '<row r="7" spans="13:15">',
      '<c r="O7"><f t="shared" ref="O7:O8" si="0">M7*N7</f>',
      '<mergeCell ref="M10:N11"/>',
      '<conditionalFormatting sqref="M6:N8 A6">',
      "<formula>$M6&gt;1</formula>",
      '<dataValidation type="list" sqref="O9"><formula1>$M$6:$M$8</formula1>',
      '<hyperlink ref="M6" ',
    ])
      expect(text).toContain(piece);
    expect(await open.pkg.text(LOG)).toContain("<f>SUM(客户!M6:O6)</f>");
    expect(open.names.find(({ name }) => name === "我的")?.formula).toBe("'客户'!$M$6:$N$8");
    expect(open.names.find(({ name }) => name === "_kesu.customer.name")?.formula).toBe("'客户'!$C$3");
  });

  it("drop the order of calculation, which names cells by their old places", async () => {
    const { open } = await book();
    open.pkg.set(
      "xl/calcChain.xml",
      '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="M6" i="2"/></calcChain>',
      "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
    );
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain";
    await open.pkg.relate("xl/workbook.xml", type, "xl/calcChain.xml");
    const again = await Spreadsheet.open(await OpcPackage.open(await open.pkg.save(), nodeCodec));
    await insertColumns(again, sheetOf(again), 9, 2);
    expect(again.pkg.has("xl/calcChain.xml")).toBe(false);
    expect(await again.pkg.text("xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
  });

  it("touch nothing where nothing stands", async () => {
    const { open } = await book("", "");
    await insertColumns(open, sheetOf(open), 9, 2);
    expect(open.touched.size).toBe(0);
  });

  it("are refused, with nothing written, where a formula shared by several columns would come to say two things", async () => {
    const shared =
      '<row r="6"><c r="I6"><f t="shared" ref="I6:K6" si="0">G6</f></c><c r="J6"><f t="shared" si="0"/></c><c r="K6"><f t="shared" si="0"/></c></row>';
    const { open } = await book("", shared);
    await expect(insertColumns(open, sheetOf(open), 9, 2)).rejects.toMatchObject({ code: "unsupported" });
    expect(open.touched.size).toBe(0);
  });

  (validatorIsThere ? it : it.skip)("leave a workbook that the Open XML SDK takes", async () => {
    const { bytes, open } = await book();
    await insertColumns(open, sheetOf(open), 9, 2);
    expect(await newValidatorErrors(bytes, await open.pkg.save())).toEqual([]);
  });

  (libreOfficeIsThere ? it : it.skip)("leave every formula with the result it had", async () => {
    const { bytes, open } = await book();
    await insertColumns(open, sheetOf(open), 9, 2);
    const results = async (of: Uint8Array): Promise<number[]> => {
      const again = await Spreadsheet.open(await OpcPackage.open(await recalculated(of), nodeCodec));
      const found: number[] = [];
      for (const name of ["客户", "操作日志"]) {
        const sheet = again.sheetNamed(name)!;
        const data = await again.data(sheet);
        const reader = await again.cells(sheet);
        for (let cell = 0; cell < data.cellCount; cell++) {
          const { formula, value } = reader.read(cell);
          if (formula !== undefined && typeof value === "number") found.push(value);
        }
      }
      return found.sort((a, b) => a - b);
    };
    const before = await results(bytes);
    expect(before).toEqual(expect.arrayContaining([3, 6, 20, 42]));
    expect(await results(await open.pkg.save())).toEqual(before);
  });
});
