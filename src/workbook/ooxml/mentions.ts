import { lastDataRow } from "./table-part";
import type { Growth } from "./growth";

const DOLLAR = 0x24;
const ZERO = 0x30;

/** The rows a reference must name to change with a table's growth: its last one, and those of the totals. */
function rowsOf({ table }: Growth): number[] {
  const last = lastDataRow(table);
  return Array.from({ length: table.area.bottom - last + 1 }, (_, later) => last + later);
}

/**
 * Where a part may speak of a row that moves, as formulas do: a letter or $, the number, and no quote behind it, which
 * is how the addresses of cells end. A quick look that spares most sheets from being read.
 */
export function mentions(bytes: Uint8Array, growth: Growth): number[] {
  const found: number[] = [];
  for (const row of rowsOf(growth)) {
    const digits = new TextEncoder().encode(String(row));
    const [first] = digits;
    for (let at = bytes.indexOf(first ?? 0, 1); at > 0; at = bytes.indexOf(first ?? 0, at + 1))
      if (
        (bytes[at - 1] === DOLLAR || isLetter(bytes[at - 1])) &&
        digits.every((digit, i) => bytes[at + i] === digit) &&
        endsReference(bytes[at + digits.length])
      )
        found.push(at);
  }
  return found;
}

const isLetter = (byte = 0): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** Neither another digit nor a quote. */
const endsReference = (byte = 0): boolean =>
  !(byte >= ZERO && byte <= ZERO + 9) && byte !== 0x22 && byte !== 0x27;
