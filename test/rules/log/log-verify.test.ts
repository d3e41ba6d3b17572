import fc from "fast-check";
import type { LogEntry } from "../../../src/records/log";
import {
  chained,
  chainHeads,
  hashOf,
  hashOfHeads,
  logCode,
  type LogFact,
} from "../../../src/rules/log/log-chain";
import { standingOf, verifyChains } from "../../../src/rules/log/log-verify";

const fact = (device: string, number: number): LogFact => ({
  id: String(number).padStart(26, "0"),
  time: "2026-11-22 10:00:00",
  who: "林晓",
  device,
  table: "complaint",
  record: "r",
  complaintNo: "26112201",
  field: "lotQty",
  old: "",
  new: String(number),
});

/** A log in which devices take turns, as its rows were written. */
function logOf(turns: readonly string[], who = "林晓"): LogEntry[] {
  const heads = new Map<string, string>();
  return turns.flatMap((device, number) => {
    const [entry] = chained([{ ...fact(device, number), who }], heads.get(device));
    if (!entry) return [];
    heads.set(device, entry.hash ?? "");
    return [entry];
  });
}

const isWhole = (log: readonly LogEntry[]): boolean =>
  verifyChains(log).every(({ breaks }) => breaks.length === 0);
const faultsOf = (log: readonly LogEntry[]): string[] =>
  verifyChains(log).flatMap(({ device, breaks }) => breaks.map(({ kind, at }) => `${device} ${kind} ${at}`));

/** The log with another entry at a place. */
const put = (log: readonly LogEntry[], at: number, entry: LogEntry): LogEntry[] =>
  log.map((each, index) => (index === at ? entry : each));

function spliced(log: readonly LogEntry[], at: number, removed: number, ...added: LogEntry[]): LogEntry[] {
  const all = [...log];
  all.splice(at, removed, ...added);
  return all;
}

const devices = fc.constantFrom("A", "B", "C");
const turns = fc.array(devices, { minLength: 2, maxLength: 12 });
const turnsAndPlace = turns.chain((all) =>
  fc.record({ log: fc.constant(logOf(all)), at: fc.nat(all.length - 1) }),
);
const columns = [
  "id",
  "time",
  "who",
  "table",
  "record",
  "complaintNo",
  "field",
  "old",
  "new",
  "prev",
  "hash",
] as const;

