import { issue } from "../../src/rules/issue";
import { markedFields } from "../../src/rules/marked-fields";

describe("the columns to mend (待改栏目)", () => {
  const text = { code: "hidden-characters", given: "x" } as const;
  it("are those with a wrong value, each once, the field to mend first", () => {
    const order = { code: "date-order", first: "2026-11-22", second: "2026-11-20" } as const;
    expect(
      markedFields([
        issue("V-15", "warn", "complaintText", text),
        issue("V-03", "block", ["deliveryDate", "receivedAt"], order),
        issue("V-10", "warn", "complaintText", text),
      ]),
    ).toBe(";投诉原因;交货日期;");
  });
  it("are names that are nearly of the list, not new ones", () => {
    const unknown = { code: "not-in-master", given: "苏州澜起" } as const;
    expect(markedFields([issue("V-11", "warn", "customer", unknown)])).toBeNull();
    expect(markedFields([issue("V-11", "warn", "customer", unknown, "苏州澜起光电")])).toBe(";客户名称;");
  });
  it("are not those that are merely missing, only told, or of a further line", () => {
    expect(
      markedFields([
        issue("V-20", "block", "lotNo", { code: "missing" }),
        issue("V-15", "info", "model", text),
        { ...issue("V-15", "warn", "partNo", text), line: 0 },
      ]),
    ).toBeNull();
  });
});
