import { childrenOf, escapeAttribute, type XmlElement } from "../../../src/opc/xml";
import { fromStored } from "../../../src/workbook/ooxml/stored-text";
import { amount, capital, flag, small, word } from "./attributes";

const signs: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

/** The criteria of an auto filter by column, as Excel.FilterCriteria. */
export function criteriaOf(filter: XmlElement): Readonly<Record<number, unknown>> {
  const criteria: Record<number, unknown> = {};
  for (const column of childrenOf(filter, "filterColumn")) {
    const [rule] = column.children;
    if (rule !== undefined) criteria[amount(column, "colId") ?? 0] = criterionOf(rule);
  }
  return criteria;
}

function criterionOf(rule: XmlElement): Readonly<Record<string, unknown>> {
  switch (rule.local) {
    case "filters": {
      const values = childrenOf(rule, "filter").map((one) => fromStored(word(one, "val")));
      return { filterOn: "Values", values: flag(rule, "blank") ? [...values, ""] : values };
    }
    case "customFilters": {
      const [first, second] = childrenOf(rule, "customFilter").map(
        (one) => (signs[word(one, "operator", "equal")] ?? "=") + fromStored(word(one, "val")),
      );
      const operator = flag(rule, "and") ? "And" : "Or";
      return {
        filterOn: "Custom",
        criterion1: first ?? "",
        ...(second === undefined ? {} : { criterion2: second, operator }),
      };
    }
    case "top10": {
      const unit = flag(rule, "percent") ? "Percent" : "Items";
      return { filterOn: (flag(rule, "top", true) ? "Top" : "Bottom") + unit, criterion1: word(rule, "val") };
    }
    default:
      return { filterOn: "Dynamic", dynamicCriteria: capital(word(rule, "type")) };
  }
}

/** Criteria as the file has them; what this host cannot say in a file is left out. */
export function criteriaXml(criteria: Readonly<Record<number, unknown>>): string {
  return Object.entries(criteria)
    .map(([column, criterion]) => [column, criterionXml(criterion as Record<string, unknown>)] as const)
    .filter(([, xml]) => xml !== "")
    .map(([column, xml]) => `<filterColumn colId="${column}">${xml}</filterColumn>`)
    .join("");
}

function criterionXml({
  filterOn,
  values,
  criterion1,
  criterion2,
  operator,
  dynamicCriteria,
}: Record<string, unknown>): string {
  switch (filterOn) {
    case "Values": {
      const texts = (values as readonly unknown[]).filter((value) => typeof value === "string");
      const blank = texts.includes("") ? ' blank="1"' : "";
      const filters = texts
        .filter((text) => text !== "")
        .map((text) => `<filter val="${escapeAttribute(text)}"/>`);
      return `<filters${blank}>${filters.join("")}</filters>`;
    }
    case "Custom": {
      const both = [criterion1, criterion2].filter((one) => typeof one === "string");
      return `<customFilters${operator === "And" ? ' and="1"' : ""}>${both.map(customXml).join("")}</customFilters>`;
    }
    case "TopItems":
    case "TopPercent":
    case "BottomItems":
    case "BottomPercent": {
      const top = filterOn.startsWith("Top") ? "" : ' top="0"';
      const percent = filterOn.endsWith("Percent") ? ' percent="1"' : "";
      return `<top10${top}${percent} val="${escapeAttribute(String(criterion1))}"/>`;
    }
    case "Dynamic":
      return `<dynamicFilter type="${escapeAttribute(small(String(dynamicCriteria)))}"/>`;
    default:
      return "";
  }
}

function customXml(criterion: string): string {
  const [, sign = "=", value = ""] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(criterion) ?? [];
  const operator = Object.entries(signs).find(([, known]) => known === sign)?.[0] ?? "equal";
  return `<customFilter${operator === "equal" ? "" : ` operator="${operator}"`} val="${escapeAttribute(value)}"/>`;
}

/** The filter a table or a sheet shows; a table's lies on its header and body. */
export const filterXml = (ref: string, criteria: Readonly<Record<number, unknown>>): string => {
  const inside = criteriaXml(criteria);
  return inside === "" ? `<autoFilter ref="${ref}"/>` : `<autoFilter ref="${ref}">${inside}</autoFilter>`;
};
