import { knownTags } from "../../src/documents/known-tags";
import { lintTemplate, type TemplateIssue } from "../../src/documents/lint";
import { compileTemplate } from "../../src/documents/template";
import { sayTemplateError, sayTemplateIssue } from "../../src/documents/template-sentences";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { docx, p, pic, table, type Written } from "./word";

const known = knownTags("complaint");
const lint = async (template: Written): Promise<TemplateIssue[]> =>
  lintTemplate(await docx(template), nodeCodec, known);
const found = async (template: Written): Promise<string[]> => (await lint(template)).map(({ code }) => code);

test("finds nothing wrong with what is right", async () => {
  const body =
    p(
      "{{客户名称}} {{customer}} {{",
      "@客户名称}}{{@/客户名称}} {{投诉原因/80x6}} {{☑样品=随单}} {{☑massReturn=是}} {{☑客户要求=换货}}",
    ) +
    table([p("{{明细.料号}} {{若内部.此行}}"), pic("{{照片.左}}")]) +
    pic("{{照片1}} 端子");
  expect(await lint({ body, header: p("{{公司名称}}") })).toEqual([]);
});

test("knows every list of a case, in any size, as a condition, and its signatures (V-50)", async () => {
  const body =
    p("{{签核：总经理批示}} {{签核日期：8D批准}} {{期限：D-03}} {{日志码}} {{发生原因}}") +
    table(
      [p("{{措施.负责人}}{{措施.序号}}{{措施.owner}}")],
      [p("{{清查处置×7.位置/34x1}}")],
      [p("{{分发+10.接收人}}{{分发+10.此行}}")],
      [p("{{若措施.此行}}")],
      [p("{{若归属理由.此行}}{{附页对策.措施}}")],
    ) +
    pic("{{条码}}");
  expect(await lint({ body })).toEqual([]);
});

describe("names each mistake with its place", () => {
  const mistakes: Record<string, [Written, Partial<TemplateIssue>]> = {
    "an unknown field": [
      { body: p("甲{{客户名秤}}") },
      { code: "unknownTag", tag: "客户名秤", nearest: "客户名称", part: "body", text: "甲{{客户名秤}}" },
    ],
    "an unknown field in a box": [
      { body: p("{{投诉原音/80x6}}") },
      { code: "unknownTag", nearest: "投诉原因" },
    ],
    "an unknown field in a header": [
      { body: "", header: p("{{公司}}") },
      { code: "unknownTag", part: "header" },
    ],
    "a field nothing is like": [
      { body: "", footer: p("{{甲乙丙丁戊}}") },
      { code: "unknownTag", part: "footer" },
    ],
    "an unknown label": [{ body: p("{{@客户名秤}}") }, { code: "unknownTag", nearest: "@客户名称" }],
    "an unknown list": [{ body: table([p("{{明系.料号}}")]) }, { code: "unknownList", nearest: "明细" }],
    "an unknown list of a size": [
      { body: table([p("{{清査×7.位置}}")]) },
      { code: "unknownList", tag: "清査×7.位置" },
    ],
    "a condition nobody knows": [
      { body: table([p("{{若措失.此行}}")]) },
      { code: "unknownList", nearest: "若措施" },
    ],
    "an unknown column in a box": [
      { body: table([p("{{措施×5.负责仁/10x1}}")]) },
      { code: "unknownColumn", list: "措施×5", column: "负责仁", nearest: "负责人" },
    ],
    "an unknown column": [
      { body: table([p("{{明细.料好}}")]) },
      { code: "unknownColumn", list: "明细", column: "料好", nearest: "料号" },
    ],
    "an unknown option": [
      { body: p("{{☑级别=重达}}") },
      { code: "unknownOption", tag: "级别", option: "重达", nearest: "重大" },
    ],
    "an unknown picture": [
      { body: pic("{{照片}}") },
      { code: "unknownPicture", altText: true, nearest: "照片1" },
    ],
    "a text as a picture": [{ body: pic("{{客户名称}}") }, { code: "textTagInPicture", altText: true }],
    "a list outside a row": [{ body: p("{{明细.料号}}") }, { code: "listOutsideRow", tag: "明细.料号" }],
    "an opening without an end": [{ body: p("{{客户名称 和 {{型号}}") }, { code: "unclosedBraces" }],
    "an end without an opening": [{ body: p("客户名称}}") }, { code: "unclosedBraces" }],
    "a single brace": [{ body: p("{客户名称}") }, { code: "singleBrace" }],
    "a tag of three braces": [{ body: p("{{{客户名称}}}") }, { code: "unknownTag" }],
    "full-width braces": [{ body: p("｛｛客户名称｝｝") }, { code: "fullWidthBraces" }],
    "a tag with spaces": [{ body: p("{{ 客户名称}}") }, { code: "untidyTag", tag: " 客户名称" }],
    "a tag with hidden characters": [{ body: p("{{客户\u200b名称}}") }, { code: "untidyTag" }],
  };
  test.each(Object.entries(mistakes))("%s", async (_, [template, issue]) => {
    expect(await lint(template)).toContainEqual(expect.objectContaining(issue));
  });
});

