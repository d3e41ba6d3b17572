import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { escapeAttribute, escapeText } from "../../src/opc/xml";
import { fieldsOf, type TableName, tables } from "../../src/records/tables";
import { columnLetters } from "../../src/workbook/ooxml/address";
import { LAYOUT_VERSION } from "../../src/workbook/layout-version";
import { columnName, LAYOUT_NAME } from "../../src/workbook/register-places";

/** How a tiny register differs from the plain one. */
export interface Variant {
  readonly tables?: readonly TableName[];
  /** Prefix of the spreadsheet's own elements: "x:". */
  readonly prefix?: string;
  readonly date1904?: boolean;
  /** Rows already in the customer table, as XML of `<row>` elements from row 4 on; `rows` says how many. */
  readonly customers?: readonly (readonly string[])[];
  /** Texts of those rows stand in the shared strings. */
  readonly sharedStrings?: boolean;
  readonly totalsRow?: boolean;
  readonly singleQuotes?: boolean;
  /** Columns of the customer table that calculate, with their formula. */
  readonly calculated?: Readonly<Record<string, string>>;
  /** Columns of people's own at the right end of the customer table, with their formula as the table part has it, or none. */
  readonly own?: Readonly<Record<string, string>>;
  /** Sheets of people's own behind the register's: what stands in their `<sheetData>`, and behind it. */
  readonly sheets?: Readonly<Record<string, { readonly rows: string; readonly tail?: string }>>;
  /** XML behind the rows of the customer sheet, its rows below the table, and names besides the register's. */
  readonly tail?: string;
  readonly below?: string;
  readonly names?: string;
  readonly layout?: string;
  /** Rewrites a part at the very end. */
  readonly patch?: Readonly<Record<string, (xml: string) => string>>;
}

/** The one formula a tiny register has from the start. */
const OWN_FORMULAS: Readonly<Record<string, string>> = {
  "complaint.yr": "YEAR(T_complaint[[#This Row],[receivedAt]])",
};

export const HEADER_ROW = 3;
export const FIRST_COLUMN = 2;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The sheet's letter of a field in the tiny register. */
export const letterOf = (table: TableName, field: string): string =>
  columnLetters(FIRST_COLUMN + Object.keys(fieldsOf(table)).indexOf(field));

