import type { Codec } from "./codec";
import { crc32 } from "./crc32";
import { PackageError } from "./package-error";

/** One file in the zip, its data still as it was compressed: an entry nobody touches is written back byte for byte. */
export interface ZipEntry {
  readonly name: string;
  /** The name as stored, for names that are not UTF-8. */
  readonly rawName: Uint8Array;
  readonly madeBy: number;
  readonly needed: number;
  readonly flags: number;
  readonly method: number;
  /** DOS time and date as one 32-bit number. */
  readonly time: number;
  readonly crc: number;
  readonly size: number;
  readonly raw: Uint8Array;
  readonly internal: number;
  readonly external: number;
  readonly localExtra: Uint8Array;
  readonly centralExtra: Uint8Array;
  readonly comment: Uint8Array;
}

/** What a zip may ask of this machine before it is believed to be an attack or a mistake. */
export interface ZipLimits {
  readonly entries: number;
  readonly totalSize: number;
  readonly entrySize: number;
  /** Uncompressed to compressed, asked of entries over 1 MB. */
  readonly ratio: number;
}

/** Roomy for a register of a million cells, tight for a bomb. */
export const zipLimits: ZipLimits = {
  entries: 10_000,
  totalSize: 2 * 2 ** 30,
  entrySize: 600 * 2 ** 20,
  ratio: 1000,
};

/** The marks at the head of a zip's records. */
export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENCRYPTED = 0x1;
const NO_BYTES = new Uint8Array(0);

const damaged = (detail: string): PackageError => new PackageError("damaged", detail);
const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function decodeName(raw: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return new TextDecoder("latin1").decode(raw);
  }
}

function checkName(name: string): void {
  const unsafe =
    name === "" ||
    name.startsWith("/") ||
    name.includes("\\") ||
    name.includes("\0") ||
    /^[a-zA-Z]:/.test(name) ||
    name.split("/").includes("..");
  if (unsafe) throw new PackageError("unsafe-name", JSON.stringify(name));
}

/** A 64-bit length; whatever does not fit in a number is over every limit anyway. */
function big(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function findEnd(bytes: Uint8Array, view: DataView): number {
  if (view.byteLength >= 4 && view.getUint32(0) === 0xd0cf11e0) throw new PackageError("legacy-or-encrypted");
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= bytes.length)
      return at;
  const isZip = view.byteLength >= 4 && view.getUint32(0, true) === LOCAL;
  throw new PackageError(isZip ? "truncated" : "not-a-package", "no zip directory at its end");
}

/** Where the central directory is, and how many entries it has; some writers state it in the 64-bit record only. */
function findDirectory(bytes: Uint8Array, view: DataView): { count: number; start: number; end: number } {
  const end = findEnd(bytes, view);
  const disks = view.getUint32(end + 4, true);
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64) {
    const record = big(view, end - 12);
    if (record + 56 > end || view.getUint32(record, true) !== END_64) throw damaged("zip64 directory record");
    if (count === 0xffff) count = big(view, record + 32);
    if (size === 0xffffffff) size = big(view, record + 40);
    if (start === 0xffffffff) start = big(view, record + 48);
  } else if (disks !== 0) throw new PackageError("unsupported", "a zip in several volumes");
  if (start + size > end) throw damaged("the zip directory lies outside the file");
  return { count, start, end: start + size };
}

interface Sizes {
  size: number;
  packed: number;
  offset: number;
}

/** Fills in the sizes a zip64 extra field carries, in the order the format lays down. */
function readZip64(extra: Uint8Array, sizes: Sizes, name: string): void {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let field = at + 4;
      const end = Math.min(field + length, extra.length);
      for (const key of ["size", "packed", "offset"] as const) {
        if (sizes[key] !== 0xffffffff) continue;
        if (field + 8 > end) throw damaged(`${name}: zip64 sizes`);
        sizes[key] = big(view, field);
        field += 8;
      }
      return;
    }
    at += 4 + length;
  }
}

