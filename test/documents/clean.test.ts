import { knownTags } from "../../src/documents/known-tags";
import { lintTemplate } from "../../src/documents/lint";
import { compileTemplate } from "../../src/documents/template";
import { sayTemplateIssue } from "../../src/documents/template-sentences";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { validatorErrors, validatorIsThere } from "../corpus/validator";
import { docx, p, pic, read, table, type Written, xmlOf } from "./word";

/** What QA leaves in a template is told by the lint and does not travel. */

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const by = 'w:id="9" w:author="㊙张三" w:date="2026-01-01T00:00:00Z"';
const run = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string, mark = ""): string =>
  `<w:p>${mark === "" ? "" : `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`}${inside}</w:p>`;

type Change = (pack: OpcPackage) => Promise<void>;

async function template(written: Written, change?: Change): Promise<Uint8Array> {
  const pack = await OpcPackage.open(await docx(written), nodeCodec);
  await change?.(pack);
  return pack.save();
}
const values = {
  texts: { 客户名称: "甲公司" },
  lists: { 若内部: [], 若客户: [{}] },
  pictures: {},
};
async function printed(
  bytes: Uint8Array,
): Promise<{ text: string; all: string; names: string[]; bytes: Uint8Array }> {
  const filled = await (await compileTemplate(bytes, nodeCodec)).fill(values);
  const parts = await xmlOf(filled);
  const names = (await OpcPackage.open(filled, nodeCodec)).names();
  return {
    text: read(parts["word/document.xml"]),
    all: [...names, ...Object.values(parts)].join("\n"),
    names,
    bytes: filled,
  };
}
const told = async (bytes: Uint8Array): Promise<string[]> =>
  (await lintTemplate(bytes, nodeCodec, knownTags("reply"))).flatMap((issue) =>
    issue.code === "leftover" ? [issue.kind] : [],
  );

const inWord: Record<string, [body: string, text: string]> = {
  "deleted text": [
    paragraph(run("答复") + `<w:del ${by}><w:r><w:delText>㊙成本</w:delText></w:r></w:del>`),
    "答复",
  ],
  "inserted text": [paragraph(`<w:ins ${by}>${run("{{客户名称}}")}</w:ins>`), "甲公司"],
  "moved text": [
    paragraph(`<w:moveFrom ${by}>${run("㊙甲")}</w:moveFrom>`) +
      paragraph(`<w:moveTo ${by}>${run("乙")}</w:moveTo>`),
    "\n乙",
  ],
  "a deleted end of a paragraph": [paragraph(run("前"), `<w:del ${by}/>`) + paragraph(run("后")), "前后"],
  "a deleted paragraph": [
    p("前") +
      paragraph(`<w:del ${by}><w:r><w:delText>㊙</w:delText></w:r></w:del>`, `<w:del ${by}/>`) +
      p("后"),
    "前\n后",
  ],
  "a deleted row": [
    `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:del ${by}/></w:trPr><w:tc>${p("㊙")}</w:tc></w:tr><w:tr><w:tc>${p("留")}</w:tc></w:tr></w:tbl>${p("后")}`,
    "留\n后",
  ],
  "a changed format": [
    `<w:p><w:r><w:rPr><w:b/><w:rPrChange ${by}><w:rPr/></w:rPrChange></w:rPr><w:t>字</w:t></w:r></w:p>`,
    "字",
  ],
};

describe.each(Object.entries(inWord))("%s", (_, [body, text]) => {
  it("is settled in what is printed, and told by the lint", async () => {
    const bytes = await template({ body });
    const { text: shown, all } = await printed(bytes);
    expect(shown).toBe(text);
    expect(all).not.toMatch(/㊙|w:author|<w:(?:ins|del|moveFrom|moveTo|rPrChange)\b/);
    expect(await told(bytes)).toEqual(["tracked"]);
  });
});

describe("hidden text", () => {
  it("does not travel, whether hidden by itself or by its style", async () => {
    const body =
      paragraph(run("㊙一", "<w:vanish/>") + run("明", '<w:vanish w:val="0"/>')) +
      `<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr>${run("㊙二")}</w:p>` +
      paragraph(run("㊙三", '<w:rStyle w:val="C"/>'));
    const bytes = await template({ body }, async (pack) => {
      pack.set(
        "word/styles.xml",
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="B"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="B"/></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
        "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
      );
      await pack.relate("word/document.xml", `${REL}styles`, "word/styles.xml");
    });
    const { all } = await printed(bytes);
    expect(all).not.toContain("㊙");
    expect(all).toContain("明");
    expect(await told(bytes)).toEqual(["hiddenText"]);
  });

  it("that only steers a row goes on steering it", async () => {
    const hidden = (...texts: string[]): string => texts.map((each) => run(each, "<w:vanish/>")).join("");
    const body = table(
      [paragraph(hidden("{{若内部", ".此行}}") + run("内部一行"))],
      [paragraph(hidden("{{若客户.此行}}") + run("客户一行"))],
    );
    const bytes = await template({ body });
    expect((await printed(bytes)).text).toBe("客户一行");
    expect(await told(bytes)).toEqual([]);
  });
});

