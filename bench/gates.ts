import holidaysJson from "chinese-days/dist/chinese-days.json";
import { flowContext } from "../src/actions/flow-context";
import { makeSample } from "../src/actions/make-sample";
import { nodeCodec } from "../src/opc/node-codec";
import { chineseHolidays } from "../src/procedure/calendar";
import { qp12a } from "../src/procedure/qp-12a";
import { openSteps } from "../src/rules/flow/gates";
import { standingIssues } from "../src/rules/flow/standing";
import { openFileWorkbook } from "../src/workbook/file-workbook";
import { loadRegister } from "../src/workbook/register";

/**
 * Every gate of every case of a register, beside reading those cases from the file: what may I do next, and what is
 * missing, must never be what people wait for. npx tsx bench/gates.ts [cases]
 */
const cases = Number(process.argv[2] ?? 100_000);
/** Cases in the file that is read; the rules then look at them over and over until `cases` have been looked at. */
const IN_FILE = 2_000;
const ROUNDS = 3;
const holidays = chineseHolidays(holidaysJson);
const book = await makeSample({ cases: IN_FILE, seed: 1, asOf: "2026-10-31" }, qp12a, holidays, nodeCodec);
const times = cases / IN_FILE;

async function reading(): Promise<number> {
  const start = performance.now();
  await loadRegister(await openFileWorkbook(book, nodeCodec), qp12a, holidays);
  return (performance.now() - start) * times;
}

const register = await loadRegister(await openFileWorkbook(book, nodeCodec), qp12a, holidays);
const context = flowContext(register, "2026-11-01 10:00");

function timed(work: (one: (typeof register.cases)[number]) => unknown): number {
  const start = performance.now();
  for (let time = 0; time < times; time++) for (const one of register.cases) work(one);
  return performance.now() - start;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const runs: { read: number; gates: number; standing: number }[] = [];
for (let round = 0; round < ROUNDS; round++)
  runs.push({
    read: await reading(),
    gates: timed((one) => openSteps(one, context)),
    standing: timed((one) => standingIssues(one, context)),
  });
const [read, gates, standing] = (["read", "gates", "standing"] as const).map((name) =>
  median(runs.map((each) => each[name])),
) as [number, number, number];
console.log(`gates of ${cases} cases, median of ${ROUNDS}`);
console.log(
  `  reading them ${read.toFixed(0)} ms   every open step ${gates.toFixed(0)} ms, ratio ${(gates / read).toFixed(2)}   standing rules ${standing.toFixed(0)} ms, ratio ${(standing / read).toFixed(2)}`,
);
