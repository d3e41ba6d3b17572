import { badArgument } from "../excel-error";
import { contains, intersect, sameArea, subtract } from "../model/area";
import { refuseIfProtected } from "../model/protect";
import type { ValidationRule, ValidationState } from "../model/sheet-state";
import { WireClass } from "../wire-object";
import type { Cells } from "./scope";

/** The kinds of rule, and what `type` calls them. */
const TYPES: Readonly<Record<string, string>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  textLength: "TextLength",
  list: "List",
  date: "Date",
  time: "Time",
  custom: "Custom",
};
const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
];
/** A list written into the rule itself; a longer one has to stand in cells. */
const LIST_LIMIT = 255;

const blank: Omit<ValidationState, "sheet" | "areas"> = {
  rule: {},
  ignoreBlanks: true,
  errorAlert: { message: "", showAlert: true, style: "Stop", title: "" },
  prompt: { message: "", showPrompt: true, title: "" },
};

/** Excel.DataValidation. */
export const dataValidationClass: WireClass<Cells> = new WireClass<Cells>("DataValidation", {
  scalars: {
    type: {
      get: (range) => {
        const found = covering(range);
        if (found === "mixed") return "Inconsistent";
        return TYPES[Object.keys(found?.rule ?? {})[0] ?? ""] ?? "None";
      },
    },
    rule: {
      get: (range) => member(range, "rule"),
      set: (range, value) => change(range, { rule: ruleOf(value) }),
    },
    ignoreBlanks: {
      get: (range) => member(range, "ignoreBlanks"),
      set: (range, value) => {
        if (typeof value !== "boolean") throw badArgument("neither true nor false");
        change(range, { ignoreBlanks: value });
      },
    },
    errorAlert: {
      get: (range) => member(range, "errorAlert"),
      set: (range, value) => {
        const alert = { ...blank.errorAlert, ...objectOf(value) };
        if (!["Stop", "Warning", "Information"].includes(String(alert["style"])))
          throw badArgument("no style of alert");
        tooLong(alert["title"], 32);
        tooLong(alert["message"], 255);
        change(range, { errorAlert: alert });
      },
    },
    prompt: {
      get: (range) => member(range, "prompt"),
      set: (range, value) => {
        const prompt = { ...blank.prompt, ...objectOf(value) };
        tooLong(prompt["title"], 32);
        tooLong(prompt["message"], 255);
        change(range, { prompt });
      },
    },
  },
  methods: {
    clear: (range) => {
      refuseIfProtected(range.scope.book, range.sheet, range.area);
      clearAway(range);
    },
  },
});

/** The validation that stands on all of the range; undefined when none touches it. */
function covering({ scope, sheet, area }: Cells): ValidationState | undefined | "mixed" {
  const touching = [...scope.book.records.validation.values()].filter(
    (one) => one.sheet === sheet && one.areas.some((part) => intersect(part, area) !== null),
  );
  const [only] = touching;
  if (only === undefined) return undefined;
  return touching.length === 1 && only.areas.some((part) => contains(part, area)) ? only : "mixed";
}

function member(range: Cells, name: keyof typeof blank): unknown {
  const found = covering(range);
  return found === "mixed" ? null : (found ?? blank)[name];
}

function change(range: Cells, what: Partial<ValidationState>): void {
  const { scope, sheet, area } = range;
  refuseIfProtected(scope.book, sheet, area);
  const found = covering(range);
  const base = found === undefined || found === "mixed" ? blank : found;
  const same = [...scope.book.records.validation].find(
    ([, one]) =>
      one.sheet === sheet && one.areas.length === 1 && one.areas.every((part) => sameArea(part, area)),
  );
  if (same !== undefined) {
    scope.book.patch("validation", same[0], what);
    return;
  }
  clearAway(range);
  scope.book.put("validation", scope.book.newId(), { ...base, sheet, areas: [area], ...what });
}

/** Takes the range out of every validation. */
function clearAway({ scope, sheet, area }: Cells): void {
  for (const [id, one] of scope.book.records.validation) {
    if (one.sheet !== sheet || one.areas.every((part) => intersect(part, area) === null)) continue;
    const areas = one.areas.flatMap((part) => subtract(part, area));
    if (areas.length === 0) scope.book.put("validation", id, null);
    else scope.book.patch("validation", id, { areas });
  }
}

function ruleOf(value: unknown): ValidationRule {
  const rule = objectOf(value);
  const [kind, ...more] = Object.keys(rule).filter((key) => rule[key] !== undefined && rule[key] !== null);
  if (kind === undefined || more.length > 0 || !Object.hasOwn(TYPES, kind)) throw badArgument("not one rule");
  const body = objectOf(rule[kind]);
  if (kind === "list") {
    const { source } = body;
    if (typeof source !== "string" || source === "") throw badArgument("a list without a source");
    if (!source.startsWith("=") && source.length > LIST_LIMIT)
      throw badArgument("a list longer than 255 letters");
    return { list: { inCellDropDown: true, ...body } };
  }
  if (kind === "custom") {
    if (typeof body["formula"] !== "string" || !body["formula"].startsWith("="))
      throw badArgument("not a formula");
    return { custom: body };
  }
  if (body["formula1"] === undefined) throw badArgument("a rule without formula1");
  if (!OPERATORS.includes(String(body["operator"]))) throw badArgument("no such operator");
  return { [kind]: body };
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw badArgument("not an object");
  return value as Record<string, unknown>;
}

function tooLong(text: unknown, limit: number): void {
  if (typeof text === "string" && text.length > limit) throw badArgument(`longer than ${limit} letters`);
}
