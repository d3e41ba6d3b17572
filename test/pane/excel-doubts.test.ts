import { MemoryOutbox } from "../../src/actions/memory-outbox";
import type { Registered } from "../../src/actions/register-complaint";
import { ulids } from "../co-authoring/ulids";
import { anExcel, closeExcels, type ExcelStage, giveId, sampleOf, standing, trips } from "./excel-stage";

const options = { asDraft: false, acceptFixes: false };
const draft = { customer: "苏州澜起光电", complaintText: "端子氧化", safetyRisk: "否", registeredBy: "王芳" };
const numberOf = (result: Registered): string | null =>
  result.ok ? result.case.complaint.complaintNo : "refused";
const customers = async (stage: ExcelStage) =>
  (await standing(stage, "complaint")).map((row) => row["customer"]);

/** The computer the workbook is opened on, again and again: its outbox stays, its clock moves. */
class Computer {
  readonly outbox = new MemoryOutbox();
  now = Date.parse("2026-11-22T02:00:00Z");
  readonly newId = ulids(() => this.now, "pane-TEST");

  /** Opens a workbook as it was last saved. */
  async open(around: Parameters<typeof anExcel>[1] = {}): Promise<ExcelStage> {
    const { outbox, newId } = this;
    const stage = await anExcel(await sampleOf(3), {
      ...around,
      around: { outbox, newId, ...around.around },
    });
    await stage.session.start();
    await stage.calm();
    return stage;
  }
}

/** A case was registered, and the workbook closed with “don't save”. */
async function discarded(): Promise<Computer> {
  const computer = new Computer();
  const { session, calm } = await computer.open();
  expect(numberOf(await session.register(draft, options))).toBe("26112201");
  await calm();
  return computer;
}

afterEach(closeExcels);

test("“don't save”: what was discarded does not come back unasked, the pane asks", async () => {
  const computer = await discarded();
  computer.now += 3_600_000;
  const stage = await computer.open();
  expect(stage.session.state().doubt?.cases).toEqual([
    { number: "26112201", customer: draft.customer, isNew: true },
  ]);
  expect(trips(stage.host).filter(({ writes }) => writes)).toEqual([]);
  expect(await customers(stage)).not.toContain(draft.customer);
});

test("补写 writes it again, with its number", async () => {
  const stage = await (await discarded()).open();
  await stage.session.resolve("write");
  await stage.calm();
  expect(stage.session.state()).toMatchObject({
    doubt: undefined,
    notices: [{ kind: "rewritten", numbers: ["26112201"] }],
  });
  expect(await customers(stage)).toContain(draft.customer);
});

test("放弃 drops it for good; its number is free again", async () => {
  const computer = await discarded();
  const stage = await computer.open();
  await stage.session.resolve("discard");
  expect(stage.session.state().doubt).toBeUndefined();
  expect(computer.outbox.kept).toEqual([]);
  expect(numberOf(await stage.session.register(draft, options))).toBe("26112201");
});

test("以后再说 asks no more now, keeps the number, and asks at the next opening", async () => {
  const computer = await discarded();
  const stage = await computer.open();
  await stage.session.resolve("later");
  await stage.session.refresh();
  expect(stage.session.state().doubt).toBeUndefined();
  expect(numberOf(await stage.session.register({ ...draft, customer: "宁波" }, options))).toBe("26112202");
  const next = await computer.open();
  expect(next.session.state().doubt?.cases).toHaveLength(2);
});

test("a workbook that was saved, opened again, asks nothing, and its changes are let go of", async () => {
  const computer = new Computer();
  const first = await computer.open();
  await first.session.register(draft, options);
  await first.calm();
  computer.now += 11 * 60_000;
  const { session, calm } = await anExcel(undefined, {
    host: first.host,
    around: { outbox: computer.outbox, newId: computer.newId },
  });
  await session.start();
  await calm();
  expect(session.state().doubt).toBeUndefined();
  expect(computer.outbox.kept).toEqual([]);
});

test("a pane that is only loaded again beside the same workbook proves nothing", async () => {
  const computer = new Computer();
  const first = await computer.open();
  await first.session.register(draft, options);
  await first.calm();
  computer.now += 60 * 60_000;
  const { session, calm } = await anExcel(undefined, {
    host: first.host,
    around: { outbox: computer.outbox, newId: computer.newId, isFetchedAnew: () => false },
  });
  await session.start();
  await calm();
  expect(computer.outbox.kept).toHaveLength(1);
  expect(session.state()).toMatchObject({ doubt: undefined, unconfirmed: 1 });
});

test("a file on this computer is nobody else's: nothing is said to be unconfirmed", async () => {
  const { session, calm } = await new Computer().open({ around: { isShared: () => false } });
  await session.register(draft, options);
  await calm();
  expect(session.state().unconfirmed).toBe(0);
});

describe("an id kept in the workbook", () => {
  test("a register without one gets it after the next write, once", async () => {
    const told: (string | undefined)[] = [];
    const computer = new Computer();
    const stage = await computer.open({ registerId: null, around: { registerIs: (id) => told.push(id) } });
    expect(told).toEqual([undefined]);
    await stage.session.register(draft, options);
    await stage.session.register({ ...draft, customer: "宁波" }, options);
    await stage.calm();
    const names = [...stage.host.workbook.records.name.values()].filter(
      ({ name }) => name === "_kesu.register",
    );
    expect(names).toMatchObject([{ visible: false, formula: `="${told[1] ?? ""}"` }]);
    expect(told).toHaveLength(2);
  });

  test("a register that has one keeps it", async () => {
    const told: (string | undefined)[] = [];
    const stage = await anExcel(await sampleOf(3), {
      registerId: null,
      around: { registerIs: (id) => told.push(id) },
    });
    giveId(stage.host, "01ABC");
    await stage.session.start();
    await stage.session.register(draft, options);
    await stage.calm();
    expect(told).toEqual(["01ABC"]);
  });
});
