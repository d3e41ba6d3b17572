import holidaysJson from "chinese-days/dist/chinese-days.json";
import { makeSample } from "../src/actions/make-sample";
import { nodeCodec } from "../src/opc/node-codec";
import { chineseHolidays } from "../src/procedure/calendar";
import { qp12a } from "../src/procedure/qp-12a";
import type { Case } from "../src/rules/case";
import { deadlines } from "../src/rules/due/clocks";
import { toDo } from "../src/rules/due/to-do";
import { openFileWorkbook } from "../src/workbook/file-workbook";
import { loadRegister, type Register } from "../src/workbook/register";

/**
 * The clocks of 100 000 cases, and the to-do of all of them, beside reading as many from their files: what is worked out
 * must cost less than what it is worked out from. The cases are those of one file a hundred times over, for a sample of
 * 100 000 with its log does not fit into memory while it is made. npx tsx bench/to-do.ts [cases of the file]
 */
const cases = Number(process.argv[2] ?? 1_000);
const FILES = 100;
const ROUNDS = 3;
const NOW = "2026-10-31 09:00";
const holidays = chineseHolidays(holidaysJson);
const book = await makeSample({ cases, seed: 1, asOf: "2026-10-31" }, qp12a, holidays, nodeCodec);

const read = async (): Promise<Register> =>
  loadRegister(await openFileWorkbook(book, nodeCodec), qp12a, holidays);

/** The cases of as many files like this one. */
const manyFold = ({ cases: all }: Register): readonly Case[] =>
  Array.from({ length: FILES }, () => all).flat();

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const times: { read: number; clocks: number; tasks: number }[] = [];
let found = { clocks: 0, tasks: 0 };
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now();
  const register = await read();
  const opened = performance.now();
  const { procedure, calendar, masters } = register;
  const context = { procedure, calendar, masters, now: NOW };
  const all = manyFold(register);
  const from = performance.now();
  const clocks = all.reduce((sum, one) => sum + deadlines(one, context).length, 0);
  const timed = performance.now();
  const tasks = toDo(all, context).length;
  const end = performance.now();
  found = { clocks, tasks };
  times.push({ read: (opened - start) * FILES, clocks: timed - from, tasks: end - timed });
}
const of = (what: keyof (typeof times)[number]): number => median(times.map((each) => each[what]));
const ratio = median(times.map((each) => (each.clocks + each.tasks) / each.read));
console.log(
  `clocks and to-do of ${FILES} × ${cases} cases (${(book.length / 1e6).toFixed(1)} MB each), median of ${ROUNDS}`,
);
console.log(
  `  ${found.clocks} clocks ${of("clocks").toFixed(0)} ms   ${found.tasks} tasks ${of("tasks").toFixed(0)} ms   reading ${of("read").toFixed(0)} ms   ratio ${ratio.toFixed(2)}×`,
);
if (!(ratio < 1)) throw new Error(`the to-do costs more than reading the register: ${ratio.toFixed(2)}×`);
