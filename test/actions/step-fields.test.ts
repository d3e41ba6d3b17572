import { advanceCase } from "../../src/actions/advance-case";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { decideCases } from "../../src/actions/decide-cases";
import type { Draft } from "../../src/rules/entry/draft";
import { sayIssue } from "../../src/texts/say";
import { zh } from "../../src/texts/zh";
import { inShort } from "../rules/flow/a-course";
import { closing, registered, walk } from "./a-life";
import { aRegister, type TestRegister } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

async function aCaseAt(until: Parameters<typeof walk>[1]): Promise<TestRegister & { id: string }> {
  const register = await aRegister();
  const id = await registered(register.ports);
  await walk(id, until, register.ports);
  return { ...register, id };
}
const refusals = (issues: Awaited<ReturnType<typeof amendComplaint>>["issues"]): string[] =>
  issues.filter(({ severity }) => severity === "block").map(inShort);

describe("V-31: what only a step writes", () => {
  it.each([
    ["closedAt", "2026-11-20"],
    ["closedBy", "郑洁"],
    ["reopenCount", "7"],
  ])("%s is not typed, and nothing is written", async (name, value) => {
    const { ports, workbook, id } = await aCaseAt("待受理");
    const before = await workbook.bytes();
    const draft = { [name]: value };
    expect(refusals((await amendComplaint(id, draft, plainly, ports)).issues)).toEqual([`V-31 ${name}`]);
    const advanced = await advanceCase(id, { to: "调查中", changes: draft }, ports);
    expect(refusals(advanced.issues)).toEqual([`V-31 ${name}`]);
    expect(await workbook.bytes()).toEqual(before);
  });
  it("R-6.1.10: the day of closing may be told with 结案, between the last step and today", async () => {
    const { ports, id, load } = await aCaseAt("待结案"); // its last step was on 11-20
    const later = { ...ports, now: () => "2026-12-01 09:00:00" };
    const close = (closedAt: string) =>
      advanceCase(id, { to: "已结案", changes: { ...closing, closedAt } }, later);
    for (const wrong of ["2026-11-19", "2026-12-02"]) {
      const { issues } = await close(wrong);
      expect(refusals(issues)).toContain("V-31 closing-day");
      expect(issues.map((each) => sayIssue(zh, each)).join()).toContain(`2026-11-20（上一步）`);
    }
    expect((await close("2026-11-25")).issues.map(inShort)).toEqual([]);
    expect((await load()).cases[0]?.complaint).toMatchObject({
      status: "已结案",
      closedAt: "2026-11-25",
      closedBy: "林晓",
    });
  });
});

describe("V-30: done tomorrow", () => {
  it.each<[string, Draft, string]>([
    ["sent", { distribution: [{ recipient: "生产", sentAt: "2030-01-01" }] }, "V-30 sentAt"],
    ["cut in", { cutInAt: "2030-01-01" }, "V-30 cutInAt"],
    ["cut in before the call", { cutInAt: "2001-01-01" }, "V-30 cutInAt,receivedAt"],
  ])("is refused as it is typed: %s", async (_, draft, wrong) => {
    const { ports } = await aRegister();
    const id = await registered(ports);
    expect(refusals((await amendComplaint(id, draft, plainly, ports)).issues)).toEqual([wrong]);
  });
});

describe("V-10: further product lines of a registered case", () => {
  it("are refused with a sentence, not dropped (§6.1.1)", async () => {
    const { ports, load } = await aRegister();
    const id = await registered(ports);
    const lines = [{ partNo: "009", lotQty: "10", defectQty: "1", uom: "个" }];
    const amended = await amendComplaint(id, { lines }, plainly, ports);
    expect(refusals(amended.issues)).toEqual(["V-10 lines-elsewhere"]);
    expect(amended.issues.map((each) => sayIssue(zh, each)).join()).toContain("登记时填写");
    const advanced = await advanceCase(id, { to: "待受理", changes: { lines } }, ports);
    expect(refusals(advanced.issues)).toContain("V-10 lines-elsewhere");
    expect((await load()).cases[0]?.lines).toEqual([]);
  });
});

describe("V-52: an extension to a day before its clock begins", () => {
  it("is refused with a sentence (§6.1.8)", async () => {
    const { ports } = await aRegister();
    const id = await registered(ports);
    const change = { kind: "延期", clock: "D-01", until: "2026-11-19", reason: "等样品" };
    const clockChange = [{ ...change, approvedBy: "郑洁", approvedAt: "2026-11-20" }];
    const { issues } = await amendComplaint(id, { clockChange }, plainly, ports);
    expect(refusals(issues)).toEqual(["V-52 extension-early"]);
  });
});

describe("V-50: the word on a case that came from elsewhere", () => {
  const imported = async (status: string): Promise<TestRegister> => {
    const register = await aRegister();
    await register.put("complaint", {
      id: "01K00000000000000000000001",
      complaintNo: "26112001",
      status,
      recordType: "投诉",
      receivedAt: 46346.3,
      registeredAt: 46346.3,
      customer: "苏州澜起光电",
      complaintText: "外壳有划痕",
      safetyRisk: "否",
    });
    return register;
  };
  const sign = async ({ ports }: TestRegister): Promise<string[]> => {
    const paper = {
      step: "部门主管签核",
      name: "钱主管",
      medium: "纸质",
      signedAt: "2026-11-20",
      link: "签核单",
    };
    const { refused } = await decideCases([{ id: "26112001", ...paper }], { skipRefused: false }, ports);
    return refused.flatMap(({ issues }) => refusals(issues));
  };
  it("may be of a state it has passed, of which no 流转 tells (§6.1.1)", async () => {
    expect(await sign(await imported("待受理"))).toEqual([]);
    expect(await sign(await imported("草稿"))).toEqual(["V-50 approval-state"]);
    expect(await sign(await imported("已结案"))).toEqual(["V-50 approval-state"]);
  });
});
