import { toDoIcs } from "../../src/exchange/to-do-ics";
import { toDoText } from "../../src/exchange/to-do-text";
import type { Task } from "../../src/rules/due/to-do";
import { toDoEn } from "../../src/texts/to-do-en";
import { toDoZh } from "../../src/texts/to-do-zh";

const task = (change: Partial<Task> = {}): Task => ({
  id: "01K00000000000000000000001/D-06/01M1",
  caseId: "01K00000000000000000000001",
  complaintNo: "26112001",
  customer: "苏州澜起光电",
  label: { zh: "措施完成 1 换刀具", en: "Action 1 换刀具" },
  clause: "§6.1.8",
  due: "2026-11-17",
  covered: true,
  missingYears: [],
  owner: "李工",
  ownerKind: "person",
  kind: "clock",
  clockId: "D-06",
  urgency: "over",
  daysLeft: -3,
  ageDays: 12,
  paused: false,
  ...change,
});
const WRITTEN = "2026-11-20T02:00:05.123Z";
const ics = (...tasks: readonly Task[]): string => toDoIcs(tasks, WRITTEN, toDoZh, "zh");
const unfolded = (text: string): readonly string[] => text.replaceAll("\r\n ", "").split("\r\n");
const value = (text: string, name: string): string | undefined =>
  unfolded(text)
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.slice(name.length + 1);

describe("the to-do as text", () => {
  it("stands person by person with counts, dates, age and what else is to be known", () =>
    expect(
      toDoText(
        [
          task(),
          task({
            owner: "陈总",
            complaintNo: null,
            customer: null,
            caseId: null,
            due: null,
            daysLeft: null,
            urgency: "later",
          }),
          task({
            due: "2026-11-20",
            daysLeft: 0,
            urgency: "today",
            paused: true,
            covered: false,
            missingYears: ["2027"],
          }),
        ],
        "2026-11-20",
        toDoZh,
        "zh",
      ).split("\n"),
    ).toEqual([
      "客诉待办 2026-11-20",
      "",
      "李工　已逾期 1 · 今天 1 · 三日内 0",
      "- 26112001 苏州澜起光电　措施完成 1 换刀具　2026-11-17 逾期 3 天　已 12 天",
      "- 26112001 苏州澜起光电　措施完成 1 换刀具　2026-11-20 今天到期　已 12 天　等待客户中　2027 年节假日未导入，日期可能不准",
      "",
      "陈总　已逾期 0 · 今天 0 · 三日内 0",
      "- 本月例行　措施完成 1 换刀具　没有期限",
    ]));
  it("speaks English, too", () =>
    expect(toDoText([task()], "2026-11-20", toDoEn, "en")).toContain("2026-11-17 3 d overdue"));
});

describe("the to-do as a calendar (RFC 5545)", () => {
  it("is one all-day event a task, with a reminder the day before", () => {
    const text = ics(task());
    expect(unfolded(text).slice(0, 5)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Kesu//Kesu To-do//ZH",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]);
    expect(value(text, "DTSTART")).toBe("VALUE=DATE:20261117");
    expect(value(text, "DTEND")).toBe("VALUE=DATE:20261118");
    expect(value(text, "DTSTAMP")).toBe("20261120T020005Z");
    expect(value(text, "TRIGGER")).toBe("-P1D");
    expect(value(text, "SUMMARY")).toBe("26112001 苏州澜起光电 措施完成 1 换刀具（李工）");
    expect(unfolded(text).filter((line) => line === "BEGIN:VALARM")).toHaveLength(1);
    expect(unfolded(text).slice(-2)).toEqual(["END:VCALENDAR", ""]);
  });
  it("breaks lines at 75 octets of UTF-8 and never within a letter", () => {
    const label = { zh: "𠮷田：端子发黑，插拔力不足；".repeat(12), en: "" };
    const text = ics(task({ label }));
    for (const line of text.split("\r\n")) {
      const octets = Buffer.byteLength(line, "utf8");
      expect(octets).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/\p{Surrogate}/u); // half a letter
    }
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(value(text, "SUMMARY")).toContain(label.zh);
  });
  it("escapes what has a meaning there", () => {
    const label = { zh: "a,b;c\\d\ne", en: "" };
    expect(value(ics(task({ label })), "SUMMARY")).toBe("26112001 苏州澜起光电 a\\,b\\;c\\\\d\\ne（李工）");
  });
  it("keeps the UID of a task and raises its SEQUENCE, so that a second import updates", () => {
    const [first, later] = [
      ics(task()),
      toDoIcs([task({ due: "2026-11-24" })], "2026-11-21T02:00:05Z", toDoZh, "zh"),
    ];
    expect(value(later, "UID")).toBe(value(first, "UID"));
    expect(value(first, "UID")).toMatch(/^[\w./@-]+$/);
    expect(Number(value(later, "SEQUENCE"))).toBeGreaterThan(Number(value(first, "SEQUENCE")));
    expect(value(ics(task({ id: "1/对策可行性" })), "UID")).not.toBe(
      value(ics(task({ id: "1/8D审核" })), "UID"),
    );
  });
  it("leaves out what has no date, and puts a moment on its day", () => {
    expect(ics(task({ due: null }))).not.toContain("VEVENT");
    expect(value(ics(task({ due: "2026-11-21 09:30" })), "DTSTART")).toBe("VALUE=DATE:20261121");
  });
});
