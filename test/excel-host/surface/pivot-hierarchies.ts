import { badArgument, ExcelError } from "../excel-error";
import type { DataHierarchyState, PivotState } from "../model/drawing-state";
import type { Args } from "../wire-object";
import { setText, WireClass } from "../wire-object";
import { collection } from "./collection";
import type { ById } from "./scope";
import { stored } from "./stored";

/** A field of a pivot table. */
interface Field {
  readonly pivot: ById;
  readonly field: string;
}

type Axis = "rows" | "columns" | "filters";

/** A field on an axis. */
interface Placed extends Field {
  readonly axis: Axis;
}

const state = ({ scope, id }: ById): PivotState => scope.book.record("pivot", id);

const patch = ({ scope, id }: ById, change: Partial<PivotState>): void =>
  scope.book.patch("pivot", id, change);

/** Excel.PivotHierarchyCollection: the fields of the source. */
const ofSource = collection<ById>(
  (pivot) => state(pivot).fields.map((field) => hierarchyClass.of({ pivot, field })),
  (pivot, key) => {
    const field = state(pivot).fields.find((one) => one === key);
    return field === undefined ? undefined : hierarchyClass.of({ pivot, field });
  },
);
export const hierarchiesClass: WireClass<ById> = new WireClass<ById>("PivotHierarchyCollection", ofSource);

const hierarchyClass: WireClass<Field> = new WireClass<Field>("PivotHierarchy", {
  identity: ({ field }) => ({ Id: field }),
  scalars: { id: { get: ({ field }) => field }, name: { get: ({ field }) => field } },
});

/** Excel.RowColumnPivotHierarchyCollection and Excel.FilterPivotHierarchyCollection. */
const onAxis = collection<{ pivot: ById; axis: Axis }>(
  ({ pivot, axis }) => state(pivot)[axis].map((field) => placedClass.of({ pivot, axis, field })),
  ({ pivot, axis }, key) => {
    const field = state(pivot)[axis].find((one) => one === key);
    return field === undefined ? undefined : placedClass.of({ pivot, axis, field });
  },
);
export const axisHierarchiesClass: WireClass<{ pivot: ById; axis: Axis }> = new WireClass<{
  pivot: ById;
  axis: Axis;
}>("RowColumnPivotHierarchyCollection", {
  ...onAxis,
  methods: {
    ...onAxis.methods,
    // a field stands on one axis only: adding it here takes it away there
    add: ({ pivot, axis }, args) => {
      const field = fieldOf(args, pivot);
      const { rows, columns, filters } = state(pivot);
      const without = (fields: readonly string[]): readonly string[] => fields.filter((one) => one !== field);
      const cleared = { rows: without(rows), columns: without(columns), filters: without(filters) };
      patch(pivot, { ...cleared, [axis]: [...cleared[axis], field] });
      return placedClass.of({ pivot, axis, field });
    },
    remove: ({ pivot, axis }, args) => {
      const placed = args.instance(0, placedClass);
      if (placed === undefined) throw badArgument("not a hierarchy of this pivot table");
      patch(pivot, { [axis]: state(pivot)[axis].filter((field) => field !== placed.field) });
    },
  },
});

const placedClass: WireClass<Placed> = new WireClass<Placed>("RowColumnPivotHierarchy", {
  identity: ({ field }) => ({ Id: field }),
  scalars: {
    id: { get: ({ field }) => field },
    name: { get: ({ field }) => field },
    position: { get: ({ pivot, axis, field }) => state(pivot)[axis].indexOf(field) },
  },
});

function fieldOf(args: Args, { id }: ById): string {
  const found = args.instance(0, hierarchyClass);
  if (found?.pivot.id !== id) throw badArgument("not a hierarchy of this pivot table");
  return found.field;
}

/** Excel.DataPivotHierarchyCollection. */
const ofData = collection<ById>(
  (pivot) => state(pivot).data.map(({ name }) => dataClass.of({ pivot, field: name })),
  (pivot, key) => {
    const found = state(pivot).data.find(({ name }) => name === key);
    return found && dataClass.of({ pivot, field: found.name });
  },
);
export const dataHierarchiesClass: WireClass<ById> = new WireClass<ById>("DataPivotHierarchyCollection", {
  ...ofData,
  methods: {
    ...ofData.methods,
    add: (pivot, args) => {
      const field = fieldOf(args, pivot);
      const name = freeName(pivot, `求和项:${field}`);
      patch(pivot, {
        data: [...state(pivot).data, { field, name, summarizeBy: "Sum", numberFormat: "General" }],
      });
      return dataClass.of({ pivot, field: name });
    },
  },
});

const freeName = (pivot: ById, name: string): string => {
  const taken = state(pivot).data.map((one) => one.name);
  for (let n = 1; ; n++)
    if (!taken.includes(n === 1 ? name : `${name}${n}`)) return n === 1 ? name : `${name}${n}`;
};

const FUNCTIONS = [
  "Sum",
  "Count",
  "Average",
  "Max",
  "Min",
  "Product",
  "CountNumbers",
  "StandardDeviation",
  "Variance",
  "Automatic",
];

/** Found by its name, which the object that renames it keeps up with. */
const dataClass: WireClass<{ pivot: ById; field: string }> = new WireClass<{ pivot: ById; field: string }>(
  "DataPivotHierarchy",
  {
    identity: ({ field }) => ({ Id: field }),
    scalars: {
      id: { get: ({ field }) => field },
      name: {
        get: (one) => dataOf(one).name,
        set: setText((one, name) => {
          change(one, { name });
          one.field = name;
        }),
      },
      position: { get: ({ pivot, field }) => state(pivot).data.findIndex(({ name }) => name === field) },
      ...stored<{ pivot: ById; field: string }>(
        { summarizeBy: FUNCTIONS, numberFormat: "text" },
        (one, name) => dataOf(one)[name as keyof DataHierarchyState],
        (one, name, value) => change(one, { [name]: value }),
      ),
    },
  },
);

function dataOf({ pivot, field }: Field): DataHierarchyState {
  const found = state(pivot).data.find(({ name }) => name === field);
  if (found === undefined) throw new ExcelError("ItemNotFound");
  return found;
}

const change = (one: Field, what: Partial<DataHierarchyState>): void =>
  patch(one.pivot, {
    data: state(one.pivot).data.map((data) => (data === dataOf(one) ? { ...data, ...what } : data)),
  });
