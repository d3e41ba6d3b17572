import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { same } from "../../src/opc/zip-write";
import { fieldsOf, type TableName } from "../../src/records/tables";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import type { CellsByField, ChangeSet, Snapshot, WantedFields, Workbook } from "../../src/workbook/port";
import { typedByHand } from "./by-hand";
import { insert, refused, rowsOf, tableOf, ulid, workbookContract } from "./contract";
import { tinyRegister, type Variant } from "./tiny-register";

const SHEET = "xl/worksheets/sheet2.xml";
const BOOK = "xl/workbook.xml";
const open = async (variant?: Variant): Promise<FileWorkbook> =>
  openFileWorkbook(await tinyRegister(variant), nodeCodec);
const two = [
  [ulid(1), "甲", "a"],
  [ulid(2), "乙", "b"],
] as const;

workbookContract("the bytes of a file", () => open(), typedByHand);
workbookContract(
  "a file with prefixed names and single quotes",
  () => open({ prefix: "x:", singleQuotes: true }),
  typedByHand,
);
workbookContract(
  "a file with shared strings",
  () => open({ sharedStrings: true, date1904: true }),
  typedByHand,
);

/** A workbook that is saved and opened again after every commit. */
class Reopened implements Workbook {
  #current: FileWorkbook;

  constructor(workbook: FileWorkbook) {
    this.#current = workbook;
  }

  read(names: readonly TableName[], only?: WantedFields): Promise<Snapshot> {
    return this.#current.read(names, only);
  }

  async commit(change: ChangeSet, version: string): Promise<string> {
    await this.#current.commit(change, version);
    this.#current = await openFileWorkbook(await this.#current.bytes(), nodeCodec);
    return this.#current.version;
  }

  async typed(table: TableName, cells: CellsByField): Promise<Workbook> {
    this.#current = await typedByHand(this.#current, table, cells);
    return this;
  }
}
workbookContract(
  "a file saved and opened again",
  async () => new Reopened(await open()),
  (workbook, table, cells) => workbook.typed(table, cells),
);

