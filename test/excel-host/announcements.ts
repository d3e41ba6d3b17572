import type { Announcement } from "./events";
import { EventType, WORKBOOK_TARGET } from "./events";
import type { Area } from "./model/area";
import { intersect, isEntireColumn, isEntireRow } from "./model/area";
import { plain, valueType } from "./model/cell";
import type { Actor, Mutation } from "./model/mutation";
import type { TableState } from "./model/records";
import type { Workbook } from "./model/workbook";

type Of<K extends Mutation["kind"]> = Extract<Mutation, { kind: K }>;

/** The events a change raises, in Excel's words. */
export function announcements(
  book: Workbook,
  mutation: Mutation,
  actor: Actor,
  inverse: readonly Mutation[],
): readonly Announcement[] {
  const origin = {
    source: "Local", // a remote one is overridden on the wire
    triggerSource: actor.who === "addin" ? "ThisLocalAddin" : "Unknown",
  };
  switch (mutation.kind) {
    case "contents":
      return edited(book, mutation, inverse, origin);
    case "shift":
      return shifted(book, mutation, inverse, origin);
    case "format":
      return [sheetEvent(EventType.formatChanged, mutation.sheet, mutation.area, origin)];
    case "formats": {
      const area = blockArea(mutation, mutation.formats);
      return [sheetEvent(EventType.formatChanged, mutation.sheet, area, origin)];
    }
    case "bands":
      return hidden(mutation, origin);
    case "put":
    case "patch":
      return recorded(mutation, inverse, origin);
    case "links":
    case "references":
      return [];
  }
}

type Origin = Readonly<Record<string, unknown>>;

const blockArea = (at: { row: number; column: number }, block: readonly (readonly unknown[])[]): Area => ({
  row: at.row,
  column: at.column,
  rows: block.length,
  columns: block[0]?.length ?? 0,
});

const sheetEvent = (type: number, sheet: string, area: Area, message: Origin): Announcement => ({
  type,
  targets: [sheet, WORKBOOK_TARGET],
  message: { ...message, worksheetId: sheet },
  range: { sheet, area },
});

function edited(
  book: Workbook,
  mutation: Of<"contents">,
  inverse: readonly Mutation[],
  origin: Origin,
): readonly Announcement[] {
  const area = blockArea(mutation, mutation.contents);
  const { sheet } = mutation;
  // belief `sort-event`: sorting raises onRowSorted and no onChanged
  if (mutation.sorted) return [sheetEvent(EventType.rowSorted, sheet, area, origin)];
  const message = {
    ...origin,
    changeType: "RangeEdited",
    shiftDirection: "None",
    ...details(mutation, inverse),
  };
  return [sheetEvent(EventType.changed, sheet, area, message), ...tableEvents(book, sheet, area, message)];
}

function details(mutation: Of<"contents">, [undo]: readonly Mutation[]): Origin {
  const [row = []] = mutation.contents;
  const after = row[0] ?? null;
  const before = undo?.kind === "contents" ? (undo.contents[0]?.[0] ?? null) : null;
  if (mutation.contents.length > 1 || row.length > 1 || after === null || before === null) return {};
  return {
    valueBefore: plain(before),
    valueAfter: plain(after),
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  };
}

function tableEvents(
  book: Workbook,
  sheet: string,
  area: Area,
  message: Origin,
  tables: readonly (readonly [string, TableState])[] = [...book.records.table],
): readonly Announcement[] {
  return tables
    .filter(([, table]) => table.sheet === sheet && intersect(table.area, area) !== null)
    .map(([id]) => ({
      type: EventType.tableChanged,
      targets: [id, sheet, WORKBOOK_TARGET],
      message: { ...message, tableId: id, worksheetId: sheet },
      range: { sheet, area },
    }));
}

