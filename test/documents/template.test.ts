import type { Picture, TemplateValues } from "../../src/documents/fill";
import { compileTemplate } from "../../src/documents/template";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { readZip } from "../../src/opc/zip";
import { docx, p, pic, pixel, read, table, xmlOf, type Written } from "./word";

const nothing: TemplateValues = { texts: {}, lists: {}, pictures: {} };
const fill = async (template: Written, values: Partial<TemplateValues>): Promise<Record<string, string>> => {
  const compiled = await compileTemplate(await docx(template), nodeCodec);
  return xmlOf(await compiled.fill({ ...nothing, ...values }));
};
const body = async (xml: string, values: Partial<TemplateValues>): Promise<string> =>
  read((await fill({ body: xml }, values))["word/document.xml"]);

describe("a field", () => {
  test("prints its value in the middle of a text", async () => {
    expect(await body(p("客户：{{客户名称}}。"), { texts: { 客户名称: "甲公司" } })).toBe("客户：甲公司。");
  });

  test("may be split over runs as Word likes to do", async () => {
    const xml = p("a {", "{客", "户名称", "}} b {{型号}}");
    expect(await body(xml, { texts: { 客户名称: "甲", 型号: "M" } })).toBe("a 甲 b M");
  });

  test("keeps the look of the run it stands in", async () => {
    const bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{a</w:t></w:r><w:r><w:t>}}</w:t></w:r></w:p>";
    const xml = (await fill({ body: bold }, { texts: { a: "甲" } }))["word/document.xml"];
    expect(xml).toMatch(/<w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">甲<\/w:t>/);
  });

  test("may stand in headers, footers, text boxes and content controls", async () => {
    const control = `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{a}}</w:t></w:r></w:sdtContent></w:sdt></w:p>`;
    const box = `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p("框{{a}}")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const parts = await fill(
      { body: control + box, header: p("头{{a}}"), footer: p("脚{{a}}") },
      { texts: { a: "甲" } },
    );
    expect(read(parts["word/document.xml"]).split("\n").filter(Boolean)).toEqual(["甲", "框甲"]);
    expect(parts["word/document.xml"]).not.toContain("showingPlcHdr");
    expect(read(parts["word/header.xml"])).toBe("头甲");
    expect(read(parts["word/footer.xml"])).toBe("脚甲");
  });

  test("frees the content control around it from its prompt and its binding, and no other", async () => {
    const control = (inside: string): string =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="x" w:storeItemID="y"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const parts = await fill({ body: control(p("{{a}}") + control(p("提示"))) }, { texts: { a: "甲" } });
    expect(parts["word/document.xml"]?.match(/<w:showingPlcHdr\/>|<w:dataBinding /g)).toHaveLength(2);
    expect(read(parts["word/document.xml"])).toBe("甲\n提示");
  });

  test("prints nothing when it has no value, never itself", async () => {
    expect(await body(p("[{{没有}}][{{constructor}}][{{__proto__}}][{{__pro", "to__}}]"), {})).toBe(
      "[][][][]",
    );
  });

  test("forgives spaces and hidden characters", async () => {
    expect(await body(p("{{ 客户名称\u200b }}"), { texts: { 客户名称: "甲" } })).toBe("甲");
  });

  test("ticks the option that its value is, or is made of", async () => {
    const xml = p("{{☑要求=换货}}{{☑要求=退货}}{{☑要求=8D报告}}{{☑级别=重大}}");
    expect(await body(xml, { texts: { 要求: "换货；8D报告", 级别: "重大客诉" } })).toBe("☑☐☑☐");
  });
});

describe("a value", () => {
  const hostile: Record<string, [string, string]> = {
    "that looks like a tag": ["{{b}} {{☑b=1}} }} {{", "{{b}} {{☑b=1}} }} {{"],
    "of markup": [`<w:p/>&amp;"']]>&#65;`, `<w:p/>&amp;"']]>&#65;`],
    "of several lines": ["a\nb\r\nc\rd", "a⏎b⏎c⏎d"],
    "with a tab": ["a\tb", "a⇥b"],
    "with control characters": ["a\u0000\u0007\u001fb\ufffe", "ab"],
    "with rare characters": ["𠮷田👨‍👩‍👧é", "𠮷田👨‍👩‍👧é"],
    "with halves of a pair": ["a\ud800b\udc00", "a\ufffdb\ufffd"],
    "with spaces at its ends": ["  a  ", "  a  "],
    "with a mark's own character": ["\ue000\ue0000\ue000", "\ue000\ue0000\ue000"],
    "that is a formula": ["=1+1", "=1+1"],
    "with $ signs": ["$& $1 $$", "$& $1 $$"],
  };
  test.each(Object.entries(hostile))("%s is words and no more", async (_, [value, printed]) => {
    for (const runs of [["{{a}}"], ["{{", "a}}"]])
      expect(await body(p(...runs), { texts: { a: value, b: "!" } })).toBe(printed);
  });

  test("of 40,000 characters and 300 lines is printed whole", async () => {
    const long = "投诉内容".repeat(10_000);
    expect(await body(p("{{a}}"), { texts: { a: long } })).toBe(long);
    const lines = Array.from({ length: 300 }, (_, n) => `行${String(n)}`);
    expect(await body(p("{{a}}"), { texts: { a: lines.join("\n") } })).toBe(lines.join("⏎"));
  });

  test("never mistakes a mark for words of the template", async () => {
    expect(await body(p("\ue000", "\ue0010\ue001 {{a", "}}&#xE002;"), { texts: { a: "甲" } })).toBe(
      "\ue000\ue0010\ue001 甲\ue002",
    );
  });
});

describe("a list", () => {
  const rows = (count: number): Record<string, string>[] =>
    Array.from({ length: count }, (_, n) => ({ 料号: `P${String(n)}`, 数量: String(n) }));
  const xml = p("前") + table([p("料号"), p("数量")], [p("{{明细.料号}}"), p("{{明细.", "数量}}")]) + p("后");

  test.each([0, 1, 3])("prints its row %i times", async (count) => {
    const printed = rows(count).flatMap((row) => [row["料号"], row["数量"]]);
    expect((await body(xml, { lists: { 明细: rows(count) } })).split("\n")).toEqual([
      "前",
      "料号",
      "数量",
      ...printed,
      "后",
    ]);
  });

  test("leaves no table without rows", async () => {
    const parts = await fill({ body: table([p("{{明细.料号}}")]) + p("后") }, { lists: { 明细: [] } });
    expect(parts["word/document.xml"]).not.toContain("<w:tbl");
  });

  test("repeats neighbouring rows together", async () => {
    const two = table([p("{{明细.料号}}")], [p("└ {{明细.数量}}")]);
    expect(await body(two, { lists: { 明细: rows(2) } })).toBe("P0\n└ 0\nP1\n└ 1");
  });

  test("is a condition when it has one row or none, over a whole table inside", async () => {
    const inner = table([p("{{若内部.此行}}机密") + table([p("{{明细.料号}}")]) + p("")]);
    const lists = { 明细: rows(2) };
    expect(await body(inner, { lists: { ...lists, 若内部: [{}] } })).toBe("机密\nP0\nP1");
    expect(await body(inner, { lists: { ...lists, 若内部: [] } })).toBe("");
  });

  test("repeats at its outermost row", async () => {
    const nested = table([table([p("{{明细.料号}}")]) + p("{{明细.数量}}")]);
    expect(await body(nested, { lists: { 明细: rows(2) } })).toBe("P0\n0\nP1\n1");
  });

  test("prints a field outside its rows as nothing", async () => {
    expect(await body(p("[{{明细.料号}}]"), { lists: { 明细: rows(2) } })).toBe("[]");
  });

  test("gives its copies no id twice", async () => {
    const row = `<w:tbl><w:tr w14:paraId="1A"><w:tc><w:p w14:paraId="1B"><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/><w:r><w:t>{{明细.料号}}</w:t></w:r></w:p>${pic("x")}</w:tc></w:tr></w:tbl>`;
    const out = (await fill({ body: row }, { lists: { 明细: rows(3) } }))["word/document.xml"] ?? "";
    for (const id of [/w14:paraId="[^"]*"/g, /<w:bookmarkStart/g, /<wp:docPr id="\d+"/g]) {
      const found = out.match(id) ?? [];
      expect(new Set(found).size).toBe(found.length);
    }
    expect(out.match(/<wp:docPr/g)).toHaveLength(3);
  });

  test("of 500 rows takes no more than its share of time", async () => {
    const template = await compileTemplate(await docx({ body: xml }), nodeCodec);
    const time = async (count: number): Promise<number> => {
      const values = { ...nothing, lists: { 明细: rows(count) } };
      let best = Infinity;
      for (let round = 0; round < 5; round++) {
        const from = performance.now();
        await template.fill(values);
        best = Math.min(best, performance.now() - from);
      }
      return best;
    };
    await time(500);
    expect(await time(5000)).toBeLessThan(Math.max(50, 30 * (await time(500))));
  });
});

describe("a picture", () => {
  const photo = (width: number, height: number, caption?: string): Picture => ({
    data: Uint8Array.of(0xff, 0xd8, width, height),
    type: "jpg",
    width,
    height,
    ...(caption === undefined ? {} : { caption }),
  });
  const sizes = (xml = ""): string[] =>
    [...xml.matchAll(/<(?:wp:extent|a:ext) cx="(\d+)" cy="(\d+)"/g)].map(
      ([, w, h]) => `${w ?? ""}x${h ?? ""}`,
    );

  test.each([
    [400, 100, "200x50"],
    [100, 400, "25x100"],
    [20, 10, "200x100"],
  ])("of %i × %i keeps its proportions inside the template's", async (width, height, size) => {
    const parts = await fill(
      { body: pic("{{照片1}}") },
      { pictures: { 照片1: photo(width, height, '图"1"') } },
    );
    expect(sizes(parts["word/document.xml"])).toEqual([size, size]);
    expect(parts["word/document.xml"]).toContain('descr="图&quot;1&quot;"');
  });

  test("is stored as it is, with its type and its link, and the template's own is gone", async () => {
    const template = await compileTemplate(
      await docx({ body: pic("{{照片1}}") + pic("{{照片1}}", 8) }),
      nodeCodec,
    );
    const bytes = await template.fill({ ...nothing, pictures: { 照片1: photo(4, 2) } });
    const media = readZip(bytes).filter(({ name }) => name.startsWith("word/media/"));
    expect(media.map(({ name, method, raw }) => [name, method, [...raw]])).toEqual([
      ["word/media/kesuPicture1.jpg", 0, [0xff, 0xd8, 4, 2]],
    ]);
    const pack = await OpcPackage.open(bytes, nodeCodec);
    expect(pack.contentType("word/media/kesuPicture1.jpg")).toBe("image/jpeg");
    expect((await pack.relationships("word/document.xml")).map(({ target }) => target)).toEqual([
      "word/media/kesuPicture1.jpg",
    ]);
    const ids = (await pack.text("word/document.xml")).match(/<wp:docPr [^>]*id="\d+"/g) ?? [];
    expect(new Set(ids).size).toBe(2);
  });

  test("that is missing leaves its place blank", async () => {
    const template = await compileTemplate(await docx({ body: pic("{{照片1}}") }), nodeCodec);
    const bytes = await template.fill({ ...nothing, pictures: { 照片1: null } });
    const pack = await OpcPackage.open(bytes, nodeCodec);
    expect([...(await pack.bytes("word/media/kesuPicture1.png"))]).toEqual([...pixel]);
    expect(sizes(await pack.text("word/document.xml"))).toEqual(["200x100", "200x100"]);
  });

  test("in a row is the one its column names", async () => {
    const parts = await fill(
      { body: table([pic("{{照片.左}}"), p("{{照片.说明}}")]) },
      {
        lists: {
          照片: [
            { 左: "照片1", 说明: "一" },
            { 左: "照片2", 说明: "二" },
          ],
        },
        pictures: { 照片1: photo(4, 4), 照片2: photo(8, 2) },
      },
    );
    expect(sizes(parts["word/document.xml"])).toEqual(["100x100", "100x100", "200x50", "200x50"]);
    expect(parts["word/_rels/document.xml.rels"]?.match(/kesuPicture\d\.jpg/g)).toEqual([
      "kesuPicture1.jpg",
      "kesuPicture2.jpg",
    ]);
  });
});

test("two fills of one template leave nothing to each other", async () => {
  const template = await compileTemplate(
    await docx({
      body: p("{{a}}{{b}}") + pic("{{照片1}}") + table([p("{{明细.料号}}")]),
      header: p("{{a}}"),
    }),
    nodeCodec,
  );
  const picture: Picture = { data: Uint8Array.of(1, 2, 3), type: "jpg", width: 1, height: 1 };
  const full = {
    texts: { a: "甲", b: "乙" },
    lists: { 明细: [{ 料号: "P1" }] },
    pictures: { 照片1: picture },
  };
  const before = await template.fill(nothing);
  const [first, second, third] = await Promise.all([
    template.fill(full),
    template.fill(nothing),
    template.fill(full),
  ]);
  expect(second).toEqual(before);
  expect(third).toEqual(first);
  expect(read((await xmlOf(second))["word/document.xml"])).toBe("");
});

test("a filled form may be a template again, with the pictures it was filled with", async () => {
  const picture = (byte: number): Picture => ({
    data: Uint8Array.of(byte),
    type: "png",
    width: 1,
    height: 1,
  });
  const first = await compileTemplate(
    await docx({ body: pic("{{照片1}}") + p("{{a}}") + pic("旧", 9) }),
    nodeCodec,
  );
  const filled = await first.fill({ ...nothing, texts: { a: "{{b}}" }, pictures: { 照片1: picture(1) } });
  const pack = await OpcPackage.open(filled, nodeCodec);
  pack.set(
    "word/document.xml",
    (await pack.text("word/document.xml")).replace('descr="旧"', 'descr="{{照片1}}"'),
  );
  const again = await compileTemplate(await pack.save(), nodeCodec);
  const out = await OpcPackage.open(
    await again.fill({ ...nothing, texts: { b: "乙" }, pictures: { 照片1: picture(2) } }),
    nodeCodec,
  );
  expect(read(await out.text("word/document.xml"))).toBe("\n乙");
  const targets = (await out.relationships("word/document.xml")).map(({ target }) => target);
  expect(await Promise.all(targets.map(async (target) => [...(await out.bytes(target))]))).toEqual([
    [1],
    [2],
  ]);
});

test("parts without a tag keep their compressed bytes", async () => {
  const bytes = await docx({ body: p("{{a}}"), header: p("只是文字") });
  const out = readZip(await (await compileTemplate(bytes, nodeCodec)).fill(nothing));
  const raw = (entries: ReturnType<typeof readZip>): unknown =>
    entries.find(({ name }) => name === "word/header.xml")?.raw;
  expect(raw(out)).toEqual(raw(readZip(bytes)));
});

test("a template names its tags, each once", async () => {
  const template = await compileTemplate(
    await docx({ body: p("{{ a }}{{a}}{{☑b = 是}}") + table([p("{{c.d}}")]) }),
    nodeCodec,
  );
  expect(template.tags).toEqual(["a", "☑b=是", "c.d"]);
});