describe("finding the register", () => {
  it("goes by the hidden names: a column may move and be called anything", async () => {
    const swap = (xml: string): string =>
      xml
        .replace(/\$C\$3(?=<)/g, "$X$3")
        .replace(/(customer\.shortName" hidden="1">'客户'!)\$D\$3/, "$1$C$3")
        .replace(/(customer\.name" hidden="1">'客户'!)\$X\$3/, "$1$D$3")
        .replaceAll("$X$3", "$C$3");
    const workbook = await open({ customers: two, patch: { [BOOK]: swap } });
    const { columns, letters } = await tableOf(workbook, "customer");
    expect(columns.slice(0, 3)).toEqual(["id", "shortName", "name"]);
    expect(letters.slice(0, 3)).toEqual(["B", "C", "D"]);
    expect(await rowsOf(workbook, "customer")).toMatchObject([
      { shortName: "甲", name: "a" },
      { shortName: "乙", name: "b" },
    ]);
  });

  it("reports a column that was deleted, and refuses to write into it only", async () => {
    const gone = (xml: string): string =>
      xml.replace("'客户'!$D$3", "#REF!").replace("'客户'!$E$3", "'客户'!$E$9");
    const workbook = await open({ customers: two, patch: { [BOOK]: gone } });
    const { columns, faults } = await tableOf(workbook, "customer");
    expect(columns).not.toContain("shortName");
    expect(faults).toEqual([
      { kind: "column-missing", column: "shortName" },
      { kind: "column-missing", column: "contactName" },
    ]);
    await insert(workbook, { id: ulid(3), name: "丙", shortName: null });
    await refused(insert(workbook, { id: ulid(4), shortName: "d" }), "register-damaged");
  });

  it("reports a table that is gone and refuses to write to it", async () => {
    const workbook = await open({ tables: ["customer"] });
    expect(await tableOf(workbook, "log")).toEqual({
      columns: [],
      sheet: "",
      letters: [],
      rows: [],
      faults: [{ kind: "table-missing" }],
    });
    const { version } = await workbook.read([]);
    await refused(
      workbook.commit({ tables: { log: { insert: [{ id: ulid(1) }] } } }, version),
      "register-damaged",
    );
  });

  it("is not led astray by the names Excel makes when a sheet is copied", async () => {
    const twin = (xml: string): string =>
      xml.replace(
        "<definedNames>",
        '<definedNames><definedName name="_kesu.customer.name" localSheetId="0" hidden="1">\'操作日志\'!$C$3</definedName><definedName name="_kesu.layout" localSheetId="0">9</definedName>',
      );
    expect(await rowsOf(await open({ customers: two, patch: { [BOOK]: twin } }), "customer")).toMatchObject([
      { name: "甲" },
      { name: "乙" },
    ]);
  });

  it("refuses a workbook without a register, of a newer layout, or of none that makes sense", async () => {
    const nameless = (xml: string): string => xml.replaceAll("_kesu.", "other.");
    await refused(open({ patch: { [BOOK]: nameless } }), "no-register");
    await refused(open({ layout: "3" }), "newer-layout");
    await refused(open({ layout: "1" }), "older-layout");
    await refused(open({ layout: "#REF!" }), "register-damaged");
    await open({ layout: "=2" });
  });

  it("gives every field of a table, where it stands and what it is called", async () => {
    const snapshot = await (await open()).read(["complaint", "customer", "log"]);
    for (const name of ["complaint", "customer", "log"] as const) {
      expect(snapshot.tables[name]?.columns).toEqual(Object.keys(fieldsOf(name)));
      expect(snapshot.tables[name]?.faults).toEqual([]);
    }
    expect(snapshot.tables.customer?.sheet).toBe("客户");
  });
});

describe("reading rows", () => {
  const cell = (xml: string): readonly string[] => [ulid(1), xml];
  const first = async (xml: string, variant: Variant = {}): Promise<unknown> =>
    (await rowsOf(await open({ customers: [cell(xml)], ...variant }), "customer"))[0]?.["name"];

  it.each([
    [
      "rich runs, without their phonetic readings",
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>客 </t></r><r><t xml:space="preserve"> 诉</t></r><rPh sb="0" eb="1"><t>ke</t></rPh><phoneticPr fontId="1"/></is></c>',
      "客  诉",
    ],
    [
      "entities and escapes",
      '<c t="inlineStr"><is><t>&lt;&#x5BA2;&#35785;&gt;_x000D_\n_x005F_x0041_</t></is></c>',
      "<客诉>\r\n_x0041_",
    ],
    ["CDATA and comments", '<c t="str"><v>a<![CDATA[<row r="9">]]><!-- </c> -->b</v></c>', 'a<row r="9">b'],
    ["a date in ISO form", '<c t="d"><v>2026-11-22T12:00:00</v></c>', 46348.5],
    ["truth", '<c t="b"><v>1</v></c>', true],
    ["untruth", '<c t="b"><v>0</v></c>', false],
    ["an error", '<c t="e"><v>#DIV/0!</v></c>', { error: "#DIV/0!" }],
    ["a number with an exponent", "<c><v>1.5E-7</v></c>", 1.5e-7],
    ["a long number", '<c t="n"><v>-12345678.901234567</v></c>', -12345678.901234567],
    ["a text that is empty", '<c t="str"><f>""</f><v></v></c>', null],
    ["an empty shared text", '<c t="inlineStr"><is/></c>', null],
    ["single quotes and spaces in a tag", "<c t = 'str'><v>x</v ></c >", "x"],
  ])("understands %s", async (_, xml, value) => {
    expect(await first(xml)).toEqual(value);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const workbook = await open({ date1904: true, customers: [cell('<c t="d"><v>2026-11-22</v></c>')] });
    expect((await workbook.read([])).date1904).toBe(true);
    expect((await rowsOf(workbook, "customer"))[0]?.["name"]).toBe(46348 - 1462);
  });

  it("finds rows and cells that carry no address", async () => {
    const bare = (xml: string): string =>
      xml
        .replace(/<row r="[45]"/g, "<row")
        .replace(/<c r="B([45])"/g, '<c r="B$1"')
        .replace(/<c r="[C-H][45]"/g, "<c");
    const workbook = await open({ customers: two, patch: { [SHEET]: bare } });
    expect(await rowsOf(workbook, "customer")).toMatchObject([
      { name: "甲", shortName: "a" },
      { name: "乙", shortName: "b" },
    ]);
    await insert(workbook, { id: ulid(3), name: "丙" });
    const { version } = await workbook.read([]);
    await workbook.commit(
      { tables: { customer: { update: [{ id: ulid(1), cells: { name: null, site: "苏州" } }] } } },
      version,
    );
    expect(await rowsOf(workbook, "customer")).toMatchObject([
      { name: null, shortName: "a", site: "苏州" },
      { name: "乙", shortName: "b" },
      { name: "丙" },
    ]);
  });

  it("passes over blank rows, keeps rows without an id, and reports what is hidden or there twice", async () => {
    const rows = [
      [ulid(1), "甲"],
      ["", ""],
      ["", "手写"],
      [ulid(1), "再"],
    ];
    const hide = (xml: string): string =>
      xml.replace('<row r="6"', '<row r="6" hidden="1"').replace('<row r="7"', '<row r="7" hidden="1"');
    const workbook = await open({ customers: rows, patch: { [SHEET]: hide } });
    const table = await tableOf(workbook, "customer");
    expect(table.rows.map((row) => [row.row, row.id])).toEqual([
      [4, ulid(1)],
      [6, null],
      [7, ulid(1)],
    ]);
    expect(table.faults).toEqual([
      { kind: "hidden-rows", row: 6, text: "6" },
      { kind: "duplicate-id", row: 7, column: "id", text: ulid(1) },
    ]);
    const { version } = await workbook.read([]);
    const change = { update: [{ id: ulid(1), cells: { name: "哪个" } }] };
    await refused(workbook.commit({ tables: { customer: change } }, version), "register-damaged");
  });
});

describe("the file", () => {
  it("comes back as the very bytes when nothing was committed, or nothing was in the change", async () => {
    const bytes = await tinyRegister({ customers: two });
    const workbook = await openFileWorkbook(bytes, nodeCodec);
    const { version } = await workbook.read(["customer", "log"]);
    expect(await workbook.commit({ tables: { customer: { insert: [] } } }, version)).toBe(version);
    expect(await workbook.bytes()).toBe(bytes);
  });

  it("keeps every part it has no business with, as it was compressed", async () => {
    const before = await OpcPackage.open(await tinyRegister({ customers: two }), nodeCodec);
    before.set("customXml/item1.xml", "<x/>");
    before.set("xl/vbaProject.bin", new Uint8Array([1, 2, 3]), "application/vnd.ms-office.vbaProject");
    const workbook = await openFileWorkbook(await before.save(), nodeCodec);
    await insert(workbook, { id: ulid(3), name: "丙" });
    const after = await OpcPackage.open(await workbook.bytes(), nodeCodec);
    expect(after.names()).toEqual(before.names());
    const changed = [];
    for (const name of after.names())
      if (!same(await before.bytes(name), await after.bytes(name))) changed.push(name);
    expect(changed).toEqual(
      [BOOK, SHEET, "xl/tables/table2.xml"].sort(
        (a, b) => before.names().indexOf(a) - before.names().indexOf(b),
      ),
    );
  });

  it("is the same for the same changes", async () => {
    const make = async (): Promise<Uint8Array> => {
      const workbook = await open({ customers: two });
      await insert(workbook, { id: ulid(3), name: "=丙" });
      return workbook.bytes();
    };
    expect(same(await make(), await make())).toBe(true);
  });

  it("is read as a workbook of UTF-16 parts, too", async () => {
    const pkg = await OpcPackage.open(await tinyRegister({ customers: two, sharedStrings: true }), nodeCodec);
    for (const part of [BOOK, SHEET, "xl/tables/table2.xml", "xl/sharedStrings.xml"])
      pkg.set(part, Buffer.from("\uFEFF" + (await pkg.text(part)).replace("UTF-8", "UTF-16"), "utf16le"));
    const workbook = await openFileWorkbook(await pkg.save(), nodeCodec);
    await insert(workbook, { id: ulid(3), name: "丙" });
    const again = await openFileWorkbook(await workbook.bytes(), nodeCodec);
    expect((await rowsOf(again, "customer")).map((row) => row["name"])).toEqual(["甲", "乙", "丙"]);
  });

  it("in the strict format is read and written", async () => {
    const strict = (xml: string): string =>
      xml
        .replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships",
        );
    const pkg = await OpcPackage.open(await tinyRegister({ customers: two }), nodeCodec);
    for (const part of pkg.names())
      if (part !== "[Content_Types].xml") pkg.set(part, strict(await pkg.text(part)));
    const workbook = await openFileWorkbook(await pkg.save(), nodeCodec);
    await insert(workbook, { id: ulid(3), name: "丙" });
    expect(await rowsOf(await openFileWorkbook(await workbook.bytes(), nodeCodec), "customer")).toHaveLength(
      3,
    );
  });
});
