import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, draftFile, emptyFolder, kesu } from "./a-command-line";

jest.setTimeout(60_000);
beforeAll(build);

const draft = {
  customer: "苏州澜起光电",
  complaintText: "外壳有划痕",
  safetyRisk: "否",
  receivedAt: "2025-03-03 09:30",
  lotQty: "100",
  defectQty: "客户加工中未确定",
};

/** A register with one complaint of 林晓's. */
function aBook(): string {
  const folder = emptyFolder();
  kesu(folder, ["new", "台账.xlsx"]);
  const { code, err } = kesu(folder, [
    "register",
    "台账.xlsx",
    "--from",
    draftFile(folder, draft),
    "--by",
    "林晓",
  ]);
  if (code !== 0) throw new Error(err);
  return folder;
}

describe("kesu due", () => {
  const folder = aBookLater();

  it("lists what waits for whom, the most overdue first, with counts", () => {
    const { code, out } = kesu(folder(), ["due", "台账.xlsx", "--on", "2025-03-13"]);
    const lines = out.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(lines[1]).toMatch(/^部门主管\t\d{8} 苏州澜起光电\t部门主管签核\t2025-03-04 09:30 逾期 9 天/);
    expect(lines[2]).toMatch(/^品保\t本月例行\t公布上月验证与结案状态\t2025-03-07 逾期 6 天$/);
    expect(lines[0]).toMatch(
      /^林晓\t\d{8} 苏州澜起光电\t送交品保（首次回复客户）\t2025-03-04 09:30 逾期 9 天\t已 10 天$/,
    );
    expect(lines.at(-1)).toMatch(/^共 \d+ 项：已逾期 \d+ · 今天 \d+ · 三日内 \d+$/);
  });

  it("tells programs dates, owners and counts", () => {
    const { out } = kesu(folder(), ["due", "台账.xlsx", "--on", "2025-03-13", "--json"]);
    const { on, counts, people, tasks } = JSON.parse(out) as Record<string, unknown>;
    expect(on).toBe("2025-03-13 00:00");
    expect(tasks).toContainEqual(
      expect.objectContaining({
        clockId: "D-00",
        due: "2025-03-04 09:30",
        owner: "林晓",
        kind: "step",
        part: null,
      }),
    );
    expect(tasks).toContainEqual(expect.objectContaining({ clockId: "G-06", kind: "clock" }));
    expect(tasks).toContainEqual(
      expect.objectContaining({ clockId: "D-10", kind: "month", due: "2025-03-10", complaintNo: null }),
    );
    expect(people).toContainEqual(expect.objectContaining({ owner: "总经理", ownerKind: "role" }));
    expect(Object.values(counts as Record<string, number>).reduce((sum, each) => sum + each)).toBe(
      (tasks as unknown[]).length,
    );
  });

  it("groups by person, and narrows to one", () => {
    const { out } = kesu(folder(), ["due", "台账.xlsx", "--on", "2025-03-13", "--by-person"]);
    expect(out).toMatch(/^林晓\t已逾期 \d+ · .*\n\t\d{8} /m);
    const one = kesu(folder(), ["due", "台账.xlsx", "--on", "2025-03-13", "--owner", "总经理"]).out;
    expect(one).toContain("审阅上月结案客诉");
    expect(one).not.toContain("林晓");
    expect(kesu(folder(), ["due", "台账.xlsx", "--owner", "没人"])).toMatchObject({
      code: 0,
      out: "没有这个人的待办。\n",
    });
  });

  it("writes text for a mail, and says which year has no holidays (V-54)", () => {
    const { out } = kesu(folder(), ["due", "台账.xlsx", "--on", "2027-01-05", "--text"]);
    expect(out).toMatch(/^客诉待办 2027-01-05\n\n/);
    expect(out).toContain("2027 年节假日未导入");
  });

  it("writes a calendar, replaces its own and no other file", () => {
    const args = ["due", "台账.xlsx", "--on", "2025-03-13", "--ics", "待办.ics"];
    expect(kesu(folder(), args)).toMatchObject({
      code: 0,
      out: "",
      err: expect.stringMatching(/^待办\.ics：\d+ 项\n$/),
    });
    const path = join(folder(), "待办.ics");
    expect(readFileSync(path, "utf8")).toMatch(/^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20250304\r\n/);
    expect(kesu(folder(), args).code).toBe(0);
    writeFileSync(path, "别人的文件");
    expect(kesu(folder(), args)).toMatchObject({ code: 1, err: expect.stringContaining("已存在") });
    expect(readFileSync(path, "utf8")).toBe("别人的文件");
  });

  it("takes no day that does not exist", () =>
    expect(kesu(folder(), ["due", "台账.xlsx", "--on", "2026-02-30"]).code).toBe(2));
});

/** The book is made once, after the command line is built. */
function aBookLater(): () => string {
  let made: string | undefined;
  return () => (made ??= aBook());
}
