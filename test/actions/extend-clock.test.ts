import { amendComplaint } from "../../src/actions/amend-complaint";
import { registerComplaint } from "../../src/actions/register-complaint";
import type { Draft } from "../../src/rules/entry/draft";
import { deadlines } from "../../src/rules/due/clocks";
import { aRegister, said, typed } from "./a-register";

const options = { asDraft: false, acceptFixes: false };
const extension = {
  kind: "延期",
  clock: "责任单位回复",
  until: "2026-11-27",
  reason: "模具返修中",
  approvedBy: "陈总",
  approvedAt: "2026-11-20",
};

async function sentToUnit() {
  const { ports, load } = await aRegister();
  const registered = await registerComplaint({ ...typed, registeredBy: "林晓" }, options, ports);
  if (!registered.ok) throw new Error("not registered");
  const id = registered.case.complaint.id ?? "";
  const amend = (changes: Draft) => amendComplaint(id, changes, options, ports);
  await amend({ sentToUnitAt: "2026-11-20" });
  const due = async () => {
    const { cases, procedure, calendar, masters } = await load();
    const [one] = cases;
    if (!one) throw new Error("no case");
    const context = { procedure, calendar, masters, now: "2026-11-20 10:00" };
    return { one, deadline: deadlines(one, context).find(({ clock }) => clock.id === "D-03") };
  };
  return { amend, due };
}

describe("an extension (§6.1.8 特殊情况除外, G-10)", () => {
  it("is a row of 期限调整 that keeps the original date", async () => {
    const { amend, due } = await sentToUnit();
    expect((await due()).deadline?.due).toBe("2026-11-23");
    expect(await amend({ clockChange: [extension] })).toMatchObject({ ok: true });
    const { one, deadline } = await due();
    expect(one.parts.clockChange).toMatchObject([{ original: "2026-11-23", until: "2026-11-27" }]);
    expect(deadline).toMatchObject({ due: "2026-11-27", original: "2026-11-23" });
  });

  it("without reason or approver is refused, and nothing is written (V-52)", async () => {
    const { amend, due } = await sentToUnit();
    const { approvedBy: _nobody, ...rest } = extension;
    const refused = await amend({ clockChange: [rest] });
    expect(refused.ok).toBe(false);
    expect(refused.issues.map(said)).toContain("V-52 block ");
    expect((await due()).one.parts.clockChange).toEqual([]);
  });
});
