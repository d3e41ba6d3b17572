import fc from "fast-check";
import { nodeCodec } from "../../src/opc/node-codec";
import { tinyRegister } from "../workbook/tiny-register";
import { StructuralChange } from "./co-authoring/write";
import { ExcelHost } from "./excel-host";
import { loadXlsx } from "./file-load";
import { mustParse } from "./model/address";
import { wholeSheet } from "./model/area";
import { addName } from "./model/names";
import { addSheet } from "./model/new-sheet";
import { addin } from "./model/mutation";
import { resize } from "./model/tables";
import type { Workbook } from "./model/workbook";
import { bootOffice } from "./office-window";
import { CoAuthors } from "./replicas";
import type { WorkbookCopy } from "./workbook-copy";
import { copyOf } from "./workbook-copy";

let copy: WorkbookCopy;
const hosts = ["1", "2", "3"].map((site) => new ExcelHost({ site }));
const network = new CoAuthors(hosts, { seed: 1, maxDelayMs: 1000 });
const [one, two, three] = hosts as [ExcelHost, ExcelHost, ExcelHost];

beforeAll(async () => {
  const first = new ExcelHost();
  await loadXlsx(
    first.workbook,
    await tinyRegister({
      customers: [
        ["01A", "甲"],
        ["01B", "乙"],
      ],
      calculated: { note: "LEN(C4)" },
    }),
    nodeCodec,
  );
  copy = copyOf(first.workbook);
});
beforeEach(() => network.resetTo(copy, { seed: 1 }));

const sheet = (host: ExcelHost): string => host.workbook.sheetNamed("客户") ?? "";
const customers = (host: ExcelHost) =>
  host.workbook.record("table", host.workbook.tableNamed("T_customer") ?? "");
const cell = (host: ExcelHost, address: string): unknown => {
  const { row, column } = mustParse(address);
  return host.workbook.cells(sheet(host)).content(row, column);
};

