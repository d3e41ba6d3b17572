import fc from "fast-check";
import { inflateSync } from "node:zlib";
import { barcode, code128, symbols } from "../../src/documents/barcode";

/** Code 128 (ISO/IEC 15417), read back from the pixels of the picture. */

/** The text in a picture: what a scanner sees on its middle line. */
function scanned(data: Uint8Array): string {
  const bytes = Buffer.from(data);
  const width = bytes.readUInt32BE(16);
  const at = bytes.indexOf("IDAT");
  const pixels = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const line = pixels.subarray(1, 1 + Math.ceil(width / 8));
  const dark = Array.from({ length: width }, (_, x) => ((line[x >> 3] ?? 0) & (0x80 >> (x & 7))) === 0);
  const runs: number[] = [];
  for (let x = dark.indexOf(true), from = x; x <= dark.lastIndexOf(true) + 1; x++)
    if (dark[x] !== dark[from]) {
      runs.push(x - from);
      from = x;
    }
  const module = Math.min(...runs);
  const widths = runs.map((run) => String(run / module)).join("");
  const values: number[] = [];
  for (let i = 0; i < widths.length - 7; i += 6) values.push(symbols.indexOf(widths.slice(i, i + 6)));
  const [start = -1, ...rest] = values;
  const check = rest.pop();
  expect(check).toBe(rest.reduce((sum, value, i) => sum + value * (i + 1), start) % 103);
  return start === 105
    ? rest.map((value) => String(value).padStart(2, "0")).join("")
    : rest.map((value) => String.fromCharCode(value + 32)).join("");
}

test("every symbol is eleven modules wide, its bars an even number, and there are no two alike", () => {
  const sum = (text: string): number => [...text].reduce((total, width) => total + Number(width), 0);
  const bars = (text: string): string => [...text].filter((_, at) => at % 2 === 0).join("");
  expect(symbols).toHaveLength(107);
  expect(new Set(symbols).size).toBe(107);
  expect(symbols.slice(0, 106).filter((each) => sum(each) !== 11 || sum(bars(each)) % 2 !== 0)).toEqual([]);
});

test("a number of the standard's example has its check symbol", () => {
  expect(code128("PJJ123C")).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55, 106]); // Wikipedia, Code 128, set B
});

test("what is printed can be read back", () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^\d{8}$/), fc.stringMatching(/^[ -~]{1,20}$/)), (text) => {
      expect(scanned(barcode(text)?.data ?? new Uint8Array())).toBe(text);
    }),
  );
});

test("there is none of what Code 128 cannot say", () => {
  expect([barcode(null), barcode(""), barcode("客诉")]).toEqual([null, null, null]);
});
