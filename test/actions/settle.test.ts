import { advanceCase } from "../../src/actions/advance-case";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { MemoryOutbox } from "../../src/actions/memory-outbox";
import type { Ports } from "../../src/actions/ports";
import { recordPrinted } from "../../src/actions/record-printed";
import { registerComplaint } from "../../src/actions/register-complaint";
import { ArrivalWatch, type RecordPlace, unwatched, WATCH_MS } from "../../src/actions/arrival-watch";
import { settle } from "../../src/actions/settle";
import { timeOf } from "../../src/actions/ulid-time";
import { verifyRegister } from "../../src/actions/verify-register";
import type { TableChange } from "../../src/workbook/port";
import { takeIn } from "../../src/actions/take-in";
import { nodeCodec } from "../../src/opc/node-codec";
import { chainHead } from "../../src/rules/log/log-chain";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { loadRegister, type Register } from "../../src/workbook/register";
import { aRegister, holidays, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

/** ULIDs of a clock that a test moves. */
function clock(start = Date.parse("2026-11-20T02:00:00Z")): {
  newId: () => string;
  pass: (ms: number) => void;
} {
  let time = start;
  let count = 0;
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const digits = (value: number, length: number): string =>
    Array.from({ length }, (_, index) => letters[Math.floor(value / 32 ** (length - 1 - index)) % 32]).join(
      "",
    );
  return {
    newId: () => digits(++time, 10) + digits(++count, 16),
    pass: (ms) => {
      time += ms;
    },
  };
}

interface Device {
  readonly ports: Ports;
  readonly outbox: MemoryOutbox;
  readonly load: () => Promise<Register>;
  readonly bytes: () => Promise<Uint8Array>;
}

/** A device that has a copy of the workbook open. */
async function device(
  bytes: Uint8Array,
  name: string,
  ids: () => string,
  outbox = new MemoryOutbox(),
): Promise<Device> {
  const { ports } = await aRegister();
  const workbook = await openFileWorkbook(bytes, nodeCodec);
  return {
    outbox,
    ports: { ...ports, workbook, outbox, newId: ids, device: name },
    load: () => loadRegister(workbook, ports.profile, holidays),
    bytes: () => workbook.bytes(),
  };
}

/** Settles as after a person has agreed to everything. */
const settleAgreed = (on: Device) =>
  settle(
    on.ports,
    unwatched,
    on.outbox.kept.map(({ id }) => id),
  );

async function empty(): Promise<Uint8Array> {
  return (await aRegister()).workbook.bytes();
}

async function registered(on: Device): Promise<string> {
  const outcome = await registerComplaint(typed, plainly, on.ports);
  return outcome.ok ? (outcome.case.complaint.id ?? "") : "";
}

test("a row that vanished comes back with its log, whole and sealed", async () => {
  const { newId } = clock();
  const before = await empty();
  const here = await device(before, "pc-1", newId);
  const id = await registered(here);
  await amendComplaint(id, { lotQty: "6000" }, plainly, here.ports);
  const meant = await here.load();

  const later = await device(before, "pc-1", newId, here.outbox);
  expect((await settleAgreed(later)).rewritten).toBeGreaterThan(0);
  const found = await later.load();
  expect(found.cases).toEqual(meant.cases);
  expect([...found.log].sort((a, b) => String(a.id).localeCompare(String(b.id)))).toEqual(meant.log);
  expect(chainHead(found.log, "pc-1")).toBe(chainHead(meant.log, "pc-1"));
  expect(await takeIn(later.ports, { how: "outside" })).toMatchObject({ changes: [], gone: [] });
  expect(await settle(later.ports)).toMatchObject({ rewritten: 0 });
});

test("a field that was lost is written again; one that somebody changed later is left alone", async () => {
  const { newId } = clock();
  const first = await device(await empty(), "pc-1", newId);
  const id = await registered(first);
  const shared = await first.bytes();

  const here = await device(shared, "pc-1", newId);
  await amendComplaint(id, { lotQty: "6000", contactName: "周敏" }, plainly, here.ports);
  const there = await device(shared, "pc-2", newId);
  await amendComplaint(id, { contactName: "李军" }, plainly, there.ports);

  const later = await device(await there.bytes(), "pc-1", newId, here.outbox);
  await settleAgreed(later);
  const [found] = (await later.load()).cases;
  expect(found?.complaint).toMatchObject({ lotQty: 6000, contactName: "李军" });
  expect(await takeIn(later.ports, { how: "outside" })).toMatchObject({ changes: [] });
});

test("what somebody typed beside this device's change is left to be taken in, not sealed over", async () => {
  const { newId } = clock();
  const first = await device(await empty(), "pc-1", newId);
  const id = await registered(first);
  const here = await device(await first.bytes(), "pc-1", newId);
  await amendComplaint(id, { lotQty: "6000" }, plainly, here.ports);
  const { workbook } = here.ports;
  const update = [{ id, cells: { contactName: "手写" } }];
  await workbook.commit({ tables: { complaint: { update } } }, (await workbook.read([])).version);
  await settle(here.ports);
  const taken = await takeIn(here.ports, { how: "outside" });
  expect(taken.changes.map(({ field, new: fresh }) => [field, fresh])).toEqual([["contactName", "手写"]]);
});

test("a value nobody accounts for is not written over", async () => {
  const { newId, pass } = clock();
  const here = await device(await empty(), "pc-1", newId);
  const id = await registered(here);
  const { ports, outbox, load } = here;
  const { version } = await ports.workbook.read([]);
  await ports.workbook.commit(
    { tables: { complaint: { update: [{ id, cells: { contactName: "手写" } }] } } },
    version,
  );
  await settle(ports);
  expect((await load()).cases[0]?.complaint.contactName).toBe("手写");
  pass(WATCH_MS + 1000);
  await settle(ports);
  expect((await load()).cases[0]?.complaint.contactName).toBe("手写");
  const reopened = new ArrivalWatch();
  reopened.fetchedAnew(outbox.kept);
  await settle(ports, reopened);
  expect((await load()).cases[0]?.complaint.contactName).toBe("手写");
  expect(outbox.kept).toEqual([]);
});

describe("an intent leaves the outbox only when a later state proves its arrival", () => {
  const MINUTE = 60_000;

  test.each([11, 60])(
    "offline for %i minutes: it stays, and its number is not drawn again",
    async (minutes) => {
      const { newId, pass } = clock();
      const before = await empty();
      const here = await device(before, "pc-1", newId);
      await registered(here);
      const watch = new ArrivalWatch();
      for (let minute = 0; minute < minutes; minute++) {
        pass(MINUTE);
        expect((await settle(here.ports, watch)).waiting).toBe(1); // its own copy shows it, which proves nothing
      }
      // the line is back, and others' rows stand where it stood
      const there = await device(before, "pc-2", newId);
      const theirs = await registered(there);
      const later = await device(await there.bytes(), "pc-1", newId, here.outbox);
      const next = await registerComplaint(typed, plainly, later.ports);
      expect(next.ok && next.case.complaint.complaintNo).toBe("26112002");
      const { row = 0 } = (await later.load()).complaints.find(({ record }) => record.id === theirs) ?? {};
      watch.heard(Number.NaN, placesOf(later, row));
      expect(await settle(later.ports, watch)).toMatchObject({ doubt: undefined });
      const found = (await later.load()).cases.map(({ complaint }) => complaint.complaintNo);
      expect([...found].sort()).toEqual(["26112001", "26112001", "26112002"]); // theirs is theirs to renumber
    },
  );

  /** Everything this device wrote stood in a row. */
  const placesOf = ({ outbox }: Device, row: number): RecordPlace[] =>
    outbox.kept.flatMap(({ tables }) =>
      (Object.entries(tables) as [RecordPlace["table"], TableChange][]).flatMap(([table, { insert = [] }]) =>
        insert.map(({ id }) => ({ table, id: typeof id === "string" ? id : "", row })),
      ),
    );

  test("a workbook that was fetched anew proves it, but not within ten minutes: somebody's write may be under way", async () => {
    const { newId, pass } = clock();
    const here = await device(await empty(), "pc-1", newId);
    await registered(here);
    pass(MINUTE);
    const watch = new ArrivalWatch();
    watch.fetchedAnew(here.outbox.kept);
    expect((await settle(here.ports, watch)).waiting).toBe(1);
    pass(WATCH_MS);
    expect((await settle(here.ports, watch)).waiting).toBe(0);
  });

  test("co-authors heard after it, and again ten minutes later, prove it; heard once, or before, they do not", async () => {
    const { newId, pass } = clock();
    const here = await device(await empty(), "pc-1", newId);
    const watch = new ArrivalWatch();
    watch.heard(timeOf(newId()), []);
    await registered(here);
    pass(WATCH_MS + MINUTE);
    watch.heard(timeOf(newId()), []);
    expect((await settle(here.ports, watch)).waiting).toBe(1);
    pass(60 * MINUTE);
    expect((await settle(here.ports, watch)).waiting).toBe(1);
    watch.heard(timeOf(newId()), []);
    expect((await settle(here.ports, watch)).waiting).toBe(0);
  });

  test("what had to be written again is watched anew", async () => {
    const { newId, pass } = clock();
    const before = await empty();
    const here = await device(before, "pc-1", newId);
    await registered(here);
    pass(WATCH_MS + MINUTE);
    const later = await device(before, "pc-1", newId, here.outbox);
    const watch = new ArrivalWatch();
    watch.fetchedAnew(here.outbox.kept);
    const changes = here.outbox.kept.map(({ id }) => id);
    const over = watch.over(here.outbox);
    const ports = { ...later.ports, outbox: over };
    expect(await settle(ports, watch, changes)).toMatchObject({ rewrittenCases: ["26112001"], waiting: 1 });
    pass(WATCH_MS + MINUTE);
    expect(await settle(ports, watch)).toMatchObject({ rewritten: 0, waiting: 1 });
  });
});

describe("nobody writes again unasked what may have been taken away on purpose", () => {
  test("a case that the workbook does not show is a question; 以后再说 keeps it and its number", async () => {
    const { newId } = clock();
    const before = await empty();
    const here = await device(before, "pc-1", newId);
    await registered(here);
    const later = await device(before, "pc-1", newId, here.outbox);
    const { doubt, rewritten } = await settle(later.ports);
    expect(rewritten).toBe(0);
    expect(doubt?.cases).toEqual([{ number: "26112001", customer: typed.customer, isNew: true }]);
    expect((await later.load()).cases).toEqual([]);
    const next = await registerComplaint(typed, plainly, later.ports);
    expect(next.ok && next.case.complaint.complaintNo).toBe("26112002");
    expect((await verifyRegister(later.ports)).chains.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect(await settle(later.ports, unwatched, doubt?.changes)).toMatchObject({
      rewrittenCases: ["26112001"],
      doubt: undefined,
    });
    expect((await verifyRegister(later.ports)).chains.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect((await later.load()).cases).toHaveLength(2);
  });

  test("a row somebody deleted without Kesu is a question, though a co-author was heard", async () => {
    const { newId } = clock();
    const before = await empty();
    const here = await device(before, "pc-1", newId);
    const id = await registered(here);
    const later = await device(before, "pc-1", newId, here.outbox);
    const watch = new ArrivalWatch();
    watch.heard(timeOf(newId()), [{ table: "complaint", id, row: 4 }]); // emptied: nothing stands there now
    expect(await settle(later.ports, watch)).toMatchObject({
      rewritten: 0,
      doubt: { cases: [{ isNew: true }] },
    });
  });

  test("a cell that is as it was before is a question where no co-author was seen to write it, or long ago", async () => {
    const { newId, pass } = clock();
    const first = await device(await empty(), "pc-1", newId);
    const id = await registered(first);
    const shared = await first.bytes();
    const here = await device(shared, "pc-1", newId);
    await amendComplaint(id, { contactName: "周敏" }, plainly, here.ports);
    const later = await device(shared, "pc-1", newId, here.outbox);
    const watch = new ArrivalWatch();
    expect((await settle(later.ports, watch)).doubt?.cases).toEqual([
      { number: "26112001", customer: "", isNew: false },
    ]);
    watch.heard(timeOf(newId()), [{ table: "complaint", id, row: 4 }]);
    expect(await settle(later.ports, watch)).toMatchObject({
      rewrittenCases: ["26112001"],
      doubt: undefined,
    });
    await amendComplaint(id, { contactName: "李军" }, plainly, here.ports);
    pass(WATCH_MS + 1000);
    watch.heard(timeOf(newId()), [{ table: "complaint", id, row: 4 }]);
    expect((await settle(later.ports, watch)).doubt?.cases).toHaveLength(1);
  });
});

test("a colleague's sort meets a write of ours: the row it reached gets its own cells back, ours has what was meant", async () => {
  const { newId } = clock();
  const first = await device(await empty(), "pc-1", newId);
  const [mine, theirs] = [await registered(first), await registered(first)];
  const shared = await first.bytes();
  const here = await device(shared, "pc-1", newId);
  await amendComplaint(mine, { lotQty: "6000", contactName: "周敏" }, plainly, here.ports);
  const [intent] = here.outbox.kept;
  const [{ cells } = { cells: {} }] = intent?.tables.complaint?.update ?? [];
  const later = await device(shared, "pc-1", newId, here.outbox);
  const { workbook } = later.ports;
  const { version } = await workbook.read([]);
  const log = { insert: intent?.tables.log?.insert ?? [] };
  await workbook.commit({ tables: { complaint: { update: [{ id: theirs, cells }] }, log } }, version);
  expect(await settleAgreed(later)).toMatchObject({ doubt: undefined, rewrittenCases: ["26112001"] });
  const register = await later.load();
  const caseOf = (id: string) => register.cases.find(({ complaint }) => complaint.id === id)?.complaint;
  expect(caseOf(mine)).toMatchObject({ lotQty: 6000, contactName: "周敏" });
  expect(caseOf(theirs)).toMatchObject({ lotQty: 5000, contactName: null });
  expect(await takeIn(later.ports, { how: "outside" })).toMatchObject({ changes: [], gone: [] });
});

describe("a number that two devices drew at the same time", () => {
  /** Both devices registered; `there` is the workbook of the other with this one's row written into it by Excel. */
  async function drawnTwice(printHere: boolean, printThere = false) {
    const { newId } = clock();
    const before = await empty();
    const here = await device(before, "pc-1", newId);
    const mine = await registered(here);
    const there = await device(before, "pc-2", newId);
    const theirs = await registered(there);
    if (printHere) await recordPrinted(mine, "complaint", here.ports);
    if (printThere) await recordPrinted(theirs, "complaint", there.ports);
    const both = await device(await there.bytes(), "pc-1", newId, here.outbox);
    const outcome = await settleAgreed(both);
    return { outcome, both, mine, theirs, there, newId };
  }
  const numbers = async (on: Device): Promise<Record<string, string | null>> => {
    const found: Record<string, string | null> = {};
    for (const { complaint } of (await on.load()).cases) found[complaint.id ?? ""] = complaint.complaintNo;
    return found;
  };

  test("the lower ULID keeps it, the other device draws anew and is told", async () => {
    const { outcome, both, mine, theirs, there, newId } = await drawnTwice(false);
    expect(outcome.renumbered).toEqual([]); // mine is lower: it is the other device's turn
    const other = await device(await both.bytes(), "pc-2", newId, there.outbox);
    expect((await settleAgreed(other)).renumbered).toEqual([
      { id: theirs, from: "26112001", to: "26112002" },
    ]);
    expect(await numbers(other)).toEqual({ [mine]: "26112001", [theirs]: "26112002" });
    expect((await settle(other.ports)).renumbered).toEqual([]);
  });

  test("a number that was printed never changes", async () => {
    const { outcome, both, mine, theirs } = await drawnTwice(false, true);
    expect(outcome.renumbered).toEqual([{ id: mine, from: "26112001", to: "26112002" }]);
    expect(await numbers(both)).toEqual({ [mine]: "26112002", [theirs]: "26112001" });
  });

  test("two printed ones are left to a person", async () => {
    const { outcome, both } = await drawnTwice(true, true);
    expect(outcome.renumbered).toEqual([]);
    expect(new Set(Object.values(await numbers(both)))).toEqual(new Set(["26112001"]));
  });
});

test("a case two people moved at once stands where the later step led; its device sees to that (V-31)", async () => {
  const { ports: plain, workbook } = await aRegister();
  const ports = { ...plain, outbox: new MemoryOutbox() };
  const done = await registerComplaint({ ...typed }, { asDraft: false, acceptFixes: false }, plain);
  const id = done.ok ? (done.case.complaint.id ?? "") : "";
  const moved = await advanceCase(id, { to: "已撤销", kind: "撤销", reason: "重复" }, ports);
  expect(moved.ok).toBe(true);
  const stateOf = async () =>
    (await loadRegister(workbook, ports.profile, ports.holidays)).cases[0]?.complaint.status;
  const overwritten = async (status: string): Promise<void> => {
    const update = [{ id, cells: { status } }];
    await workbook.commit({ tables: { complaint: { update } } }, workbook.version);
  };
  await overwritten("待受理"); // a co-author's cell that reached the workbook later
  expect(await settle(ports)).toMatchObject({ rewritten: 1 });
  expect(await stateOf()).toBe("已撤销");
  expect(await settle(ports)).toMatchObject({ rewritten: 0 });
  // nobody else's step: another device leaves it to the one that took it
  await overwritten("待受理");
  expect(await settle({ ...plain, device: "pc-2", outbox: new MemoryOutbox() })).toMatchObject({
    rewritten: 0,
  });
  expect(await stateOf()).toBe("待受理");
});
