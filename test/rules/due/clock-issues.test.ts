import { type ClockChange, noParts, type Parts, partTables } from "../../../src/records/parts";
import type { Complaint } from "../../../src/records/complaint";
import { clockIssues } from "../../../src/rules/due/clock-issues";
import { blank } from "../../../src/rules/entry/draft";
import type { Masters } from "../../../src/rules/case";
import { clauseOf } from "../../../src/rules/issue";
import { markedFields } from "../../../src/rules/marked-fields";
import { sayIssue } from "../../../src/texts/say";
import { zh } from "../../../src/texts/zh";
import { complaint, context } from "../a-case";
import { person } from "../a-person";

const extension = (values: Partial<ClockChange> = {}): ClockChange => ({
  ...blank(partTables.clockChange.fields),
  id: "01K0000000000000000000P001",
  kind: "延期",
  clock: "D-03",
  until: "2026-11-30",
  reason: "模具返修中",
  approvedBy: "王主管",
  approvedAt: "2026-11-19",
  ...values,
});

function issues(
  change: Partial<Complaint>,
  parts: Partial<Parts> = {},
  now = "2026-11-20 10:00",
  people: Masters["people"] = [],
) {
  const one = { complaint: complaint(change), lines: [], parts: { ...noParts, ...parts } };
  return clockIssues(one, { ...context, masters: { ...context.masters, people }, now });
}
const short = (...given: Parameters<typeof issues>): string[] =>
  issues(...given).map(
    ({ rule, severity, fields, part, problem }) =>
      `${rule} ${severity} ${part ? part.table : fields.join(",")} ${problem.code === "unmet" ? problem.need : problem.code}`,
  );
const sent = { sentToUnitAt: "2026-11-10", handedToQaAt: "2026-11-20 09:50", level: "一般" as const };

describe("V-51: overdue without extension (§6.1.8)", () => {
  it("warns of a running clock that is over, with its clause", () => {
    const [first] = issues(sent);
    expect(short(sent)).toEqual(["V-51 warn unitRepliedAt overdue"]);
    expect(first && clauseOf(first)).toBe("§6.1.8");
    expect(first && sayIssue(zh, first)).toContain("「责任单位回复」2026-11-13 已过");
  });
  it("says nothing before the day is over, of a stopped clock, an extended one, or a closed case", () => {
    expect(short(sent, {}, "2026-11-13 23:59")).toEqual([]);
    expect(short({ ...sent, unitRepliedAt: "2026-11-19" })).toEqual([]);
    expect(short(sent, { clockChange: [extension()] })).toEqual([]);
    expect(short({ ...sent, status: "已结案" })).toEqual([]);
  });
  it("warns again when the extended date is over, too", () =>
    expect(short(sent, { clockChange: [extension({ until: "2026-11-18" })] })).toEqual([
      "V-51 warn unitRepliedAt overdue",
    ]));
  it("names the measure that is late, and marks no cell of the case", () => {
    const measure = { ...blank(partTables.measure.fields), id: "01M1", lineNo: 1, due: "2026-11-13" };
    const found = issues({ handedToQaAt: "2026-11-20 09:50" }, { measure: [measure] });
    expect(found).toMatchObject([{ rule: "V-51", part: { table: "measure", id: "01M1" } }]);
    expect(markedFields([...found, ...issues(sent)])).toBeNull();
  });
});

describe("V-52: extensions (G-10)", () => {
  const open = { sentToUnitAt: "2026-11-19", handedToQaAt: "2026-11-20 09:50" };
  it.each(["until", "reason", "approvedBy", "approvedAt", "kind"])("are incomplete without %s", (field) =>
    expect(short(open, { clockChange: [extension({ [field]: null })] })).toEqual([
      "V-52 block clockChange extension-incomplete",
    ]),
  );
  it("name a clock that exists", () => {
    const [found] = issues(open, { clockChange: [extension({ clock: "D-3" })] });
    expect(found && sayIssue(zh, found)).toMatch(/没有“D-3”这个期限.*D-03 责任单位回复/);
  });
  it("are for 品保主管, of a 重大 case for 总经理", () => {
    const people = [person("王主管", "品保主管"), person("陈总", "总经理")];
    const parts = { clockChange: [extension()] };
    expect(short({ ...open, level: "一般" }, parts, undefined, people)).toEqual([]);
    expect(short({ ...open, level: "重大" }, parts, undefined, people)).toEqual([
      "V-52 block clockChange extension-role",
    ]);
    const byGm = { clockChange: [extension({ approvedBy: "陈总" })] };
    expect(short({ ...open, level: "重大" }, byGm, undefined, people)).toEqual([]);
  });
  it("of pauses want a start and a reason, nobody's approval", () => {
    const pause = { kind: "暂停" as const, from: "2026-11-19", until: null, approvedBy: null };
    expect(short(open, { clockChange: [extension(pause)] })).toEqual([]);
    expect(short(open, { clockChange: [extension({ ...pause, from: null })] })).toEqual([
      "V-52 block clockChange extension-incomplete",
    ]);
  });
});

describe("V-54: the calendar does not reach", () => {
  it("warns of running clocks only", () => {
    const change = { sentToUnitAt: "2026-12-29", handedToQaAt: "2026-11-20 09:50" };
    expect(short(change)).toEqual(["V-54 warn sentToUnitAt calendar-missing"]);
    expect(short({ ...change, unitRepliedAt: "2026-12-30" })).toEqual([]);
  });
});
