import type { Registered } from "../../src/actions/register-complaint";
import { withConsent } from "../../src/pane/consent";
import type { CellsByField } from "../../src/workbook/port";
import { mustParse } from "../excel-host/model/address";
import { enter } from "../excel-host/model/enter";
import { addressOf, anExcel, closeExcels, type ExcelStage, sampleOf, standing, trips } from "./excel-stage";

const options = { asDraft: false, acceptFixes: false };
const draft = { customer: "苏州澜起光电", complaintText: "端子氧化", safetyRisk: "否", registeredBy: "王芳" };
const SHEET = "客诉台账";

/** An Excel with forty cases, the register open in the pane, and nothing under way. */
async function opened(around: Parameters<typeof anExcel>[1] = {}): Promise<ExcelStage> {
  const stage = await anExcel(await sampleOf(40), around);
  await stage.session.start();
  await stage.calm();
  stage.host.clearLog();
  return stage;
}
const casesOf = ({ session }: ExcelStage) => session.state().book!.register.cases;
const idOf = (stage: ExcelStage, index: number): string => casesOf(stage)[index]!.complaint.id!;
const rowOf = (rows: readonly CellsByField[], id: string) => rows.find((row) => row["id"] === id);
const numberOf = (result: Registered): string | null =>
  result.ok ? result.case.complaint.complaintNo : "refused";

/** Done by somebody who agrees to what becomes void by it. */
const agreed = <T>(verb: () => Promise<T>): Promise<T | undefined> =>
  withConsent(verb, () => Promise.resolve(true));

afterEach(closeExcels);

test("opens the register in two round trips, the log not read", async () => {
  const { host, session } = await anExcel(await sampleOf(40));
  await session.start();
  expect(trips(host)).toHaveLength(2);
  expect(session.state()).toMatchObject({ phase: "open", trouble: undefined });
  expect(session.state().book?.register.cases).toHaveLength(40);
  expect(session.state().book?.register.log.every((entry) => entry.new === null && entry.hash === null)).toBe(
    true,
  );
});

test("reads of the log what documents and the month's duties need when it is asked, once for every version (V-59, §6.3.1)", async () => {
  const stage = await opened();
  const { session, host } = stage;
  expect(await session.papers()).toEqual([]);
  expect(trips(host)).toHaveLength(1);
  const [{ complaint } = { complaint: { id: null } }] = casesOf(stage);
  await session.printed([{ id: complaint.id ?? "", fact: '{"document":"reply"}' }]);
  await session.duty("2026-11", "D-10");
  await stage.calm();
  const papers = await session.papers();
  expect(papers).toMatchObject([
    {
      table: "complaint",
      record: complaint.id,
      field: "printed",
      new: expect.stringContaining('"document":"reply"'),
    },
    { table: "month", record: "2026-11", field: "D-10", time: "2026-11-22 10:00:00" },
  ]);
  host.clearLog();
  expect(await session.papers()).toBe(papers);
  expect(trips(host)).toEqual([]);
});

test("an opened register that nobody has touched stays as it is", async () => {
  const { host, session, calm } = await anExcel(await sampleOf(40));
  await session.start();
  await calm();
  expect(trips(host).filter(({ writes }) => writes)).toEqual([]);
  expect(session.state()).toMatchObject({ typed: undefined, damages: [], notices: [], trouble: undefined });
});

test("registers a complaint in two round trips, and shows it at once", async () => {
  const stage = await opened();
  const result = await stage.session.register(draft, options);
  expect(numberOf(result)).toBe("26112201");
  expect(trips(stage.host)).toHaveLength(2);
  expect(casesOf(stage)).toHaveLength(41);
  await stage.calm();
  expect(casesOf(stage).at(-1)?.complaint).toMatchObject({
    complaintNo: "26112201",
    customer: "苏州澜起光电",
  });
  expect(await standing(stage, "complaint")).toHaveLength(41);
});

test("its own writes trigger nothing but one quiet look", async () => {
  const stage = await opened();
  await stage.session.register(draft, options);
  await stage.calm();
  expect(trips(stage.host).filter(({ writes }) => writes)).toHaveLength(1);
  expect(stage.session.state()).toMatchObject({ typed: undefined, trouble: undefined, spot: undefined });
});

test("amends a case", async () => {
  const stage = await opened();
  const { id } = casesOf(stage)[3]!.complaint;
  const result = await agreed(() => stage.session.amend(id!, { lotNo: "L261012A" }, options));
  expect(result?.ok).toBe(true);
  expect(casesOf(stage)[3]!.complaint.lotNo).toBe("L261012A");
  expect(rowOf(await standing(stage, "complaint"), id!)).toMatchObject({ lotNo: "L261012A" });
});

test("what is typed on the sheet is checked when the row is left, and one press mends it", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const id = idOf(stage, 5);
  const address = addressOf(stage, id, "defectQty");
  host.user.select(SHEET, address);
  host.user.type(SHEET, address, "约２００");
  await calm();
  expect(session.state().typed).toBeUndefined(); // the person is still there
  host.user.select(SHEET, "A1");
  await calm();
  const found = session.state().typed!.findings.filter(({ issue }) => issue.fields[0] === "defectQty");
  expect(found).toMatchObject([{ issue: { problem: { code: "approximate" }, fix: { value: "200" } } }]);
  await session.fix(found);
  await calm();
  expect(rowOf(await standing(stage, "complaint"), id)).toMatchObject({ defectQty: 200 });
  const left = session.state().typed?.findings ?? [];
  expect(left.some(({ issue }) => issue.fields[0] === "defectQty")).toBe(false);
});

