import { amendComplaint } from "../../src/actions/amend-complaint";
import { outsideFindings } from "../../src/actions/outside-findings";
import type { Ports } from "../../src/actions/ports";
import { registerComplaint } from "../../src/actions/register-complaint";
import { takeIn, type TakenIn } from "../../src/actions/take-in";
import { nodeCodec } from "../../src/opc/node-codec";
import type { TableName } from "../../src/records/tables";
import { chainHead, hashOf } from "../../src/rules/log/log-chain";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import type { CellsByField } from "../../src/workbook/port";
import { loadRegister, type Register } from "../../src/workbook/register";
import { isSealed } from "../../src/workbook/seal";
import { typedByHand, withoutFormulas } from "../workbook/by-hand";
import { converted, libreOfficeIsThere } from "../workbook/libre-office";
import { beforeNotes } from "../workbook/old-register";
import { aRegister, said, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };
const outside = { how: "outside" } as const;
const nothing = { changes: [], findings: [], restored: 0, gone: [] };

/** A register with one case in it, to be changed without Kesu. */
interface Stage {
  readonly ports: Ports & { workbook: FileWorkbook };
  readonly id: string;
  readonly load: () => Promise<Register>;
  /** Somebody types over cells of a row. */
  readonly change: (table: TableName, id: string, cells: CellsByField) => Promise<void>;
}

async function staged(draft: object = typed, now?: string): Promise<Stage> {
  const { ports, workbook } = await aRegister(now);
  const outcome = await registerComplaint({ ...draft }, plainly, ports);
  return on({ ...ports, workbook }, outcome.ok ? (outcome.case.complaint.id ?? "") : "");
}

const on = (ports: Stage["ports"], id: string): Stage => ({
  ports,
  id,
  load: () => loadRegister(ports.workbook, ports.profile, ports.holidays),
  change: async (table, record, cells) => {
    const { version } = await ports.workbook.read([]);
    await ports.workbook.commit({ tables: { [table]: { update: [{ id: record, cells }] } } }, version);
  },
});

const later = ({ ports, id }: Stage, now: string): Stage => on({ ...ports, now: () => now }, id);
const short = ({ changes }: TakenIn) => changes.map(({ field, old, new: fresh }) => [field, old, fresh]);

