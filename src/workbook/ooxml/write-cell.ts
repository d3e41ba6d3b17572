import { escapeText } from "../../opc/xml";
import { type Cell, WorkbookError } from "../port";
import { toStored } from "./stored-text";

/** A cell to be written. */
export interface CellWrite {
  readonly value: Cell;
  readonly style: number | undefined;
  /** The whole `<f>` element, when it has one. */
  readonly formula: string | undefined;
  /** The `cm` that marks the formula of a dynamic array, for as long as the formula stays. */
  readonly metadata?: string | undefined;
  /** A cell an array formula of another cell fills: its text is a result, too. */
  readonly spilled?: boolean;
}

/** A cell nothing is known of but its look. */
export const isEmpty = (write: CellWrite): boolean => write.formula === undefined && isBlank(write.value);

/** Nothing to a person: no value, or a text without characters. */
export const isBlank = (value: Cell | undefined): boolean =>
  value === undefined || value === null || value === "";

function numberText(value: number, where: string): string {
  if (!Number.isFinite(value)) throw new WorkbookError("value-not-storable", `${where}: ${String(value)}`);
  return String(value === 0 ? 0 : value).replace("e", "E");
}

/** The `t` attribute and the content of a value. A text beside a formula is its result (`str`), else it stands inline. */
function valueXml(
  value: Cell,
  prefix: string,
  beside: boolean,
  where: string,
): { type: string; xml: string } {
  const v = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  if (value === null || value === "") return { type: "", xml: "" };
  if (typeof value === "number") return { type: "", xml: v(numberText(value, where)) };
  if (typeof value === "boolean") return { type: ' t="b"', xml: v(value ? "1" : "0") };
  if (typeof value === "object") return { type: ' t="e"', xml: v(escapeText(toStored(value.error, where))) };
  const text = escapeText(toStored(value, where));
  if (beside) return { type: ' t="str"', xml: v(text) };
  const keep = /^\s|\s$|[\n\t]| {2}/.test(value) ? ' xml:space="preserve"' : "";
  return {
    type: ' t="inlineStr"',
    xml: `<${prefix}is><${prefix}t${keep}>${text}</${prefix}t></${prefix}is>`,
  };
}

/** The `<c>` element; `name` is its place ("B12"), `where` adds the sheet for messages. */
export function cellXml(write: CellWrite, prefix: string, name: string, where: string): string {
  const style = write.style === undefined || write.style === 0 ? "" : ` s="${String(write.style)}"`;
  const { type, xml } = valueXml(
    write.value,
    prefix,
    write.formula !== undefined || write.spilled === true,
    where,
  );
  const content = (write.formula ?? "") + xml;
  const metadata = write.metadata === undefined ? "" : ` cm="${write.metadata}"`;
  const open = `<${prefix}c r="${name}"${style}${type}${metadata}`;
  return content === "" ? `${open}/>` : `${open}>${content}</${prefix}c>`;
}