it("comments, the author, properties, custom XML, macros and links to other files do not travel, and are told", async () => {
  const body =
    paragraph(
      `<w:commentRangeStart w:id="1"/>${run("{{客户名称}}")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
    ) +
    paragraph(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> INCLUDETEXT "\\\\㊙server\\a.docx" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
        run("旧文") +
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ) +
    `<w:p><w:hyperlink r:id="rId20">${run("共享")}</w:hyperlink><w:hyperlink r:id="rId21">${run("官网")}</w:hyperlink></w:p>` +
    pic("照片").replace('r:embed="rId1"', 'r:link="rId22"');
  const bytes = await template({ body }, async (pack) => {
    pack.set(
      "word/comments.xml",
      `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment ${by}>${p("㊙批注")}</w:comment></w:comments>`,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    );
    await pack.relate("word/document.xml", `${REL}comments`, "word/comments.xml");
    pack.set("word/vbaProject.bin", new Uint8Array([1]), "application/vnd.ms-office.vbaProject");
    await pack.relate(
      "word/document.xml",
      "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
      "word/vbaProject.bin",
    );
    pack.set("customXml/item1.xml", "<a>㊙</a>");
    await pack.relate("word/document.xml", `${REL}customXml`, "customXml/item1.xml");
    pack.set(
      "word/settings.xml",
      '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/><w:trackRevisions/><w:docVars><w:docVar w:name="x" w:val="㊙"/></w:docVars></w:settings>',
      "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    );
    await pack.relate("word/document.xml", `${REL}settings`, "word/settings.xml");
    await pack.relate("word/settings.xml", `${REL}attachedTemplate`, "file:///C:/㊙/Normal.dotm", true);
    const core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    pack.set(
      "docProps/core.xml",
      `<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>回复函</dc:title><dc:creator>㊙张三</dc:creator><cp:lastModifiedBy>㊙李四</cp:lastModifiedBy></cp:coreProperties>`,
      "application/vnd.openxmlformats-package.core-properties+xml",
    );
    await pack.relate(
      "",
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      "docProps/core.xml",
    );
    pack.set(
      "docProps/app.xml",
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>㊙公司</Company></Properties>',
      "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    );
    await pack.relate("", `${REL}extended-properties`, "docProps/app.xml");
    pack.set(
      "docProps/custom.xml",
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="㊙"/></Properties>',
      "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    );
    await pack.relate("", `${REL}custom-properties`, "docProps/custom.xml");
    const links =
      '<Relationship Id="rId20" Type="hyperlink" Target="file://㊙server/a" TargetMode="External"/><Relationship Id="rId21" Type="hyperlink" Target="https://example.com" TargetMode="External"/><Relationship Id="rId22" Type="image" Target="http://㊙/a.png" TargetMode="External"/></Relationships>';
    const rels = "word/_rels/document.xml.rels";
    pack.set(
      rels,
      (await pack.text(rels)).replace("</Relationships>", links.replace(/Type="/g, `Type="${REL}`)),
    );
  });
  const { text, all, names } = await printed(bytes);
  expect(text).toBe("甲公司\n旧文\n共享官网");
  expect(all).not.toMatch(/㊙|<w:comment|attachedTemplate|trackRevisions|INCLUDETEXT|vbaProject/);
  expect(all).toContain("https://example.com");
  expect(all).toContain("回复函");
  expect(names.filter((name) => /comments|vba|customXml|custom\.xml/.test(name))).toEqual([]);
  expect(new Set(await told(bytes))).toEqual(
    new Set(["comments", "macros", "customXml", "properties", "author", "externalLinks", "hyperlinks"]),
  );
  const issues = await lintTemplate(bytes, nodeCodec, knownTags("reply"));
  for (const language of ["zh", "en"] as const)
    for (const issue of issues) expect(sayTemplateIssue(issue, language)).toMatch(/模板|template/);
});

it("an embedded file and hidden rows do not travel", async () => {
  const body =
    `<w:p><w:r><w:object><v:shape/><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="rId9"/></w:object></w:r></w:p>` +
    `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p("㊙")}</w:tc></w:tr></w:tbl>${p("后")}`;
  const bytes = await template({ body }, async (pack) => {
    pack.set("word/embeddings/a.xlsx", new Uint8Array([1]), "application/octet-stream");
    pack.set(
      "word/_rels/document.xml.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${REL}package" Target="embeddings/a.xlsx"/></Relationships>`,
      "application/vnd.openxmlformats-package.relationships+xml",
    );
    await Promise.resolve();
  });
  const { all, text } = await printed(bytes);
  expect(all).not.toMatch(/㊙|embeddings|OLEObject/);
  expect(text.trim()).toBe("后");
  expect(new Set(await told(bytes))).toEqual(new Set(["embedded", "hiddenText"]));
});

(validatorIsThere ? it : it.skip)("what was cleaned still satisfies the Open XML SDK", async () => {
  const grid = "<w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>";
  const body = [
    ...[
      "deleted text",
      "inserted text",
      "a deleted end of a paragraph",
      "a deleted paragraph",
      "a changed format",
    ].map((name) => inWord[name]?.[0] ?? ""),
    `<w:tbl>${grid}<w:tr><w:tc>${paragraph("", `<w:del ${by}/>`)}</w:tc></w:tr></w:tbl>`,
    paragraph(run("㊙", "<w:vanish/>")),
  ].join("");
  const { bytes } = await printed(await template({ body }));
  expect(await validatorErrors(bytes, "docx")).toEqual([]);
});