/** An .xlsx with the register's tables and hidden names and little else: each table alone on a sheet, its header at B3. */
export async function tinyRegister(variant: Variant = {}): Promise<Uint8Array> {
  const names = variant.tables ?? (["complaint", "customer", "log"] as const);
  const p = variant.prefix ?? "";
  const root = (name: string, xml: string): string => {
    const own = p === "" ? "xmlns" : `xmlns:${p.slice(0, -1)}`;
    const text = `<${p}${name} ${own}="${MAIN}" xmlns:r="${OFFICE}">${xml.replace(/<(\/?)(?=[a-zA-Z])(?![a-z0-9]+:)/g, `<$1${p}`)}</${p}${name}>`;
    return HEAD + (variant.singleQuotes === true ? text.replaceAll('"', "'") : text);
  };
  const pkg = OpcPackage.empty(nodeCodec);
  const set = (part: string, text: string, type: string): void => {
    pkg.set(part, variant.patch?.[part]?.(text) ?? text, `${TYPE}${type}+xml`);
  };
  const strings: string[] = [];
  const text = (value: string): string => {
    if (variant.sharedStrings !== true)
      return `t="inlineStr"><is><t xml:space="preserve">${escapeText(value)}</t></is>`;
    const known = strings.indexOf(value);
    return `t="s"><v>${String(known >= 0 ? known : strings.push(value) - 1)}</v>`;
  };

  const sheetList: string[] = [];
  const nameList = [
    `<definedName name="${LAYOUT_NAME}" hidden="1">${variant.layout ?? String(LAYOUT_VERSION)}</definedName>`,
  ];
  for (const [index, table] of names.entries()) {
    const n = String(index + 1);
    const isCustomer = table === "customer";
    const registers = Object.keys(fieldsOf(table));
    const fields = [...registers, ...Object.keys((isCustomer && variant.own) || {})];
    const rows = isCustomer ? (variant.customers ?? []) : [];
    const letters = fields.map((_, i) => columnLetters(FIRST_COLUMN + i));
    const last = HEADER_ROW + Math.max(1, rows.length);
    const totals = isCustomer && variant.totalsRow === true;
    const ref = (bottom: number): string => `B${String(HEADER_ROW)}:${letters.at(-1) ?? ""}${String(bottom)}`;
    const row = (number: number, cells: string): string => `<row r="${String(number)}">${cells}</row>`;
    const header = fields
      .map((f, i) => `<c r="${letters[i] ?? ""}${String(HEADER_ROW)}" ${text(f)}</c>`)
      .join("");
    const body = rows.map((cells, r) =>
      row(
        HEADER_ROW + 1 + r,
        cells
          .map((value, i) => {
            const at = `${letters[i] ?? ""}${String(HEADER_ROW + 1 + r)}`;
            return value.startsWith("<")
              ? value.replace("<c", `<c r="${at}"`)
              : `<c r="${at}" s="1" ${text(value)}</c>`;
          })
          .join(""),
      ),
    );
    if (rows.length === 0)
      body.push(
        row(HEADER_ROW + 1, letters.map((l) => `<c r="${l}${String(HEADER_ROW + 1)}" s="1"/>`).join("")),
      );
    if (totals)
      body.push(
        row(
          last + 1,
          `<c r="B${String(last + 1)}" s="2" t="inlineStr"><is><t>合计</t></is></c><c r="C${String(last + 1)}" s="2"><f>SUBTOTAL(103,C${String(HEADER_ROW + 1)}:C${String(last)})</f><v>0</v></c>`,
        ),
      );
    if (isCustomer) body.push(variant.below ?? "");
    const sheet =
      `<sheetPr/><dimension ref="${ref(last)}"/><cols><col min="2" max="3" width="20" style="1" customWidth="1"/></cols>` +
      `<sheetData>${row(HEADER_ROW, header)}${body.join("")}</sheetData>${isCustomer ? (variant.tail ?? "") : ""}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`;
    set(`xl/worksheets/sheet${n}.xml`, root("worksheet", sheet), "worksheet");
    const columns = fields.map((f, i) => {
      const own = { ...variant.calculated, ...variant.own };
      const formula = isCustomer ? own[f] : OWN_FORMULAS[`${table}.${f}`];
      const open = `<tableColumn id="${String(i + 1)}" name="${escapeAttribute(f)}"`;
      return formula === undefined || formula === ""
        ? `${open}/>`
        : `${open}><calculatedColumnFormula>${escapeText(formula)}</calculatedColumnFormula></tableColumn>`;
    });
    const attributes = `id="${n}" name="T_${table}" displayName="T_${table}" ref="${ref(last + (totals ? 1 : 0))}"${totals ? ' totalsRowCount="1"' : ' totalsRowShown="0"'}`;
    const content = `<autoFilter ref="${ref(last)}"/><tableColumns count="${String(fields.length)}">${columns.join("")}</tableColumns>`;
    set(
      `xl/tables/table${n}.xml`,
      root("table", content).replace("<" + p + "table ", `<${p}table ${attributes} `),
      "table",
    );
    await pkg.relate(`xl/worksheets/sheet${n}.xml`, `${OFFICE}/table`, `xl/tables/table${n}.xml`);
    await pkg.relate("xl/workbook.xml", `${OFFICE}/worksheet`, `xl/worksheets/sheet${n}.xml`);
    const label = tables[table].label.zh;
    sheetList.push(`<sheet name="${label}" sheetId="${n}" r:id="rId${n}"/>`);
    for (const [i, f] of registers.entries())
      nameList.push(
        `<definedName name="${columnName(table, f)}" hidden="1">'${label}'!$${letters[i] ?? ""}$${String(HEADER_ROW)}</definedName>`,
      );
  }
  for (const [name, { rows, tail = "" }] of Object.entries(variant.sheets ?? {})) {
    const n = String(sheetList.length + 1);
    const xml = `<sheetData>${rows}</sheetData>${tail}`;
    set(`xl/worksheets/sheet${n}.xml`, root("worksheet", xml), "worksheet");
    await pkg.relate("xl/workbook.xml", `${OFFICE}/worksheet`, `xl/worksheets/sheet${n}.xml`);
    sheetList.push(`<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`);
  }
  const workbook = `<workbookPr${variant.date1904 === true ? ' date1904="1"' : ""}/><sheets>${sheetList.join("")}</sheets><definedNames>${nameList.join("")}${variant.names ?? ""}</definedNames>`;
  set("xl/workbook.xml", root("workbook", workbook), "sheet.main");
  const xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  set(
    "xl/styles.xml",
    root(
      "styleSheet",
      '<fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>' +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        `<cellXfs count="3">${xf}${xf.replace('numFmtId="0"', 'numFmtId="49"')}${xf.replace('numFmtId="0"', 'numFmtId="2"')}</cellXfs>`,
    ),
    "styles",
  );
  await pkg.relate("xl/workbook.xml", `${OFFICE}/styles`, "xl/styles.xml");
  if (variant.sharedStrings === true) {
    const items = strings.map((s) => `<si><t xml:space="preserve">${escapeText(s)}</t></si>`).join("");
    set("xl/sharedStrings.xml", root("sst", items), "sharedStrings");
    await pkg.relate("xl/workbook.xml", `${OFFICE}/sharedStrings`, "xl/sharedStrings.xml");
  }
  await pkg.relate("", `${OFFICE}/officeDocument`, "xl/workbook.xml");
  return pkg.save();
}
