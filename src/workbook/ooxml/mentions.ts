import { lastDataRow } from "./table-part";
import type { Growth } from "./growth";

/**
 * Quick looks at the bytes of a part for references that may change when a table grows. They spare most sheets from
 * being read, and one look must not take longer than the copying of its bytes.
 */

const BANG = 0x21;
const DOLLAR = 0x24;
const ZERO = 0x30;

/** The rows a reference must end at to change with a table's growth: its last one, and those of the totals. */
export function movingRows({ table }: Growth): number[] {
  const last = lastDataRow(table);
  return Array.from({ length: table.area.bottom - last + 1 }, (_, later) => last + later);
}

const REFERENCE = /^(?:\$?[A-Za-z]{1,3}\$?\d{1,7}:)?\$?[A-Za-z]{1,3}\$?(\d{1,7})(?!\d)/;
const LONGEST = "$XFD$1048576:$XFD$1048576".length + 1;

/** The rows at which references end that name a sheet: nothing else has an exclamation mark before it. */
export function rowsOnOtherSheets(bytes: Uint8Array): Set<number> {
  const rows = new Set<number>();
  for (let at = bytes.indexOf(BANG); at >= 0; at = bytes.indexOf(BANG, at + 1)) {
    const text = String.fromCharCode(...bytes.subarray(at + 1, at + 1 + LONGEST));
    const [, row] = REFERENCE.exec(text) ?? [];
    if (row !== undefined) rows.add(Number(row));
  }
  return rows;
}

/**
 * Where a part speaks of a row that moves, as formulas do: a letter or $, the number, and no quote behind it, which is
 * how the addresses of cells end.
 */
export function mentions(bytes: Uint8Array, growth: Growth): number[] {
  const found: number[] = [];
  for (const row of movingRows(growth)) {
    const digits = new TextEncoder().encode(String(row));
    search(bytes, digits, (at) => {
      if (beginsRow(bytes[at - 1]) && endsReference(bytes[at + digits.length])) found.push(at);
    });
  }
  return found;
}

/** Calls back wherever the pattern stands, stepping by its length where it cannot (Horspool). */
function search(bytes: Uint8Array, pattern: Uint8Array, found: (at: number) => void): void {
  const end = pattern.length - 1;
  const step = new Uint8Array(256).fill(pattern.length);
  for (let i = 0; i < end; i++) step[pattern[i] ?? 0] = end - i;
  const length = bytes.length;
  for (let at = end; at < length; at += step[bytes[at] as number] as number) {
    let i = end;
    while (i >= 0 && bytes[at - end + i] === pattern[i]) i--;
    if (i < 0) found(at - end);
  }
}

const beginsRow = (byte = 0): boolean => byte === DOLLAR || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);

/** Neither another digit nor a quote. */
const endsReference = (byte = 0): boolean =>
  !(byte >= ZERO && byte <= ZERO + 9) && byte !== 0x22 && byte !== 0x27;
