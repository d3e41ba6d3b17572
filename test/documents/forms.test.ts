import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  caseDocuments,
  type CaseDocument,
  documentFileName,
  kindOf,
  templateOf,
  templates,
} from "../../src/documents/catalogue";
import { casesToDecide, decisionTags } from "../../src/documents/decision-tags";
import type { Picture, TemplateValues } from "../../src/documents/fill";
import { flowChartTags } from "../../src/documents/flow-chart-tags";
import type { ComplaintInput } from "../../src/documents/form-input";
import { knownTags } from "../../src/documents/known-tags";
import { lintTemplate } from "../../src/documents/lint";
import { complaintTags } from "../../src/documents/tags";
import { compileTemplate } from "../../src/documents/template";
import type { FormLanguage } from "../../src/documents/words";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { qp12a } from "../../src/procedure/qp-12a";
import { complaintFields, type Complaint } from "../../src/records/complaint";
import type { Field } from "../../src/records/field";
import { noParts } from "../../src/records/parts";
import type { Case } from "../../src/rules/case";
import { contentCodeOf } from "../../src/rules/flow/content";
import { buildTemplates } from "../../tools/build-templates";
import { templatesReadme } from "../../tools/template-readme";
import { validatorErrors, validatorIsThere } from "../corpus/validator";
import { complaint, context, input, line, part } from "./a-complaint";
import { closedCase, crowdedCase, fullCase, inputOf } from "./a-full-case";
import { pixel, read, xmlOf } from "./word";

const folder = join(__dirname, "../../templates");
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
const compiled = new Map(templates.map((each) => [each.file, compileTemplate(file(each.file), nodeCodec)]));

interface Printed {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly xml: string;
}

async function filled(
  fileName: string,
  values: (tags: readonly string[]) => TemplateValues,
): Promise<Printed> {
  const template = await compiled.get(fileName);
  if (template === undefined) throw new Error(fileName);
  const bytes = await template.fill(values(template.tags));
  const parts = await xmlOf(bytes);
  const texts = Object.entries(parts).filter(([name]) =>
    /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name),
  );
  return { bytes, text: texts.map(([, xml]) => read(xml)).join("\n"), xml: Object.values(parts).join("\n") };
}

const printed = (name: CaseDocument, change: Partial<ComplaintInput>): Promise<Printed> => {
  const { form, copies } = kindOf(name);
  const [copy = "internal"] = copies;
  const own = input({ form, copy, ...change });
  return filled(templateOf(name, own.language), (tags) => complaintTags(own, tags));
};

const photo: Picture = { data: pixel, type: "png", width: 40, height: 30, caption: "端子发黑" };
const long = complaint({
  ...input().complaint,
  complaintText: "𠮷田：端子发黑，插拔力不足。\n".repeat(60),
  lotNo: "L260901;".repeat(20),
});

const emptyCase: Case = {
  complaint: complaint({ id: "01K", complaintNo: "26101202" }),
  lines: [],
  parts: noParts,
};
const cases: Readonly<Record<string, Case>> = {
  empty: emptyCase,
  full: fullCase,
  closed: closedCase,
  crowded: crowdedCase,
};

describe.each(templates)("$file", ({ file: name, document }) => {
  test("is what the build makes", async () => {
    const built = (await buildTemplates()).get(name) ?? new Uint8Array();
    const [mine, committed] = await Promise.all(
      [built, file(name)].map((bytes) => OpcPackage.open(bytes, nodeCodec)),
    );
    expect(mine?.names()).toEqual(committed?.names());
    for (const each of mine?.names() ?? [])
      expect([
        each,
        Buffer.from((await mine?.bytes(each)) ?? []).equals(
          (await committed?.bytes(each)) ?? new Uint8Array(),
        ),
      ]).toEqual([each, true]);
  });

  test("has no fault of its own", async () => {
    expect(await lintTemplate(file(name), nodeCodec, knownTags(document))).toEqual([]);
  });

  (validatorIsThere ? test : test.skip)("satisfies the Open XML SDK as a template", async () => {
    expect(await validatorErrors(file(name), "docx")).toEqual([]);
  });
});

