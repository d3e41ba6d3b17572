import { complaintFields } from "../../src/records/complaint";
import { cellName } from "../../src/workbook/ooxml/address";
import { anExcel, closeExcels, type ExcelStage, sampleOf, trips } from "./excel-stage";

afterEach(closeExcels);

const SHEET = "客诉台账";
const ROWS = 5000;

/** A person pastes customers below the register and leaves the rows; resolves when the pane is done with them. */
async function pasted(stopAfter = Infinity): Promise<{ stage: ExcelStage; seen: number[]; trips: number }> {
  const stage = await anExcel(await sampleOf(3));
  const { session, host, calm } = stage;
  await session.start();
  await calm();
  session.setBy("林晓");
  const { workbook, user } = host;
  const { area } = workbook.record("table", workbook.tableNamed(SHEET) ?? "");
  const at = cellName(area.row + area.rows + 1, Object.keys(complaintFields).indexOf("customer") + 1);
  const seen: number[] = [];
  const done = new Promise<void>((resolve) => {
    session.subscribe(() => {
      const { work, typed, trouble } = session.state();
      if (work) seen.push(work.done);
      if (seen.length === stopAfter) session.stop();
      if (typed || trouble || (seen.length >= stopAfter && !work)) resolve();
    });
  });
  host.clearLog();
  user.paste(
    SHEET,
    at,
    Array.from({ length: ROWS }, (_, index) => [`客户${index}`]),
  );
  user.select(SHEET, "A1");
  await done;
  await calm();
  return { stage, seen, trips: trips(host).length };
}

test("5,000 pasted rows become records, with progress, in few requests of bounded size", async () => {
  const { stage, seen, trips: count } = await pasted();
  const { trouble, typed, book } = stage.session.state();
  expect(trouble).toBeUndefined();
  expect(typed?.findings.length).toBeGreaterThanOrEqual(ROWS);
  const cases = book?.register.cases.slice(-ROWS) ?? [];
  expect(new Set(cases.map(({ complaint }) => complaint.id)).size).toBe(ROWS);
  expect(cases.every(({ complaint }) => complaint.status === "草稿")).toBe(true);
  expect(seen.length).toBeGreaterThan(10);
  expect(count).toBeLessThanOrEqual(20);
  expect(Math.max(...stage.host.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(3_000_000);
});

test("a person may stop it: then nothing was written, and the rows are taken in another time", async () => {
  const { stage } = await pasted(3);
  expect(stage.host.log.every(({ writes }) => !writes)).toBe(true);
  expect(stage.session.state().trouble).toBeUndefined();
});
