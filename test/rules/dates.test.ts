import { noParts, type Parts } from "../../src/records/parts";
import type { Complaint } from "../../src/records/complaint";
import type { Case } from "../../src/rules/case";
import { deadlines, runningClocks } from "../../src/rules/due/clocks";
import { crossChecks } from "../../src/rules/cross-checks";
import { complaint, context } from "./a-case";
import { row } from "./flow/a-course";

const aCase = (change: Partial<Complaint>, parts: Partial<Parts> = {}): Case => ({
  complaint: complaint(change),
  lines: [],
  parts: { ...noParts, ...parts },
});
const said = (change: Partial<Complaint>, parts: Partial<Parts> = {}): string[] =>
  crossChecks(aCase(change, parts), context).map(
    ({ rule, severity, fields, problem }) => `${rule} ${severity} ${fields.join(",")} ${problem.code}`,
  );

describe("V-30 the days of a case (today is 2026-11-20)", () => {
  it("a paper that bears only the day of its signature is in order with that day (§6.1.1)", () => {
    expect(said({ deptHeadSignAt: "2026-11-20 00:00", handedToQaAt: "2026-11-20 09:50" })).toEqual([]);
    expect(said({ deptHeadSignAt: "2026-11-19 00:00" })).toEqual([
      "V-30 block deptHeadSignAt,receivedAt date-before",
    ]);
  });
  it("a case on paper that is typed late is only told so (§6.1.1)", () => {
    const late = { receivedAt: "2026-11-19 09:00", registeredAt: "2026-11-20 09:35" };
    expect(said({ ...late, handedToQaAt: "2026-11-19 15:00", acceptedAt: "2026-11-19 16:00" })).toEqual([
      "V-30 warn handedToQaAt,registeredAt date-before",
    ]);
    expect(said({ ...late, handedToQaAt: "2026-11-18 15:00" })).toContain(
      "V-30 block handedToQaAt,receivedAt date-before",
    );
    expect(said({ receivedAt: "2026-11-20 09:50", registeredAt: "2026-11-20 09:35" })).toEqual([
      "V-30 block registeredAt,receivedAt date-before",
    ]);
  });
  it("measures cut in neither before the unit was told, else before the call, nor tomorrow (G-14)", () => {
    expect(said({ cutInAt: "2026-11-19" })).toEqual(["V-30 block cutInAt,receivedAt date-before"]);
    const sent = { sentToUnitAt: "2026-11-20", cutInAt: "2026-11-20" };
    expect(said(sent)).toEqual([]);
    const earlier = { receivedAt: "2026-11-18 09:00", registeredAt: "2026-11-18 09:00" };
    expect(said({ ...sent, ...earlier, cutInAt: "2026-11-19" })).toEqual([
      "V-30 block cutInAt,sentToUnitAt date-before",
    ]);
    expect(said({ cutInAt: "2026-11-21" })).toEqual(["V-30 block cutInAt in-the-future"]);
  });
  it("nothing has been done, sent or reported tomorrow (§6.1.9, §6.1.6)", () => {
    const parts = (day: string): Partial<Parts> => ({
      measure: [row("measure", { doneAt: day })],
      disposition: [row("disposition", { doneAt: day })],
      eightD: [row("eightD", { sentAt: day })],
      distribution: [row("distribution", { sentAt: day })],
      visit: [row("visit", { reportedAt: day })],
    });
    expect(said({}, parts("2026-11-20"))).toEqual([]);
    expect(said({}, parts("2026-11-21"))).toEqual([
      "V-30 block doneAt in-the-future",
      "V-30 block doneAt in-the-future",
      "V-30 block sentAt in-the-future",
      "V-30 block sentAt in-the-future",
      "V-30 block reportedAt in-the-future",
    ]);
  });
  it("and no clock stops for it (V-51)", () => {
    const clocks = (day: string): string[] =>
      runningClocks(
        aCase(
          { status: "实施与验证" },
          {
            measure: [row("measure", { type: "纠正", due: "2026-11-18", doneAt: day })],
            visit: [row("visit", { day: "2026-11-18", reportedAt: day })],
            eightD: [row("eightD", { sentAt: day })],
          },
        ),
        context,
      ).map(({ clock }) => clock.to);
    for (const moment of ["measure.doneAt", "visit.reportedAt", "respondedAt"]) {
      expect(clocks("2030-01-01")).toContain(moment);
      expect(clocks("2026-11-20")).not.toContain(moment);
    }
  });
});

describe("V-31 结案日期 in a case that is not closed", () => {
  it("is a finding that blocks, and stops no clock", () => {
    const open = { status: "待总经理批示", closedAt: "2026-11-20" } as const;
    expect(said(open)).toEqual(["V-31 block closedAt unmet"]);
    expect(said({ ...open, status: "已结案" })).toEqual([]);
    expect(runningClocks(aCase(open), context).map(({ clock }) => clock.to)).toContain("closedAt");
  });
});

describe("V-52 extensions that do not count", () => {
  const extension = {
    kind: "延期",
    clock: "D-03",
    until: "2026-11-30",
    reason: "等样品",
    approvedBy: "周总",
    approvedAt: "2026-11-19",
  } as const;
  const due = (change: object): string | undefined => {
    const clockChange = [row("clockChange", { ...extension, ...change })];
    const one = aCase({ status: "对策制定中", sentToUnitAt: "2026-11-18" }, { clockChange });
    return deadlines(one, context).find(({ clock }) => clock.id === "D-03")?.due;
  };
  it("one that nobody knows when it was approved, or that ends before the clock begins (§6.1.8)", () => {
    expect(due({})).toBe("2026-11-30");
    expect(due({ approvedAt: null })).toBe("2026-11-23");
    expect(due({ until: "2026-11-17" })).toBe("2026-11-23");
  });
});
