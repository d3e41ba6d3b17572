import { crc32 } from "../opc/crc32";
import type { Picture } from "./fill";

/** A number as a Code 128 barcode (ISO/IEC 15417), drawn as a picture that any scanner reads off the paper. */

/** Widths of the bars and spaces of each symbol; 103–105 begin in set A, B, C, 106 ends. */
export const symbols: readonly string[] = (
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 " +
  "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 " +
  "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 " +
  "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 " +
  "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 " +
  "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 " +
  "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"
).split(" ");

const START_B = 104;
const START_C = 105;
const STOP = 106;

/** The symbols of a text: pairs of digits in set C, anything else of ASCII in set B; undefined for what Code 128 cannot say. */
export function code128(text: string): readonly number[] | undefined {
  if (!/^[ -~]{1,40}$/.test(text)) return undefined;
  const isDigits = /^(?:\d\d)+$/.test(text);
  const data = isDigits
    ? (text.match(/\d\d/g) ?? []).map(Number)
    : Array.from(text, (character) => character.charCodeAt(0) - 32);
  const start = isDigits ? START_C : START_B;
  const check = data.reduce((sum, value, at) => sum + value * (at + 1), start) % 103;
  return [start, ...data, check, STOP];
}

/** Modules of white on either side. */
const QUIET = 10;
/** Pixels of a module, and of the height: as sharp as an office printer. */
const MODULE = 4;
const HEIGHT = 80;

/** The barcode of a number; null where it has none. */
export function barcode(text: string | null): Picture | null {
  const values = code128(text ?? "");
  if (!values) return null;
  const bars = values.flatMap((value) => Array.from(symbols[value] ?? "", Number));
  const dark = bars.flatMap((width, at) => Array<boolean>(width * MODULE).fill(at % 2 === 0));
  const quiet = Array<boolean>(QUIET * MODULE).fill(false);
  const row = [...quiet, ...dark, ...quiet];
  return { data: png(row, HEIGHT), type: "png", width: row.length, height: HEIGHT, caption: text ?? "" };
}

/** A picture in black and white whose rows are all alike, in the one way of writing a PNG that needs no compression. */
function png(row: readonly boolean[], height: number): Uint8Array {
  const line = new Uint8Array(1 + Math.ceil(row.length / 8)).fill(0xff, 1);
  row.forEach((isDark, x) => {
    if (isDark) line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7));
  });
  const pixels = new Uint8Array(line.length * height);
  for (let y = 0; y < height; y++) pixels.set(line, y * line.length);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, row.length);
  view.setUint32(4, height);
  head[8] = 1; // one bit a pixel, grey
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", head),
    chunk("IDAT", stored(pixels)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** A zlib stream of one block that is not compressed: at most 65,535 bytes. */
function stored(bytes: Uint8Array): Uint8Array {
  const block = new DataView(new ArrayBuffer(5));
  block.setUint8(0, 1);
  block.setUint16(1, bytes.length, true);
  block.setUint16(3, ~bytes.length & 0xffff, true);
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  const sum = new DataView(new ArrayBuffer(4));
  sum.setUint32(0, high * 0x10000 + low);
  return joined([Uint8Array.of(0x78, 0x01), new Uint8Array(block.buffer), bytes, new Uint8Array(sum.buffer)]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, (character) => character.charCodeAt(0)), data]);
  const whole = new Uint8Array(named.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(named, 4);
  view.setUint32(whole.length - 4, crc32(named));
  return whole;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
