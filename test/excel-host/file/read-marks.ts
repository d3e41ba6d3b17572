import { child, childrenOf, type XmlElement } from "../../../src/opc/xml";
import { fromStored } from "../../../src/workbook/ooxml/stored-text";
import type { ConditionalFormatState } from "../model/sheet-state";
import { areasOf } from "./areas";
import { amount, capital, flag, word } from "./attributes";
import { colourOf } from "./colours";
import type { FileStyles } from "./read-styles";

interface Looks {
  readonly styles: FileStyles;
  readonly theme: readonly string[];
}

/** The conditional formats of a sheet, the first in rank first. */
export function readMarks(root: XmlElement, sheet: string, looks: Looks): ConditionalFormatState[] {
  const ranked = childrenOf(root, "conditionalFormatting").flatMap((block) =>
    childrenOf(block, "cfRule").map((rule) => ({ areas: areasOf(word(block, "sqref")), rule })),
  );
  ranked.sort((a, b) => (amount(a.rule, "priority") ?? 0) - (amount(b.rule, "priority") ?? 0));
  return ranked.map(({ areas, rule }, priority) => {
    const dxf = amount(rule, "dxfId");
    return {
      sheet,
      areas,
      ...kindOf(rule, looks),
      priority,
      stopIfTrue: flag(rule, "stopIfTrue"),
      format: dxf === undefined ? {} : looks.styles.mark(dxf),
    };
  });
}

type Kind = Pick<ConditionalFormatState, "type" | "formula" | "rule">;

function kindOf(rule: XmlElement, looks: Looks): Kind {
  const [first = "", second] = childrenOf(rule, "formula").map(({ text }) => text);
  const of = (type: string, own: unknown): Kind => ({ type, formula: "", rule: own });
  const type = word(rule, "type");
  switch (type) {
    case "expression":
      return { type: "Custom", formula: `=${first}`, rule: null };
    case "cellIs":
      return of("CellValue", {
        formula1: `=${first}`,
        ...(second === undefined ? {} : { formula2: `=${second}` }),
        operator: capital(word(rule, "operator")),
      });
    case "colorScale":
      return of("ColorScale", scaleOf(rule, looks));
    case "dataBar":
      return of("DataBar", boundsOf(child(rule, "dataBar")));
    case "iconSet":
      return of("IconSet", { style: capital(word(child(rule, "iconSet"), "iconSet", "3TrafficLights1")) });
    case "top10": {
      const unit = flag(rule, "percent") ? "Percent" : "Items";
      return of("TopBottom", {
        rank: amount(rule, "rank") ?? 10,
        type: (flag(rule, "bottom") ? "Bottom" : "Top") + unit,
      });
    }
    case "containsText":
    case "notContainsText":
    case "beginsWith":
    case "endsWith":
      return of("ContainsText", { operator: textOperators[type], text: fromStored(word(rule, "text")) });
    default:
      return of("PresetCriteria", { criterion: criterionOf(rule, type) });
  }
}

const textOperators: Readonly<Record<string, string>> = {
  containsText: "Contains",
  notContainsText: "NotContains",
  beginsWith: "BeginsWith",
  endsWith: "EndsWith",
};

/** Kinds that need no formula of anyone's, and what Excel calls them. */
export const presets: Readonly<Record<string, string>> = {
  containsBlanks: "Blanks",
  notContainsBlanks: "NonBlanks",
  containsErrors: "Errors",
  notContainsErrors: "NonErrors",
  duplicateValues: "DuplicateValues",
  uniqueValues: "UniqueValues",
};

function criterionOf(rule: XmlElement, type: string): string {
  if (type === "timePeriod") return capital(word(rule, "timePeriod")).replace("Last7", "LastSeven");
  if (type !== "aboveAverage") return presets[type] ?? capital(type);
  const side = flag(rule, "aboveAverage", true) ? "Above" : "Below";
  const deviations = ["", "One", "Two", "Three"][amount(rule, "stdDev") ?? 0] ?? "";
  if (deviations !== "") return `${deviations}StdDev${side}Average`;
  return flag(rule, "equalAverage") ? `EqualOr${side}Average` : `${side}Average`;
}

/** Where a scale or a bar begins and ends, by the file's word and Excel's. */
export const bounds: Readonly<Record<string, string>> = {
  min: "LowestValue",
  max: "HighestValue",
  num: "Number",
  percent: "Percent",
  percentile: "Percentile",
  formula: "Formula",
};

const boundOf = (value: XmlElement | undefined): Record<string, unknown> => {
  const formula = value === undefined ? "" : word(value, "val");
  return { type: bounds[word(value, "type")] ?? "Automatic", ...(formula === "" ? {} : { formula }) };
};

function boundsOf(bar: XmlElement | undefined): unknown {
  const [low, high] = bar === undefined ? [] : childrenOf(bar, "cfvo");
  return { lowerBoundRule: boundOf(low), upperBoundRule: boundOf(high) };
}

function scaleOf(rule: XmlElement, { theme }: Looks): unknown {
  const scale = child(rule, "colorScale");
  if (scale === undefined) return {};
  const colours = childrenOf(scale, "color").map((colour) => colourOf(colour, theme) ?? "#FFFFFF");
  const points = childrenOf(scale, "cfvo").map((value, index) => ({
    ...boundOf(value),
    color: colours[index],
  }));
  const [minimum, midpoint, maximum] = points.length > 2 ? points : [points[0], undefined, points[1]];
  return { minimum, ...(midpoint === undefined ? {} : { midpoint }), maximum };
}