test("counts nearness by code points", async () => {
  const odd = { ...known, texts: new Set(["𠮷田"]) };
  const [issue] = await lintTemplate(await docx({ body: p("{{𠮶田甲}}{{𠮶田}}") }), nodeCodec, odd);
  expect(issue).toMatchObject({ code: "unknownTag" });
});

test("says a text box's mistake once, though Word keeps the box twice", async () => {
  expect(await found({ body: p("{{客户名秤}}") + p("{{客户名秤}}") })).toEqual(["unknownTag"]);
});

describe("refuses", () => {
  const withDocument = async (change: (pack: OpcPackage) => void): Promise<Uint8Array> => {
    const pack = await OpcPackage.open(await docx({ body: p("{{客户名称}}") }), nodeCodec);
    change(pack);
    return pack.save();
  };
  const files: Record<string, [() => Promise<Uint8Array>, string]> = {
    "what is no zip": [() => Promise.resolve(new TextEncoder().encode("{{客户名称}}")), "notDocx"],
    "an old or encrypted file": [
      () => Promise.resolve(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...Array.from({ length: 600 }, () => 0))),
      "notDocx",
    ],
    "a package without a document": [
      () =>
        withDocument((pack) => {
          pack.remove("word/document.xml");
        }),
      "notDocx",
    ],
    "a document with macros": [
      () =>
        withDocument((pack) => {
          pack.set("word/document.xml", "<w/>", "application/vnd.ms-word.document.macroEnabled.main+xml");
        }),
      "notDocx",
    ],
    "half a file": [async () => (await docx({ body: p("a") })).slice(0, 400), "damaged"],
    "broken XML": [
      () =>
        withDocument((pack) => {
          pack.set("word/document.xml", "<w:p>");
        }),
      "damaged",
    ],
    "a document type": [
      () =>
        withDocument((pack) => {
          pack.set("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
        }),
      "dtd",
    ],
  };
  test.each(Object.entries(files))("%s", async (_, [make, code]) => {
    const bytes = await make();
    expect(await lintTemplate(bytes, nodeCodec, known)).toEqual([expect.objectContaining({ code })]);
    await expect(compileTemplate(bytes, nodeCodec)).rejects.toMatchObject({ name: "TemplateError", code });
    const said = await compileTemplate(bytes, nodeCodec).catch((error: unknown) =>
      sayTemplateError(error as never, "zh"),
    );
    expect(said).toMatch(/模板|Word/);
  });
});

test("says each mistake in Chinese and in English, with part and paragraph", async () => {
  const [issue] = await lint({ body: "", header: p("单位：{{客户名秤}}") });
  expect(issue && sayTemplateIssue(issue, "zh")).toBe(
    "页眉“单位：{{客户名秤}}”：没有“客户名秤”这个字段，是不是“客户名称”？",
  );
  expect(issue && sayTemplateIssue(issue, "en")).toBe(
    "Header “单位：{{客户名秤}}”: there is no field “客户名秤”; did you mean “客户名称”?",
  );
});