/** Extra fields without the zip64 one: what is written is small enough to do without. */
function withoutZip64(extra: Uint8Array): Uint8Array {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      const rest = new Uint8Array(at + Math.max(0, extra.length - next));
      rest.set(extra.subarray(0, at));
      rest.set(extra.subarray(next), at);
      return rest;
    }
    at = next;
  }
  return extra;
}

/** The entries of a zip in their order, nothing inflated yet. Refuses what is damaged, encrypted or beyond the limits. */
export function readZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): ZipEntry[] {
  const view = viewOf(bytes);
  const directory = findDirectory(bytes, view);
  if (directory.count > limits.entries)
    throw new PackageError("too-large", `${String(directory.count)} entries`);
  const entries: ZipEntry[] = [];
  const spans: { start: number; end: number; name: string }[] = [];
  const seen = new Set<string>();
  let total = 0;
  let at = directory.start;
  for (let n = 0; n < directory.count; n++) {
    if (at + 46 > directory.end || view.getUint32(at, true) !== CENTRAL)
      throw damaged("the zip directory ends early");
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > directory.end) throw damaged("the zip directory ends early");
    const rawName = bytes.subarray(at + 46, nameEnd);
    const name = decodeName(rawName);
    checkName(name);
    const key = name.toLowerCase();
    if (seen.has(key)) throw new PackageError("duplicate-name", name);
    seen.add(key);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    if (flags & ENCRYPTED) throw new PackageError("legacy-or-encrypted", name);
    if (method !== 0 && method !== 8)
      throw new PackageError("unsupported", `${name}: method ${String(method)}`);
    const extra = bytes.subarray(nameEnd, extraEnd);
    const sizes: Sizes = {
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    readZip64(extra, sizes, name);
    const { size, packed, offset } = sizes;
    total += size;
    if (size > limits.entrySize || total > limits.totalSize)
      throw new PackageError("too-large", `${name}: ${String(size)} bytes`);
    if (size > 2 ** 20 && size > packed * limits.ratio)
      throw new PackageError("too-large", `${name}: ${String(packed)} bytes stand for ${String(size)}`);
    if (offset + 30 > directory.start || view.getUint32(offset, true) !== LOCAL)
      throw damaged(`${name}: no entry where the zip directory says`);
    const localName = offset + 30 + view.getUint16(offset + 26, true);
    const data = localName + view.getUint16(offset + 28, true);
    if (data + packed > directory.start) throw damaged(`${name}: reaches into the zip directory`);
    if (method === 0 && packed !== size) throw damaged(`${name}: stored, yet of two sizes`);
    spans.push({ start: offset, end: data + packed, name });
    entries.push({
      name,
      rawName,
      madeBy: view.getUint16(at + 4, true),
      needed: view.getUint16(at + 6, true),
      flags,
      method,
      time: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      size,
      raw: bytes.subarray(data, data + packed),
      internal: view.getUint16(at + 36, true),
      external: view.getUint32(at + 38, true),
      localExtra: withoutZip64(bytes.subarray(localName, data)),
      centralExtra: withoutZip64(extra),
      comment: bytes.subarray(extraEnd, next),
    });
    at = next;
  }
  spans.sort((a, b) => a.start - b.start);
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    if (before !== undefined && before.end > span.start)
      throw damaged(`${span.name} overlaps ${before.name}`);
  }
  return entries;
}

/** The CRC-32 of a part, native where the codec has one. */
export const checksum = (bytes: Uint8Array, codec: Codec): number => codec.crc32?.(bytes) ?? crc32(bytes);

/** The bytes of an entry, checked against its size and checksum. */
export async function inflateEntry(entry: ZipEntry, codec: Codec): Promise<Uint8Array> {
  let bytes = entry.raw;
  if (entry.method === 8) {
    try {
      bytes = entry.size === 0 ? NO_BYTES : await codec.inflate(entry.raw, entry.size);
    } catch (cause) {
      if (!(cause instanceof PackageError)) throw cause;
      throw new PackageError(cause.code, `${entry.name}: ${cause.detail}`, { cause });
    }
  }
  if (checksum(bytes, codec) !== entry.crc) throw damaged(`${entry.name}: wrong checksum`);
  return bytes;
}
