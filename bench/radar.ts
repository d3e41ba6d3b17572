import { makeSample } from "../src/actions/make-sample";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { nodeCodec } from "../src/opc/node-codec";
import { chineseHolidays } from "../src/procedure/calendar";
import { qp12a } from "../src/procedure/qp-12a";
import type { Case } from "../src/rules/case";
import { Radar } from "../src/rules/alike/radar";
import { openFileWorkbook } from "../src/workbook/file-workbook";
import { loadRegister } from "../src/workbook/register";

/**
 * The radar over 100 000 cases: getting ready and being asked, beside reading them from the file. A sample of 500 is
 * read and taken two hundred times over, each time under other ids, numbers and lots and with words of its own, and so is the
 * time it took. npx tsx bench/radar.ts
 */
const SAMPLE = 500;
const TIMES = 200;
const holidays = chineseHolidays(holidaysJson);
const book = await makeSample({ cases: SAMPLE, seed: 1, asOf: "2026-10-31" }, qp12a, holidays, nodeCodec);

const timed = async <T>(work: () => T | Promise<T>): Promise<[number, T]> => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

const [readMs, register] = await timed(async () =>
  loadRegister(await openFileWorkbook(book, nodeCodec), qp12a, holidays),
);
const places =
  "壳 盖 板 芯 线 端 灯 珠 电 池 螺 胶 水 焊 点 孔 位 插 针 支 架 底 座 面 罩 镜 片 簧 垫 圈 签 纸 箱 托 盘".split(
    " ",
  );
const place = (seed: number): string =>
  [0, 1, 2].map((at) => places[(seed * 31 + at * 7 + (seed >> 3)) % places.length] ?? "").join("");
const cases: Case[] = Array.from({ length: TIMES }).flatMap((_, time) =>
  register.cases.map((one, index) => {
    const number = time * SAMPLE + index;
    const { id, complaintNo, lotNo, complaintText } = one.complaint;
    const own = {
      id: `${id ?? ""}${String(time)}`,
      complaintNo: `${complaintNo ?? ""}${String(time)}`,
      lotNo: lotNo === null ? null : `${lotNo}-${String(time)}`,
      complaintText: `${place(number)}处${complaintText ?? ""}`,
    };
    return { ...one, complaint: { ...one.complaint, ...own } };
  }),
);

const radar = new Radar(cases, qp12a);
const asked = cases.filter((_, index) => index % 997 === 0);
const [first] = asked;
if (!first) throw new Error("no case to ask for");
const [repeatIndexMs] = await timed(() => radar.repeatsOf(first));
const [indexMs] = await timed(() => radar.of(first));
const [repeatsMs] = await timed(() => cases.forEach((one) => radar.repeatsOf(one)));
const [queriesMs, found] = await timed(() => asked.map((one) => radar.of(one)));

const reading = readMs * TIMES;
const line = (what: string, ms: number): void =>
  console.log(`  ${what.padEnd(44)} ${ms.toFixed(1)} ms   ${(ms / reading).toFixed(4)} × reading`);
console.log(`radar over ${cases.length} cases, reading them from the file ${reading.toFixed(0)} ms`);
line("ready for repeats (G-26), once", repeatIndexMs);
line("ready for likenesses, once", indexMs);
line("repeats of every one of them", repeatsMs);
line(`likenesses of one case (of ${asked.length} asked)`, queriesMs / asked.length);
console.log(`  found for ${found.filter(({ length }) => length > 0).length} of ${asked.length}`);
