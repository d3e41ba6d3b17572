import { numberConflicts, printedNumbers } from "../../src/rules/number-conflicts";

const cases = (...ids: readonly (string | null)[]) => ids.map((id) => ({ id, complaintNo: "26112001" }));
const printed = (...records: readonly string[]) =>
  printedNumbers(records.map((record) => ({ record, complaintNo: "26112001", field: "printed" })));

describe("a number that two cases have", () => {
  it("stays with the lowest id, whichever row stands first", () => {
    const [conflict] = numberConflicts(cases("C", "A", "B"), printed());
    expect(conflict).toEqual({ number: "26112001", ids: ["A", "B", "C"], losers: ["B", "C"] });
  });
  it("stays with the case whose number went out on paper", () => {
    expect(numberConflicts(cases("A", "B"), printed("B"))[0]?.losers).toEqual(["A"]);
  });
  it("stays with both when both went out: a person decides", () => {
    expect(numberConflicts(cases("A", "B", "C"), printed("A", "C"))[0]?.losers).toEqual([]);
  });
  it("is none when it is printed under another number, drawn once, or in a row that is no record yet", () => {
    const other = printedNumbers([{ record: "B", complaintNo: "26112009", field: "printed" }]);
    expect(numberConflicts(cases("A", "B"), other)[0]?.losers).toEqual(["B"]);
    expect(numberConflicts([...cases("A", null), { id: "B", complaintNo: null }], printed())).toEqual([]);
  });
});
