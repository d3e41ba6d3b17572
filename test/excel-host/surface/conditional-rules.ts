import { badArgument, ExcelError } from "../excel-error";
import type { ConditionalFormatState } from "../model/sheet-state";
import type { Members, WireObject } from "../wire-object";
import { nullObject, setText, WireClass } from "../wire-object";
import type { ById } from "./scope";
import type { Kind } from "./stored";
import { stored } from "./stored";

const state = ({ scope, id }: ById): ConditionalFormatState => scope.book.record("conditionalFormat", id);

const patch = ({ scope, id }: ById, change: Partial<ConditionalFormatState>): void =>
  scope.book.patch("conditionalFormat", id, change);

/** Members of the format a rule lays over cells, kept by path. */
const formatted = (
  prefix: string,
  kinds: Readonly<Record<string, Kind>>,
): NonNullable<Members<ById>["scalars"]> =>
  stored<ById>(
    kinds,
    (format, name) => state(format).format[prefix + name],
    (format, name, value) => patch(format, { format: { ...state(format).format, [prefix + name]: value } }),
  );

/** Excel.ConditionalRangeFormat. */
const formatClass = new WireClass<ById>("ConditionalRangeFormat", {
  scalars: formatted("", { numberFormat: "text" }),
  links: {
    fill: (format) => fillClass.of(format),
    font: (format) => fontClass.of(format),
  },
});
const fillClass = new WireClass<ById>("ConditionalRangeFill", {
  scalars: formatted("fill/", { color: "colour" }),
  methods: { clear: (format) => patch(format, { format: { ...state(format).format, "fill/color": null } }) },
});
const fontClass = new WireClass<ById>("ConditionalRangeFont", {
  scalars: formatted("font/", {
    bold: "flag",
    italic: "flag",
    strikethrough: "flag",
    underline: ["None", "Single", "Double"],
    color: "colour",
  }),
});

/** Excel.ConditionalFormatRule: a formula. */
const formulaRuleClass = new WireClass<ById>("ConditionalFormatRule", {
  scalars: {
    formula: {
      get: (format) => state(format).formula,
      set: setText((format, formula) => {
        if (!formula.startsWith("=")) throw badArgument("not a formula");
        patch(format, { formula });
      }),
    },
  },
});

/** A kind whose rule is one object with some members it must have. */
const ruled = (name: string, needs: readonly string[], property = "rule"): WireClass<ById> =>
  new WireClass<ById>(name, {
    scalars: {
      [property]: {
        get: (format) => state(format).rule,
        set: (format, value) => {
          const rule = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
          const missing = needs.filter((key) => rule[key] === undefined || rule[key] === null);
          if (missing.length > 0) throw badArgument(`a rule without ${missing.join(", ")}`);
          patch(format, { rule });
        },
      },
    },
    links: { format: (format) => formatClass.of(format) },
  });

const kinds: Readonly<Record<string, readonly [type: string, kind: WireClass<ById>]>> = {
  custom: [
    "Custom",
    new WireClass<ById>("CustomConditionalFormat", {
      links: { rule: (format) => formulaRuleClass.of(format), format: (format) => formatClass.of(format) },
    }),
  ],
  cellValue: ["CellValue", ruled("CellValueConditionalFormat", ["formula1", "operator"])],
  textComparison: ["ContainsText", ruled("TextConditionalFormat", ["operator", "text"])],
  topBottom: ["TopBottom", ruled("TopBottomConditionalFormat", ["rank", "type"])],
  preset: ["PresetCriteria", ruled("PresetCriteriaConditionalFormat", ["criterion"])],
  colorScale: ["ColorScale", ruled("ColorScaleConditionalFormat", ["minimum", "maximum"], "criteria")],
};

/** `custom`, `customOrNullObject` and so on: one kind is there, the others are not. */
export const conditionalLinks: NonNullable<Members<ById>["links"]> = Object.fromEntries(
  Object.entries(kinds).flatMap(([name, [type, kind]]) => [
    [
      name,
      (format: ById): WireObject => {
        if (state(format).type !== type) throw new ExcelError("ItemNotFound");
        return kind.of(format);
      },
    ],
    [`${name}OrNullObject`, (format: ById) => (state(format).type === type ? kind.of(format) : nullObject)],
  ]),
);
