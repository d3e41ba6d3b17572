import { amendComplaint } from "../../src/actions/amend-complaint";
import { applyFixes } from "../../src/actions/apply-fixes";
import { checkRegister } from "../../src/actions/check-register";
import { decideCases } from "../../src/actions/decide-cases";
import { SignaturesAtStake, voidedByMerging } from "../../src/actions/signatures-at-stake";
import { undoLast } from "../../src/actions/undo-last";
import { findingsOf } from "../../src/pane/typed-rows";
import { aRegister } from "./a-register";

const id = "01K00000000000000000000001";
const options = { asDraft: false, acceptFixes: false };

/** A case on which the GM has decided, in a register that asks before a signature becomes void. */
async function signed(change: object = {}) {
  const register = await aRegister("2026-11-25 10:00:00");
  await register.put("person", { name: "周总", role: "总经理" });
  await register.put("complaint", {
    id,
    complaintNo: "26112001",
    status: "待总经理批示",
    recordType: "投诉",
    receivedAt: 46346.4,
    registeredAt: 46346.4,
    customer: "苏州澜起光电",
    complaintText: "外壳有划痕",
    safetyRisk: "否",
    preliminaryCause: "托盘毛刺",
    liability: "我司",
    ...change,
  });
  const word = { id, step: "总经理批示", name: "周总", opinion: "同意" };
  const decided = await decideCases([word], { skipRefused: false }, { ...register.ports, by: "周总" });
  expect(decided.refused).toEqual([]);
  const asked: string[][] = [];
  const asking = (answer: boolean) => ({
    ...register.ports,
    mayVoid: (signatures: SignaturesAtStake["signatures"]) => {
      asked.push(signatures.map(({ approval }) => `${approval.step ?? ""} ${approval.name ?? ""}`));
      return answer;
    },
  });
  return { register, asked, asking };
}

it("says before saving which signatures a change makes void, and writes nothing without a yes", async () => {
  const { register, asked, asking } = await signed();
  const before = await register.load();
  const change = { complaintText: "外壳有划痕，三处" };
  await expect(amendComplaint(id, change, options, asking(false))).rejects.toThrow(SignaturesAtStake);
  expect((await register.load()).version).toBe(before.version);
  await amendComplaint(id, change, options, asking(true));
  expect(asked).toEqual([["总经理批示 周总"], ["总经理批示 周总"]]);
  expect((await register.load()).cases[0]?.complaint.complaintText).toBe("外壳有划痕，三处");
});

it("asks nothing where no signature binds to what changes, nor twice about one that is void", async () => {
  const { asked, asking } = await signed();
  await amendComplaint(id, { contactPhone: "0512-1" }, options, asking(false));
  await amendComplaint(id, { complaintText: "外壳有划痕，三处" }, options, asking(true));
  await amendComplaint(id, { complaintText: "外壳有划痕，四处" }, options, asking(false));
  expect(asked).toHaveLength(1);
});

it("asks before an undo that takes back what somebody has signed since", async () => {
  const { register, asked, asking } = await signed();
  await amendComplaint(id, { complaintText: "外壳有划痕，三处" }, options, register.ports);
  const again = { id, step: "总经理批示", name: "周总", opinion: "再次同意" };
  await decideCases([again], { skipRefused: false }, { ...register.ports, by: "周总", device: "pc-2" });
  await expect(undoLast(asking(false))).rejects.toThrow(SignaturesAtStake);
  expect(asked).toEqual([["总经理批示 周总"]]);
  expect((await register.load()).cases[0]?.complaint.complaintText).toBe("外壳有划痕，三处");
});

it("asks before the fix of a finding that changes what was signed", async () => {
  const { register, asked, asking } = await signed({ defectQty: "1,200" });
  const fixes = (await checkRegister(register.ports)).filter(
    ({ issue: { fix } }) => fix?.field === "defectQty",
  );
  expect(fixes).toHaveLength(1);
  await expect(applyFixes(fixes, asking(false))).rejects.toThrow(SignaturesAtStake);
  await applyFixes(fixes, asking(true));
  expect(asked).toEqual([["总经理批示 周总"], ["总经理批示 周总"]]);
});

it("names the signatures that became void by merging what two sides did", async () => {
  const { register } = await signed();
  const own = await register.load();
  await amendComplaint(id, { complaintText: "外壳有划痕，三处" }, options, register.ports);
  const merged = await register.load();
  expect(voidedByMerging([own, merged, undefined], merged).map(({ approval }) => approval.name)).toEqual([
    "周总",
  ]);
});

it("tells of a row typed straight into the sheet which signatures are void", async () => {
  const { register } = await signed();
  await amendComplaint(id, { complaintText: "外壳有划痕，三处" }, options, register.ports);
  const found = findingsOf(new Set([`complaint ${id}`]), await register.load(), "2026-11-25 10:00");
  expect(found.map(({ issue: { problem } }) => problem)).toContainEqual(
    expect.objectContaining({ need: "approval-void", values: ["总经理批示", "周总"] }),
  );
});
