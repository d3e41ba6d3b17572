import type { Codec } from "./codec";
import { PackageError } from "./package-error";
import { CENTRAL, checksum, END, inflateEntry, LOCAL, type ZipEntry } from "./zip";

const DESCRIPTOR = 0x8;
const UTF8 = 0x800;
const NO_BYTES = new Uint8Array(0);

/** 1980-01-01: new parts carry no clock, so the same content makes the same file. */
const FIXED_TIME = 0x00210000;

/** Compresses content into an entry; what `like` says of its place in the zip is kept, and so is `like` itself when nothing changed. */
export async function deflateEntry(
  name: string,
  bytes: Uint8Array,
  codec: Codec,
  like?: ZipEntry,
): Promise<ZipEntry> {
  const crc = checksum(bytes, codec);
  if (like?.crc === crc && like.size === bytes.length && same(await inflateEntry(like, codec), bytes))
    return like;
  const packed = bytes.length === 0 ? NO_BYTES : await codec.deflate(bytes);
  const smaller = packed.length < bytes.length;
  return {
    name,
    rawName: like?.rawName ?? new TextEncoder().encode(name),
    madeBy: like?.madeBy ?? 20,
    needed: 20,
    flags: like === undefined ? (/^[ -~]*$/.test(name) ? 0 : UTF8) : like.flags & UTF8,
    method: smaller ? 8 : 0,
    time: like?.time ?? FIXED_TIME,
    crc,
    size: bytes.length,
    raw: smaller ? packed : bytes,
    internal: like?.internal ?? 0,
    external: like?.external ?? 0,
    localExtra: like?.localExtra ?? NO_BYTES,
    centralExtra: like?.centralExtra ?? NO_BYTES,
    comment: like?.comment ?? NO_BYTES,
  };
}

/** Whether two byte strings are equal. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The zip file of these entries, in their order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const bodies = entries.map((e) => 30 + e.rawName.length + e.localExtra.length + e.raw.length);
  const start = bodies.reduce((sum, length) => sum + length, 0);
  const size = entries.reduce(
    (n, e) => n + 46 + e.rawName.length + e.centralExtra.length + e.comment.length,
    0,
  );
  if (entries.length >= 0xffff || start + size >= 0xffffffff)
    throw new PackageError("too-large", "the written zip");
  const out = new Uint8Array(start + size + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  const put = (...pieces: Uint8Array[]): void => {
    for (const piece of pieces) {
      out.set(piece, at);
      at += piece.length;
    }
  };
  /** What local header and directory have in common; sizes stand in front, so no data descriptor follows. */
  const common = (p: number, entry: ZipEntry, extra: Uint8Array): void => {
    view.setUint16(p, entry.needed, true);
    view.setUint16(p + 2, entry.flags & ~DESCRIPTOR, true);
    view.setUint16(p + 4, entry.method, true);
    view.setUint32(p + 6, entry.time, true);
    view.setUint32(p + 10, entry.crc, true);
    view.setUint32(p + 14, entry.raw.length, true);
    view.setUint32(p + 18, entry.size, true);
    view.setUint16(p + 22, entry.rawName.length, true);
    view.setUint16(p + 24, extra.length, true);
  };
  const offsets: number[] = [];
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, LOCAL, true);
    common(at + 4, entry, entry.localExtra);
    at += 30;
    put(entry.rawName, entry.localExtra, entry.raw);
  }
  for (const [index, entry] of entries.entries()) {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, entry.madeBy, true);
    common(at + 6, entry, entry.centralExtra);
    view.setUint16(at + 32, entry.comment.length, true);
    view.setUint16(at + 36, entry.internal, true);
    view.setUint32(at + 38, entry.external, true);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    at += 46;
    put(entry.rawName, entry.centralExtra, entry.comment);
  }
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, size, true);
  view.setUint32(at + 16, start, true);
  return out;
}
