import { RECORD_GONE, WHOLE_RECORD } from "../../../src/records/log";
import { foldLog, recordKey } from "../../../src/rules/log/log-fold";

const entry = (record: string, field: string, fresh: string | null) => ({
  table: "complaint",
  record,
  field,
  new: fresh,
});
const values = (entries: ReturnType<typeof entry>[], record = "r") =>
  Object.fromEntries(
    [...(foldLog(entries).get(recordKey("complaint", record))?.fields ?? [])].map(([name, { value }]) => [
      name,
      value,
    ]),
  );

describe("what the log last says of a record", () => {
  it("is its first writing with every later change laid over it", () => {
    const whole = JSON.stringify({ customer: "甲", lotQty: 5000, isCustomer: true });
    expect(
      values([entry("r", WHOLE_RECORD, whole), entry("r", "lotQty", "5200"), entry("s", "lotQty", "1")]),
    ).toEqual({ customer: "甲", lotQty: "5200", isCustomer: "true" });
    expect(values([entry("r", WHOLE_RECORD, whole), entry("r", "customer", null)])).toMatchObject({
      customer: "",
    });
  });

  it("tells a record that was never logged as a whole: its other fields are unknown, not empty", () => {
    const isWhole = (entries: ReturnType<typeof entry>[]) =>
      foldLog(entries).get(recordKey("complaint", "r"))?.isWhole;
    expect(isWhole([entry("r", "lotQty", "5")])).toBe(false);
    expect(isWhole([entry("r", WHOLE_RECORD, "{}"), entry("r", "lotQty", "5")])).toBe(true);
  });

  it("puts the pieces of a long record together, even when a piece looks whole", () => {
    const whole = JSON.stringify({ complaintText: '{"a":1}{"b":2}', customer: "甲" });
    const pieces = [whole.slice(0, 25), whole.slice(25, 32), whole.slice(32)];
    const between = entry("s", "lotQty", "1");
    const entries = pieces.flatMap((piece) => [entry("r", WHOLE_RECORD, piece), between]);
    expect(values(entries)).toEqual({ complaintText: '{"a":1}{"b":2}', customer: "甲" });
  });

  it("knows what stood there before, and forgets a record that is gone", () => {
    const entries = [entry("r", "partNo", "007"), entry("r", "partNo", "7")];
    expect(foldLog(entries).get(recordKey("complaint", "r"))?.fields.get("partNo")).toEqual({
      value: "7",
      before: "007",
    });
    expect(values([...entries, entry("r", RECORD_GONE, "")])).toEqual({});
  });

  it("empties what a later writing of the whole record leaves out", () => {
    const [first, second] = [{ customer: "甲", lotNo: "L1" }, { customer: "乙" }].map((each) =>
      entry("r", WHOLE_RECORD, JSON.stringify(each)),
    );
    expect(values([first!, second!])).toEqual({ customer: "乙", lotNo: "" });
  });
});
