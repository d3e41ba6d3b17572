import { noParts } from "../../src/records/parts";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { qp12a } from "../../src/procedure/qp-12a";
import { type Complaint, complaintFields } from "../../src/records/complaint";
import { type ProductLine, productLineFields } from "../../src/records/product-line";
import { reviewResults } from "../../src/review/review-sheet";
import { computed } from "../../src/rules/computed";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { reviewLayout } from "../../src/workbook/layout-review";
import { newRegister } from "../../src/workbook/new-register";
import { Spreadsheet } from "../../src/workbook/ooxml/spreadsheet";
import type { Cell } from "../../src/workbook/port";
import { cellsOf } from "../../src/workbook/register";
import { toSerial } from "../../src/workbook/serial-date";
import type { Area } from "../../src/workbook/sheet-layout";
import { complaint, line } from "../rules/a-case";
import { countedIds } from "../workbook/counted-ids";
import { libreOfficeIsThere, recalculated } from "../workbook/libre-office";

jest.setTimeout(120_000);

const newId = countedIds();
const at = (receivedAt: string, change: Partial<Complaint> = {}): Complaint =>
  complaint({ id: newId(), receivedAt, ...change });

const complaints: readonly Complaint[] = [
  at("2026-11-20 09:30", { level: "重大", levelSuggested: "一般", liability: "我司", defectClass: "外观" }),
  at("2026-11-30 23:59", { levelSuggested: "重大", liability: "供应商", defectClass: "其他" }),
  at("2026-11-01 00:00", { levelSuggested: "待评审", liability: "客户" }),
  at("2026-10-31 23:59", { level: "一般", defectClass: "包装防护" }),
  at("2026-10-31 12:00", { level: "一般", status: "草稿" }),
  at("2026-10-31 12:00", { level: "重大", status: "已撤销", liability: "我司" }),
  at("2025-12-01 00:00", { level: "一般", defectClass: "外观", status: "已结案" }),
  at("2025-11-30 23:59", { level: "重大", defectClass: "外观" }),
];

const main = { lotQty: 1000, defectQty: 10, uom: "个" } as const;
/** Cases for the defect rate: [the case's own row, its further lines]. */
const rated: readonly (readonly [Partial<Complaint>, readonly Partial<ProductLine>[]])[] = [
  [main, []],
  [{ ...main, checkedQty: 50 }, []],
  [{ ...main, checkedQty: 0 }, []],
  [{ ...main, lotQty: null }, []],
  [{ ...main, lotQty: null, checkedQty: 40 }, []],
  [{ ...main, defectQty: "客户加工中未确定" }, []],
  [{ ...main, defectQty: null }, []],
  [{ ...main, checkedQty: 50 }, [{ ...main, defectQty: 30 }]],
  [main, [{ ...main, uom: "套" }]],
  [{ ...main, uom: null }, [{ ...main, uom: null }]],
  [main, [{ ...main, defectQty: "客户加工中未确定" }]],
  [main, [main, { ...main, lotQty: null }]],
  [{ ...main, lotQty: null }, [main]],
  [{ ...main, lotQty: 0.1, defectQty: 0.1 }, [{ ...main, lotQty: 0.2, defectQty: 0.2 }]],
];

describe("月度回顾", () => {
  it("names a value for every formula of the sheet", () => {
    const { cells, names } = reviewLayout();
    const covered = new Set(
      names.flatMap(({ area }) => placesIn(area).map(({ row, column }) => `${row} ${column}`)),
    );
    const formulas = cells.filter(({ formula }) => formula !== undefined);
    expect(
      formulas.map(({ row, column }) => `${row} ${column}`).filter((each) => !covered.has(each)),
    ).toEqual([]);
    const results = reviewResults(complaints);
    for (const { name, area } of names) {
      expect([name, results[name]?.length]).toEqual([name, area.rows]);
      for (const row of results[name] ?? []) expect([name, row.length]).toEqual([name, area.columns]);
    }
  });

  it("writes months in the workbook's own date system", () => {
    const first = (date1904: boolean): unknown =>
      reviewResults(complaints, date1904)["_kesu.review.grades"]?.[0]?.[0];
    expect([first(false), first(true)]).toEqual([
      toSerial("2025-12-01", false),
      toSerial("2025-12-01", true),
    ]);
  });

  const test = libreOfficeIsThere ? it : it.skip;
  test("comes to the same numbers in LibreOffice, and so does every column that calculates", async () => {
    const register = await newRegister({ procedure: qp12a, newId, codec: nodeCodec });
    const cases = [
      ...complaints.map((each) => ({ complaint: each, lines: [] as ProductLine[], parts: noParts })),
      ...rated.map(([own, lines]) => {
        const record = at("2024-05-05 08:00", own);
        return {
          complaint: record,
          lines: lines.map((each) => line({ ...each, id: newId(), complaintId: record.id })),
          parts: noParts,
        };
      }),
    ];
    const workbook = await openFileWorkbook(register, nodeCodec);
    await workbook.commit(
      {
        tables: {
          complaint: { insert: cases.map((each) => cellsOf(complaintFields, each.complaint, false)) },
          productLine: {
            insert: cases.flatMap(({ lines }) =>
              lines.map((each) => cellsOf(productLineFields, each, false)),
            ),
          },
        },
      },
      workbook.version,
    );
    const valueAt = await readerOf(await recalculated(await workbook.bytes()));

    const results = reviewResults(cases.map((each) => each.complaint));
    for (const { name, area } of reviewLayout().names) {
      const seen = placesIn(area).map(({ row, column }) => valueAt("月度回顾", row, column));
      expect([name, seen]).toEqual([name, results[name]?.flat()]);
    }
    const columnOf = (field: keyof Complaint): number => Object.keys(complaintFields).indexOf(field) + 1;
    for (const [index, each] of cases.entries()) {
      const expected = computed(each, qp12a);
      for (const field of ["defectRate", "yr", "ym", "closedYm", "valid"] as const) {
        const seen = valueAt("客诉台账", 4 + index, columnOf(field));
        const wanted = expected[field] ?? "";
        if (typeof wanted === "number" && seen !== "") expect(seen).toBeCloseTo(wanted, 12);
        else expect([index, field, seen]).toEqual([index, field, wanted]);
      }
    }
  });
});

function placesIn({ row, column, rows, columns }: Area): { row: number; column: number }[] {
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: row + Math.floor(index / columns),
    column: column + (index % columns),
  }));
}

/** The cells of a workbook by sheet, row and column. */
async function readerOf(bytes: Uint8Array): Promise<(sheet: string, row: number, column: number) => Cell> {
  const book = await Spreadsheet.open(await OpcPackage.open(bytes, nodeCodec));
  const sheets = new Map(
    await Promise.all(
      ["月度回顾", "客诉台账"].map(async (name) => {
        const sheet = book.sheetNamed(name);
        if (sheet === undefined) throw new Error(`no sheet ${name}`);
        return [name, { data: await book.data(sheet), cells: await book.cells(sheet) }] as const;
      }),
    ),
  );
  return (name, row, column) => {
    const { data, cells } = sheets.get(name)!;
    const cell = data.cellAt(row, column);
    return cell < 0 ? "" : (cells.read(cell).value ?? "");
  };
}
