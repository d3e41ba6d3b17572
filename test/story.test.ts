import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { checkRegister } from "../src/actions/check-register";
import { makeSample } from "../src/actions/make-sample";
import type { Ports } from "../src/actions/ports";
import { registerComplaint } from "../src/actions/register-complaint";
import { writeDocument, writeOverview } from "../src/actions/write-document";
import { compileTemplate } from "../src/documents/template";
import { countedIds } from "../src/exchange/sample";
import { nodeCodec } from "../src/opc/node-codec";
import { chineseHolidays } from "../src/procedure/calendar";
import { qp12a } from "../src/procedure/qp-12a";
import { openFileWorkbook } from "../src/workbook/file-workbook";
import { loadRegister, type Register } from "../src/workbook/register";
import { verifyRegister } from "../src/actions/verify-register";
import { flowContext } from "../src/actions/flow-context";
import { caseDocuments, kindOf } from "../src/documents/catalogue";
import { locations } from "../src/procedure/terms";
import type { Case } from "../src/rules/case";
import { deadlines } from "../src/rules/due/clocks";
import { approvalsOf } from "../src/rules/flow/approvals";
import { logCode } from "../src/rules/log/log-chain";
import { toDo } from "../src/rules/due/to-do";
import { caseIn, live } from "./lives/live";
import { majorLife } from "./lives/major-life";
import { minorLife } from "./lives/minor-life";
import { excelStage, fileStage, type LifeStage } from "./lives/stage";
import { supplierLife } from "./lives/supplier-life";
import { validatorErrors, validatorIsThere } from "./corpus/validator";
import { seenByExcelJs } from "./workbook/excel-js";

const holidays = chineseHolidays(holidaysJson);
const template = async (name: string) =>
  compileTemplate(new Uint8Array(readFileSync(join(__dirname, "../templates", name))), nodeCodec);
const valid = async (bytes: Uint8Array, kind: "xlsx" | "docx") =>
  validatorIsThere ? validatorErrors(bytes, kind) : [];

/** Too small for more than the content code. */
const labels: ReadonlySet<string> = new Set(["sampleLabel", "isolationCard"]);

/** The words of a Word file, all parts. */
const wordsOf = (docx: Uint8Array): string =>
  Object.entries(unzipSync(docx))
    .filter(([name]) => name.endsWith(".xml"))
    .map(([, part]) => strFromU8(part).replace(/<[^>]+>/g, ""))
    .join("\n");

