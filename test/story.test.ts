import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { checkRegister } from "../src/actions/check-register";
import { makeSample } from "../src/actions/make-sample";
import type { Ports } from "../src/actions/ports";
import { registerComplaint } from "../src/actions/register-complaint";
import { writeDocument } from "../src/actions/write-document";
import { compileTemplate } from "../src/documents/template";
import { countedIds } from "../src/exchange/sample";
import { nodeCodec } from "../src/opc/node-codec";
import { chineseHolidays } from "../src/procedure/calendar";
import { qp12a } from "../src/procedure/qp-12a";
import { openFileWorkbook } from "../src/workbook/file-workbook";
import { loadRegister } from "../src/workbook/register";
import { validatorErrors, validatorIsThere } from "./corpus/validator";

const holidays = chineseHolidays(holidaysJson);
const template = async (name: string) =>
  compileTemplate(new Uint8Array(readFileSync(join(__dirname, "../templates", name))), nodeCodec);
const valid = async (bytes: Uint8Array, kind: "xlsx" | "docx") =>
  validatorIsThere ? validatorErrors(bytes, kind) : [];

/** The words of a Word file, all parts. */
const wordsOf = (docx: Uint8Array): string =>
  Object.entries(unzipSync(docx))
    .filter(([name]) => name.endsWith(".xml"))
    .map(([, part]) => strFromU8(part).replace(/<[^>]+>/g, ""))
    .join("\n");

/** What a viewer that does not calculate sees in the last month of 月度回顾 and in its sums. */
async function review(bytes: Uint8Array): Promise<{ total: unknown; major: unknown }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const sheet = book.getWorksheet("月度回顾");
  let sums: { total: unknown; major: unknown } | undefined;
  sheet?.eachRow((row) => {
    if (row.getCell(1).text === "合计")
      sums ??= { major: row.getCell(2).result, total: row.getCell(5).result };
  });
  if (!sums) throw new Error("no sums in 月度回顾");
  return sums;
}

it("takes three complaints from the call to the row, the review and the printed form", async () => {
  const sample = await makeSample({ cases: 40, seed: 1, asOf: "2026-10-31" }, qp12a, holidays, nodeCodec);
  const before = await review(sample);
  const workbook = await openFileWorkbook(sample, nodeCodec);
  const ports: Ports = {
    workbook,
    profile: qp12a,
    holidays,
    now: () => "2026-11-20 10:00:00",
    newId: countedIds("2026-11-20"),
    by: "林晓",
    device: "pc-1",
  };
  const calls = [
    {
      customer: "苏州澜起光电科技有限公司",
      complaintText: "漏液，电芯发热",
      safetyRisk: "是",
      receivedAt: "2026-11-20 09:00",
    },
    {
      customer: "𠮷野电器（昆山）有限公司",
      complaintText: `色温偏差 😀\n${"实测相差约 380K，请说明。".repeat(120)}`,
      safetyRisk: "否",
      amountInvolved: "8000",
      receivedAt: "2026-11-20 09:10",
    },
    {
      customer: "宁波拓远新能源有限公司",
      complaintText: "四个料号混装",
      safetyRisk: "否",
      receivedAt: "2026-11-20 09:20",
      partNo: "007-18650-26",
      lotQty: "1000",
      defectQty: "10",
      lines: ["LP-603450", "3-5-12", "PCBA-1107"].map((partNo) => ({
        partNo,
        lotQty: "100",
        defectQty: "1",
        uom: "个",
      })),
    },
  ];
  const outcomes = [];
  for (const call of calls)
    outcomes.push(await registerComplaint(call, { asDraft: false, acceptFixes: false }, ports));
  expect(
    outcomes.map((outcome) => outcome.ok && [outcome.case.complaint.complaintNo, outcome.assessment.grade]),
  ).toEqual([
    ["26112001", "重大"],
    ["26112002", "待评审"],
    ["26112003", "一般"],
  ]);

  const bytes = await workbook.bytes();
  const after = await review(bytes);
  expect(after.major).toBe(Number(before.major) + 1);
  expect(after.total).toBe(Number(before.total) + 3);
  expect(await valid(bytes, "xlsx")).toEqual([]);

  const register = await loadRegister(await openFileWorkbook(bytes, nodeCodec), qp12a, holidays);
  const found = await checkRegister({ ...ports, workbook: await openFileWorkbook(bytes, nodeCodec) });
  expect(found.filter(({ issue }) => issue.severity === "block")).toEqual([]);
  for (const one of register.cases.slice(-3))
    for (const copy of ["internal", "customer"] as const) {
      const { bytes: form } = await writeDocument(
        one,
        register,
        { document: "complaint", copy, language: "zh" },
        { template, now: ports.now },
      );
      const words = wordsOf(form);
      expect(words).toContain(one.complaint.complaintNo);
      expect(words).toContain(one.complaint.customer);
      expect(words).not.toContain("{{");
      for (const { partNo } of one.lines) expect(words).toContain(partNo);
      expect(await valid(form, "docx")).toEqual([]);
    }
  const [first] = register.cases.slice(-3);
  if (!first) throw new Error("no case");
  const eightD = await writeDocument(
    first,
    register,
    { document: "eightD", copy: "customer", language: "both" },
    { template, now: ports.now },
  );
  expect(wordsOf(eightD.bytes)).toContain("26112001");
  expect(await valid(eightD.bytes, "docx")).toEqual([]);
});
