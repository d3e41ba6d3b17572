import { mapReferences, shiftFormula } from "../../src/workbook/ooxml/formula";

describe("references in formulas", () => {
  it.each([
    ['A1+$B$2*C$3&"A1"', 'B2+$B$2*D$3&"A1"'],
    ["LOG10(A1)+'My A1''s'!B2:C9", "LOG10(B2)+'My A1''s'!C3:D10"],
    ["SUM(Sheet1!A:A,1:3)", "SUM(Sheet1!B:B,2:4)"],
    ["T[[#This Row],[A1]]+A1", "T[[#This Row],[A1]]+B2"],
    ["T[['[A1']]]+A1", "T[['[A1']]]+B2"],
    ["[1]Sheet1!A1+'[2]x y'!B2", "[1]Sheet1!B2+'[2]x y'!C3"],
    ["A1:INDEX(B:B,3)", "B2:INDEX(C:C,3)"],
    ["客诉!A1+表1[料号]*1E1+1.5", "客诉!B2+表1[料号]*1E1+1.5"],
    ["Sheet1:Sheet3!A1", "Sheet1:Sheet3!B2"],
    ['IF(A1="","""",XFD1048576)', 'IF(B2="","""",A1)'],
    ["A1#+x.A1+A1.b+TRUE", "B2#+x.A1+A1.b+TRUE"],
  ])("of %s move with a copy, and nothing else does", (formula, moved) => {
    expect(shiftFormula(formula, 1, 1)).toBe(moved);
  });

  it("are offered with the sheet they mean, another workbook's and a span's marked as such", () => {
    const seen: string[] = [];
    const formula = "A1+b!A2+'c d'!A3+[1]b!A4+'[1]c d'!A5+a:b!A6+A7";
    expect(
      mapReferences(formula, ({ sheet, text }) => {
        seen.push(`${sheet ?? "own"}|${text}`);
        return undefined;
      }),
    ).toBe(formula);
    expect(seen).toEqual(["own|A1", "b|A2", "c d|A3", "[1]b|A4", "[1]c d|A5", ":b|A6", "own|A7"]);
  });
});
