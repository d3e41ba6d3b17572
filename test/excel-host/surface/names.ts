import { badArgument, ExcelError } from "../excel-error";
import { absoluteFormula, addName, findName, nameValue } from "../model/names";
import type { NameState } from "../model/records";
import { referenceOf } from "../model/structured";
import type { WireObject } from "../wire-object";
import { nullObject, setFlag, setText, WireClass } from "../wire-object";
import { collection } from "./collection";
import { rangeClass, rangeOf } from "./range";
import type { ById, Scope } from "./scope";
import { worksheetClass } from "./worksheet";

/** The names of a sheet, or those of the workbook. */
interface Names {
  readonly scope: Scope;
  readonly sheet: string | null;
}

const { items, methods, scalars } = collection<Names>(
  ({ scope, sheet }) =>
    [...scope.book.records.name]
      .filter(([, name]) => name.sheet === sheet)
      .map(([id]) => nameClass.of({ scope, id })),
  ({ scope, sheet }, key) => {
    const id = scope.book.records.name.has(key) ? key : findName(scope.book, key, sheet);
    return id === undefined ? undefined : nameClass.of({ scope, id });
  },
);

/** Excel.NamedItemCollection. */
export const namesClass: WireClass<Names> = new WireClass<Names>("NamedItemCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    add: ({ scope, sheet }, args) => {
      const range = args.instance(1, rangeClass);
      const given = range === undefined ? args.raw(1) : absoluteFormula(scope.book, range.sheet, range.area);
      if (!["string", "number", "boolean"].includes(typeof given))
        throw badArgument("neither a range nor a formula");
      const text = String(given);
      const formula = text.startsWith("=") ? text : `=${text}`;
      const comment = args.raw(2) === undefined ? "" : args.text(2);
      const id = addName(scope.book, { name: args.text(0), formula, visible: true, comment, sheet });
      return nameClass.of({ scope, id });
    },
  },
});

const state = ({ scope, id }: ById): NameState => scope.book.record("name", id);

/** Excel.NamedItem. */
const nameClass: WireClass<ById> = new WireClass<ById>("NamedItem", {
  identity: ({ id }) => ({ _Id: id }),
  scalars: {
    _Id: { get: ({ id }) => id },
    name: { get: (name) => state(name).name },
    formula: {
      get: (name) => state(name).formula,
      set: setText(({ scope, id }, formula) => {
        if (!formula.startsWith("=")) throw badArgument("not a formula");
        scope.book.patch("name", id, { formula });
      }),
    },
    type: { get: (name) => nameValue(name.scope.book, state(name)).type },
    value: { get: (name) => nameValue(name.scope.book, state(name)).value },
    scope: { get: (name) => (state(name).sheet === null ? "Workbook" : "Worksheet") },
    visible: {
      get: (name) => state(name).visible,
      set: setFlag(({ scope, id }, visible) => scope.book.patch("name", id, { visible })),
    },
    comment: {
      get: (name) => state(name).comment,
      set: setText(({ scope, id }, comment) => scope.book.patch("name", id, { comment })),
    },
  },
  links: {
    worksheet: (name) => sheetOf(name) ?? missing(),
    worksheetOrNullObject: (name) => sheetOf(name) ?? nullObject,
  },
  methods: {
    getRange: (name) => target(name) ?? missing(),
    getRangeOrNullObject: (name) => target(name) ?? nullObject,
    delete: ({ scope, id }) => scope.book.put("name", id, null),
  },
});

const missing = (): never => {
  throw new ExcelError("ItemNotFound");
};

function target({ scope, id }: ById): WireObject | undefined {
  const { formula, sheet } = scope.book.record("name", id);
  const cells = referenceOf(scope.book, formula, sheet);
  return cells === null ? undefined : rangeOf(scope, cells.sheet, cells.area);
}

function sheetOf(name: ById): WireObject | undefined {
  const { sheet } = state(name);
  return sheet === null ? undefined : worksheetClass.of({ scope: name.scope, id: sheet });
}

/** The range a sheet's `getRange` gives for a name; undefined when the text is no name. */
export function rangeOfName(scope: Scope, sheet: string, text: string): WireObject | undefined {
  const id = findName(scope.book, text, sheet) ?? findName(scope.book, text, null);
  return id === undefined ? undefined : target({ scope, id });
}
