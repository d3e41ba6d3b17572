import { couldHaveBecome } from "../../src/rules/damage";

describe("what Excel can have made of a text (V-12)", () => {
  it.each([
    ["007", "7", "zeros in front"],
    ["1E5", "100000", "an exponent worked out"],
    ["123456789012345678", "123456789012345000", "digits from the sixteenth on"],
    ["123456789012345678", "1.23E+17", "as the cell shows it"],
    ["3-5", "46086", "a day"],
    ["3/5/2026", "46086", "a day with its year"],
    ["3-5", "3月5日", "a day as the cell shows it"],
  ])("%s → %s: %s", (old, made) => expect(couldHaveBecome(old, made)).toBe(true));
  it.each([
    ["007", "8"],
    ["ABC-1", "46086"],
    ["3-5", "3.5"],
    ["3-5", "4月5日"],
    ["", "7"],
    ["7", "7"],
    ["123456789012345678", "123456789012346000"],
  ])("%s → %s is something else", (old, made) => expect(couldHaveBecome(old, made)).toBe(false));
});