describe("taking in what was changed without Kesu", () => {
  it("says nothing and writes nothing when everything stands as Kesu wrote it", async () => {
    const { ports, id } = await staged();
    await amendComplaint(id, { lotQty: "5200" }, plainly, ports);
    const { version } = ports.workbook;
    expect(await takeIn(ports, outside)).toEqual(nothing);
    expect(ports.workbook.version).toBe(version);
  });

  it("logs a changed cell with its old and new value as 外部修改, and lets Kesu's columns follow", async () => {
    const { ports, id, load, change } = await staged();
    await change("complaint", id, { lotQty: 5200, safetyRisk: "是" });
    const taken = await takeIn(ports, outside);
    expect(short(taken)).toEqual([
      ["safetyRisk", "否", "是"],
      ["lotQty", "5000", "5200"],
    ]);
    expect(taken.changes[0]).toMatchObject({ table: "complaint", id, complaintNo: "26112001", row: 4 });
    const { cases, log, cells } = await load();
    expect(cases[0]?.complaint).toMatchObject({ lotQty: 5200, defectRate: 0.01, levelSuggested: "重大" });
    expect(log.find(({ field }) => field === "lotQty")).toMatchObject({
      who: "外部修改",
      device: "pc-1",
      old: "5000",
      new: "5200",
      complaintNo: "26112001",
    });
    expect(log.find(({ field }) => field === "levelSuggested")).toMatchObject({ old: "一般", new: "重大" });
    expect(isSealed("complaint", cells("complaint", id) ?? {})).toBe(true);
    expect(await takeIn(ports, outside)).toEqual(nothing);
  });

  it("logs what the person at this device typed under their own name", async () => {
    const { ports, id, load, change } = await staged();
    await change("complaint", id, { lotNo: "L9" });
    await takeIn(ports, { how: "hand", rows: [{ table: "complaint", row: 4 }] });
    expect((await load()).log.at(-1)).toMatchObject({ who: "林晓", field: "lotNo", old: "L2611", new: "L9" });
  });

  it("looks only at the rows it is given", async () => {
    const { ports, id, change } = await staged();
    await registerComplaint({ ...typed, lotNo: "L2" }, plainly, ports);
    await change("complaint", id, { lotNo: "L9" });
    expect(await takeIn(ports, { how: "hand", rows: [{ table: "complaint", row: 5 }] })).toEqual(nothing);
    expect(
      (await takeIn(ports, { how: "hand", rows: [{ table: "complaint", row: 4 }] })).changes,
    ).toHaveLength(1);
  });

  it("finds what the rules have to say of exactly these rows, and marks the cells", async () => {
    const { ports, id, load, change } = await staged();
    await registerComplaint({ ...typed, lotNo: "L2", customer: "别家" }, plainly, ports);
    await change("complaint", id, { deliveryDate: 46400, lotQty: "5,000", partNo: 7 });
    const { findings } = await takeIn(ports, outside);
    expect(findings.map(({ issue, row }) => `${String(row)} ${said(issue)}`)).toEqual(
      expect.arrayContaining([
        "4 V-03 block deliveryDate,receivedAt",
        "4 V-09 block lotQty",
        "4 V-12 block partNo",
      ]),
    );
    expect(new Set(findings.map(({ row }) => row))).toEqual(new Set([4]));
    const marks = (await load()).cases[0]?.complaint.findings ?? "";
    for (const label of ["交货日期", "数量", "料号"]) expect(marks).toContain(`;${label};`);
    await change("complaint", id, { deliveryDate: 46300, lotQty: 5000, partNo: "007" });
    await takeIn(ports, outside);
    expect((await load()).cases[0]?.complaint.findings).toBeNull();
  });

  it("keeps in the log what cannot be read, as it stands there", async () => {
    const { ports, id, change } = await staged();
    await change("complaint", id, { deliveryDate: "2026-02-30", defectQty: "约 200" });
    expect(short(await takeIn(ports, outside))).toEqual([
      ["deliveryDate", "2026-11-10", "2026-02-30"],
      ["defectQty", "52", "约 200"],
    ]);
  });

  it("writes Kesu's own columns back when somebody typed over them", async () => {
    const { ports, id, load, change } = await staged();
    await change("complaint", id, { levelSuggested: "重大" });
    expect(await takeIn(ports, outside)).toMatchObject({ changes: [], findings: expect.any(Array) });
    expect((await load()).cases[0]?.complaint.levelSuggested).toBe("一般");
  });

  it("makes a record of a row typed by hand: an id, 草稿, its columns, the whole of it in the log", async () => {
    const stage = await staged();
    const workbook = await typedByHand(stage.ports.workbook, "complaint", {
      customer: "新客户",
      complaintText: "来料短少",
      receivedAt: 46346.4,
    });
    const { ports, load } = on({ ...stage.ports, workbook }, "");
    const taken = await takeIn(ports, outside);
    expect(taken.changes).toMatchObject([{ field: "*", old: "", row: 5, complaintNo: null }]);
    const { cases, log, cells } = await load();
    const { id, status, levelSuggested, isoWeek, rowVersion } = cases[1]?.complaint ?? {};
    expect({ status, levelSuggested, isoWeek, rowVersion }).toEqual({
      status: "草稿",
      levelSuggested: "一般",
      isoWeek: "2026-W47",
      rowVersion: 1,
    });
    expect(id).toBe(taken.changes[0]?.id);
    expect(JSON.parse(log.at(-1)?.new ?? "")).toMatchObject({ customer: "新客户", status: "草稿", id });
    expect(isSealed("complaint", cells("complaint", id ?? "") ?? {})).toBe(true);
    expect(await takeIn(ports, outside)).toEqual(nothing);
    expect((await amendComplaint(id ?? "", { safetyRisk: "否" }, plainly, ports)).ok).toBe(true);
  });

  it("ties a line typed into 明细 to its case by the number, and works the case out anew", async () => {
    const stage = await staged();
    const line = { complaintNo: "26112001", partNo: "008", lotQty: 1000, defectQty: 8, uom: "个" };
    const workbook = await typedByHand(stage.ports.workbook, "productLine", line);
    const { ports, load, id } = on({ ...stage.ports, workbook }, stage.id);
    const { changes } = await takeIn(ports, outside);
    expect(changes).toMatchObject([{ table: "productLine", field: "*" }]);
    const [one] = (await load()).cases;
    expect(one?.lines).toMatchObject([{ complaintId: id, lineNo: 2 }]);
    expect(one?.complaint.defectRate).toBe(0.01);
    expect(await takeIn(ports, outside)).toEqual(nothing);
  });

  it("leaves a row of sums alone: it is no record, and stays a finding", async () => {
    const stage = await staged();
    const workbook = await typedByHand(stage.ports.workbook, "complaint", { customer: "合计", lotQty: 5000 });
    const { ports, load } = on({ ...stage.ports, workbook }, "");
    expect(await takeIn(ports, outside)).toEqual(nothing);
    expect((await load()).cases[1]?.complaint.id).toBeNull();
  });
});

