import { escapeAttribute, escapeText } from "../../opc/xml";
import { tables } from "../../records/tables";
import { listName } from "../layout";
import type { Check, Choice, ColumnLayout, TableLayout } from "../sheet-layout";
import { areaAddress } from "./new-address";

/** Rows below the header that a drop-down or a mark covers from the start: not every program extends them with the table. */
export const READY_ROWS = 1000;

/** The longest list Excel takes inside a validation. */
const LONGEST_LIST = 255;

const checks: Readonly<
  Record<Check, { readonly rule: string; readonly from: string; readonly message: string }>
> = {
  date: { rule: "date", from: "DATE(2000,1,1)", message: "请写成日期，如 2026-11-22。" },
  number: { rule: "decimal", from: "0", message: "请写不小于 0 的数字，不带单位。" },
  whole: { rule: "whole", from: "0", message: "请写 0 或正整数。" },
};

/** Drop-downs, checks and prompts of a table's columns. */
export const validationsOf = (table: TableLayout): readonly string[] =>
  table.columns.flatMap((column, index) => {
    if (column.hidden) return [];
    const rule = ruleOf(column);
    if (rule === undefined && column.prompt === undefined) return [];
    const area = { row: table.at.row + 1, column: table.at.column + index, rows: READY_ROWS, columns: 1 };
    const prompt =
      column.prompt === undefined
        ? ""
        : ` promptTitle="${escapeAttribute(column.label)}" prompt="${escapeAttribute(column.prompt)}"`;
    const { attributes = "", inside = "" } = rule ?? {};
    return [
      `<dataValidation${attributes} allowBlank="1" showInputMessage="1"${prompt} sqref="${areaAddress(area)}">${inside}</dataValidation>`,
    ];
  });

interface Rule {
  readonly attributes: string;
  readonly inside: string;
}

function ruleOf({ label, choice, check }: ColumnLayout): Rule | undefined {
  if (choice !== undefined) return choiceRule(label, choice);
  if (check === undefined) return undefined;
  const { rule, from, message } = checks[check];
  return {
    attributes: ` type="${rule}" operator="greaterThanOrEqual"${refusal(label, message)}`,
    inside: `<formula1>${from}</formula1>`,
  };
}

function choiceRule(label: string, choice: Choice): Rule {
  if ("names" in choice) {
    const master = tables[choice.names].label.zh;
    const message = `「${master}」里没有这个名称。确要使用请选“是”，并把它补进「${master}」。`;
    return {
      attributes: ` type="list" errorStyle="warning"${refusal(label, message)}`,
      inside: `<formula1>${listName(choice.names)}</formula1>`,
    };
  }
  const list = choice.words.join(",");
  if (list.length > LONGEST_LIST || choice.words.some((word) => /[",]/.test(word)))
    throw new Error(`${label}: not a list for a drop-down`);
  const error = choice.otherwise === "stop" ? refusal(label, "请从下拉列表中选择。") : "";
  return { attributes: ` type="list"${error}`, inside: `<formula1>${escapeText(`"${list}"`)}</formula1>` };
}

const refusal = (title: string, message: string): string =>
  ` showErrorMessage="1" errorTitle="${escapeAttribute(title)}" error="${escapeAttribute(message)}"`;
