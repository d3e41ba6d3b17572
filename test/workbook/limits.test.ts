import { zipSync } from "fflate";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { inflateEntry, readZip } from "../../src/opc/zip";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import type { WorkbookErrorCode } from "../../src/workbook/port";
import { insert, refused, rowsOf, ulid } from "./contract";
import { tinyRegister } from "./tiny-register";

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Where the directory entry of each file stands, by name. */
function directory(zip: Uint8Array): { view: DataView; entries: Map<string, number>; end: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const end = zip.length - 22;
  const entries = new Map<string, number>();
  for (let at = view.getUint32(end + 16, true); view.getUint32(at, true) === CENTRAL;) {
    const length = view.getUint16(at + 28, true);
    entries.set(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length)), at);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { view, entries, end };
}

/** A copy of a zip with its directory entry for a file changed. */
function tampered(zip: Uint8Array, name: string, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = zip.slice();
  const { view, entries } = directory(copy);
  const at = entries.get(name);
  if (at === undefined) throw new Error(`no ${name}`);
  change(view, at);
  return copy;
}

/** The same zip with all its sizes in 64-bit records, as some writers always do. */
function asZip64(zip: Uint8Array): Uint8Array {
  const { view, entries, end } = directory(zip);
  const start = view.getUint32(end + 16, true);
  const records: Uint8Array[] = [];
  for (const at of entries.values()) {
    const nameLength = view.getUint16(at + 28, true);
    const record = new Uint8Array(46 + nameLength + 28);
    record.set(zip.subarray(at, at + 46 + nameLength));
    const out = new DataView(record.buffer);
    const extra = 46 + nameLength;
    out.setUint16(30, 28, true);
    out.setUint16(extra, 1, true);
    out.setUint16(extra + 2, 24, true);
    for (const [i, field] of [24, 20, 42].entries()) {
      out.setUint32(extra + 4 + i * 8, view.getUint32(at + field, true), true);
      out.setUint32(field, 0xffffffff, true);
    }
    records.push(record);
  }
  const size = records.reduce((n, r) => n + r.length, 0);
  const tail = new Uint8Array(56 + 20 + 22);
  const out = new DataView(tail.buffer);
  out.setUint32(0, 0x06064b50, true);
  out.setUint32(4, 44, true);
  out.setUint32(24, records.length, true);
  out.setUint32(32, records.length, true);
  out.setUint32(40, size, true);
  out.setUint32(48, start, true);
  out.setUint32(56, 0x07064b50, true);
  out.setUint32(64, start + size, true);
  out.setUint32(72, 1, true);
  out.setUint32(76, END, true);
  out.setUint32(84, 0xffffffff, true);
  out.setUint32(88, 0xffffffff, true);
  out.setUint32(92, 0xffffffff, true);
  return Buffer.concat([zip.subarray(0, start), ...records, tail]);
}

const open = (bytes: Uint8Array) => openFileWorkbook(bytes, nodeCodec);
const zip = (files: Record<string, Uint8Array>): Uint8Array =>
  zipSync({ "[Content_Types].xml": new TextEncoder().encode("<Types/>"), ...files });

async function withPart(name: string, change: (text: string) => string): Promise<Uint8Array> {
  const pkg = await OpcPackage.open(
    await tinyRegister({ sharedStrings: true, customers: [[ulid(1), "甲"]] }),
    nodeCodec,
  );
  pkg.set(name, change(await pkg.text(name)));
  return pkg.save();
}