describe("a row that was copied with its hidden id", () => {
  async function copied() {
    const stage = await staged();
    const cells = (await stage.load()).cells("complaint", stage.id) ?? {};
    const workbook = await typedByHand(stage.ports.workbook, "complaint", cells);
    return on({ ...stage.ports, workbook }, stage.id);
  }

  it("becomes a draft of its own when the person has just pasted it: new id, no number", async () => {
    const { ports, load, id } = await copied();
    const { changes, findings } = await takeIn(ports, {
      how: "hand",
      rows: [{ table: "complaint", row: 5 }],
    });
    expect(changes).toMatchObject([{ field: "*", row: 5 }]);
    expect(findings.map(({ issue }) => issue.rule)).not.toContain("V-16");
    const { complaints, tableIssues } = await load();
    expect(complaints[0]?.record).toMatchObject({ id, complaintNo: "26112001" });
    expect(complaints[1]?.record).toMatchObject({
      status: "草稿",
      complaintNo: null,
      registeredAt: null,
      customer: typed.customer,
    });
    expect(complaints[1]?.record.id).not.toBe(id);
    expect(tableIssues).toEqual([]);
  });

  it("is the one that was pasted, even above the one it came from", async () => {
    const { ports, load, id } = await copied();
    await takeIn(ports, { how: "hand", rows: [{ table: "complaint", row: 4 }] });
    expect((await load()).complaints.map(({ record }) => [record.id === id, record.complaintNo])).toEqual([
      [false, null],
      [true, "26112001"],
    ]);
  });

  it("stays a finding when it came from outside: nobody knows which is the copy", async () => {
    const { ports, load } = await copied();
    expect(await takeIn(ports, outside)).toEqual(nothing);
    expect((await load()).tableIssues.map(({ issue }) => issue.rule)).toContain("V-16");
  });
});

