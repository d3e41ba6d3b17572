import { escapeAttribute, escapeText } from "../../opc/xml";
import { wholeColumn } from "../layout-areas";
import { type ColumnCheck, checkOf } from "../layout-checks";
import type { TableLayout } from "../sheet-layout";
import { areaAddress } from "./new-address";

/** Drop-downs, checks and prompts of a table's columns. */
export const validationsOf = (table: TableLayout): readonly string[] =>
  table.columns.flatMap((column, index) => {
    const check = checkOf(column);
    if (check === undefined) return [];
    const { attributes, inside } = ruleXml(check);
    return [
      `<dataValidation${attributes}${alertXml(check)} allowBlank="1" showInputMessage="1"${promptXml(check)} sqref="${areaAddress(wholeColumn(table.at.column + index))}">${inside}</dataValidation>`,
    ];
  });

function ruleXml({ rule, alert }: ColumnCheck): { readonly attributes: string; readonly inside: string } {
  const formula = (text: string): string => `<formula1>${escapeText(text)}</formula1>`;
  if (rule === undefined) return { attributes: "", inside: "" };
  switch (rule.kind) {
    case "list":
      return { attributes: ' type="list"', inside: formula(`"${rule.words}"`) };
    case "named-list": {
      const style = alert?.style === "warning" ? ' errorStyle="warning"' : "";
      return { attributes: ` type="list"${style}`, inside: formula(rule.name) };
    }
    default:
      return {
        attributes: ` type="${rule.kind}" operator="greaterThanOrEqual"`,
        inside: formula(rule.from),
      };
  }
}

const alertXml = ({ alert }: ColumnCheck): string =>
  alert === undefined
    ? ""
    : ` showErrorMessage="1" errorTitle="${escapeAttribute(alert.title)}" error="${escapeAttribute(alert.message)}"`;

const promptXml = ({ prompt }: ColumnCheck): string =>
  prompt === undefined
    ? ""
    : ` promptTitle="${escapeAttribute(prompt.title)}" prompt="${escapeAttribute(prompt.message)}"`;