/** All there is in a workbook that people see: the same on every replica. */
function seen(book: Workbook): unknown {
  const sheets = [...book.sheetIds()].sort().map((id) => {
    const { contents, formats, links, rows, columns } = book.cells(id);
    const bands = [rows, columns].map((all) => [...all].sort(([a], [b]) => a - b));
    const looks = [...formats.cells(wholeSheet)].filter(({ value }) => Object.keys(value).length > 0);
    return [id, [...contents.cells(wholeSheet)], looks, [...links.cells(wholeSheet)], bands];
  });
  const records = Object.values(book.records).map((all: ReadonlyMap<string, unknown>) =>
    [...all].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify([sheets, records], (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const expectAlike = (): void => {
  expect(seen(two.workbook)).toBe(seen(one.workbook));
  expect(seen(three.workbook)).toBe(seen(one.workbook));
};

test("what one types is there at once, and with the others only after a while", () => {
  one.user.type("客户", "C4", "甲公司");
  expect([cell(one, "C4"), cell(two, "C4")]).toEqual(["甲公司", "甲"]);
  network.advance(1000);
  expect([cell(two, "C4"), cell(three, "C4")]).toEqual(["甲公司", "甲公司"]);
  expect(network.now).toBe(1000);
});

test("the later of two writes to a cell stays, whichever arrives last", () => {
  one.user.type("客户", "C4", "先写");
  network.advance(1);
  two.user.type("客户", "C4", "后写");
  network.deliverAll();
  expect(hosts.map((host) => cell(host, "C4"))).toEqual(["后写", "后写", "后写"]);
});

test("who has seen a write and writes over it wins, in the same moment too", () => {
  network.resetTo(copy, { maxDelayMs: 0 });
  for (const [index, host] of [three, two, one].entries()) {
    host.user.type("客户", "C4", `第${String(index)}`);
    network.advance(0);
  }
  expect(hosts.map((host) => cell(host, "C4"))).toEqual(["第2", "第2", "第2"]);
  network.resetTo(copy, { maxDelayMs: 1000 });
});

test("two who append to the same next row lose one, on every replica alike", () => {
  one.user.paste("客户", "B6", [["01C", "丙"]]);
  two.user.paste("客户", "B6", [
    ["01D", "丁"],
    ["01E", "戊"],
  ]);
  expect([customers(one).area.rows, customers(two).area.rows]).toEqual([4, 5]);
  network.deliverAll();
  expect(hosts.map((host) => customers(host).area.rows)).toEqual([5, 5, 5]);
  expect(cell(one, "B7")).toBe("01E");
  expect(new Set(hosts.map((host) => cell(host, "B6"))).size).toBe(1);
  expectAlike();
});

test("a table that was made smaller is, unless somebody enlarges it knowing that", () => {
  one.workbook.as(addin, () =>
    resize(one.workbook, one.workbook.tableNamed("T_customer") ?? "", { ...customers(one).area, rows: 2 }),
  );
  two.user.paste("客户", "B6", [["01C", "丙"]]);
  network.deliverAll();
  expect(hosts.map((host) => customers(host).area.rows)).toEqual([2, 2, 2]);
  three.user.paste("客户", "B5", [["01F", "己"]]);
  network.deliverAll();
  expect(hosts.map((host) => customers(host).area.rows)).toEqual([3, 3, 3]);
});

test("columns are as many as the table is wide and called what its header says", () => {
  const width = customers(one).area.columns;
  const end = { row: 2, column: 1 + width, rows: 1, columns: 1 };
  const beside = (host: ExcelHost, name: string): void =>
    host.user.type("客户", `${letters(end.column)}3`, name);
  beside(one, "地区");
  beside(two, "等级");
  network.deliverAll();
  expect(customers(one).columns).toHaveLength(width + 1);
  expect(customers(one).columns.at(-1)?.name).toBe(one.workbook.cells(sheet(one)).content(2, end.column));
  expectAlike();
});

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`;

test("sheets, names and properties made by one are there for all", () => {
  one.workbook.as(addin, () => {
    const id = addSheet(one.workbook, "检查结果");
    one.workbook.apply({ kind: "contents", sheet: id, row: 0, column: 0, contents: [["没有问题"]] });
    addName(one.workbook, {
      name: "结果",
      formula: "=检查结果!$A$1",
      visible: false,
      comment: "",
      sheet: null,
    });
  });
  network.deliverAll();
  const id = three.workbook.sheetNamed("检查结果") ?? "";
  expect(three.workbook.cells(id).content(0, 0)).toBe("没有问题");
  expectAlike();
});

test("an undone deed is undone for all", () => {
  one.user.paste("客户", "B6", [["01C", "丙"]]);
  network.deliverAll();
  one.user.undo();
  network.deliverAll();
  expect(hosts.map((host) => [customers(host).area.rows, cell(host, "B6")])).toEqual([
    [3, ""],
    [3, ""],
    [3, ""],
  ]);
  expectAlike();
});

test("a sheet renamed cannot be merged: it is refused loudly, where it is done and from then on", () => {
  expect(() => {
    one.user.renameSheet("客户", "顾客");
  }).toThrow(StructuralChange);
  expect(() => {
    network.deliverAll();
  }).toThrow(StructuralChange);
});

describe("rows and columns that come and go", () => {
  test("what is under way to a row finds it where others' insertions have moved it", () => {
    one.user.insertRows("客户", 4, 2);
    two.user.type("客户", "C5", "乙公司");
    network.deliverAll();
    expect(hosts.map((host) => cell(host, "C7"))).toEqual(["乙公司", "乙公司", "乙公司"]);
    expectAlike();
  });

  test("what is under way to a row that somebody deletes is lost with it", () => {
    one.user.deleteRows("客户", 5);
    two.user.type("客户", "C5", "乙公司");
    network.deliverAll();
    expect(hosts.map((host) => customers(host).area.rows)).toEqual([2, 2, 2]);
    expectAlike();
  });

  test("a sort is a change of every cell: what is under way lands on whoever stands there now", () => {
    one.user.sortTable("T_customer", 1, false);
    network.advance(1);
    two.user.type("客户", "C4", "甲公司");
    network.deliverAll();
    expect([cell(three, "B4"), cell(three, "C4")]).toEqual(["01B", "甲公司"]);
    expectAlike();
  });

  test("columns inserted on both sides are there for all", () => {
    one.user.insertColumns("客户", 4);
    two.user.insertColumns("客户", 4);
    two.user.type("客户", "C4", "甲公司");
    network.deliverAll();
    expect(new Set(hosts.map((host) => customers(host).area.columns))).toEqual(
      new Set([customers(one).area.columns]),
    );
    expect(cell(three, "C4")).toBe("甲公司");
  });

  test("a row that is moved is another row with the same cells", () => {
    one.user.moveRow("客户", 4, 6);
    two.user.type("客户", "C5", "乙公司");
    network.deliverAll();
    expect([cell(three, "C4"), cell(three, "C5")]).toEqual(["乙公司", "甲"]);
    expectAlike();
  });
});

describe("offline", () => {
  test.each([
    [false, "丁"],
    [true, "丙"],
  ])("what was done meanwhile arrives when the line is up (as new: %s)", (isNew, stays) => {
    network.goOffline(0);
    one.user.type("客户", "C4", "丙");
    network.advance(3_600_000);
    two.user.type("客户", "C4", "丁");
    network.advance(1000);
    expect(hosts.map((host) => cell(host, "C4"))).toEqual(["丙", "丁", "丁"]);
    network.goOnline(0, isNew);
    network.deliverAll();
    expect(hosts.map((host) => cell(host, "C4"))).toEqual([stays, stays, stays]);
    expectAlike();
  });
});

describe("events at the others", () => {
  test("are Remote, one for each range without a hole, the table's too", async () => {
    const office = bootOffice(two);
    const heard: string[] = [];
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(({ address, source, triggerSource }) => {
        heard.push(`${address} ${source} ${triggerSource}`);
        return Promise.resolve();
      });
      context.workbook.tables.onChanged.add(({ address, source }) => {
        heard.push(`table ${address} ${source}`);
        return Promise.resolve();
      });
      await context.sync();
    });
    one.user.type("客户", "C4", "甲公司");
    one.user.type("客户", "C5", "乙公司");
    one.user.type("客户", "E9", "旁边");
    network.deliverAll();
    await office.settled();
    expect(heard.sort()).toEqual(["C4:C5 Remote Unknown", "E9 Remote Unknown", "table C4:C5 Remote"]);
    office.close();
  });
});

test("whatever three people do, and however late it arrives, all end with the same workbook", () => {
  const row = fc.integer({ min: 4, max: 6 });
  const deed = fc.oneof(
    fc.record({
      kind: fc.constant("type" as const),
      row,
      column: fc.constantFrom("B", "C"),
      text: fc.constantFrom("", "a", "3", "2026-11-22", "=1+1"),
    }),
    fc.record({
      kind: fc.constant("append" as const),
      rows: fc.integer({ min: 1, max: 3 }),
      text: fc.string({ minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("shrink" as const), rows: fc.integer({ min: 2, max: 4 }) }),
    fc.record({ kind: fc.constant("hide" as const), row }),
    fc.record({ kind: fc.constant("look" as const), row, colour: fc.constantFrom("#FF0000", "#00FF00") }),
    fc.record({ kind: fc.constant("name" as const), name: fc.constantFrom("甲名", "乙名") }),
    fc.record({ kind: fc.constant("undo" as const) }),
    fc.record({ kind: fc.constant("offline" as const), isNew: fc.boolean() }),
  );
  const step = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    wait: fc.constantFrom(0, 0, 1, 300, 700),
    deed,
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.nat(), (steps, seed) => {
      network.resetTo(copy, { seed, maxDelayMs: 1000 });
      for (const { who, wait, deed } of steps) {
        const host = hosts[who] ?? one;
        const { workbook, user } = host;
        const { area } = customers(host);
        switch (deed.kind) {
          case "type":
            user.type("客户", `${deed.column}${String(deed.row)}`, deed.text);
            break;
          case "append":
            user.paste(
              "客户",
              `B${String(area.row + area.rows + 1)}`,
              Array.from({ length: deed.rows }, () => [deed.text, "x"]),
            );
            break;
          case "shrink":
            workbook.as(addin, () =>
              resize(workbook, workbook.tableNamed("T_customer") ?? "", {
                ...area,
                rows: Math.min(area.rows, deed.rows),
              }),
            );
            break;
          case "hide":
            user.hideRows("客户", deed.row, 1, deed.row % 2 === 0);
            break;
          case "look":
            workbook.as(addin, () =>
              workbook.apply({
                kind: "format",
                sheet: sheet(host),
                area: mustParse(`B${String(deed.row)}:D6`),
                change: { fill: deed.colour },
              }),
            );
            break;
          case "name":
            if (![...workbook.records.name.values()].some(({ name }) => name === deed.name))
              workbook.as(addin, () =>
                addName(workbook, {
                  name: deed.name,
                  formula: "=1",
                  visible: true,
                  comment: "",
                  sheet: null,
                }),
              );
            break;
          case "undo":
            user.undo();
            break;
          case "offline":
            network.goOffline(who);
            network.advance(60_000);
            user.type("客户", "C5", "offline");
            network.goOnline(who, deed.isNew);
        }
        network.advance(wait);
      }
      network.deliverAll();
      expectAlike();
    }),
    { numRuns: 200 },
  );
});

test("replicas that would give out the same ids are refused", () => {
  expect(() => new CoAuthors([new ExcelHost(), new ExcelHost()], { seed: 1, maxDelayMs: 0 })).toThrow(/site/);
});

test("starting over is cheap", () => {
  const from = performance.now();
  for (let run = 0; run < 100; run++) {
    one.user.type("客户", "C4", String(run));
    network.resetTo(copy);
  }
  expect(performance.now() - from).toBeLessThan(2_000);
});
