import { wholeColumn } from "../layout-areas";
import { type ColumnCheck, checkOf } from "../layout-checks";
import type { ColumnLayout, TableLayout } from "../sheet-layout";
import { rangeAt } from "./draw-range";

/** Drop-downs, checks and prompts of a table's columns. The names behind the drop-downs must be there. */
export function drawChecks(sheet: Excel.Worksheet, table: TableLayout): void {
  for (const [index, column] of table.columns.entries())
    drawCheck(rangeAt(sheet, wholeColumn(table.at.column + index)), column);
}

/** The check of one column on its cells. */
export function drawCheck({ dataValidation }: Excel.Range, column: ColumnLayout): void {
  const check = checkOf(column);
  if (check === undefined) return;
  const { rule, alert, prompt } = check;
  if (rule !== undefined) {
    dataValidation.rule = ruleOf(rule);
    dataValidation.ignoreBlanks = true;
    // Excel refuses what is not in the list unless it is told that nothing is to be said
    dataValidation.errorAlert =
      alert === undefined
        ? { showAlert: false, style: "Information", title: "", message: "" }
        : {
            showAlert: true,
            style: alert.style === "stop" ? "Stop" : "Warning",
            title: alert.title,
            message: alert.message,
          };
  }
  if (prompt !== undefined) dataValidation.prompt = { showPrompt: true, ...prompt };
}

function ruleOf(rule: NonNullable<ColumnCheck["rule"]>): Excel.DataValidationRule {
  switch (rule.kind) {
    case "list":
      return { list: { inCellDropDown: true, source: rule.words } };
    case "named-list":
      return { list: { inCellDropDown: true, source: `=${rule.name}` } };
    case "date":
      return { date: { formula1: `=${rule.from}`, operator: "GreaterThanOrEqualTo" } };
    case "decimal":
      return { decimal: { formula1: Number(rule.from), operator: "GreaterThanOrEqualTo" } };
    case "whole":
      return { wholeNumber: { formula1: Number(rule.from), operator: "GreaterThanOrEqualTo" } };
  }
}
