import fc from "fast-check";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { mergeChanges } from "../../src/actions/merge-changes";
import { recordPrinted } from "../../src/actions/record-printed";
import { registerComplaint } from "../../src/actions/register-complaint";
import { takeIn } from "../../src/actions/take-in";
import type { CellsByField } from "../../src/workbook/port";
import { isSealed } from "../../src/workbook/seal";
import { typedByHand } from "../workbook/by-hand";
import { aRegister, typed } from "./a-register";
import { brokenChains, mergedInto, type Side, sideOn } from "./two-sides";

const plainly = { asDraft: false, acceptFixes: false };

/** Ids that rise over both sides together, as clocks do. */
function risingIds(): () => string {
  let count = 0;
  return () => `01K${String(++count).padStart(23, "0")}`;
}

/** Two people with a copy each of a file with some cases; the first is "甲", the second "乙". */
async function twoSides(cases = 1): Promise<{ mine: Side; theirs: Side; ids: readonly string[] }> {
  const { ports, workbook, load } = await aRegister("2026-11-20 10:00:00", risingIds());
  for (let each = 0; each < cases; each++)
    await registerComplaint({ ...typed, lotNo: `L${String(each)}` }, plainly, ports);
  const ids = (await load()).cases.map(({ complaint }) => complaint.id ?? "");
  const bytes = await workbook.bytes();
  return { mine: await sideOn(bytes, ports, "甲"), theirs: await sideOn(bytes, ports, "乙"), ids };
}

const draw = async ({ ports }: Side, lotNo: string, lines: object[] = []): Promise<string> => {
  const outcome = await registerComplaint({ ...typed, lotNo, lines: lines as never }, plainly, ports);
  return outcome.ok ? (outcome.case.complaint.id ?? "") : "";
};
const amend = ({ ports }: Side, id: string, fields: Record<string, string>) =>
  amendComplaint(id, fields, plainly, ports);
const complaintOf = async (side: Side, id: string) =>
  (await side.load()).cases.find(({ complaint }) => complaint.id === id)?.complaint;
const typeOver = async ({ ports }: Side, id: string, cells: CellsByField) => {
  const { version } = await ports.workbook.read([]);
  await ports.workbook.commit({ tables: { complaint: { update: [{ id, cells }] } } }, version);
};

