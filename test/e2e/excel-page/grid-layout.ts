import { DEFAULT_HEIGHT, DEFAULT_WIDTH } from "../../excel-host/file/measures";
import type { Area } from "../../excel-host/model/area";
import type { Band } from "../../excel-host/model/records";

/** A row or column in sight: where it begins and how long it is, in pixels from the first cell in sight. */
export interface Lane {
  readonly index: number;
  readonly start: number;
  readonly size: number;
  /** The last of those that stay in sight. */
  readonly lastFrozen: boolean;
}

const PIXELS = 4 / 3;

/** The rows or columns in sight: those that stay, then those from `first` on until the room is full. */
export function lanes(
  of: "rows" | "columns",
  bands: ReadonlyMap<number, Band>,
  { frozen, first, room, limit }: { frozen: number; first: number; room: number; limit: number },
): Lane[] {
  const found: Lane[] = [];
  let start = 0;
  for (
    let index = frozen > 0 ? 0 : first;
    index < limit && start < room;
    index = index + 1 === frozen ? Math.max(first, frozen) : index + 1
  ) {
    const band = bands.get(index);
    if (band?.hidden === true) continue;
    const size = Math.round((band?.size ?? (of === "rows" ? DEFAULT_HEIGHT : DEFAULT_WIDTH)) * PIXELS);
    found.push({ index, start, size, lastFrozen: index < frozen });
    start += size;
  }
  const edge = found.filter(({ lastFrozen }) => lastFrozen).at(-1);
  return found.map((lane) => ({ ...lane, lastFrozen: lane === edge }));
}

/** Where an area is in sight, in pixels; undefined when none of it is. */
export function boxOf(
  area: Area,
  rows: readonly Lane[],
  columns: readonly Lane[],
): { left: number; top: number; width: number; height: number } | undefined {
  const [down, across] = [
    rows.filter(({ index }) => index >= area.row && index < area.row + area.rows),
    columns.filter(({ index }) => index >= area.column && index < area.column + area.columns),
  ];
  const [first, last, from, to] = [down[0], down.at(-1), across[0], across.at(-1)];
  if (first === undefined || last === undefined || from === undefined || to === undefined) return undefined;
  return {
    left: from.start,
    top: first.start,
    width: to.start + to.size - from.start,
    height: last.start + last.size - first.start,
  };
}

/** From where on to show rows or columns so that one of them is in sight. */
export function scrolledTo(index: number, first: number, frozen: number, shown: readonly Lane[]): number {
  if (index < frozen) return first;
  if (index < first) return index;
  const whole = shown.slice(0, -1).filter((lane) => lane.index >= first); // the last is cut off by the edge
  const last = whole.at(-1)?.index ?? first;
  return index <= last ? first : first + index - last;
}