describe("what is gone and what was overwritten", () => {
  async function withoutRow(stage: Stage): Promise<Stage> {
    const empty = Object.fromEntries(
      Object.keys((await stage.load()).cells("complaint", stage.id) ?? {}).map((name) => [name, null]),
    );
    await stage.change("complaint", stage.id, empty);
    return stage;
  }

  it("says once that a record's row is gone, and keeps its number", async () => {
    const stage = await withoutRow(later(await staged(), "2026-11-20 10:11:00"));
    expect(await takeIn(stage.ports, outside)).toEqual({
      ...nothing,
      gone: [{ table: "complaint", id: stage.id, complaintNo: "26112001" }],
    });
    expect((await stage.load()).log.at(-1)).toMatchObject({ field: "-", who: "外部修改", record: stage.id });
    expect(await takeIn(stage.ports, outside)).toEqual(nothing);
    const next = await registerComplaint(typed, plainly, stage.ports);
    expect(next.ok && next.case.complaint.complaintNo).toBe("26112002");
  });

  it("waits ten minutes: a co-author's row may still be on its way", async () => {
    const stage = await withoutRow(later(await staged(), "2026-11-20 10:09:00"));
    expect(await takeIn(stage.ports, outside)).toEqual(nothing);
  });

  it("welcomes a record whose row is back", async () => {
    const stage = later(await staged(), "2026-11-20 12:00:00");
    const cells = (await stage.load()).cells("complaint", stage.id) ?? {};
    await withoutRow(stage);
    await takeIn(stage.ports, outside);
    const { version } = await stage.ports.workbook.read([]);
    await stage.ports.workbook.commit({ tables: { complaint: { insert: [cells] } } }, version);
    expect(await takeIn(stage.ports, outside)).toMatchObject({
      changes: [{ field: "*", id: stage.id }],
      gone: [],
    });
    expect(await takeIn(stage.ports, outside)).toEqual(nothing);
  });

  it("puts formulas back that were overwritten, with what they come to (V-17)", async () => {
    const stage = await staged();
    const {
      sheet = "",
      letters = [],
      columns = [],
    } = (await stage.ports.workbook.read(["complaint"])).tables.complaint ?? {};
    await stage.change("complaint", stage.id, { defectRate: 0.5, yr: 1999 });
    const cells = ["defectRate", "yr"].map((name) => `${letters[columns.indexOf(name)] ?? ""}4`);
    const workbook = await withoutFormulas(stage.ports.workbook, sheet, cells);
    const { ports, load } = on({ ...stage.ports, workbook }, stage.id);
    expect((await load()).tableIssues).toHaveLength(2);
    expect(await takeIn(ports, outside)).toMatchObject({ changes: [], restored: 2 });
    const { cases, tableIssues, log } = await load();
    expect(tableIssues).toEqual([]);
    expect(cases[0]?.complaint).toMatchObject({ defectRate: 0.0104, yr: 2026 });
    expect(log.slice(-2)).toMatchObject([
      { field: "defectRate", old: "0.5", new: "0.0104" },
      { field: "yr", old: "1999", new: "2026" },
    ]);
    expect(await takeIn(ports, outside)).toEqual(nothing);
  });
});

describe("what is not taken in yet", () => {
  it("is told, field by field, without a word about Kesu's own columns, and nothing is written (V-60)", async () => {
    const stage = later(await staged(), "2026-11-20 12:00:00");
    const other = await registerComplaint({ ...typed, lotNo: "L2" }, plainly, stage.ports);
    await stage.change("complaint", stage.id, { lotNo: "L9", levelSuggested: "重大" });
    const workbook = await typedByHand(stage.ports.workbook, "complaint", { customer: "新客户" });
    const { ports, change } = on({ ...stage.ports, workbook, now: () => "2026-11-21 12:00:00" }, stage.id);
    const id = other.ok ? (other.case.complaint.id ?? "") : "";
    await change("complaint", id, { id: null, complaintNo: null });
    const { version } = workbook;
    const found = await outsideFindings(ports);
    expect(found.map(({ row, cell, issue }) => [issue.problem.code, issue.severity, row, cell])).toEqual([
      ["changed-outside", "info", 4, expect.stringMatching(/^客诉台账!/)],
      ["added-outside", "info", 5, undefined],
      ["added-outside", "info", 6, undefined],
      ["record-gone", "info", undefined, undefined],
    ]);
    expect(workbook.version).toBe(version);
  });
});

