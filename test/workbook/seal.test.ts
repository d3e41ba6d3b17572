import fc from "fast-check";
import { complaintFields } from "../../src/records/complaint";
import type { Fields } from "../../src/records/field";
import { isSealed, sameCell, sealed, sealOf } from "../../src/workbook/seal";

const row = {
  id: "01K",
  customer: "甲",
  complaintText: "外壳\n划痕",
  lotQty: 5000,
  receivedAt: 46346.395833333336,
};
const names = Object.entries(complaintFields as Fields).flatMap(([name, { formula, note }]) =>
  formula !== undefined || note ? [] : [name],
);

describe("the seal of a row", () => {
  it("stays the same whatever program stored the cells: order, empty cells, line ends, digits beyond the fifteenth", () => {
    const { customer, ...rest } = row;
    expect(sealOf("complaint", { ...rest, lotNo: "", partNo: null, customer })).toBe(
      sealOf("complaint", row),
    );
    expect(sealOf("complaint", { ...row, complaintText: "外壳\r\n划痕" })).toBe(sealOf("complaint", row));
    expect(sealOf("complaint", { ...row, receivedAt: 46346.3958333333 })).toBe(sealOf("complaint", row));
  });

  it("leaves out what formulas work out and Kesu's own notes", () => {
    const noted = { ...row, yr: 1999, defectRate: 0.5, findings: ";批号;", seal: "x" };
    expect(sealOf("complaint", noted)).toBe(sealOf("complaint", row));
  });

  it("changes with every other cell, and with the kind of its value", () => {
    const cell = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.constantFrom(...names), cell, cell, (name, one, other) => {
        fc.pre(!sameCell(one, other));
        return (
          sealOf("complaint", { ...row, [name]: one }) !== sealOf("complaint", { ...row, [name]: other })
        );
      }),
      { numRuns: 500 },
    );
    expect(sealOf("complaint", { ...row, lotQty: "5000" })).not.toBe(sealOf("complaint", row));
  });

  it("does not move to another field with the value", () => {
    expect(sealOf("complaint", { partNo: "7" })).not.toBe(sealOf("complaint", { lotNo: "7" }));
  });

  it("is the same for ever: registers in use are sealed with it", () => {
    expect(sealOf("complaint", row)).toBe("3776da4149307351");
  });

  it("is sixteen hexadecimal digits, and none where the table has no place for it", () => {
    expect(sealOf("complaint", row)).toMatch(/^[0-9a-f]{16}$/);
    expect(sealed("customer", { id: "01K", name: "甲" })).toEqual({ id: "01K", name: "甲" });
    expect(isSealed("complaint", sealed("complaint", row))).toBe(true);
    expect(isSealed("complaint", row)).toBe(false);
  });

  it("does not collide among a hundred thousand rows that differ by a digit", () => {
    const seals = new Set<string>();
    for (let lotQty = 0; lotQty < 100_000; lotQty++) seals.add(sealOf("complaint", { ...row, lotQty }));
    expect(seals.size).toBe(100_000);
  });
});