describe("merging into a file that somebody else has saved", () => {
  it("keeps what each side registered and what each side changed, field by field", async () => {
    const { mine, theirs, ids } = await twoSides();
    const [id = ""] = ids;
    await amend(mine, id, { lotQty: "5200" });
    await amend(theirs, id, { contactName: "周敏", safetyRisk: "是" });
    const added = await draw(theirs, "L9");
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged).toEqual({ conflicts: [], renumbered: [], gone: [] });
    expect(await complaintOf(side, id)).toMatchObject({
      lotQty: 5200,
      contactName: "周敏",
      safetyRisk: "是",
      levelSuggested: "重大",
      defectRate: 0.01,
      rowVersion: 3,
    });
    expect((await side.load()).cases.map(({ complaint }) => complaint.id)).toEqual([id, added]);
    expect(brokenChains((await side.load()).log)).toEqual([]);
  });

  it("leaves the other side's value where both changed the same field, and says so", async () => {
    const { mine, theirs, ids } = await twoSides();
    const [id = ""] = ids;
    await amend(mine, id, { lotQty: "5100" });
    await amend(mine, id, { lotQty: "5200", contactName: "同" });
    await amend(theirs, id, { lotQty: "6000", contactName: "同" });
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.conflicts).toEqual([
      {
        table: "complaint",
        id,
        complaintNo: "26112001",
        field: "lotQty",
        label: "数量",
        base: 5000,
        mine: 5200,
        theirs: 6000,
      },
    ]);
    expect((await complaintOf(side, id))?.lotQty).toBe(6000);
    const { log } = await side.load();
    expect(log.filter(({ field }) => field === "lotQty").at(-1)).toMatchObject({
      old: "5200",
      new: "6000",
      who: "甲",
    });
    expect(await takeIn(side.ports, { how: "outside" })).toMatchObject({ changes: [], gone: [] });
  });

  it("lets what this side did after it had seen the other's value win", async () => {
    const { mine, theirs, ids } = await twoSides();
    const [id = ""] = ids;
    await amend(mine, id, { lotQty: "5200" });
    await amend(theirs, id, { lotQty: "6000" });
    const { side } = await mergedInto(theirs, mine);
    await amend(side, id, { lotQty: "5200" });
    for (const intent of side.ports.outbox.kept) await mine.ports.outbox.put(intent);
    const again = await mergedInto(theirs, mine);
    expect(again.merged.conflicts).toEqual([]);
    expect((await complaintOf(again.side, id))?.lotQty).toBe(5200);
  });

  it("does nothing the second time", async () => {
    const { mine, theirs, ids } = await twoSides();
    await amend(mine, ids[0] ?? "", { lotQty: "5200" });
    await draw(mine, "L9");
    const { side } = await mergedInto(theirs, mine);
    const { version } = side.ports.workbook;
    expect(await mergeChanges(mine.ports.outbox.kept, side.ports)).toEqual({
      conflicts: [],
      renumbered: [],
      gone: [],
    });
    expect(side.ports.workbook.version).toBe(version);
  });

  it("goes on in one chain where the same device has written into the other file, too", async () => {
    const { mine, theirs, ids } = await twoSides();
    const twin = { ...theirs, ports: { ...theirs.ports, device: "甲" } };
    await amend(mine, ids[0] ?? "", { lotQty: "5200" });
    await amend(twin, ids[0] ?? "", { contactName: "周敏" });
    const { side } = await mergedInto(theirs, mine);
    const { log } = await side.load();
    expect(brokenChains(log)).toEqual([]);
    expect(log.filter(({ device }) => device === "甲").length).toBeGreaterThan(3);
  });

  it("tells of a record that the other side removed, and writes the rest", async () => {
    const { mine, theirs, ids } = await twoSides(2);
    const [first = "", second = ""] = ids;
    await amend(mine, first, { lotQty: "5200" });
    await amend(mine, second, { lotQty: "5300" });
    const cells = (await theirs.load()).cells("complaint", first) ?? {};
    await typeOver(theirs, first, Object.fromEntries(Object.keys(cells).map((name) => [name, null])));
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.gone).toEqual([{ table: "complaint", id: first, complaintNo: "26112001" }]);
    expect((await complaintOf(side, second))?.lotQty).toBe(5300);
  });
});