const languagesOf = caseDocuments.flatMap((name) =>
  kindOf(name).languages.map((language): [CaseDocument, FormLanguage] => [name, language]),
);

test.each(languagesOf)("%s leaves no tag visible in %s, whatever the case", async (name, language) => {
  for (const one of Object.values(cases))
    for (const copy of kindOf(name).copies) {
      const pictures = { photos: [photo], logo: photo };
      const { text } = await printed(name, { ...one, copy, language, pictures });
      expect(text).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
      expect(text).toContain("26101202");
    }
});

(validatorIsThere ? test.each(caseDocuments) : test.skip.each(caseDocuments))(
  "%s satisfies the Open XML SDK, empty, full and crowded",
  async (name) => {
    for (const one of [emptyCase, crowdedCase])
      expect(
        await validatorErrors(
          (await printed(name, { ...one, pictures: { photos: [photo, photo, photo] } })).bytes,
          "docx",
        ),
      ).toEqual([]);
  },
  60_000,
);

const forCustomers = caseDocuments.filter((name) =>
  (kindOf(name).copies as readonly string[]).includes("customer"),
);

describe.each(forCustomers)("%s for the customer (V-56)", (name) => {
  test("tells no internal field, whatever it holds", async () => {
    const internal = Object.entries(complaintFields).filter(
      ([, field]: [string, Field]) => field.internal === true && field.kind !== "date",
    );
    const marked = fc.stringMatching(/^[甲乙丙A-Z]{6,12}$/);
    await fc.assert(
      fc.asyncProperty(fc.tuple(...internal.map(() => marked)), async (values) => {
        const secrets = values.map((value, at) => `㊙${value}${String(at)}`);
        const facts = Object.fromEntries(internal.map(([id], at) => [id, secrets[at]])) as Partial<Complaint>;
        const grade = { grade: "重大", provisional: false, reasons: [`涉及金额 ${secrets[0] ?? ""}`] };
        const { xml } = await printed(name, {
          copy: "customer",
          grade,
          complaint: { ...long, ...facts, levelReasons: secrets[1] ?? "" },
        });
        expect(xml.includes("㊙")).toBe(false);
        if (name === "complaint")
          expect((await printed(name, { complaint: { ...long, ...facts } })).xml.includes("㊙")).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  test("names nobody responsible, no cost and no share out of its lists", async () => {
    const parts = {
      ...noParts,
      measure: [
        part("measure", {
          type: "纠正",
          content: "改",
          owner: "㊙甲",
          department: "㊙乙",
          verifiedBy: "㊙丙",
        }),
      ],
      sweep: [part("sweep", { location: "在途", responsible: "㊙丁" })],
      cost: [part("cost", { accepted: 12_345_600, note: "㊙戊" })],
      share: [part("share", { party: "㊙己", basis: "㊙庚" })],
      approval: [part("approval", { step: "总经理批示", name: "㊙辛", opinion: "㊙壬", deputy: "㊙癸" })],
      visit: [part("visit", { people: "㊙子", found: "看过" })],
    };
    for (const language of kindOf(name).languages) {
      const { xml } = await printed(name, { copy: "customer", language, parts });
      expect(xml).not.toMatch(/㊙|123,456/);
    }
  });
});

describe("客户投诉处理单", () => {
  test("prints the facts of the case, ticked and dated", async () => {
    const { text } = await printed("complaint", {});
    for (const words of [
      "华东精工",
      "QP-12-01",
      "苏州恒远精密机械有限公司",
      "12,000 个",
      "☑\u00a0随单",
      "☐\u00a0寄送中",
      "☑\u00a0换货",
      "☑\u00a08D报告",
      "☐\u00a0退货",
      "☑\u00a0一般",
      "内部联",
    ])
      expect(text).toContain(words);
  });

  test("leaves internal blocks out of the customer's copy", async () => {
    const [own, customers] = await Promise.all([
      printed("complaint", {}),
      printed("complaint", { copy: "customer" }),
    ]);
    for (const words of [
      "总经理批示",
      "费用合计",
      "生产人员",
      "负责人",
      "责任单位",
      "可疑品清查与处置",
      "部门主管",
    ]) {
      expect(own.text).toContain(words);
      expect(customers.text).not.toContain(words);
    }
    expect(customers.text).toContain("客户签章");
    expect(own.text).not.toContain("客户签章");
  });

  test("has an annex for what does not fit, and none otherwise", async () => {
    expect((await printed("complaint", {})).text).not.toContain("附页");
    const { text } = await printed("complaint", { complaint: long });
    expect(text).toContain("（续见附页）");
    expect(text.split("𠮷田：端子发黑").length - 1).toBeGreaterThan(60);
    expect((await printed("complaint", { pictures: { photos: [photo] } })).text).toContain("端子发黑");
    expect((await printed("complaint", { lines: [line({ partNo: "KS-2" })] })).text).toContain("KS-2");
  });

  test("fixes the height of every row of its first two pages", async () => {
    const xml = (await xmlOf(file("客户投诉处理单.docx")))["word/document.xml"] ?? "";
    const [first = "", second = ""] = xml.split("</w:tbl>");
    for (const table of [first, second]) {
      const rows = table.match(/<w:tr[ >]/g) ?? [];
      expect(table.match(/w:hRule="exact"/g)).toHaveLength(rows.length);
    }
  });

  test("shows what was found, done, decided and spent, row by row (§6.1, §6.2)", async () => {
    const { text } = await printed("complaint", inputOf(fullCase));
    for (const words of [
      "返工 2,904、报废 96", // §6.2
      "已放行",
      "清洗线加装在线电导率仪",
      "连续 3 批或 30 天无再发", // G-14
      "5,640.50 元", // §6.2.7
      "检验规范 QI-12 B 版", // §6.4.1
      "☑\u00a0可行", // §6.1.9
      "☑\u00a0客户", // distribution
      "☐\u00a0销售",
    ])
      expect(text).toContain(words);
  });

  test("says how each approval was given, and which of them no longer counts (V-50, §6.1.9)", async () => {
    const { text } = await printed("complaint", inputOf(fullCase));
    expect(text).toContain("电子记录 · 赵强 · 2026-10-12 11:20");
    expect(text).toContain("纸质签核 · 郑洁（代 钱伟） · 2026-10-16");
    const changed = { ...fullCase, complaint: { ...fullCase.complaint, lotQty: 9 } };
    expect((await printed("complaint", inputOf(changed))).text).toContain(
      "已失效（内容有变更） · 郑洁（代 钱伟） · 2026-10-16",
    );
    expect((await printed("complaint", {})).text).not.toMatch(/电子记录|纸质签核|已失效/);
  });

  test("has as many rows for goods and measures whatever there is; what does not fit goes to the annex", async () => {
    const rowsOf = async (one: Case): Promise<number[]> => {
      const { bytes } = await printed("complaint", inputOf(one));
      const body = (await xmlOf(bytes))["word/document.xml"] ?? "";
      return body
        .split("</w:tbl>")
        .slice(0, 2)
        .map((table) => table.match(/<w:tr[ >]/g)?.length ?? 0);
    };
    expect(await rowsOf(fullCase)).toEqual(await rowsOf(emptyCase));
    const [, second] = await rowsOf(crowdedCase);
    expect(second).toBe((await rowsOf(emptyCase))[1]);
    const { text } = await printed("complaint", inputOf(crowdedCase));
    expect(text).toContain("共 12 行，见附页");
    expect(text).toContain("共 9 行，见附页");
    for (const { lotNo } of crowdedCase.parts.sweep) expect(text).toContain(lotNo);
    for (const { content } of crowdedCase.parts.measure) expect(text).toContain(content);
  });

  test("says 不适用 of no field that is kept from the customer", () => {
    const { texts, lists } = complaintTags(inputOf(closedCase, { copy: "customer" }), ["措施+5.负责人"]);
    expect([texts["初步原因"], texts["费用合计"], texts["签核：总经理批示"]]).toEqual(["", "", ""]);
    expect(texts["追溯单据号"]).toBe("");
    expect(lists["措施+5"]?.slice(0, 4).map((row) => row["负责人"] ?? "")).toEqual(["", "", "", ""]);
  });

  test("prints 不适用 only where somebody chose it or the procedure has no use for the block", async () => {
    const unused = async (one: Case): Promise<number> =>
      (await printed("complaint", inputOf(one))).text.split("不适用").length - 1;
    const chosen = fullCase.parts.sweep.filter(({ status }) => status === "不适用").length;
    expect(await unused(fullCase)).toBe(chosen);
    // 供应商, SCAR编号 and 非我司理由 of a case that is ours; 会议 of one that is 一般
    const { liability } = closedCase.complaint;
    expect(liability).toBe("我司");
    expect(await unused({ ...closedCase, parts: noParts })).toBe(3);
    expect(await unused(emptyCase)).toBe(0);
  });
});

describe("the papers of a case", () => {
  test("carry the number, its barcode, and both codes on every page", async () => {
    for (const name of caseDocuments.filter((each) => each !== "sampleLabel" && each !== "isolationCard")) {
      const { text, xml } = await printed(name, inputOf(fullCase, { form: kindOf(name).form }));
      expect(text).toContain("日志码 0f1e2d3c");
      expect(text).toMatch(/内容码 ([0-9A-Z]{4}-){3}[0-9A-Z]{4}/);
      expect(xml).toContain('descr="26101202"');
    }
  });

  test("客户回复函 tells causes and measures, and leaves out what there is nothing to say about (§4.2.3)", async () => {
    const { text } = await printed("reply", { ...fullCase });
    for (const words of [
      "发生原因：清洗水电导率超标",
      "出货检验增加 24 h 盐雾抽检",
      "换货",
      "验证结果：有效",
    ])
      expect(text).toContain(words);
    const { text: bare } = await printed("reply", { ...emptyCase });
    expect(bare).not.toMatch(/\n措施|货品处理|发生原因|效果确认|不适用/);
    const { text: english } = await printed("reply", { ...fullCase, language: "en" });
    expect(english).toContain("Corrective");
    expect(english).not.toContain("纠正");
  });

  test("责任单位回复页 says when the reply is due (D-03, §6.1.8)", async () => {
    expect((await printed("unitReply", { ...fullCase })).text).toContain("2026-10-19");
  });

  test("专题会议记录 lists who was there, and has room for more (§6.1.8)", async () => {
    const { xml, text } = await printed("meeting", { ...fullCase, parts: noParts });
    for (const name of ["陈静", "赵强", "孙宏", "吴芳"]) expect(text).toContain(name);
    expect(xml.match(/<w:tr[ >]/g)?.length).toBe(
      (await printed("meeting", { ...emptyCase })).xml.match(/<w:tr[ >]/g)?.length,
    );
  });

  test("隔离标识卡 makes one card for each place where goods are set apart, or a blank one (§4.5)", async () => {
    const cards = async (one: Case): Promise<number> =>
      (await printed("isolationCard", { ...one })).text.split("禁止使用").length - 1;
    expect([await cards(emptyCase), await cards(fullCase), await cards(crowdedCase)]).toEqual([1, 2, 12]);
  });

  test("in English the words of a choice are English, and the boxes stay ticked", async () => {
    const { text } = await printed("complaint", inputOf(fullCase, { language: "en" }));
    expect(text).toContain("E-mail");
    expect(text).toContain("☑\u00a0With the form");
  });
});

describe("总经理批示汇总 (§6.1.7, §6.1.9)", () => {
  const waiting = (no: string, status: Complaint["status"]): Case => ({
    ...fullCase,
    complaint: { ...fullCase.complaint, id: `01K${no}`, complaintNo: no, status },
    parts: {
      ...fullCase.parts,
      approval: fullCase.parts.approval.filter(({ step }) => step === "部门主管签核"),
    },
  });
  const all = [
    waiting("26101201", "待总经理批示"),
    waiting("26101202", "8D汇整"),
    waiting("26101203", "营销审核"),
    waiting("26101204", "已登记"),
  ];

  test("holds the cases that wait for the general manager, each with the code of what is decided", async () => {
    const chosen = casesToDecide(all, context);
    expect(chosen.map(({ complaint: { complaintNo } }) => complaintNo)).toEqual(["26101201", "26101202"]);
    const { text, bytes } = await filled("总经理批示汇总.docx", () =>
      decisionTags(chosen, input({ form: "decisions" })),
    );
    for (const [at, step] of (["总经理批示", "对策可行性"] as const).entries()) {
      const one = chosen[at];
      if (!one) throw new Error("no case");
      expect(text).toContain(contentCodeOf(one, step, context.procedure));
    }
    expect(text).not.toMatch(/\{\{|26101203|26101204/);
    expect(text.split("☐\u00a0同意").length - 1).toBe(2);
    if (validatorIsThere) expect(await validatorErrors(bytes, "docx")).toEqual([]);
  });
});

describe("客户投诉处理作业流程 (附件一)", () => {
  const chart = (procedure = context.procedure, language: FormLanguage = "zh"): Promise<Printed> =>
    filled("客户投诉处理作业流程.docx", () =>
      flowChartTags(input({ form: "flowChart", language, context: { ...context, procedure } })),
    );

  test.each(["zh", "en", "both"] as const)(
    "shows every state, its limit, its papers and the ways back in %s",
    async (language) => {
      const { text, bytes } = await chart(context.procedure, language);
      const states = qp12a.flow.filter(({ steps }) => steps.some(({ kind }) => kind === "推进"));
      if (language === "zh") {
        for (const { state } of states) expect(text).toContain(state);
        for (const words of [
          "责任单位回复：3 天",
          "QP-12-05",
          "§6.1.8",
          "退回调查 → 调查中",
          "重开 → 调查中",
        ])
          expect(text).toContain(words);
      }
      expect(text).not.toMatch(/\{\{|undefined/);
      if (validatorIsThere) expect(await validatorErrors(bytes, "docx")).toEqual([]);
    },
  );

  test("changes with a setting and with the data", async () => {
    const clocks = qp12a.clocks.map((clock) =>
      clock.id === "D-03" ? { ...clock, limit: 5, unit: "workday" as const } : clock,
    );
    const flow = qp12a.flow.map((rule) =>
      rule.state === "对策制定中" ? { ...rule, roles: ["工程"] } : rule,
    );
    const { text } = await chart({ ...qp12a, clocks, flow });
    expect(text).toContain("责任单位回复：5 个工作日");
    expect(text).toContain("工程");
  });
});

test("a file is named after its document, its case and its copy", () => {
  expect(documentFileName("complaint", "26101202", "internal")).toBe("客户投诉处理单_26101202_内部.docx");
  expect(documentFileName("complaint", 'KS/26:*"01', "customer")).toBe("客户投诉处理单_KS-26---01_客户.docx");
  expect(documentFileName("eightD", "26101202", "customer")).toBe("8D报告_26101202.docx");
  expect(documentFileName("decisions", "2026-11-22", "internal")).toBe("总经理批示汇总_2026-11-22.docx");
});

test("the README lists the tags there are", () => {
  expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(templatesReadme());
});
