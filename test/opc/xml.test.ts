import {
  appendChild,
  attribute,
  child,
  childrenOf,
  descendants,
  escapeAttribute,
  escapeText,
  parseXml,
  setAttribute,
  splice,
  unescapeXml,
} from "../../src/opc/xml";
import { decodeXml, encodeXml, utf8Xml } from "../../src/opc/xml-encoding";

describe("reading XML", () => {
  const text = `\uFEFF<?xml version='1.0'?><!-- <x> --><x:a n='1 "&#x4E00;&lt;"' r:id = "r1" id="i">one<x:b/> &amp;<![CDATA[<two>]]><x:b k="v"></x:b ></x:a>\n`;
  const root = parseXml(text);

  it("finds names, attributes and text, whatever the quotes and prefixes", () => {
    expect(root).toMatchObject({
      name: "x:a",
      prefix: "x:",
      local: "a",
      text: "one &<two>",
      selfClosing: false,
    });
    expect([
      attribute(root, "n"),
      attribute(root, "r:id"),
      attribute(root, "id"),
      attribute(root, "none"),
    ]).toEqual(['1 "一<"', "r1", "i", undefined]);
    expect(childrenOf(root, "b").map((b) => [b.selfClosing, attribute(b, "k")])).toEqual([
      [true, undefined],
      [false, "v"],
    ]);
  });

  it("knows where everything stands", () => {
    expect(text.slice(root.start, root.openEnd)).toMatch(/^<x:a .*"i">$/);
    expect(text.slice(root.closeStart, root.end)).toBe("</x:a>");
    expect(childrenOf(root, "b").map((b) => text.slice(b.start, b.end))).toEqual([
      "<x:b/>",
      '<x:b k="v"></x:b >',
    ]);
  });

  it("edits by splicing and leaves the rest alone", () => {
    const [first, second] = childrenOf(root, "b");
    if (first === undefined || second === undefined) throw new Error("no children");
    const edited = splice(text, [
      appendChild(text, first, "new"),
      setAttribute(second, "k", "it's <\"&>\n"),
      setAttribute(first, "z", "1"),
      setAttribute(root, "id", "j"),
    ]);
    expect(edited).toBe(
      text
        .replace("<x:b/>", '<x:b z="1">new</x:b>')
        .replace('"v"', '"it&#39;s &lt;&quot;&amp;&gt;&#10;"')
        .replace('id="i"', 'id="j"'),
    );
    expect(attribute(child(parseXml(edited), "b") ?? root, "z")).toBe("1");
    expect(() =>
      splice("abc", [
        { start: 0, end: 2, text: "" },
        { start: 1, end: 3, text: "" },
      ]),
    ).toThrow("overlap");
  });

  it("lists descendants in document order", () => {
    expect(
      descendants(parseXml("<a><f i='1'><f i='2'/></f><g><f i='3'/></g></a>"), "f").map((f) =>
        attribute(f, "i"),
      ),
    ).toEqual(["1", "2", "3"]);
  });

  it.each([
    ["<a>", "bad-xml"],
    ["<a></b>", "bad-xml"],
    ["<a/><b/>", "bad-xml"],
    ["", "bad-xml"],
    ["text", "bad-xml"],
    ["<a b=c/>", "bad-xml"],
    ["<a b='1' b='2'/>", "bad-xml"],
    ["<a b='<'/>", "bad-xml"],
    ["<a b='1'c='2'/>", "bad-xml"],
    ["<a b='1", "bad-xml"],
    ["<a>&nbsp;</a>", "bad-xml"],
    ["<a>& </a>", "bad-xml"],
    ["<a>&#xD800;</a>", "bad-xml"],
    ["<a><!-- </a>", "bad-xml"],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "unsafe-xml"],
    ["<a>".repeat(300) + "</a>".repeat(300), "unsafe-xml"],
  ])("refuses %.40s", (xml, code) => {
    expect(() => parseXml(xml)).toThrow(expect.objectContaining({ name: "PackageError", code }) as Error);
  });
});

describe("escaping XML", () => {
  it("comes back as it was", () => {
    const text = `<a> & "b" 'c' ]]> \t\r\n 客诉 𠮷`;
    expect(unescapeXml(escapeText(text))).toBe(text);
    expect(unescapeXml(escapeAttribute(text))).toBe(text);
    expect(parseXml(`<a b="${escapeAttribute(text)}">${escapeText(text)}</a>`)).toMatchObject({ text });
  });
});

describe("the encoding of a part", () => {
  const xml = '<?xml version="1.0" encoding="UTF-16"?><a>客诉</a>';
  const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array => {
    const bytes = Buffer.from((mark ? "\uFEFF" : "") + xml, "utf16le");
    return bigEndian ? bytes.swap16() : bytes;
  };

  it.each([
    [true, true],
    [false, true],
    [false, false],
    [true, false],
  ])("reads UTF-16 (big-endian %s, marked %s) and writes UTF-8 that says so", (bigEndian, mark) => {
    expect(decodeXml(utf16(bigEndian, mark))).toBe(xml);
    expect(decodeXml(utf8Xml(utf16(bigEndian, mark)))).toBe(xml.replace("UTF-16", "UTF-8"));
  });

  it("keeps a UTF-8 mark and the very bytes", () => {
    const bytes = Buffer.from("\uFEFF<a/>", "utf8");
    expect(utf8Xml(bytes)).toBe(bytes);
    expect(Buffer.compare(encodeXml(decodeXml(bytes)), bytes)).toBe(0);
  });

  it("reads what old Chinese writers declare and refuses what is not what it says", () => {
    const gbk = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GB2312"?><a>'),
      Buffer.from([0xbf, 0xcd, 0xcb, 0xdf]),
      Buffer.from("</a>"),
    ]);
    expect(decodeXml(gbk)).toContain("<a>客诉</a>");
    expect(() => decodeXml(Buffer.from([0x3c, 0x61, 0xff, 0x3e]))).toThrow(
      expect.objectContaining({ code: "bad-xml" }) as Error,
    );
    expect(() => decodeXml(Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>'))).toThrow(
      expect.objectContaining({ code: "unsupported" }) as Error,
    );
  });
});
