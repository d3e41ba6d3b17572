import { tables } from "../records/tables";
import { listName } from "./layout";
import type { Check, Choice, ColumnLayout } from "./sheet-layout";

/** What Excel watches in a column, in no format yet. */
export interface ColumnCheck {
  readonly rule?: CheckRule;
  /** What is said when something else is typed; left out where anything may be. */
  readonly alert?: { readonly style: "stop" | "warning"; readonly title: string; readonly message: string };
  /** Shown while a cell of the column is selected. */
  readonly prompt?: { readonly title: string; readonly message: string };
}

/** One of a list, the entries of a named range, or a value from `from` on. */
type CheckRule =
  | { readonly kind: "list"; readonly words: string }
  | { readonly kind: "named-list"; readonly name: string }
  | { readonly kind: "date" | "decimal" | "whole"; readonly from: string };

/** The longest list Excel takes inside a validation. */
const LONGEST_LIST = 255;

const checks: Readonly<
  Record<
    Check,
    { readonly kind: "date" | "decimal" | "whole"; readonly from: string; readonly message: string }
  >
> = {
  date: { kind: "date", from: "DATE(2000,1,1)", message: "请写成日期，如 2026-11-22。" },
  number: { kind: "decimal", from: "0", message: "请写不小于 0 的数字，不带单位。" },
  whole: { kind: "whole", from: "0", message: "请写 0 或正整数。" },
};

/** The drop-down, check and prompt of a column; undefined where there is nothing to watch. */
export function checkOf(column: ColumnLayout): ColumnCheck | undefined {
  if (column.hidden) return undefined;
  const rule = ruleOf(column);
  if (rule === undefined && column.prompt === undefined) return undefined;
  return {
    ...rule,
    ...(column.prompt === undefined ? {} : { prompt: { title: column.label, message: column.prompt } }),
  };
}

function ruleOf({ label, choice, check }: ColumnLayout): ColumnCheck | undefined {
  if (choice !== undefined) return choiceRule(label, choice);
  if (check === undefined) return undefined;
  const { kind, from, message } = checks[check];
  return { rule: { kind, from }, alert: { style: "stop", title: label, message } };
}

function choiceRule(label: string, choice: Choice): ColumnCheck {
  if ("names" in choice) {
    const master = tables[choice.names].label.zh;
    const message = `「${master}」里没有这个名称。确要使用请选“是”，并把它补进「${master}」。`;
    return {
      rule: { kind: "named-list", name: listName(choice.names) },
      alert: { style: "warning", title: label, message },
    };
  }
  const words = choice.words.join(",");
  if (words.length > LONGEST_LIST || choice.words.some((word) => /[",]/.test(word)))
    throw new Error(`${label}: not a list for a drop-down`);
  return {
    rule: { kind: "list", words },
    ...(choice.otherwise === "stop"
      ? { alert: { style: "stop", title: label, message: "请从下拉列表中选择。" } }
      : {}),
  };
}
