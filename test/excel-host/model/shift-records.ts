import type { Area } from "./area";
import type { Mutation } from "./mutation";
import type { RecordKind, Records, SheetState } from "./records";
import type { Shift } from "./shift";
import { shiftArea, shiftedFormula } from "./shift";
import type { Workbook } from "./workbook";

/** Tables, names, validations, merges and the like follow a shift; returns what puts them back as they were. */
export function shiftRecords(book: Workbook, shift: Shift): readonly Mutation[] {
  const inverse: Mutation[] = [];
  const move = <K extends RecordKind>(what: K, moved: (state: Records[K]) => Records[K] | null): void => {
    for (const [id, state] of book.records[what]) {
      const next = moved(state);
      if (next === state) continue;
      inverse.push({ kind: "put", what, id, state } as Mutation);
      if (next === null) book.records[what].delete(id);
      else book.records[what].set(id, next);
    }
  };
  const here = ({ sheet }: { sheet: string }): boolean => sheet === shift.sheet;
  const sheetName = book.record("sheet", shift.sheet).name.toLowerCase();

  move("table", (table) => {
    const area = here(table) ? shiftArea(table.area, shift) : table.area;
    if (area === null || area === table.area) return area && table;
    return { ...table, area, columns: shiftColumns(table.area, area, table.columns, shift) };
  });
  move("name", (name) => {
    const formula = shiftedFormula(name.formula, shift, sheetName, name.sheet === shift.sheet);
    return formula === name.formula ? name : { ...name, formula };
  });
  const ruled = <T extends { sheet: string; areas: readonly Area[] }>(state: T): T | null => {
    const areas = here(state) ? shiftAreas(state.areas, shift) : state.areas;
    if (areas === state.areas) return state;
    return areas.length === 0 ? null : { ...state, areas };
  };
  move("validation", ruled);
  move("conditionalFormat", ruled);
  const sheet = book.record("sheet", shift.sheet);
  const next = shiftSheet(sheet, shift);
  if (next !== sheet) {
    inverse.push({ kind: "put", what: "sheet", id: shift.sheet, state: sheet });
    book.records.sheet.set(shift.sheet, next);
  }
  return inverse;
}

/** Merges, print areas and titles and the filter of the sheet itself; the same state when none of them moved. */
function shiftSheet(sheet: SheetState, shift: Shift): SheetState {
  const { page, filter } = sheet;
  const moved = (area: Area | null): Area | null => area && shiftArea(area, shift);
  const merges = shiftAreas(sheet.merges, shift);
  const printArea = shiftAreas(page.printArea, shift);
  const [titleRows, titleColumns] = [moved(page.titleRows), moved(page.titleColumns)];
  const filtered = moved(filter?.area ?? null);
  const pageSame =
    printArea === page.printArea && titleRows === page.titleRows && titleColumns === page.titleColumns;
  if (merges === sheet.merges && pageSame && filtered === (filter?.area ?? null)) return sheet;
  return {
    ...sheet,
    merges,
    page: pageSame ? page : { ...page, printArea, titleRows, titleColumns },
    filter: filter !== null && filtered !== null ? { ...filter, area: filtered } : null,
  };
}

/** The same array when nothing moved. */
function shiftAreas(areas: readonly Area[], shift: Shift): readonly Area[] {
  const next = areas.map((area) => shiftArea(area, shift));
  return next.every((area, index) => area === areas[index]) ? areas : next.filter((area) => area !== null);
}

/** Columns taken out of a table, or new ones named as Excel names them. */
function shiftColumns(
  was: Area,
  now: Area,
  columns: Records["table"]["columns"],
  shift: Shift,
): Records["table"]["columns"] {
  if (now.columns === was.columns) return columns;
  const at = Math.max(0, shift.area.column - was.column);
  if (now.columns < was.columns)
    return columns.filter((_, i) => i < at || i >= at + was.columns - now.columns);
  const lastId = Math.max(...columns.map(({ id }) => id));
  const added = Array.from({ length: now.columns - was.columns }, (_, i) => ({
    id: lastId + 1 + i,
    name: freeName(columns, i),
  }));
  return [...columns.slice(0, at), ...added, ...columns.slice(at)];
}

/** Excel in Chinese calls a new column 列1, 列2 … */
export function freeName(columns: readonly { name: string }[], skip = 0): string {
  const taken = new Set(columns.map(({ name }) => name));
  for (let n = 1; ; n++) {
    if (taken.has(`列${n}`)) continue;
    if (skip === 0) return `列${n}`;
    skip -= 1;
  }
}
