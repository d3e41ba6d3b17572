import { totalsOf } from "../../src/rules/totals";

const main = { lotQty: 5000, defectQty: 50, uom: "个", checkedQty: null } as const;

describe("totals over all lines", () => {
  it("are the main line's own when it is the only one", () => {
    expect(totalsOf(main, [])).toEqual({
      lotQty: 5000,
      defectQty: 50,
      defectRate: 0.01,
      uom: "个",
      pending: false,
    });
  });
  it("divide by what the customer checked, on a single line", () =>
    expect(totalsOf({ ...main, checkedQty: 500 }, []).defectRate).toBe(0.1));
  it("add up every line", () => {
    const totals = totalsOf({ ...main, checkedQty: 500 }, [{ lotQty: 1000, defectQty: 10, uom: "个" }]);
    expect(totals).toMatchObject({ lotQty: 6000, defectQty: 60, defectRate: 0.01 });
  });
  it("have no rate while a quantity is pending (§6.1.2)", () => {
    expect(totalsOf(main, [{ lotQty: 10, defectQty: "客户加工中未确定", uom: "个" }])).toMatchObject({
      lotQty: 5010,
      defectQty: null,
      defectRate: null,
      pending: true,
    });
  });
  it("do not add 个 to kg", () =>
    expect(totalsOf(main, [{ lotQty: 10, defectQty: 1, uom: "kg" }])).toMatchObject({
      lotQty: null,
      defectRate: null,
      uom: null,
    }));
  it("divide by nothing to nothing", () =>
    expect(totalsOf({ ...main, lotQty: 0, defectQty: 0 }, []).defectRate).toBeNull());
  it("add decimals exactly", () =>
    expect(
      totalsOf({ ...main, lotQty: 0.1, defectQty: 0 }, [{ lotQty: 0.2, defectQty: 0, uom: "个" }]).lotQty,
    ).toBe(0.3));
});