describe("a number drawn on both sides", () => {
  it("stays with the lower id; the other case and its lines get the next one, and it is said", async () => {
    const { mine, theirs } = await twoSides();
    const early = await draw(theirs, "L8");
    const late = await draw(mine, "L9", [{ partNo: "008", lotQty: "10", defectQty: "1", uom: "个" }]);
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.renumbered).toEqual([{ id: late, from: "26112002", to: "26112003" }]);
    expect((await complaintOf(side, early))?.complaintNo).toBe("26112002");
    const { cases, log } = await side.load();
    expect(cases.at(-1)).toMatchObject({
      complaint: { complaintNo: "26112003" },
      lines: [{ complaintNo: "26112003" }],
    });
    expect(log.filter(({ field, record }) => field === "complaintNo" && record === late)).toMatchObject([
      { old: "26112002", new: "26112003" },
    ]);
  });

  it("stays with the case whose number was printed, even on the other side's row", async () => {
    const { mine, theirs } = await twoSides();
    const early = await draw(theirs, "L8");
    const late = await draw(mine, "L9");
    await recordPrinted(late, "客户投诉处理单", mine.ports);
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.renumbered).toEqual([{ id: early, from: "26112002", to: "26112003" }]);
    expect((await complaintOf(side, late))?.complaintNo).toBe("26112002");
    expect(isSealed("complaint", (await side.load()).cells("complaint", early) ?? {})).toBe(true);
  });

  it("stays with both when both were printed: that is a finding", async () => {
    const { mine, theirs } = await twoSides();
    await recordPrinted(await draw(theirs, "L8"), "客户投诉处理单", theirs.ports);
    await recordPrinted(await draw(mine, "L9"), "客户投诉处理单", mine.ports);
    const { merged, side } = await mergedInto(theirs, mine);
    expect(merged.renumbered).toEqual([]);
    const numbers = (await side.load()).cases.map(({ complaint }) => complaint.complaintNo);
    expect(numbers).toEqual(["26112001", "26112002", "26112002"]);
  });

  it("of one draft is the other side's, and the person is told of the other number", async () => {
    const { mine, theirs } = await twoSides();
    const kept = await registerComplaint(
      { customer: "甲" },
      { asDraft: true, acceptFixes: false },
      mine.ports,
    );
    const id = kept.ok ? (kept.case.complaint.id ?? "") : "";
    const bytes = await mine.ports.workbook.bytes();
    const [one, other] = [await sideOn(bytes, mine.ports, "甲"), await sideOn(bytes, theirs.ports, "乙")];
    await draw(other, "L9");
    for (const side of [one, other]) await amend(side, id, { complaintText: "短少", safetyRisk: "否" });
    const { merged, side } = await mergedInto(other, one);
    expect(merged).toEqual({
      conflicts: [],
      renumbered: [{ id, from: "26112002", to: "26112003" }],
      gone: [],
    });
    expect((await complaintOf(side, id))?.complaintNo).toBe("26112003");
    expect(brokenChains((await side.load()).log)).toEqual([]);
    expect((await takeIn(side.ports, { how: "outside" })).changes).toEqual([]);
  });
});

describe("rows typed by hand that both sides took in", () => {
  async function bothTookIn() {
    const { ports, workbook } = await aRegister("2026-11-20 10:00:00", risingIds());
    const bytes = await (
      await typedByHand(workbook, "complaint", { customer: "新客户", complaintText: "短少" })
    ).bytes();
    return { mine: await sideOn(bytes, ports, "甲"), theirs: await sideOn(bytes, ports, "乙") };
  }
  const tookIn = async ({ ports }: Side) => (await takeIn(ports, { how: "outside" })).changes[0]?.id ?? "";

  it("are one record, with what each side did to it", async () => {
    const { mine, theirs } = await bothTookIn();
    await amend(mine, await tookIn(mine), { safetyRisk: "否" });
    const asDraft = { asDraft: true, acceptFixes: false };
    await amendComplaint(await tookIn(theirs), { contactName: "周敏" }, asDraft, theirs.ports);
    const { side } = await mergedInto(theirs, mine);
    const { cases, log } = await side.load();
    expect(cases).toHaveLength(1);
    expect(cases[0]?.complaint).toMatchObject({ safetyRisk: "否", contactName: "周敏" });
    expect(new Set(log.map(({ record }) => record))).toEqual(new Set([cases[0]?.complaint.id]));
    expect(brokenChains(log)).toEqual([]);
  });

  it("are taken in once when only this side had seen them", async () => {
    const { mine, theirs } = await bothTookIn();
    const id = await tookIn(mine);
    await amend(mine, id, { safetyRisk: "否" });
    const side = await sideOn(await theirs.ports.workbook.bytes(), mine.ports, "甲");
    await mergeChanges(mine.ports.outbox.kept, side.ports);
    expect((await side.load()).cases.map(({ complaint }) => complaint.id)).toEqual([id]);
  });

  it("are written when the other side's row has vanished, but only if this side had worked on them", async () => {
    const { mine, theirs } = await bothTookIn();
    const { workbook } = await aRegister("2026-11-20 10:00:00", risingIds());
    const empty = await sideOn(await workbook.bytes(), mine.ports, "乙");
    const id = await tookIn(mine);
    expect((await (await mergedInto(empty, mine)).side.load()).cases).toEqual([]);
    await amend(mine, id, { safetyRisk: "否" });
    const { side } = await mergedInto(empty, mine);
    expect((await side.load()).cases[0]?.complaint).toMatchObject({
      id,
      customer: "新客户",
      safetyRisk: "否",
    });
    expect(theirs.ports.outbox.kept).toEqual([]);
  });
});

