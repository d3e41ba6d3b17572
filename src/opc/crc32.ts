/** Eight tables of the zip polynomial: eight bytes are folded at a time (slicing-by-8). */
const tables = (() => {
  const all = Array.from({ length: 8 }, () => new Int32Array(256));
  const [first] = all as [Int32Array];
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    first[n] = c;
  }
  const at = (table: Int32Array, index: number): number => table[index] ?? 0;
  for (let n = 0; n < 256; n++) {
    let c = at(first, n);
    for (const table of all.slice(1)) {
      c = (c >>> 8) ^ at(first, c & 255);
      table[n] = c;
    }
  }
  return all as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
})();

/** The checksum of a zip entry, for platforms without a native one. */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  const b = (index: number): number => bytes[index] as number;
  const t = (table: Int32Array, index: number): number => table[index] as number;
  const fast = bytes.length - (bytes.length % 8);
  let c = -1;
  let i = 0;
  for (; i < fast; i += 8) {
    c ^= b(i) | (b(i + 1) << 8) | (b(i + 2) << 16) | (b(i + 3) << 24);
    c =
      t(t7, c & 255) ^
      t(t6, (c >>> 8) & 255) ^
      t(t5, (c >>> 16) & 255) ^
      t(t4, c >>> 24) ^
      t(t3, b(i + 4)) ^
      t(t2, b(i + 5)) ^
      t(t1, b(i + 6)) ^
      t(t0, b(i + 7));
  }
  for (; i < bytes.length; i++) c = (c >>> 8) ^ t(t0, (c ^ b(i)) & 255);
  return ~c >>> 0;
}
