import { badArgument, ExcelError } from "../excel-error";
import { intersect } from "../model/area";
import { refuseUnlessAllowed } from "../model/protect";
import type { ConditionalFormatState } from "../model/sheet-state";
import { setNumber, WireClass } from "../wire-object";
import { collection } from "./collection";
import { conditionalLinks } from "./conditional-rules";
import { rangeOf } from "./range";
import { rangeAreasOf } from "./range-areas";
import type { ById, Cells } from "./scope";

const TYPES = [
  "Custom",
  "DataBar",
  "ColorScale",
  "IconSet",
  "TopBottom",
  "PresetCriteria",
  "ContainsText",
  "CellValue",
];

const idsOf = ({ scope, sheet, area }: Cells): readonly string[] =>
  [...scope.book.records.conditionalFormat]
    .filter(([, one]) => one.sheet === sheet && one.areas.some((part) => intersect(part, area) !== null))
    .sort(([, a], [, b]) => a.priority - b.priority)
    .map(([id]) => id);

const { items, methods, scalars } = collection<Cells>(
  (range) => idsOf(range).map((id) => conditionalFormatClass.of({ scope: range.scope, id })),
  (range, key) => {
    const id = idsOf(range).find((one) => one === key);
    return id === undefined ? undefined : conditionalFormatClass.of({ scope: range.scope, id });
  },
);

/** Excel.ConditionalFormatCollection. */
export const conditionalFormatsClass: WireClass<Cells> = new WireClass<Cells>("ConditionalFormatCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    add: (range, args) => {
      const { scope, sheet, area } = range;
      const type = args.text(0);
      if (!TYPES.includes(type)) throw badArgument("no such conditional format");
      refuseUnlessAllowed(scope.book, sheet, "allowFormatCells");
      // a new one comes first
      for (const [id, one] of scope.book.records.conditionalFormat) {
        if (one.sheet === sheet) scope.book.patch("conditionalFormat", id, { priority: one.priority + 1 });
      }
      const id = scope.book.newId();
      const stopIfTrue = ["DataBar", "ColorScale", "IconSet"].includes(type) ? null : false;
      const state = {
        sheet,
        areas: [area],
        type,
        priority: 0,
        stopIfTrue,
        formula: "",
        rule: null,
        format: {},
      };
      scope.book.put("conditionalFormat", id, state);
      return conditionalFormatClass.of({ scope, id });
    },
    clearAll: (range) => {
      refuseUnlessAllowed(range.scope.book, range.sheet, "allowFormatCells");
      for (const id of idsOf(range)) range.scope.book.put("conditionalFormat", id, null);
    },
  },
});

const state = ({ scope, id }: ById): ConditionalFormatState => scope.book.record("conditionalFormat", id);

/** Excel.ConditionalFormat. */
const conditionalFormatClass: WireClass<ById> = new WireClass<ById>("ConditionalFormat", {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    id: { get: ({ id }) => id },
    type: { get: (format) => state(format).type },
    priority: { get: (format) => state(format).priority, set: setNumber(move) },
    stopIfTrue: {
      get: (format) => state(format).stopIfTrue,
      set: (format, value) => {
        if (state(format).stopIfTrue === null) throw new ExcelError("InvalidOperation");
        if (typeof value !== "boolean") throw badArgument("neither true nor false");
        format.scope.book.patch("conditionalFormat", format.id, { stopIfTrue: value });
      },
    },
  },
  links: conditionalLinks,
  methods: {
    delete: ({ scope, id }) => scope.book.put("conditionalFormat", id, null),
    getRange: (format) => {
      const { sheet, areas } = state(format);
      const [area] = areas;
      if (area === undefined || areas.length > 1) throw new ExcelError("InvalidOperation");
      return rangeOf(format.scope, sheet, area);
    },
    getRanges: (format) =>
      rangeAreasOf({ scope: format.scope, sheet: state(format).sheet }, state(format).areas),
  },
});

/** Puts one at a place among its sheet's; the others make room. */
function move(format: ById, priority: number): void {
  const { book } = format.scope;
  const others = [...book.records.conditionalFormat]
    .filter(([id, one]) => id !== format.id && one.sheet === state(format).sheet)
    .sort(([, a], [, b]) => a.priority - b.priority)
    .map(([id]) => id);
  if (!Number.isInteger(priority) || priority < 0 || priority > others.length)
    throw badArgument("no such priority");
  others.splice(priority, 0, format.id);
  others.forEach((id, index) => book.patch("conditionalFormat", id, { priority: index }));
}
