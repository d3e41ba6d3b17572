import fc from "fast-check";
import { addDays } from "../../src/procedure/day";
import { qp12a } from "../../src/procedure/qp-12a";
import { complaintFields, type ComplaintField } from "../../src/records/complaint";
import { fromCell, toCell } from "../../src/workbook/cell-value";
import type { Cell } from "../../src/workbook/port";
import { fromSerial, toSerial } from "../../src/workbook/serial-date";

const read = (name: ComplaintField, cell: Cell, date1904 = false) => {
  const { value, issues } = fromCell(cell, complaintFields[name], {
    name,
    date1904,
    pendingTokens: qp12a.pendingTokens,
  });
  return { value, said: issues.map(({ rule, severity, problem }) => `${rule} ${severity} ${problem.code}`) };
};

describe("serial dates", () => {
  it.each([
    ["2026-08-01", false, 46235],
    ["1900-03-01", false, 61],
    ["2026-08-01", true, 44773],
    ["2026-11-20 12:00", false, 46346.5],
  ])("%s (1904: %s) is %d", (iso, date1904, serial) => {
    expect(toSerial(iso, date1904)).toBe(serial);
    expect(fromSerial(serial, date1904, iso.length > 10)).toBe(iso);
  });
  it("come back to the minute, in both systems", () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(1439), fc.boolean(), (days, minutes, date1904) => {
        const two = (value: number) => String(value).padStart(2, "0");
        const moment = `${addDays("1950-01-01", days)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
        expect(fromSerial(toSerial(moment, date1904), date1904, true)).toBe(moment);
      }),
    );
  });
});

describe("cells that people and Excel have touched", () => {
  it("finds numbers where texts belong (V-12, H-16)", () => {
    expect(read("partNo", 7)).toEqual({ value: "7", said: ["V-12 block damaged-by-excel"] });
    expect(read("partNo", 46086).said).toEqual(["V-12 block damaged-by-excel"]);
    expect(read("partNo", 1.23457e17).said).toEqual(["V-12 block damaged-by-excel"]);
  });
  it("finds dates typed as text (V-02, H-06)", () => {
    expect(read("receivedAt", "2026-11-20")).toEqual({
      value: "2026-11-20 00:00",
      said: ["V-02 block date-as-text"],
    });
    expect(read("receivedAt", "2026-02-30")).toEqual({ value: null, said: ["V-02 block not-a-date"] });
  });
  it("reads 46000 of a 1904 workbook as the day it is there (H-06)", () =>
    expect(read("receivedAt", 46000, true).value).toBe("2029-12-10 00:00"));
  it("finds numbers written as text (V-09)", () =>
    expect(read("lotQty", "5000")).toEqual({ value: 5000, said: ["V-09 warn number-as-text"] }));
  it("finds #REF! (V-12)", () =>
    expect(read("lotQty", { error: "#REF!" })).toEqual({ value: null, said: ["V-12 block error-in-cell"] }));
  it("reads money to the 分 and finds more decimals (V-08)", () => {
    expect(read("amountInvolved", 12345.67)).toEqual({ value: 1_234_567, said: [] });
    expect(read("amountInvolved", 0.1 + 0.2)).toEqual({ value: 30, said: [] });
    expect(read("amountInvolved", 5.005).said).toEqual(["V-08 block too-many-decimals"]);
    expect(read("amountInvolved", -5).said).toEqual(["V-08 block negative"]);
  });
  it("reads what it wrote, for every kind", () => {
    const values: readonly (readonly [ComplaintField, string | number | boolean])[] = [
      ["partNo", "007"],
      ["complaintText", "=1"],
      ["recordType", "投诉"],
      ["deliveryDate", "2026-11-10"],
      ["receivedAt", "2026-11-20 09:30"],
      ["lotQty", 12.5],
      ["defectQty", "客户加工中未确定"],
      ["amountInvolved", 500_001],
      ["amountInvolved", "待定"],
      ["massReturn", false],
      ["attachCount", 3],
      ["defectRate", 0.0123],
    ];
    for (const [name, value] of values)
      expect(read(name, toCell[complaintFields[name].kind](value, false)).value).toBe(value);
  });
});