describe("files that are not what they seem", () => {
  const expected: readonly (readonly [string, WorkbookErrorCode, () => Uint8Array])[] = [
    ["nothing at all", "not-a-workbook", () => new Uint8Array(0)],
    ["a picture", "not-a-workbook", () => new Uint8Array(5000).fill(0x89)],
    [
      "a legacy or encrypted document",
      "legacy-or-encrypted",
      () =>
        new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]),
    ],
    ["a zip of other things", "not-a-workbook", () => zipSync({ "readme.txt": new Uint8Array(3) })],
    ["a package without a workbook", "not-a-workbook", () => zip({})],
    [
      "a zip with an encrypted entry",
      "legacy-or-encrypted",
      () =>
        tampered(zip({ a: new Uint8Array(9) }), "a", (v, at) => {
          v.setUint16(at + 8, 1, true);
        }),
    ],
    [
      "an unknown compression",
      "unsupported",
      () =>
        tampered(zip({ a: new Uint8Array(9) }), "a", (v, at) => {
          v.setUint16(at + 10, 14, true);
        }),
    ],
    ["names that climb out", "damaged", () => zip({ "../../etc/passwd": new Uint8Array(1) })],
    ["absolute names", "damaged", () => zip({ "/etc/passwd": new Uint8Array(1) })],
    ["names with backslashes", "damaged", () => zip({ "xl\\workbook.xml": new Uint8Array(1) })],
    ["one name twice", "damaged", () => zip({ "a.xml": new Uint8Array(1), "A.xml": new Uint8Array(1) })],
    [
      "a directory that points nowhere",
      "damaged",
      () =>
        tampered(zip({ a: new Uint8Array(9) }), "a", (v, at) => {
          v.setUint32(at + 42, 7, true);
        }),
    ],
    [
      "entries that overlap",
      "damaged",
      () => {
        const two = zip({ a: new Uint8Array(9), b: new Uint8Array(9) });
        return tampered(two, "b", (v, at) => {
          v.setUint32(at + 42, offsetOf(two, "a"), true);
        });
      },
    ],
    [
      "an entry that says it is a gigabyte",
      "too-large",
      () =>
        tampered(zip({ a: new Uint8Array(99) }), "a", (v, at) => {
          v.setUint32(at + 24, 2 ** 30, true);
        }),
    ],
    [
      "an entry squeezed beyond belief",
      "too-large",
      () =>
        tampered(zip({ a: new Uint8Array(99) }), "a", (v, at) => {
          v.setUint32(at + 24, 2 ** 24, true);
        }),
    ],
  ];
  it.each(expected)("refuses %s as %s", async (_, code, make) => {
    await refused(open(make()), code);
  });

  it("refuses a file cut off anywhere", async () => {
    const whole = await tinyRegister();
    for (const share of [0.1, 0.5, 0.9, 0.999])
      await refused(open(whole.subarray(0, Math.floor(whole.length * share))), "damaged");
  });

  it("refuses too many entries", () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [String(i), new Uint8Array(1)])),
    );
    expect(() => readZip(many, { entries: 299, totalSize: 1e9, entrySize: 1e9, ratio: 1000 })).toThrow(
      expect.objectContaining({ code: "too-large" }) as Error,
    );
    expect(() => readZip(many, { entries: 300, totalSize: 299, entrySize: 1e9, ratio: 1000 })).toThrow(
      expect.objectContaining({ code: "too-large" }) as Error,
    );
    expect(readZip(many)).toHaveLength(300);
  });

  it("stops a bomb whose header lies at the size it claims", async () => {
    const bomb = tampered(zip({ a: new Uint8Array(50_000_000) }), "a", (v, at) => {
      v.setUint32(at + 24, 1000, true);
    });
    const entry = readZip(bomb).find((e) => e.name === "a");
    if (entry === undefined) throw new Error("no entry");
    await expect(inflateEntry(entry, nodeCodec)).rejects.toMatchObject({ code: "damaged" });
  });

  it("refuses a wrong checksum and a wrong size", async () => {
    const register = await tinyRegister();
    for (const field of [16, 24]) {
      const broken = tampered(register, "xl/workbook.xml", (v, at) => {
        v.setUint32(at + field, v.getUint32(at + field, true) + 1, true);
      });
      await refused(open(broken), "damaged");
    }
  });

  it("reads a register whose zip is all in 64-bit records, and one whose records go beyond its end", async () => {
    const workbook = await open(asZip64(await tinyRegister({ customers: [[ulid(1), "甲"]] })));
    expect(await rowsOf(workbook, "customer")).toMatchObject([{ name: "甲" }]);
    await insert(workbook, { id: ulid(2), name: "乙" });
    expect(await rowsOf(await open(await workbook.bytes()), "customer")).toHaveLength(2);
    const broken = asZip64(await tinyRegister());
    new DataView(broken.buffer, broken.byteOffset).setUint32(broken.length - 22 - 20 + 12, 1, true);
    await refused(open(broken), "damaged");
  });
});

describe("XML that is not safe or not sound", () => {
  const doctype = (text: string): string =>
    text.replace(/(<\?xml[^>]*\?>)/, '$1<!DOCTYPE x [<!ENTITY a "aaaa">]>');
  it.each(["xl/workbook.xml", "_rels/.rels"])("refuses a DTD in %s on opening", async (part) => {
    await refused(withPart(part, doctype).then(open), "unsafe-xml");
  });

  it("refuses a DTD in the list of types", async () => {
    const types = new TextEncoder().encode('<!DOCTYPE Types SYSTEM "x"><Types/>');
    await refused(open(zipSync({ "[Content_Types].xml": types })), "unsafe-xml");
  });

  it.each(["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/tables/table2.xml"])(
    "refuses a DTD in %s on reading",
    async (part) => {
      await refused((await open(await withPart(part, doctype))).read(["customer"]), "unsafe-xml");
    },
  );

  it.each([
    ["a sheet that ends early", (text: string) => text.slice(0, text.lastIndexOf("</row>"))],
    ["a row beyond the last", (text: string) => text.replace('<row r="4"', '<row r="1048577"')],
    ["a cell in no column", (text: string) => text.replace('<c r="B4"', '<c r="XFE4"')],
    ["a shared string nobody has", (text: string) => text.replace(/<v>\d+<\/v>/g, "<v>999</v>")],
    ["a number that is none", (text: string) => text.replace(/ t="s"><v>\d+<\/v>/g, "><v>1,5</v>")],
    ["a comment that does not end", (text: string) => `${text}<!--`],
  ])("refuses %s as damaged", async (_, change) => {
    await refused(
      (await open(await withPart("xl/worksheets/sheet2.xml", change))).read(["customer"]),
      "damaged",
    );
  });

  it("reads sheets nobody asked for no more than it must", async () => {
    const workbook = await open(await withPart("xl/worksheets/sheet1.xml", () => "broken"));
    expect(await rowsOf(workbook, "customer")).toHaveLength(1);
    await refused(workbook.read(["complaint"]), "damaged");
  });
});

function offsetOf(bytes: Uint8Array, name: string): number {
  const { view, entries } = directory(bytes);
  return view.getUint32((entries.get(name) ?? 0) + 42, true);
}
