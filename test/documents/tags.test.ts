import { fitBox, textWidth } from "../../src/documents/box";
import type { Picture } from "../../src/documents/fill";
import { readBox } from "../../src/documents/form-tags";
import { complaintTags } from "../../src/documents/tags";
import { caseCode } from "../../src/rules/case-code";
import { contentCodeOf } from "../../src/rules/flow/content";
import { noParts } from "../../src/records/parts";
import { complaintFields, type ComplaintField } from "../../src/records/complaint";
import { complaint, context, input, line, part } from "./a-complaint";

const photo: Picture = { data: Uint8Array.of(1), type: "jpg", width: 4, height: 3, caption: "端子" };

describe("a field", () => {
  test("is a tag under its Chinese label and its English id", () => {
    const { texts } = complaintTags(input(), []);
    for (const [id, { label }] of Object.entries(complaintFields)) {
      expect(texts).toHaveProperty([id]);
      expect(texts).toHaveProperty([label.zh]);
    }
    expect([texts["客户名称"], texts["customer"]]).toEqual(Array(2).fill("苏州恒远精密机械有限公司"));
  });

  test.each<[ComplaintField, unknown, string]>([
    ["deliveryDate", "2026-11-22", "2026-11-22"],
    ["acceptedAt", "2026-11-22 14:05:09", "2026-11-22 14:05"],
    ["lotQty", 1234567.5, "1,234,567.5 个"],
    ["defectQty", "客户加工中未确定", "客户加工中未确定"],
    ["amountInvolved", 1234567, "12,345.67 元"],
    ["amountInvolved", 5, "0.05 元"],
    ["amountInvolved", "待定", "待定"],
    ["defectRate", 0.0123, "1.23 %"],
    ["defectRate", 0, "0.00 %"],
    ["lineRisk", true, "是"],
    ["lineRisk", false, "否"],
    ["reopenCount", 0, "0"],
    ["closedAt", null, ""],
  ])("%s of %p prints as %p", (field, value, printed) => {
    const { texts } = complaintTags(input({ complaint: complaint({ uom: "个", [field]: value }) }), []);
    expect(texts[field]).toBe(printed);
  });

  test("left blank at closing stays blank, and is 不适用 only where the procedure has no use for it", () => {
    const closed = complaint({ status: "已结案", customer: "甲", liability: "我司", recordType: "投诉" });
    const { texts } = complaintTags(input({ complaint: closed }), []);
    expect([texts["追溯单据号"], texts["8D编号"], texts["组长"]]).toEqual(["", "", ""]);
    expect([texts["归属理由"], texts["供应商"], texts["SCAR编号"]]).toEqual(["不适用", "不适用", "不适用"]);
    const { texts: refused } = complaintTags(
      input({ complaint: { ...closed, liability: "客户" }, language: "en" }),
      [],
    );
    expect([refused["总经理批示"], refused["8D编号"], refused["归属理由"]]).toEqual(["N/A", "N/A", ""]);
  });
});

describe("the head of a form", () => {
  test("comes from the procedure and its settings", () => {
    const { texts } = complaintTags(input({ form: "eightD" }), []);
    expect(texts).toMatchObject({
      公司名称: "华东精工",
      文件编号: "QP-12",
      表单名称: "8D报告",
      表单编号: "QP-12-03",
      版本: "A",
      打印时间: "2026-11-22 14:05",
      联次: "内部联",
    });
  });

  test("tells a grade nobody has confirmed", () => {
    const open = { grade: "一般", provisional: true, reasons: [] };
    const { texts } = complaintTags(input({ complaint: complaint({}), grade: open }), []);
    expect([texts["级别"], texts["级别说明"]]).toEqual(["一般", "（暂定）"]);
  });

  test.each([
    ["zh", "客户名称", "", ""],
    ["en", "Customer", "", ""],
    ["both", "客户名称", "\nCustomer", " Customer"],
  ] as const)("speaks %s", (language, word, beneath, behind) => {
    const { texts } = complaintTags(input({ language }), []);
    expect([texts["@客户名称"], texts["@/客户名称"], texts["@+客户名称"]]).toEqual([word, beneath, behind]);
  });
});

describe("product lines", () => {
  const lines = [
    line({ partNo: "B", lotQty: 500, defectQty: 5, uom: "个" }),
    line({ partNo: "C", lotQty: 100, defectQty: "客户加工中未确定", uom: "个" }),
  ];

  test("stand in one list, the complaint's own first, with totals", () => {
    const { lists, texts } = complaintTags(input({ lines: lines.slice(0, 1) }), []);
    expect(lists["明细"]).toMatchObject([
      { 序号: "1", 料号: "KS-10023-A", 数量: "12,000", 单位: "个" },
      { 序号: "2", 料号: "B", 不良数量: "5" },
    ]);
    expect(texts).toMatchObject({
      项数: "2",
      数量合计: "12,500 个",
      不良合计: "40 个",
      不良率合计: "0.32 %",
    });
    expect(lists["附页明细"]).toHaveLength(2);
  });

  test("add up what is known and say what is not", () => {
    const { texts } = complaintTags(input({ lines }), []);
    expect([texts["不良合计"], texts["不良率合计"]]).toEqual(["40 个 + 客户加工中未确定", ""]);
  });

  test("of a single line need no annex", () => {
    const tags = ["若多项.此行", "若附页.此行"];
    const { lists } = complaintTags(input(), tags);
    expect([lists["若多项"], lists["若附页"], lists["附页明细"]]).toEqual([[], [], []]);
    const several = complaintTags(input({ lines: lines.slice(0, 1) }), tags).lists;
    expect([several["若多项"], several["若附页"]]).toEqual([[{}], [{}]]);
  });
});

