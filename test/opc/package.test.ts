import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";

const TYPE = "application/vnd.example+xml";
const LINK = "http://example.com/relationships/thing";
const reopened = async (pkg: OpcPackage): Promise<OpcPackage> => OpcPackage.open(await pkg.save(), nodeCodec);

async function made(): Promise<OpcPackage> {
  const pkg = OpcPackage.empty(nodeCodec);
  pkg.set("xl/Main.xml", "<main/>", TYPE);
  pkg.set("xl/sub/part one.xml", "<part/>", TYPE);
  await pkg.relate("", LINK, "xl/Main.xml");
  await pkg.relate("xl/Main.xml", LINK, "xl/sub/part one.xml");
  await pkg.relate("xl/sub/part one.xml", LINK, "xl/Main.xml");
  await pkg.relate("xl/Main.xml", LINK, "https://example.com/?a=1&b=2", true);
  return pkg;
}

describe("a package", () => {
  it("finds parts whatever the case, and follows links both ways", async () => {
    const pkg = await reopened(await made());
    expect(await pkg.text("XL/main.XML")).toBe("<main/>");
    expect(await pkg.relationships("")).toEqual([
      { id: "rId1", type: LINK, target: "xl/Main.xml", external: false },
    ]);
    expect((await pkg.relationships("xl/Main.xml")).map((r) => [r.id, r.target, r.external])).toEqual([
      ["rId1", "xl/sub/part one.xml", false],
      ["rId2", "https://example.com/?a=1&b=2", true],
    ]);
    expect((await pkg.relationships("xl/sub/part one.xml"))[0]?.target).toBe("xl/Main.xml");
    expect(await pkg.relationships("xl/none.xml")).toEqual([]);
  });

  it("resolves absolute and percent-written targets", async () => {
    const pkg = await made();
    const rels = "xl/_rels/Main.xml.rels";
    pkg.set(rels, (await pkg.text(rels)).replace("sub/part one.xml", "/XL/sub/part%20one.xml#x"));
    expect((await pkg.relationships("xl/Main.xml"))[0]?.target).toBe("xl/sub/part one.xml");
  });

  it("knows and keeps the types of parts", async () => {
    const pkg = await reopened(await made());
    expect(pkg.contentType("xl/Main.xml")).toBe(TYPE);
    expect(pkg.contentType("xl/_rels/Main.xml.rels")).toContain("relationships+xml");
    expect(pkg.contentType("other.XML")).toBe("application/xml");
    expect(pkg.contentType("image.png")).toBeUndefined();
    pkg.set("plain.xml", "<a/>", "application/xml");
    expect(await pkg.text("[Content_Types].xml")).not.toContain("plain.xml");
  });

  it("takes a part out with its type and its links", async () => {
    const pkg = await made();
    pkg.remove("xl/Main.xml");
    await pkg.unrelate("", "rId1");
    const again = await reopened(pkg);
    expect(again.names()).toEqual([
      "[Content_Types].xml",
      "xl/sub/part one.xml",
      "_rels/.rels",
      "xl/sub/_rels/part one.xml.rels",
    ]);
    expect(await again.text("[Content_Types].xml")).not.toContain("Main.xml");
    expect(await again.relationships("")).toEqual([]);
    await expect(again.bytes("xl/Main.xml")).rejects.toMatchObject({
      code: "no-such-part",
      detail: "xl/Main.xml",
    });
  });

  it("gives a new link an id nobody has", async () => {
    const pkg = await made();
    await pkg.unrelate("xl/Main.xml", "rId1");
    const id = await pkg.relate("xl/Main.xml", LINK, "xl/sub/part one.xml");
    expect(id).not.toBe("rId2");
    expect((await pkg.relationships("xl/Main.xml")).map((r) => r.id).sort()).toEqual(["rId2", id].sort());
  });

  it("saves the very bytes for content set to what it was", async () => {
    const first = await (await made()).save();
    const pkg = await OpcPackage.open(first, nodeCodec);
    pkg.set("xl/Main.xml", "<main/>", TYPE);
    expect(Buffer.compare(await pkg.save(), first)).toBe(0);
  });

  it("forks: a change to the copy is not one to the original", async () => {
    const pkg = await made();
    const copy = pkg.fork();
    copy.set("xl/Main.xml", "<other/>");
    copy.set("xl/new.xml", "<new/>", TYPE);
    expect(await pkg.text("xl/Main.xml")).toBe("<main/>");
    expect(pkg.has("xl/new.xml")).toBe(false);
    expect(pkg.contentType("xl/new.xml")).toBe("application/xml");
    expect(await (await reopened(copy)).text("xl/Main.xml")).toBe("<other/>");
  });
});