test("what is said of typed rows stays with them when they are sorted", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const address = addressOf(stage, idOf(stage, 5), "complaintText");
  const text = "电话 13912345678";
  host.user.select(SHEET, address);
  host.user.type(SHEET, address, text);
  host.user.select(SHEET, "A1");
  await calm();
  const personal = () =>
    session.state().typed?.findings.find(({ issue }) => issue.problem.code === "personal-data");
  const before = personal()!.row!;
  host.user.sortTable("客诉台账", 1, false);
  await calm();
  const { row, complaintNo } = personal()!;
  expect(row).not.toBe(before);
  expect(
    casesOf(stage).find(({ complaint }) => complaint.complaintNo === complaintNo)?.complaint.complaintText,
  ).toBe(text);
});

test("a formula that was overwritten stands again, and the person is told", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const address = addressOf(stage, idOf(stage, 5), "ym");
  host.user.select(SHEET, address);
  host.user.type(SHEET, address, "2020-01");
  host.user.select(SHEET, "A1");
  await calm();
  expect(session.state().typed).toMatchObject({ restored: 1 });
  session.dismiss("typed");
  expect(session.state().typed).toBeUndefined();
});

test("a complaint typed below the table gets its id, and is a case of the pane", async () => {
  const stage = await opened();
  const { host, calm } = stage;
  const last = stage.session.state().book!.register.complaints.at(-1)!;
  const address = addressOf(stage, last.record.id!, "customer").replace(
    String(last.row),
    String(last.row + 1),
  );
  host.user.select(SHEET, address);
  host.user.type(SHEET, address, "新客户");
  host.user.select(SHEET, "A1");
  await calm();
  expect(casesOf(stage)).toHaveLength(41);
  expect(casesOf(stage).at(-1)?.complaint).toMatchObject({
    customer: "新客户",
    id: expect.stringMatching(/^0/),
  });
});

test("the selected row is the case the pane may show; a row the pane went to is not", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const [third, fourth] = [idOf(stage, 2), idOf(stage, 3)];
  host.user.select(SHEET, addressOf(stage, third, "customer"));
  await calm();
  expect(session.state().spot).toMatchObject({ id: third, field: "customer", byPane: false });
  await session.select("complaint", fourth);
  await calm();
  expect(session.state().spot).toMatchObject({ id: fourth, byPane: true });
  host.user.select(SHEET, "A1");
  await calm();
  expect(session.state().spot).toBeUndefined();
});

test("a co-author's change appears by itself", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const id = idOf(stage, 7);
  const area = mustParse(addressOf(stage, id, "lotNo"));
  host.remote(() => {
    enter(host.workbook, host.workbook.sheetNamed(SHEET)!, area, [["REMOTE-1"]]);
  });
  await calm();
  expect(casesOf(stage).find(({ complaint }) => complaint.id === id)?.complaint.lotNo).toBe("REMOTE-1");
  expect(session.state()).toMatchObject({ typed: undefined, trouble: undefined });
  expect(trips(host).filter(({ writes }) => writes)).toEqual([]);
});

test("damage done while the pane is open is told, and repaired with one press", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const { row } = session.state().book!.register.complaints[0]!;
  host.user.hideRows(SHEET, row);
  await session.refresh();
  await calm();
  expect(session.state().damages).toMatchObject([{ code: "rows-hidden", repairable: true }]);
  await session.repair();
  await calm();
  expect(session.state()).toMatchObject({ damages: [], phase: "open" });
});

test("two who draw the same number at the same moment: one keeps it, the other is told", async () => {
  const one = await opened();
  const other = await anExcel(undefined, { host: one.host, around: { device: "pane-OTHER" } });
  await other.session.start();
  await other.calm();
  const results = await Promise.all([
    one.session.register(draft, options),
    other.session.register({ ...draft, complaintText: "外壳开裂" }, options),
  ]);
  expect(results.map(numberOf)).toEqual(["26112201", "26112201"]);
  await one.calm();
  await other.session.refresh();
  await one.session.refresh();
  await other.calm();
  const numbers = (await standing(one, "complaint")).map((row) => row["complaintNo"]).slice(-2);
  expect(numbers.sort()).toEqual(["26112201", "26112202"]);
  const notices = [one, other].flatMap(({ session }) => session.state().notices);
  expect(notices).toMatchObject([{ kind: "renumbered", from: "26112201", to: "26112202" }]);
});

test("many pasted rows say how far the work is, and it can be stopped", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const last = session.state().book!.register.complaints.at(-1)!;
  const address = addressOf(stage, last.record.id!, "customer").replace(
    String(last.row),
    String(last.row + 1),
  );
  const seen: string[] = [];
  session.subscribe(() => {
    const { work } = session.state();
    if (work) {
      seen.push(`of ${work.all}`);
      session.stop();
    }
  });
  host.user.paste(
    SHEET,
    address,
    Array.from({ length: 800 }, (_each, index) => [`客户${index}`]),
  );
  host.user.select(SHEET, "A1");
  await calm();
  expect(seen).toContain("of 800");
  expect(session.state()).toMatchObject({ work: undefined, trouble: undefined });
  expect(trips(host).filter(({ writes }) => writes)).toEqual([]);
});

test("the register's own formulas stand in every row the pane or a person has written", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const { register } = session.state().book!;
  const last = register.complaints.at(-1)!;
  const address = addressOf(stage, last.record.id!, "customer").replace(
    String(last.row),
    String(last.row + 1),
  );
  await agreed(() => session.amend(idOf(stage, 2), { defectQty: "7", lotQty: "100" }, options));
  host.user.paste(SHEET, address, [["苏州"], ["宁波"]]);
  host.user.select(SHEET, "A1");
  await calm();
  await session.register(draft, options);
  await calm();
  expect(casesOf(stage)).toHaveLength(43);
  expect(session.state().book!.register.tableIssues).toEqual([]);
});