function shifted(
  book: Workbook,
  { sheet, area, how, by }: Of<"shift">,
  inverse: readonly Mutation[],
  origin: Origin,
): readonly Announcement[] {
  const end = how === "insert" ? "Inserted" : "Deleted";
  const whole = by === "rows" ? isEntireRow(area) : isEntireColumn(area);
  const changeType = `${whole ? (by === "rows" ? "Row" : "Column") : "Cell"}${end}`;
  const [down, up] = by === "rows" ? ["ShiftCellDown", "ShiftCellUp"] : ["ShiftCellRight", "ShiftCellLeft"];
  const shiftDirection = how === "insert" ? down : up;
  const message = { ...origin, changeType, shiftDirection };
  // belief `table-row-events`: a table hears of rows even when only its own columns moved
  const ofTable = { ...message, changeType: by === "rows" ? `Row${end}` : `Column${end}` };
  return [
    sheetEvent(EventType.changed, sheet, area, message),
    ...tableEvents(book, sheet, area, ofTable, how === "delete" ? tablesBefore(inverse) : undefined),
  ];
}

/** The tables a deletion has changed, as they were. */
const tablesBefore = (inverse: readonly Mutation[]): readonly (readonly [string, TableState])[] =>
  inverse.flatMap((undo) =>
    undo.kind === "put" && undo.what === "table" && undo.state !== null
      ? [[undo.id, undo.state] as const]
      : [],
  );

function hidden({ sheet, of, first, count, change }: Of<"bands">, origin: Origin): readonly Announcement[] {
  if (of !== "rows" || change.hidden === undefined) return [];
  const area = { row: first, column: 0, rows: count, columns: 16_384 };
  return [
    sheetEvent(EventType.rowHiddenChanged, sheet, area, {
      ...origin,
      changeType: change.hidden ? "Hidden" : "Unhidden",
    }),
  ];
}

function recorded(
  mutation: Of<"put"> | Of<"patch">,
  [undo]: readonly Mutation[],
  origin: Origin,
): readonly Announcement[] {
  const { id } = mutation;
  const created = undo?.kind === "put" && undo.state === null;
  const deleted = mutation.kind === "put" && mutation.state === null;
  switch (mutation.what) {
    case "sheet": {
      const ofSheet = { ...origin, worksheetId: id };
      if (created || deleted) {
        return [
          {
            type: created ? EventType.added : EventType.deleted,
            targets: [WORKBOOK_TARGET],
            message: ofSheet,
          },
        ];
      }
      return mutation.kind === "patch" && undo?.kind === "patch" && undo.what === "sheet"
        ? sheetChanged(id, mutation.change, undo.change, ofSheet)
        : [];
    }
    case "table": {
      const was = undo?.kind === "put" && undo.what === "table" ? undo.state : null;
      const state = mutation.kind === "put" ? (mutation.state ?? was) : null;
      if (state === null || !(created || deleted)) return [];
      const message = { ...origin, tableId: id, tableName: state.name, worksheetId: state.sheet };
      const type = created ? EventType.tableAdded : EventType.tableDeleted;
      return [{ type, targets: [WORKBOOK_TARGET, state.sheet], message }];
    }
    default:
      return [];
  }
}

function sheetChanged(
  id: string,
  change: Extract<Of<"patch">, { what: "sheet" }>["change"],
  was: Extract<Of<"patch">, { what: "sheet" }>["change"],
  message: Origin,
): readonly Announcement[] {
  const targets = [id, WORKBOOK_TARGET];
  const events: Announcement[] = [];
  if (change.name !== undefined) {
    events.push({
      type: EventType.nameChanged,
      targets,
      message: { ...message, nameBefore: was.name, nameAfter: change.name },
    });
  }
  if (change.visibility !== undefined) {
    const visibility = { visibilityBefore: was.visibility, visibilityAfter: change.visibility };
    events.push({ type: EventType.visibilityChanged, targets, message: { ...message, ...visibility } });
  }
  if (change.protection !== undefined) {
    const isProtected = change.protection !== null;
    events.push({ type: EventType.protectionChanged, targets, message: { ...message, isProtected } });
  }
  return events;
}
