import { zipSync } from "fflate";
import { type Codec, platformCodec, scriptCodec } from "../../src/opc/codec";
import { crc32 } from "../../src/opc/crc32";
import { nodeCodec } from "../../src/opc/node-codec";
import { inflateEntry, readZip } from "../../src/opc/zip";
import { deflateEntry, writeZip } from "../../src/opc/zip-write";

jest.setTimeout(30_000);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const noise = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  let x = 1;
  for (let i = 0; i < length; i++) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    bytes[i] = x >>> 24 > 120 ? 65 : x >>> 16;
  }
  return bytes;
};

const codecs: readonly (readonly [string, Codec])[] = [
  ["node", nodeCodec],
  ["platform", platformCodec],
  ["script", scriptCodec],
];

describe.each(codecs)("the %s codec", (_, codec) => {
  it.each([1, 220, 70_000, 3_000_000])("gives %d bytes back, whoever packed them", async (length) => {
    const bytes = noise(length);
    for (const [, packer] of codecs) {
      const packed = await packer.deflate(bytes);
      expect(Buffer.compare(await codec.inflate(packed, length), bytes)).toBe(0);
    }
  });

  it("packs short repeating data that fflate's stream breaks", async () => {
    const bytes = new Uint8Array(220);
    bytes.set(bytesOf("P\0r\0i\0n\0t\0e\0r\0"), 0);
    bytes.set([1, 4, 0, 6, 220, 0, 0, 0, 3, 47, 0, 0, 1, 0, 9, 0], 64);
    expect([...(await nodeCodec.inflate(await codec.deflate(bytes), 220))]).toEqual([...bytes]);
  });

  it("stops at the promised size and notices too little", async () => {
    const packed = await codec.deflate(new Uint8Array(5_000_000));
    await expect(codec.inflate(packed, 1000)).rejects.toMatchObject({ code: "damaged" });
    await expect(codec.inflate(packed, 5_000_001)).rejects.toMatchObject({ code: "damaged" });
    await expect(codec.inflate(bytesOf("not deflate data"), 10)).rejects.toMatchObject({ code: "damaged" });
  });
});

it("deflates a large sheet in pieces that join to one stream", async () => {
  const bytes = noise(9_000_000);
  const packed = await nodeCodec.deflate(bytes);
  expect(Buffer.compare(await nodeCodec.inflate(packed, bytes.length), bytes)).toBe(0);
  expect(Buffer.compare(await platformCodec.inflate(packed, bytes.length), bytes)).toBe(0);
});

it("computes the checksum zips use", () => {
  expect(crc32(bytesOf("123456789"))).toBe(0xcbf43926);
  expect(crc32(noise(1003))).toBe(nodeCodec.crc32?.(noise(1003)));
});

describe("reading and writing a zip", () => {
  const made = zipSync(
    { "a.xml": bytesOf("<a/>".repeat(100)), "dir/文.xml": bytesOf("<b/>"), empty: new Uint8Array(0) },
    { comment: "made by another" },
  );

  it("keeps order, raw bytes, times and names", async () => {
    const entries = readZip(made);
    expect(entries.map((e) => e.name)).toEqual(["a.xml", "dir/文.xml", "empty"]);
    const again = readZip(writeZip(entries));
    for (const [i, entry] of entries.entries()) {
      const { raw, ...rest } = again[i] ?? entry;
      const { raw: rawBefore, ...before } = entry;
      expect(rest).toEqual({ ...before, flags: before.flags & ~8 });
      expect(Buffer.compare(raw, rawBefore)).toBe(0);
    }
    expect([...(await inflateEntry(again[1] as never, nodeCodec))]).toEqual([...bytesOf("<b/>")]);
  });

  it("writes the same file for the same content, whenever it runs", async () => {
    const write = async () => writeZip([await deflateEntry("a.xml", noise(5000), nodeCodec)]);
    const first = await write();
    jest.useFakeTimers({
      now: new Date("2030-01-01"),
      doNotFake: ["nextTick", "setImmediate", "queueMicrotask"],
    });
    const second = await write();
    jest.useRealTimers();
    expect(Buffer.compare(first, second)).toBe(0);
    expect(readZip(first)[0]?.time).toBe(0x00210000);
  });

  it("leaves an entry as it is when its content has not changed", async () => {
    const [entry] = readZip(made);
    if (entry === undefined) throw new Error("no entry");
    expect(await deflateEntry("a.xml", bytesOf("<a/>".repeat(100)), nodeCodec, entry)).toBe(entry);
    expect(await deflateEntry("a.xml", bytesOf("<a/>".repeat(99)), nodeCodec, entry)).not.toBe(entry);
  });

  it("reads entries whose sizes stand behind them", async () => {
    // fflate's streaming zip writes data descriptors (flag bit 3); so do Java's writers.
    const { Zip, ZipDeflate } = await import("fflate");
    const pieces: Uint8Array[] = [];
    const zip = new Zip((_, piece) => pieces.push(piece));
    const file = new ZipDeflate("a.xml");
    zip.add(file);
    file.push(bytesOf("<a/>".repeat(1000)), true);
    zip.end();
    const [entry] = readZip(Buffer.concat(pieces));
    if (entry === undefined) throw new Error("no entry");
    expect(entry.flags & 8).toBe(8);
    expect((await inflateEntry(entry, nodeCodec)).length).toBe(4000);
    const [again] = readZip(writeZip([entry]));
    expect((again?.flags ?? 8) & 8).toBe(0);
  });
});