/** What a person may do with a case, by its place among the first ones. */
type Deed =
  | { readonly draws: string }
  | {
      readonly of: number;
      readonly field: "contactName" | "model" | "lotQty" | "safetyRisk";
      readonly value: string;
    };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ draws: fc.stringMatching(/^[A-Z]\d{3}$/) }),
  fc.record({
    of: fc.nat(1),
    field: fc.constantFrom("contactName" as const, "model" as const),
    value: fc.constantFrom("甲", "乙", "丙", ""),
  }),
  fc.record({
    of: fc.nat(1),
    field: fc.constant("lotQty" as const),
    value: fc.constantFrom("5200", "6000", "7000"),
  }),
  fc.record({ of: fc.nat(1), field: fc.constant("safetyRisk" as const), value: fc.constantFrom("是", "否") }),
);

/** Does a person's deeds; the fields changed, by case and field, and the cases drawn. */
async function done(side: Side, deeds: readonly Deed[], ids: readonly string[]) {
  const changed = new Set<string>();
  const drawn: string[] = [];
  for (const each of deeds) {
    if ("draws" in each) drawn.push(await draw(side, each.draws));
    else {
      const id = ids[each.of] ?? "";
      await amend(side, id, { [each.field]: each.value });
      changed.add(`${id} ${each.field}`);
    }
  }
  return { changed, drawn };
}

it("loses no case and no field that only one side wrote, whatever two people do, whichever side merges", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { maxLength: 4 }),
      fc.array(deed, { maxLength: 4 }),
      async (first, second) => {
        const { mine, theirs, ids } = await twoSides(2);
        const base = await mine.load();
        const [left, right] = [await done(mine, first, ids), await done(theirs, second, ids)];
        for (const [target, source, own, other] of [
          [theirs, mine, left, right],
          [mine, theirs, right, left],
        ] as const) {
          const { merged, side } = await mergedInto(target, source);
          const { cases, log } = await side.load();
          const all = new Map(cases.map(({ complaint }) => [complaint.id ?? "", complaint]));
          expect([...all.keys()].sort()).toEqual([...ids, ...left.drawn, ...right.drawn].sort());
          const numbers = cases.map(({ complaint }) => complaint.complaintNo);
          expect(new Set(numbers).size).toBe(numbers.length);
          for (const key of new Set([...own.changed, ...other.changed])) {
            const [id = "", field = ""] = key.split(" ");
            const from = own.changed.has(key) && !other.changed.has(key) ? source : target;
            const written = (await complaintOf(from, id)) as Record<string, unknown> | undefined;
            const now = (all.get(id) as Record<string, unknown> | undefined)?.[field];
            const isContested = merged.conflicts.some((each) => each.id === id && each.field === field);
            const before = base.cases.find(({ complaint }) => complaint.id === id)?.complaint as
              Record<string, unknown> | undefined;
            // set and set back on one side is no change: then the other side's stands
            const unchanged = written?.[field] === before?.[field];
            if (!unchanged) expect([key, now]).toEqual([key, written?.[field]]);
            const others = ((await complaintOf(source, id)) as Record<string, unknown> | undefined)?.[field];
            if (isContested) expect(others).not.toBe(now);
          }
          expect(brokenChains(log)).toEqual([]);
          expect(await takeIn(side.ports, { how: "outside" })).toEqual({
            changes: [],
            findings: [],
            restored: 0,
            gone: [],
          });
        }
      },
    ),
    { numRuns: 15 },
  );
});