/** What a viewer that does not calculate sees in the last month of 月度回顾 and in its sums. */
async function review(bytes: Uint8Array): Promise<{ total: unknown; major: unknown }> {
  const book = await seenByExcelJs(bytes);
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

describe.each([
  ["files", fileStage],
  ["the Office.js host", excelStage],
])("three whole lives through %s", (_, make) => {
  let stage: LifeStage;
  let register: Register;
  let bytes: Uint8Array;
  let ids: readonly string[];
  const lived = (which: 0 | 1 | 2): Case => caseIn(register, ids[which] ?? "");
  const now = "2026-11-21 10:00";

  beforeAll(async () => {
    stage = await make();
    const all: string[] = [];
    for (const life of [minorLife, majorLife, supplierLife]) all.push(await live(life, stage));
    ids = all;
    register = await stage.load();
    bytes = await stage.bytes();
  }, 120_000);
  afterAll(() => {
    stage.close();
  });

  it("R-5, R-6.1.1…R-6.1.10: a 一般 case is closed within its days, each date by the day it was done", () => {
    const { complaint, parts } = lived(0);
    expect(complaint).toMatchObject({
      status: "已结案",
      deptHeadSign: "赵明",
      handedToQaAt: "2026-10-12 11:00",
      acceptedAt: "2026-10-12 13:30",
      qaOwner: "王芳",
      gmSubmittedAt: "2026-10-15",
      gmInstruction: "换货，查周转箱",
      sentToUnitAt: "2026-10-16",
      unitRepliedAt: "2026-10-19",
      closedAt: "2026-11-06",
      closedBy: "郑洁",
    });
    expect(parts.transition.map(({ to }) => to)).toEqual([
      "待受理",
      "调查中",
      "待总经理批示",
      "对策制定中",
      "8D汇整",
      "营销审核",
      "总经理批准",
      "实施与验证",
      "待结案",
      "已结案",
    ]);
    const late = deadlines(lived(0), flowContext(register, now)).filter(
      ({ stoppedAt, due }) => stoppedAt === null || stoppedAt.slice(0, due.length) > due,
    );
    expect(late.map(({ clock }) => clock.id)).toEqual([]);
  });

  it("V-42, V-46, V-52, R-6.2.7: a 重大 case below 5000 is swept everywhere, extended, audited and split to the 分", () => {
    const { complaint, parts } = lived(1);
    expect(complaint).toMatchObject({
      status: "已结案",
      level: "重大",
      amountInvolved: 80_000,
      auditNo: "NS-2026-07",
    });
    expect(parts.sweep.map(({ location }) => location)).toEqual(Object.keys(locations));
    expect(parts.share.map(({ amount }) => amount)).toEqual([33_330, 33_330, 33_341]);
    const reply = deadlines(lived(1), flowContext(register, now)).find(({ clock }) => clock.id === "D-03");
    expect(reply).toMatchObject({ original: "2026-10-08", due: "2026-10-12", stoppedAt: "2026-10-12" });
    const standing = approvalsOf(lived(1), flowContext(register, now)).filter(({ approval }) => approval);
    expect(standing.filter(({ rule }) => rule.step.startsWith("8D")).map((each) => each.standing)).toEqual([
      "given",
      "given",
    ]);
    expect(parts.approval.filter(({ step }) => step === "8D批准")).toHaveLength(2);
  });

  it("G-40, G-25, R-6.4.1: a supplier's case is reopened, found to repeat an earlier one, and closed", () => {
    const { complaint, parts } = lived(2);
    expect(complaint).toMatchObject({
      status: "已结案",
      reopenCount: 1,
      reopenReason: "同批次再次投诉",
      repeatOf: lived(0).complaint.complaintNo,
      closedAt: "2026-11-20",
    });
    const reopened = parts.transition.find(({ kind }) => kind === "重开");
    expect(reopened?.kept).toContain("结案日期：2026-11-13");
    expect(parts.eightD.map(({ version, customerAnswer }) => [version, customerAnswer])).toEqual([
      [1, null],
      [2, "退回"],
      [3, null],
    ]);
  });

  it("leaves a register in order: no finding that blocks, nothing to do, a log that is whole and tells it all", async () => {
    const workbook = await openFileWorkbook(bytes, nodeCodec);
    const ports: Ports = { ...(await stage.open("王芳", `${now}:00`)), workbook };
    const found = await checkRegister(ports);
    expect(found.filter(({ issue }) => issue.severity === "block")).toEqual([]);
    expect(toDo(register.cases, flowContext(register, now))).toEqual([]);
    const { chains, outside } = await verifyRegister(ports);
    expect(chains.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect(outside).toEqual([]);
    expect(await valid(bytes, "xlsx")).toEqual([]);
  });

  it("R-8: writes every document of every case, each of them valid and with its codes", async () => {
    const from = await openFileWorkbook(bytes, nodeCodec);
    const whole = await loadRegister(from, qp12a, holidays);
    const given = { template, now: () => `${now}:00` };
    for (const one of ids.map((id) => caseIn(whole, id)))
      for (const document of caseDocuments)
        for (const copy of kindOf(document).copies) {
          const language = kindOf(document).languages.includes("both") ? "both" : "zh";
          const written = await writeDocument(one, whole, { document, copy, language }, given);
          const words = wordsOf(written.bytes);
          expect(words).toContain(one.complaint.complaintNo);
          expect(words).not.toContain("{{");
          expect(words).toContain("内容码");
          if (!labels.has(document)) expect(words).toContain(logCode(whole.log));
          expect([written.fileName, await valid(written.bytes, "docx")]).toEqual([written.fileName, []]);
          if (copy === "customer") expect(words).not.toContain("分摊");
        }
    for (const document of ["decisions", "flowChart"] as const) {
      const written = await writeOverview(whole, { document, language: "zh" }, given);
      expect([written.fileName, await valid(written.bytes, "docx")]).toEqual([written.fileName, []]);
    }
  }, 180_000);
});
