import { escapeAttribute, escapeText } from "../../../src/opc/xml";
import { toStored } from "../../../src/workbook/ooxml/stored-text";
import type { Area } from "../model/area";
import { addressOf } from "../model/address";
import type { ConditionalFormatState, ValidationState } from "../model/sheet-state";
import { sqrefOf } from "./areas";
import { small } from "./attributes";
import { storedFormula } from "./formula-text";
import { bounds, presets } from "./read-marks";
import { fromOperator, ruleKinds } from "./read-validations";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A formula of a rule, with or without its equals sign. */
const formula = (value: unknown): string =>
  typeof value === "string" && value.startsWith("=")
    ? escapeText(storedFormula(value))
    : escapeText(typeof value === "number" ? String(value) : text(value));

/** The validations of a sheet. */
export function validationsXml(validations: readonly ValidationState[]): string {
  if (validations.length === 0) return "";
  return `<dataValidations count="${validations.length}">${validations.map(validationXml).join("")}</dataValidations>`;
}

function validationXml({ areas, rule, ignoreBlanks, errorAlert, prompt }: ValidationState): string {
  const [kind, own] = Object.entries(rule).find(([, one]) => one !== null && one !== undefined) ?? ["", {}];
  const said = (name: string, value: unknown): string =>
    text(value) === "" ? "" : ` ${name}="${escapeAttribute(toStored(text(value), name))}"`;
  const style = text(errorAlert["style"]);
  const attributes =
    ruleAttributes(kind, own as Record<string, unknown>) +
    (style === "" || style === "Stop" ? "" : ` errorStyle="${small(style)}"`) +
    (ignoreBlanks ? ' allowBlank="1"' : "") +
    (prompt["showPrompt"] === false || prompt["showPrompt"] === undefined ? "" : ' showInputMessage="1"') +
    (errorAlert["showAlert"] === false || errorAlert["showAlert"] === undefined
      ? ""
      : ' showErrorMessage="1"') +
    said("errorTitle", errorAlert["title"]) +
    said("error", errorAlert["message"]) +
    said("promptTitle", prompt["title"]) +
    said("prompt", prompt["message"]);
  const inside = ruleFormulas(kind, own as Record<string, unknown>)
    .map((one, index) => `<formula${index + 1}>${one}</formula${index + 1}>`)
    .join("");
  return `<dataValidation${attributes} sqref="${sqrefOf(areas)}">${inside}</dataValidation>`;
}

const typeOf = (kind: string): string =>
  Object.entries(ruleKinds).find(([, name]) => name === kind)?.[0] ?? kind;

function ruleAttributes(kind: string, rule: Record<string, unknown>): string {
  if (kind === "") return "";
  if (kind === "list") return ` type="list"${rule["inCellDropDown"] === false ? ' showDropDown="1"' : ""}`;
  if (kind === "custom") return ' type="custom"';
  return ` type="${typeOf(kind)}" operator="${fromOperator(text(rule["operator"]) || "Between")}"`;
}

function ruleFormulas(kind: string, rule: Record<string, unknown>): string[] {
  if (kind === "") return [];
  if (kind === "custom") return [formula(rule["formula"])];
  if (kind !== "list") {
    return [rule["formula1"], rule["formula2"]]
      .filter((one) => one !== undefined && one !== "" && one !== null)
      .map(formula);
  }
  const source = text(rule["source"]);
  return [source.startsWith("=") ? formula(source) : escapeText(`"${source.replaceAll('"', '""')}"`)];
}

/** The conditional formats of a sheet; `dxf` finds the number of a look. */
export function marksXml(
  marks: readonly ConditionalFormatState[],
  dxf: (format: ConditionalFormatState["format"]) => number,
): string {
  return [...marks]
    .sort((a, b) => a.priority - b.priority)
    .map((mark, index) => {
      const { attributes, inside } = ruleXml(mark);
      const look = Object.keys(mark.format).length === 0 ? "" : ` dxfId="${dxf(mark.format)}"`;
      const stop = mark.stopIfTrue === true ? ' stopIfTrue="1"' : "";
      const rule = `<cfRule ${attributes}${look} priority="${index + 1}"${stop}>${inside}</cfRule>`;
      return `<conditionalFormatting sqref="${sqrefOf(mark.areas)}">${rule}</conditionalFormatting>`;
    })
    .join("");
}

interface Rule {
  readonly attributes: string;
  readonly inside: string;
}

