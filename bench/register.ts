import ExcelJS from "exceljs";
import { monotonicFactory } from "ulid";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { makeSample } from "../src/actions/make-sample";
import { registerComplaint } from "../src/actions/register-complaint";
import { nodeCodec } from "../src/opc/node-codec";
import { chineseHolidays } from "../src/procedure/calendar";
import { qp12a } from "../src/procedure/qp-12a";
import { openFileWorkbook } from "../src/workbook/file-workbook";

/**
 * Registers one complaint into a register of many cases, whole: open, read, check, number, log, save.
 * Beside it exceljs loads the same file, adds a row to the same sheet and saves. npx tsx bench/register.ts [cases]
 */
const cases = Number(process.argv[2] ?? 10_000);
const ROUNDS = 3;
const holidays = chineseHolidays(holidaysJson);
const book = await makeSample({ cases, seed: 1, asOf: "2026-10-31" }, qp12a, holidays, nodeCodec);

async function ours(): Promise<void> {
  const workbook = await openFileWorkbook(book, nodeCodec);
  const ports = {
    workbook,
    profile: qp12a,
    holidays,
    now: () => "2026-11-20 10:00:00",
    newId: monotonicFactory(),
    by: "林晓",
    device: "bench",
  };
  const draft = { customer: "苏州澜起光电科技有限公司", complaintText: "外壳有划痕", safetyRisk: "否" };
  const { ok } = await registerComplaint(draft, { asDraft: false, acceptFixes: false }, ports);
  if (!ok) throw new Error("not registered");
  await workbook.bytes();
}

async function theirs(): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  // it would make an entry for each of the million cells under a whole column's validation
  await workbook.xlsx.load(book.slice().buffer, { ignoreNodes: ["dataValidations"] });
  workbook.getWorksheet("客诉台账")?.addRow(["", "26112001", "已登记"]);
  await workbook.xlsx.writeBuffer();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const times: { kesu: number; exceljs: number }[] = [];
for (let round = 0; round < ROUNDS; round++)
  times.push({ kesu: await timed(ours), exceljs: await timed(theirs) });
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const kesu = median(times.map((each) => each.kesu));
const exceljs = median(times.map((each) => each.exceljs));
const ratio = median(times.map((each) => each.exceljs / each.kesu));
console.log(
  `register one complaint into ${cases} (${(book.length / 1e6).toFixed(1)} MB), median of ${ROUNDS}`,
);
console.log(
  `  kesu ${kesu.toFixed(0)} ms   exceljs load + row + save ${exceljs.toFixed(0)} ms   ratio ${ratio.toFixed(1)}×`,
);