describe("settings", () => {
  it("that a person changed in the sheet are logged with the value they had", async () => {
    const { ports, load, change } = await staged();
    const { rows = [], columns = [] } = (await ports.workbook.read(["setting"])).tables.setting ?? {};
    const row = rows.find(({ cells }) => cells[columns.indexOf("key")] === "level.major");
    await change("setting", row?.id ?? "", { value: "20000" });
    expect(short(await takeIn(ports, outside))).toEqual([["value", "10000", "20000"]]);
    await change("setting", row?.id ?? "", { value: "30000" });
    expect(short(await takeIn(ports, outside))).toEqual([["value", "20000", "30000"]]);
    expect((await load()).procedure.grades.majorFrom).toBe(3_000_000);
  });
});

describe("the work of taking in", () => {
  it("goes on in the chain of the device that found it", async () => {
    const { ports, id, load, change } = await staged();
    await change("complaint", id, { lotNo: "L9" });
    await takeIn({ ...ports, device: "pc-2" }, outside);
    await amendComplaint(id, { lotNo: "L10" }, plainly, ports);
    const { log } = await load();
    expect(log.every((entry) => entry.hash === hashOf(entry))).toBe(true);
    expect(chainHead(log, "pc-2")).toBe(log.find(({ device }) => device === "pc-2")?.hash);
  });

  it("can be called off until the commit, and then nothing has changed", async () => {
    const { ports, id, change } = await staged();
    await change("complaint", id, { lotNo: "L9" });
    const { version } = ports.workbook;
    const control = new AbortController();
    control.abort(new Error("enough"));
    await expect(takeIn(ports, { ...outside, signal: control.signal })).rejects.toThrow("enough");
    expect(ports.workbook.version).toBe(version);
  });

  it("reads the log's values only when a row needs its old ones", async () => {
    const { ports, id, change } = await staged();
    const asked: string[] = [];
    const workbook = ports.workbook;
    const watched = {
      read: (...[names, only]: Parameters<FileWorkbook["read"]>) => {
        asked.push(
          only?.log?.includes("new") === true || (names.includes("log") && !only) ? "values" : "narrow",
        );
        return workbook.read(names, only);
      },
      commit: (...change: Parameters<FileWorkbook["commit"]>) => workbook.commit(...change),
    };
    await takeIn({ ...ports, workbook: watched }, outside);
    expect(asked).toEqual(["narrow"]);
    await change("complaint", id, { lotNo: "L9" });
    await takeIn({ ...ports, workbook: watched }, outside);
    expect(asked).toEqual(["narrow", "narrow", "values"]);
  });

  it("works in a register made before there were seals, but sees only rows without an id there", async () => {
    const stage = await staged();
    await stage.change("complaint", stage.id, { lotNo: "L9" });
    const old = await typedByHand(await beforeNotes(stage.ports.workbook), "complaint", {
      customer: "新客户",
    });
    const { ports } = on({ ...stage.ports, workbook: old }, "");
    expect(await takeIn(ports, outside)).toMatchObject({ changes: [{ field: "*", row: 5 }] });
    expect(await takeIn(ports, outside)).toEqual(nothing);
  });

  (libreOfficeIsThere ? it : it.skip)("finds nothing in a file that LibreOffice has saved", async () => {
    const stage = await staged({
      ...typed,
      complaintText: "第一行\n第二行  有空格",
      defectQty: "52.123456",
      uom: "kg",
    });
    await registerComplaint({ ...typed, receivedAt: "2026-11-20 09:37" }, plainly, stage.ports);
    const saved = await converted(await stage.ports.workbook.bytes(), "xlsx");
    const workbook = await openFileWorkbook(saved, nodeCodec);
    const taken = await takeIn({ ...stage.ports, workbook }, outside);
    expect(taken).toEqual(nothing);
  });
});