function ruleXml(mark: ConditionalFormatState): Rule {
  const rule = (mark.rule ?? {}) as Record<string, unknown>;
  const inside = (...formulas: unknown[]): string =>
    formulas
      .filter((one) => one !== undefined && one !== null && one !== "")
      .map((one) => `<formula>${formula(one)}</formula>`)
      .join("");
  switch (mark.type) {
    case "Custom":
      return { attributes: 'type="expression"', inside: inside(mark.formula) };
    case "CellValue": {
      const operator = small(text(rule["operator"])).replace(/To$/, "");
      return {
        attributes: `type="cellIs" operator="${operator}"`,
        inside: inside(rule["formula1"], rule["formula2"]),
      };
    }
    case "ColorScale":
      return { attributes: 'type="colorScale"', inside: scaleXml(rule) };
    case "DataBar":
      return { attributes: 'type="dataBar"', inside: barXml(rule) };
    case "IconSet":
      return { attributes: 'type="iconSet"', inside: iconsXml(text(rule["style"])) };
    case "TopBottom": {
      const type = text(rule["type"]);
      const flags =
        (type.endsWith("Percent") ? ' percent="1"' : "") + (type.startsWith("Bottom") ? ' bottom="1"' : "");
      return { attributes: `type="top10"${flags} rank="${String(rule["rank"])}"`, inside: "" };
    }
    case "ContainsText":
      return textRule(text(rule["operator"]), text(rule["text"]), mark.areas);
    default:
      return presetRule(text(rule["criterion"]), mark.areas);
  }
}

const firstCell = ([area]: readonly Area[]): string =>
  area === undefined ? "A1" : addressOf({ ...area, rows: 1, columns: 1 });

function textRule(operator: string, sought: string, areas: readonly Area[]): Rule {
  const at = firstCell(areas);
  const [quoted, length] = [`"${sought.replaceAll('"', '""')}"`, String(sought.length)];
  const rules: Record<string, readonly [string, string, string]> = {
    Contains: ["containsText", "containsText", `NOT(ISERROR(SEARCH(${quoted},${at})))`],
    NotContains: ["notContainsText", "notContains", `ISERROR(SEARCH(${quoted},${at}))`],
    BeginsWith: ["beginsWith", "beginsWith", `LEFT(${at},${length})=${quoted}`],
    EndsWith: ["endsWith", "endsWith", `RIGHT(${at},${length})=${quoted}`],
  };
  const [type, word, test] = rules[operator] ?? ["containsText", "containsText", "FALSE"];
  return {
    attributes: `type="${type}" operator="${word}" text="${escapeAttribute(sought)}"`,
    inside: `<formula>${escapeText(test)}</formula>`,
  };
}

function presetRule(criterion: string, areas: readonly Area[]): Rule {
  const at = firstCell(areas);
  const type = Object.entries(presets).find(([, name]) => name === criterion)?.[0];
  const tests: Record<string, string> = {
    Blanks: `LEN(TRIM(${at}))=0`,
    NonBlanks: `LEN(TRIM(${at}))&gt;0`,
    Errors: `ISERROR(${at})`,
    NonErrors: `NOT(ISERROR(${at}))`,
  };
  const test = tests[criterion];
  if (type !== undefined)
    return { attributes: `type="${type}"`, inside: test === undefined ? "" : `<formula>${test}</formula>` };
  const average = /^(EqualOr)?(?:(One|Two|Three)StdDev)?(Above|Below)Average$/.exec(criterion);
  if (average === null)
    return {
      attributes: `type="timePeriod" timePeriod="${small(criterion).replace("lastSeven", "last7")}"`,
      inside: "",
    };
  const [, equal, deviations = "", side] = average;
  const flags =
    (side === "Below" ? ' aboveAverage="0"' : "") +
    (equal === undefined ? "" : ' equalAverage="1"') +
    (deviations === "" ? "" : ` stdDev="${["", "One", "Two", "Three"].indexOf(deviations)}"`);
  return { attributes: `type="aboveAverage"${flags}`, inside: "" };
}

type Bound = Readonly<Record<"type" | "formula" | "color", unknown>> | null | undefined;

function boundXml(bound: Bound, otherwise: string): string {
  const type = Object.entries(bounds).find(([, name]) => name === bound?.type)?.[0] ?? otherwise;
  const given = bound?.formula;
  const value = typeof given === "number" ? String(given) : text(given).replace(/^=/, "");
  return `<cfvo type="${type}"${value === "" ? "" : ` val="${escapeAttribute(value)}"`}/>`;
}

function scaleXml(rule: Record<string, unknown>): string {
  const points = (["minimum", "midpoint", "maximum"] as const)
    .map((name) => [name, rule[name] as Bound] as const)
    .filter(([, point]) => point !== undefined && point !== null);
  const values = points.map(([name, point]) => boundXml(point, name === "minimum" ? "min" : "max"));
  const colours = points.map(
    ([, point]) => `<color rgb="FF${text(point?.color).replace("#", "").toUpperCase()}"/>`,
  );
  return `<colorScale>${values.join("")}${colours.join("")}</colorScale>`;
}

const barXml = (rule: Record<string, unknown>): string =>
  `<dataBar>${boundXml(rule["lowerBoundRule"] as Bound, "min")}${boundXml(rule["upperBoundRule"] as Bound, "max")}<color rgb="FF638EC6"/></dataBar>`;

function iconsXml(style: string): string {
  const count = Number(/^\d/.exec(style)?.[0] ?? 3);
  const values = Array.from(
    { length: count },
    (_, n) => `<cfvo type="percent" val="${Math.round((n * 100) / count)}"/>`,
  );
  return `<iconSet iconSet="${escapeAttribute(style)}">${values.join("")}</iconSet>`;
}