describe("R-6.4.1: the log as evidence", () => {
  const log = logOf(["A", "A", "B", "A", "B"]);

  it("tells each device's rows and head, and that its chain is whole", () => {
    expect(verifyChains(log)).toEqual([
      { device: "A", rows: 3, head: log[3]?.hash, breaks: [] },
      { device: "B", rows: 2, head: log[4]?.hash, breaks: [] },
    ]);
    expect(verifyChains([])).toEqual([]);
  });

  it("takes no order of rows for a fault: a merge appends, a person sorts", () =>
    fc.assert(
      fc.property(
        turns.chain((all) => fc.shuffledSubarray(logOf(all), { minLength: all.length })),
        (shuffled) => isWhole(shuffled),
      ),
    ));

  it("finds any single cell that was changed, in the row it stands in", () =>
    fc.assert(
      fc.property(
        turnsAndPlace,
        fc.constantFrom(...columns),
        fc.string({ minLength: 1 }),
        (made, column, text) => {
          const entry = made.log[made.at];
          if (!entry || entry[column] === text) return;
          const changed = put(made.log, made.at, { ...entry, [column]: text });
          const found = verifyChains(changed).flatMap(({ breaks }) => breaks);
          expect(found).toContainEqual({ kind: "changed", at: made.at });
        },
      ),
    ));

  it("finds a changed row whose hash was worked out anew, unless nothing follows it", () =>
    fc.assert(
      fc.property(turnsAndPlace, ({ log: made, at }) => {
        const entry = made[at];
        if (!entry) return;
        const forged = { ...entry, new: "forged" };
        const changed = put(made, at, { ...forged, hash: hashOf(forged) });
        const isFollowed = made.some(({ prev }) => prev === entry.hash);
        expect(isWhole(changed)).toBe(!isFollowed);
        expect(logCode(changed) !== logCode(made)).toBe(!isFollowed); // then the printed code tells of it
        if (!isFollowed) expect(standingOf(logCode(made), changed).kind).toBe("never");
      }),
    ));

  it("finds any single row that was removed: by the chain, or, of a chain's last row, by the printed code", () =>
    fc.assert(
      fc.property(turnsAndPlace, ({ log: made, at }) => {
        const rest = spliced(made, at, 1);
        const isFollowed = made.some(({ prev }) => prev === made[at]?.hash);
        expect(isWhole(rest)).toBe(!isFollowed);
        if (!isFollowed) expect(standingOf(logCode(made), rest).kind).toBe("never");
      }),
    ));

  it("finds any single row that was inserted, wherever it claims to belong", () =>
    fc.assert(
      fc.property(turnsAndPlace, fc.nat(12), fc.boolean(), ({ log: made, at }, place, isTwin) => {
        const before = made[at];
        if (!before) return;
        const [forged] = chained([fact(before.device ?? "", 99)], before.prev ?? undefined);
        const inserted = isTwin ? before : forged;
        if (inserted) expect(isWhole(spliced(made, place, 0, inserted))).toBe(false);
      }),
    ));

  it("says which row is broken and how, each fault once", () => {
    const [first, second, , fourth] = log;
    if (!first || !second || !fourth) throw new Error("no log");
    expect(faultsOf(put(log, 1, { ...second, new: "7" }))).toEqual(["A changed 1"]);
    expect(faultsOf(put(log, 1, { ...second, hash: "0".repeat(64) }))).toEqual(["A changed 1"]);
    expect(faultsOf(spliced(log, 1, 1))).toEqual(["A gap 2"]);
    expect(faultsOf([...log, first])).toEqual(["A duplicate 5"]);
    const fork = chained([fact("A", 50)], first.hash ?? undefined);
    expect(faultsOf([...log, ...fork])).toEqual(["A fork 5"]);
  });

  it("knows a row that no device wrote for what it is", () => {
    const byHand = { ...(log[0] as LogEntry), id: "x", device: null, prev: null, hash: null };
    expect(faultsOf([...log, byHand])).toEqual([" changed 5"]);
  });
});

describe("V-59: the log code on a paper", () => {
  const log = logOf(["A", "B", "A", "B", "A"]);

  it("has eighty bits, in sixteen letters, over all devices' heads, whatever the order of the rows; empty without a log", () => {
    expect(logCode(log)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(logCode([...log].reverse())).toBe(logCode(log));
    expect(logCode([])).toBe("");
  });

  it("changes with every row that is added", () =>
    expect(new Set(log.map((_, index) => logCode(log.slice(0, index + 1)))).size).toBe(log.length));

  it("of before, of 32 bits, is found as far as it goes", () => {
    const heads = [...chainHeads(log).values()];
    expect(standingOf(hashOfHeads(heads).slice(0, 8), log)).toEqual({ kind: "now" });
  });

  it("is found again in a log that went on", () => {
    expect(standingOf(logCode(log), log)).toEqual({ kind: "now" });
    const printed = logCode(log.slice(0, 3));
    expect(standingOf(` ${printed.toUpperCase()} `, log)).toEqual({
      kind: "earlier",
      rows: 3,
      time: "2026-11-22 10:00:00",
    });
  });

  it("is found again in a sheet that was sorted, and in one to which a merge brought older rows last", () => {
    const printed = logCode(log.slice(0, 3));
    expect(standingOf(printed, [...log].reverse()).kind).toBe("earlier");
    const own = log.filter(({ device }) => device === "A");
    expect(standingOf(logCode(own), [...own, ...log.filter(({ device }) => device === "B")]).kind).toBe(
      "earlier",
    );
  });

  it("is not found in a chain that was worked out anew as a whole, though that is whole", () => {
    const printed = logCode(log);
    const anew = logOf(["A", "B", "A", "B", "A"], "别人");
    expect(isWhole(anew)).toBe(true);
    expect(standingOf(printed, anew)).toEqual({ kind: "never" });
  });
});