test("photos come two a row, in any number", () => {
  const { lists, pictures } = complaintTags(input({ pictures: { photos: [photo, photo, photo] } }), []);
  expect(lists["照片"]).toMatchObject([
    { 左: "照片1", 右: "照片2", 左说明: "端子" },
    { 左: "照片3", 右说明: "" },
  ]);
  expect(pictures["照片3"]).toBe(photo);
});

describe("a box", () => {
  const box = { columns: 20, lines: 3 };

  test("is read from its tag", () => {
    expect(readBox("投诉原因/80x6")).toEqual({ field: "投诉原因", box: { columns: 80, lines: 6 } });
    expect([readBox("@/客户名称"), readBox("联系人/电话"), readBox("☑半成品/在制=是")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each(["", "短", "一二三四五六七八九十".repeat(3), "a\nb\nc", "test ".repeat(12).trim()])(
    "shows %j whole",
    (text) => {
      expect(fitBox(text, box, "…")).toEqual({ shown: text, whole: true });
    },
  );

  test("cuts at a sentence near the end", () => {
    const text = "发现端子氧化发黑。插拔力不足，已停线两小时。要求换货并派员到现场处理。";
    expect(fitBox(text, box, "（续）")).toEqual({
      shown: "发现端子氧化发黑。插拔力不足，已停线两小时。（续）",
      whole: false,
    });
  });

  test.each([
    "行\n".repeat(300),
    "𠮷".repeat(5000),
    "👨‍👩‍👧".repeat(400),
    "W".repeat(900),
    "a".repeat(40_000),
    "长词 ".repeat(500) + "x",
  ])("never shows more than its lines hold", (text) => {
    const { shown, whole } = fitBox(text, box, "（续）");
    expect(whole).toBe(false);
    expect(shown.endsWith("（续）")).toBe(true);
    expect(shown.split("\n").length).toBeLessThanOrEqual(3);
    expect(textWidth(shown.replaceAll("\n", ""))).toBeLessThanOrEqual(60);
    expect(shown).not.toMatch(/\p{Surrogate}/u);
  });

  test("prints on the annex in whole what it cuts", () => {
    const text = "端子发黑。".repeat(100);
    const values = complaintTags(input({ complaint: complaint({ complaintText: text, model: "短" }) }), [
      "投诉原因/40x2",
      "complaintText/10x1",
      "型号/10x1",
      "若附页.此行",
    ]);
    expect(values.texts["投诉原因/40x2"]).toMatch(/。（续见附页）$/);
    expect(values.lists["附页文字"]).toMatchObject([{ 栏目: "投诉原因", 内容: text }]);
    expect(values.lists["若附页"]).toHaveLength(1);
  });
});

test("the customer's copy carries no internal field, not even in the reasons of the grade", () => {
  const reasons = ["涉及金额 12,345.67 元"];
  const { texts, lists } = complaintTags(
    input({ copy: "customer", grade: { grade: "重大", provisional: false, reasons } }),
    ["若内部.此行", "若客户.此行"],
  );
  expect([texts["判定依据"], texts["levelReasons"]]).toEqual(["", ""]);
  const filled = complaint({
    ...Object.fromEntries(
      Object.entries(complaintFields).map(([id, { kind }]) => [
        id,
        kind.startsWith("date") ? "1987-06-05" : "㊙",
      ]),
    ),
    status: "调查中",
  });
  const copy = complaintTags(input({ copy: "customer", complaint: filled }), [
    "初步原因/2x1",
    "preliminaryCause/2x1",
    "若内部.此行",
    "若客户.此行",
  ]);
  for (const [id, { label, ...field }] of Object.entries(complaintFields))
    if ("internal" in field) expect([copy.texts[id], copy.texts[label.zh]]).toEqual(["", ""]);
  expect(copy.lists["附页文字"]).toEqual([]);
  expect([lists["若内部"], lists["若客户"]]).toEqual([[], [{}]]);
});

describe("the content code (V-50)", () => {
  const one = { ...input(), complaint: complaint({ id: "01K" }) };

  test("of a case that waits for nobody changes with every fact of it, its lines and its lists", () => {
    const base = caseCode(one);
    expect(base).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    const codes = new Set([base]);
    const named = Object.entries(complaintFields).filter(([, { group }]) => group !== "helper");
    for (const [id] of named) codes.add(caseCode({ ...one, complaint: complaint({ id: "01K", [id]: "x" }) }));
    codes.add(caseCode({ ...one, lines: [line({})] }));
    codes.add(caseCode({ ...one, lines: [line({ lotNo: "x" })] }));
    codes.add(caseCode({ ...one, parts: { ...noParts, measure: [part("measure", { content: "x" })] } }));
    codes.add(caseCode({ ...one, parts: { ...noParts, sweep: [part("sweep", { location: "在途" })] } }));
    expect(codes.size).toBe(named.length + 5);
    expect(caseCode({ ...one, complaint: complaint({ id: "01K", rowVersion: 9 }) })).toBe(base);
  });

  test("of a case that waits for an approval is what the signer will sign", () => {
    const waiting = input({ complaint: complaint({ ...input().complaint, status: "待总经理批示" }) });
    const { texts } = complaintTags(waiting, []);
    expect(texts["内容码"]).toBe(contentCodeOf(waiting, "总经理批示", context.procedure));
    const { texts: after } = complaintTags(
      { ...waiting, complaint: { ...waiting.complaint, lotQty: 1 } },
      [],
    );
    expect(after["内容码"]).not.toBe(texts["内容码"]);
  });
});
