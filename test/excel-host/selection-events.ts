import type { Announcement } from "./events";
import { EventType, WORKBOOK_TARGET } from "./events";
import type { Area } from "./model/area";
import { intersect } from "./model/area";
import type { Workbook } from "./model/workbook";

/** The events a new selection raises: on the sheet, on the tables there, and on both sheets when another comes to the front. */
export function selectionEvents(
  book: Workbook,
  before: string,
  sheet: string,
  area: Area,
): readonly Announcement[] {
  const range = { sheet, area };
  const events: Announcement[] = [];
  if (before !== sheet) {
    const left = {
      type: EventType.deactivated,
      targets: [before, WORKBOOK_TARGET],
      message: { worksheetId: before },
    };
    const entered = {
      type: EventType.activated,
      targets: [sheet, WORKBOOK_TARGET],
      message: { worksheetId: sheet },
    };
    events.push(left, entered);
  }
  events.push({
    type: EventType.selectionChanged,
    targets: [sheet, WORKBOOK_TARGET],
    message: { worksheetId: sheet },
    range,
  });
  for (const [id, table] of book.records.table) {
    if (table.sheet !== sheet) continue;
    const common = intersect(table.area, area);
    const message = { tableId: id, worksheetId: sheet, ...(common === null ? { address: "" } : {}) };
    const inside = common === null ? {} : { range: { sheet, area: common } };
    events.push({ type: EventType.tableSelectionChanged, targets: [id], message, ...inside });
  }
  return events;
}
