import { mayApprove } from "../../src/rules/flow/approvals";
import { isOf } from "../../src/rules/due/task-owner";
import { isSameName } from "../../src/rules/entry/written-text";
import { keeps, measure, ready } from "./flow/a-course";
import { person } from "./a-person";

describe("a person is the same however the name was typed (V-40, V-50)", () => {
  it.each([
    ["周敏", "周敏 "],
    ["周敏", "周　敏"],
    ["John  Smith", "john smith"],
    ["Ｊｏｈｎ", "John"],
  ])("%s is %s", (one, other) => expect(isSameName(one, other)).toBe(true));
  it("nobody is nobody's namesake", () => {
    expect(isSameName(null, null)).toBe(false);
    expect(isSameName("周敏", "周珉")).toBe(false);
  });
  it("V-40: an owner does not verify behind a space", () => {
    const own = { parts: { measure: [measure(), measure({ type: "预防", verifiedBy: "周敏 " })] } };
    expect(keeps(ready("实施与验证", own), "待结案")).toContain("V-40 measure-self-verified");
    expect(keeps(ready("实施与验证", { change: { verifiedBy: "周敏　" } }), "待结案")).toContain(
      "V-40 verifier-is-owner",
    );
  });
  it("V-50: a role is had by a name with a space behind it in 人员", () => {
    const people = [person("赵总 ", "总经理")];
    expect(mayApprove("赵总", "总经理", { people })).toBe(true);
    expect(mayApprove("林晓", "总经理", { people })).toBe(false);
  });
  it("R-6.1.8: a task is found by its owner, alone or among others", () => {
    expect(isOf({ owner: "李工、张工 " }, "张工")).toBe(true);
    expect(isOf({ owner: "李工、张工" }, "李工、张工")).toBe(true);
    expect(isOf({ owner: "李工" }, "张工")).toBe(false);
  });
});
