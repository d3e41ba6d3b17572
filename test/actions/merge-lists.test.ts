import { onPaper } from "./a-life";
import { advanceCase } from "../../src/actions/advance-case";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { registerComplaint } from "../../src/actions/register-complaint";
import { undoLast } from "../../src/actions/undo-last";
import type { Case } from "../../src/rules/case";
import { aRegister, typed } from "./a-register";
import { brokenChains, mergedInto, type Side, sideOn } from "./two-sides";

const plainly = { asDraft: false, acceptFixes: false };

/** Two people with a copy each of a file with one case that its department head has signed. */
async function twoSides(): Promise<{ mine: Side; theirs: Side; id: string }> {
  let count = 0;
  const newId = (): string => `01K${String(++count).padStart(23, "0")}`;
  const { ports, workbook } = await aRegister("2026-11-20 10:00:00", newId);
  const done = await registerComplaint({ ...typed }, plainly, ports);
  const id = done.ok ? (done.case.complaint.id ?? "") : "";
  await amendComplaint(
    id,
    { approval: [{ step: "部门主管签核", name: "高翔", ...onPaper }] },
    plainly,
    ports,
  );
  const bytes = await workbook.bytes();
  return { mine: await sideOn(bytes, ports, "甲"), theirs: await sideOn(bytes, ports, "乙"), id };
}

const amend = async ({ ports }: Side, id: string, draft: object): Promise<void> => {
  expect((await amendComplaint(id, draft as never, plainly, ports)).ok).toBe(true);
};
const caseOf = async (side: Side, id: string): Promise<Case> =>
  (await side.load()).cases.find(({ complaint }) => complaint.id === id)!;

describe("lists of a case that both sides worked on", () => {
  it("have the new rows of both, and each side's changes of what stood there", async () => {
    const { mine, theirs, id } = await twoSides();
    await amend(mine, id, { measure: [{ type: "应急", content: "甲的措施", owner: "林晓" }] });
    await amend(theirs, id, { measure: [{ type: "纠正", content: "乙的措施", owner: "林晓" }] });
    await amend(theirs, id, { sweep: [{ location: "成品仓", status: "未查" }] });
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.conflicts).toEqual([]);
    const { parts } = await caseOf(side, id);
    expect(parts.measure.map(({ content }) => content).sort()).toEqual(["乙的措施", "甲的措施"]);
    expect(parts.sweep).toHaveLength(1);
    expect(brokenChains((await side.load()).log)).toEqual([]);
  });

  it("do not get back what this side has taken back", async () => {
    const { mine, theirs, id } = await twoSides();
    await amend(mine, id, { measure: [{ type: "应急", content: "写错了", owner: "林晓" }] });
    expect((await undoLast(mine.ports)).ok).toBe(true);
    await amend(theirs, id, { contactName: "周敏" });
    const { side } = await mergedInto(theirs, mine);
    expect((await caseOf(side, id)).parts.measure).toEqual([]);
  });

  it("lose a row this side has taken back, unless the other side has worked on it", async () => {
    for (const worked of [false, true]) {
      const { mine, theirs, id } = await twoSides();
      await amend(mine, id, { measure: [{ type: "应急", content: "写错了", owner: "林晓" }] });
      const saved = await mergedInto(theirs, mine); // the file as it is saved, and both go on with it
      const bytes = await saved.side.ports.workbook.bytes();
      const [here, there] = [await sideOn(bytes, mine.ports, "甲"), await sideOn(bytes, theirs.ports, "乙")];
      const [row] = (await caseOf(there, id)).parts.measure;
      await amend(
        there,
        id,
        worked ? { measure: [{ id: row?.id, content: "改过" }] } : { contactName: "周敏" },
      );
      expect((await undoLast(here.ports)).ok).toBe(true);
      const { side } = await mergedInto(there, here);
      expect((await caseOf(side, id)).parts.measure.map(({ content }) => content)).toEqual(
        worked ? ["改过"] : [],
      );
    }
  });
});

describe("a case that both sides have moved", () => {
  it("stays where the other side has it; this side's step is told, and both stand in 流转 (V-31)", async () => {
    const { mine, theirs, id } = await twoSides();
    const step = { to: "已撤销", kind: "撤销", reason: "重复登记" } as const;
    expect((await advanceCase(id, step, mine.ports)).ok).toBe(true);
    expect((await advanceCase(id, { to: "待受理" }, theirs.ports)).ok).toBe(true);
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.conflicts).toMatchObject([
      {
        table: "complaint",
        field: "status",
        label: "状态",
        base: "已登记",
        mine: "已撤销",
        theirs: "待受理",
      },
    ]);
    const { complaint, parts } = await caseOf(side, id);
    expect(complaint).toMatchObject({ status: "待受理", handedToQaAt: "2026-11-20 10:00" });
    expect(parts.transition.map(({ to }) => to).sort()).toEqual(["已撤销", "待受理"].sort());
    const { log } = await side.load();
    expect(
      log
        .filter(({ field }) => field === "status")
        .map((entry) => entry.new)
        .sort(),
    ).toEqual(["已撤销", "待受理", "待受理"].sort());
    expect(brokenChains(log)).toEqual([]);
  });

  it("by the same step is moved once, without a word: both rows of 流转 stay", async () => {
    const { mine, theirs, id } = await twoSides();
    for (const { ports } of [mine, theirs]) await advanceCase(id, { to: "待受理" }, ports);
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.conflicts).toEqual([]);
    const { complaint, parts } = await caseOf(side, id);
    expect([complaint.status, parts.transition.length]).toEqual(["待受理", 2]);
  });

  it("only by this side goes along, with what the other side typed", async () => {
    const { mine, theirs, id } = await twoSides();
    await advanceCase(id, { to: "待受理" }, mine.ports);
    await amend(theirs, id, { contactName: "周敏" });
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.conflicts).toEqual([]);
    const { complaint, parts } = await caseOf(side, id);
    expect(complaint).toMatchObject({ status: "待受理", contactName: "周敏" });
    expect(parts.transition).toHaveLength(1);
  });
});
