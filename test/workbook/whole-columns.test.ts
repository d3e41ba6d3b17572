import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { attribute, child, childrenOf } from "../../src/opc/xml";
import { tableNames } from "../../src/records/tables";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { newValidatorErrors, validatorIsThere } from "../corpus/validator";
import { ulid } from "./contract";

const validated = validatorIsThere ? it : it.skip;

/** A register as Kesu made it in November 2026: validations and marks on 1,000 rows. */
const old = new Uint8Array(readFileSync(resolve(__dirname, "../registers/2026-11-23.xlsx")));
const COMPLAINTS = "xl/worksheets/sheet1.xml";

const patched = async (part: string, change: (xml: string) => string): Promise<Uint8Array> => {
  const parts = await OpcPackage.open(old, nodeCodec);
  const was = await parts.text(part);
  const now = change(was);
  expect(now).not.toBe(was);
  parts.set(part, now);
  return parts.save();
};

/** The register after somebody has written a customer into it. */
async function written(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = await openFileWorkbook(bytes, nodeCodec);
  const insert = [{ id: ulid(1), name: "苏州新客户" }];
  await workbook.commit({ tables: { customer: { insert } } }, workbook.version);
  return workbook.bytes();
}

/** Ranges of the rules of all sheets, or of one. */
async function ranges(bytes: Uint8Array, kind: "checks" | "marks", of = /./): Promise<string[]> {
  const parts = await OpcPackage.open(bytes, nodeCodec);
  const found: string[] = [];
  for (const name of parts.names())
    if (name.startsWith("xl/worksheets/sheet") && of.test(name)) {
      const { root } = await parts.xml(name);
      const list = kind === "marks" ? root : child(root, "dataValidations");
      for (const each of list
        ? childrenOf(list, kind === "marks" ? "conditionalFormatting" : "dataValidation")
        : [])
        found.push(attribute(each, "sqref") ?? "");
    }
  return found;
}

const ENDS_EARLY = /\d+(?<!1048576)$/;

describe("a register whose validations and marks end after 1,000 rows", () => {
  it("has them on whole columns, and down to the end of the sheet, after the next write", async () => {
    expect((await ranges(old, "checks")).filter((range) => ENDS_EARLY.test(range)).length).toBeGreaterThan(
      50,
    );
    const now = await written(old);
    expect((await ranges(now, "checks")).filter((range) => !/^([A-Z]+)1:[A-Z]+1048576$/.test(range))).toEqual(
      [],
    );
    expect((await ranges(now, "checks")).length).toBeGreaterThanOrEqual((await ranges(old, "checks")).length);
    const marks = (await ranges(now, "marks")).filter((range) => /^[A-Z]+4:/.test(range));
    expect(marks.length).toBeGreaterThan(20);
    expect(marks.filter((range) => ENDS_EARLY.test(range))).toEqual([]);
  });

  it("loses nothing by it, and the next write changes no more than it writes", async () => {
    const now = await written(old);
    const [before, after] = await Promise.all(
      [old, now].map(async (bytes) => (await openFileWorkbook(bytes, nodeCodec)).read(tableNames)),
    );
    for (const table of tableNames.filter((name) => name !== "customer")) {
      const { columns, rows, faults } = before!.tables[table]!;
      expect(after!.tables[table]).toMatchObject({ faults });
      const at = columns.map((column) => after!.tables[table]!.columns.indexOf(column));
      expect(after!.tables[table]!.rows.map(({ cells }) => at.map((index) => cells[index]))).toEqual(
        rows.map(({ cells }) => cells),
      );
    }
    const workbook = await openFileWorkbook(now, nodeCodec);
    const update = [{ id: ulid(1), cells: { shortName: "新客户" } }];
    await workbook.commit({ tables: { customer: { update } } }, workbook.version);
    const [was, is] = [
      await OpcPackage.open(now, nodeCodec),
      await OpcPackage.open(await workbook.bytes(), nodeCodec),
    ];
    const changed: string[] = [];
    for (const part of was.names()) if ((await was.text(part)) !== (await is.text(part))) changed.push(part);
    expect(changed.filter((part) => part.startsWith("xl/worksheets/"))).toHaveLength(1);
  });

  it("keeps somebody's own validations, and what people have changed of a drop-down", async () => {
    const own =
      '<dataValidation type="textLength" sqref="C10:C20 ZZ1:ZZ5"><formula1>9</formula1></dataValidation>';
    const bytes = await patched(COMPLAINTS, (xml) =>
      xml
        .replace('sqref="C4:C1003"><formula1>"草稿,', 'sqref="C4:C9 C21:C1003"><formula1>"自定,')
        .replace(/<dataValidations count="\d+">/, `$&${own}`),
    );
    const now = await written(bytes);
    expect((await ranges(now, "checks", /sheet1\.xml/)).slice(0, 2)).toEqual([
      "C10:C20 ZZ1:ZZ5",
      "C1:C9 C21:C1048576",
    ]);
    const sheet = await (await OpcPackage.open(now, nodeCodec)).text(COMPLAINTS);
    expect(sheet).toContain('sqref="C1:C9 C21:C1048576"><formula1>"自定,');
    expect(sheet).toContain(own);
  });

  it("leaves a protected sheet as it is", async () => {
    const locked = await patched(COMPLAINTS, (xml) =>
      xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>'),
    );
    const now = await written(locked);
    expect(await ranges(now, "checks", /sheet1\.xml/)).toEqual(await ranges(old, "checks", /sheet1\.xml/));
    expect(await ranges(now, "checks", /sheet2\.xml/)).not.toEqual(
      await ranges(old, "checks", /sheet2\.xml/),
    );
  });

  it("has drop-downs and marks on row 3,000 and below when 3,000 records came at once", async () => {
    const workbook = await openFileWorkbook(old, nodeCodec);
    const insert = Array.from({ length: 3_000 }, (_, n) => ({ id: ulid(n), complaintNo: "26112001" }));
    await workbook.commit({ tables: { measure: { insert } } }, workbook.version);
    const now = await workbook.bytes();
    const measures = /sheet3\.xml/;
    const rules = [...(await ranges(now, "checks", measures)), ...(await ranges(now, "marks", measures))];
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter((range) => ENDS_EARLY.test(range))).toEqual([]);
  });

  validated("is as valid as before", async () => {
    expect(await newValidatorErrors(old, await written(old))).toEqual([]);
  });
});
