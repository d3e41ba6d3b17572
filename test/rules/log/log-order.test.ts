import fc from "fast-check";
import type { LogEntry } from "../../../src/records/log";
import { WHOLE_RECORD } from "../../../src/records/log";
import { chained } from "../../../src/rules/log/log-chain";
import { lastWords } from "../../../src/rules/log/log-fold";
import { asWritten } from "../../../src/rules/log/log-order";

interface Said {
  readonly device: string;
  readonly time: string;
  readonly field?: string;
  readonly old?: string;
  readonly new?: string;
}

/** A log in which these things were said one after the other, each device's rows chained. */
function logOf(...said: readonly Said[]): LogEntry[] {
  const heads = new Map<string, string>();
  return said.flatMap((each, number) => {
    const facts = {
      id: String(number).padStart(26, "0"),
      who: "林晓",
      table: "complaint",
      record: "r",
      complaintNo: "26112201",
      field: "customerDemand",
      old: "",
      new: String(number),
      ...each,
    };
    const entries = chained([facts], heads.get(each.device));
    heads.set(each.device, entries[0]?.hash ?? "");
    return entries;
  });
}

const news = (entries: readonly LogEntry[]): string => entries.map((entry) => entry.new).join(" ");

describe("the order the log was written in (R-6.4.1)", () => {
  const ofTwo = logOf(
    { device: "A", time: "10:00" },
    { device: "B", time: "10:01" },
    { device: "A", time: "10:02" },
    { device: "B", time: "10:02" },
  );

  it("is the same however the rows were sorted", () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(ofTwo, { minLength: ofTwo.length }), (rows) => {
        expect(news(asWritten(rows))).toBe("0 1 2 3");
      }),
    ));

  it("follows a device's chain where its clock was set back", () => {
    const log = logOf(
      { device: "A", time: "11:00" },
      { device: "A", time: "10:00" },
      { device: "B", time: "10:30" },
      { device: "A", time: "10:45" },
    );
    expect(news(asWritten([...log].reverse()))).toBe("2 0 1 3");
  });

  it("loses no row of a chain that runs in a circle, forks, or has lost a row", () => {
    const [first, second, third, ...rest] = ofTwo;
    if (!first || !second || !third) throw new Error("no rows");
    const circle = { ...first, prev: first.hash };
    for (const log of [
      [circle, second, third, ...rest],
      [second, third],
      [...ofTwo, { ...third, id: "9" }],
    ])
      expect(asWritten(log)).toHaveLength(log.length);
  });
});

describe("what may stand in a field by the log (R-6.4.1)", () => {
  const words = (...said: readonly Said[]): readonly string[] =>
    lastWords(asWritten(logOf(...said)), "customerDemand");

  it("is never an older word of the same device", () =>
    expect(
      words(
        { device: "A", time: "10:00", old: "换货", new: "赔偿" },
        { device: "A", time: "10:00", old: "赔偿", new: "退货" },
      ),
    ).toEqual(["退货"]));

  it("is never a word another device has read and written over, though the clocks contradict it", () => {
    expect(
      words(
        { device: "A", time: "10:05", old: "换货", new: "赔偿" },
        { device: "B", time: "10:03", old: "赔偿", new: "退货" },
      ),
    ).toEqual(["退货"]);
    expect(
      words(
        { device: "A", time: "10:00", old: "换货", new: "赔偿" },
        { device: "B", time: "10:03", old: "赔偿", new: "换货" },
        { device: "A", time: "10:05", old: "换货", new: "赔偿" },
      ),
    ).toEqual(["赔偿"]);
  });

  it("is either of two that did not know of each other", () =>
    expect(
      words(
        { device: "A", time: "10:00", old: "换货", new: "赔偿" },
        { device: "B", time: "10:00", old: "换货", new: "退货" },
      ),
    ).toEqual(["赔偿", "退货"]));

  it("is what a record was first written with until another changes it, however fast the first one's clock", () => {
    const whole = { field: WHOLE_RECORD, new: JSON.stringify({ customerDemand: "换货" }) };
    expect(words({ device: "A", time: "10:00", ...whole })).toEqual(["换货"]);
    const change = { device: "B", old: "换货", new: "退货" };
    for (const time of ["09:58", "10:02"])
      expect(words({ device: "A", time: "10:00", ...whole }, { ...change, time })).toEqual(["退货"]);
  });
});
