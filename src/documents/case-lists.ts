import { locations, type Location } from "../procedure/terms";
import type { Field, Fields } from "../records/field";
import {
  type EightD,
  eightDFields,
  type Measure,
  partNames,
  type PartTable,
  partTables,
} from "../records/parts";
import { productLineFields } from "../records/product-line";
import { type Case, lineFields } from "../rules/case";
import { heldResponsible } from "../rules/internal-words";
import { namesIn } from "../rules/person-names";
import type { Complaint } from "../records/complaint";
import type { ProductLine } from "../records/product-line";
import type { ComplaintInput, Copy, Rows, Texts } from "./form-input";
import { printNumber, printValue } from "./print";
import type { FormLanguage } from "./words";

/** A list as a form prints it: its rows, and rows that wait for the pen where the form has room left. */
export interface FormList {
  readonly rows: Rows;
  readonly spare?: Rows;
  /** What a row that waits for the pen says where the list does not apply to the case. */
  readonly unused?: string;
  /** Not for this copy at all: its rows are not even left blank. */
  readonly hidden?: boolean;
}

/** Lists that tell the customer what is none of the customer's business. */
const forTheHouse: ReadonlySet<PartTable> = new Set<PartTable>([
  "cost",
  "share",
  "approval",
  "distribution",
  "clockChange",
  "transition",
  "survey",
  "attachment",
]);

/** Is a field of a list kept off the customer's copy: internal remarks, costs, persons and units responsible? */
export const isHidden = (table: PartTable, field: Field, copy: Copy): boolean =>
  copy === "customer" &&
  field !== eightDFields.leader &&
  (field === eightDFields.link || // where the file lies in the house
    forTheHouse.has(table) ||
    field.internal === true ||
    field.personal === true ||
    (field.kind === "ref" && (field.to === "person" || field.to === "department")));

/** The columns of a list: every field that people know, by its Chinese label and its English id. */
export const columnsOf = (fields: Fields): readonly string[] =>
  printed(fields).flatMap(([id, { label }]) => [label.zh, id]);

const printed = (fields: Fields): readonly (readonly [string, Field])[] =>
  Object.entries(fields).filter(([, { kind, note }]) => kind !== "id" && note !== true);

/**
 * Sets a field's text under its tags. In an English form the words of Kesu's own choices are English, what was written
 * stays; tick boxes ask for the word of the record.
 */
export function setChoice(
  texts: Texts,
  tags: readonly string[],
  field: Field,
  value: string,
  language: FormLanguage,
): void {
  const said = language === "en" && field.kind === "choice" ? (field.options[value] ?? value) : value;
  for (const tag of tags) {
    texts[tag] = said;
    if (said !== value) texts[`☑${tag}`] = value;
  }
}

/** The leader of the 8D is whom the customer speaks to; one who is held responsible as well stays unnamed. */
export const isUnnamedLeader = (field: Field, name: string | null, input: Case & { readonly copy: Copy }) =>
  field === eightDFields.leader &&
  input.copy === "customer" &&
  namesIn(name).some((each) => heldResponsible(input).includes(each));

/** A row of a list, without the columns that are not for this copy. */
function rowOf(table: PartTable, record: object, input: ComplaintInput): Texts {
  const { copy, language } = input;
  const row: Texts = {};
  for (const [id, field] of printed(partTables[table].fields)) {
    if (isHidden(table, field, copy)) continue;
    if (field === eightDFields.leader && isUnnamedLeader(field, (record as EightD).leader, input)) continue;
    const value = printValue(field, (record as Readonly<Record<string, string | null>>)[id] ?? null, "");
    setChoice(row, [id, field.label.zh], field, value, language);
  }
  return row;
}

const isAlive = ({ status }: Measure): boolean => status !== "取消";
const typeOrder = ["应急", "纠正", "预防", "改进"];
const byType = (left: Measure, right: Measure): number =>
  typeOrder.indexOf(left.type ?? "") - typeOrder.indexOf(right.type ?? "");

/** Every list of a case by its Chinese name, and those the forms put together from them. */
export function caseLists(input: ComplaintInput): Readonly<Record<string, FormList>> {
  const { parts, copy } = input;
  const own = partNames.map((table): [string, FormList] => [
    partTables[table].label.zh,
    {
      rows:
        copy === "customer" && forTheHouse.has(table)
          ? []
          : parts[table].map((record) => rowOf(table, record, input)),
    },
  ]);
  const measures = [...parts.measure].sort(byType);
  const measureRows = (wanted: (each: Measure) => boolean): FormList => ({
    rows: measures.filter(wanted).map((each) => measureRow(each, input)),
  });
  return {
    ...Object.fromEntries(own),
    对策: { ...measureRows(() => true), spare: spareMeasures(measures), hidden: copy === "customer" },
    现行措施: measureRows(isAlive),
    应急措施: measureRows((each) => isAlive(each) && each.type === "应急"),
    长期措施: measureRows((each) => isAlive(each) && each.type !== "应急"),
    清查处置: { ...goodsList(input), hidden: copy === "customer" },
    围堵: {
      rows: parts.sweep.map((record) => rowOf("sweep", record, input)),
      spare: sparePlaces(parts.sweep),
    },
    隔离品: { rows: isolatedRows(input), spare: [{ 条码: "条码" }] },
    参会人: { rows: attendeeRows(input) },
  };
}

/** A measure; where a date would stand, one that was given up says so. */
const measureRow = (each: Measure, input: ComplaintInput): Texts => {
  const row = rowOf("measure", each, input);
  return isAlive(each) ? row : { ...row, 实际完成: each.status ?? "", doneAt: each.status ?? "" };
};

/** The kinds of measure a paper form has ready for the pen (§6.1.8). */
const expected = ["应急", "纠正", "纠正", "预防", "预防"];

function spareMeasures(measures: readonly Measure[]): Rows {
  const left = measures.map(({ type }) => type as string | null);
  return expected
    .filter((type) => {
      const at = left.indexOf(type);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .map((type) => ({ 类型: type }));
}

export const goodsColumns = ["位置", "批号", "数量", "不良", "处置", "完成日"] as const;

/** Where suspect goods were looked for, what was found and what became of it, a row a place and lot (§6.2). */
function goodsList(input: ComplaintInput): FormList {
  const { sweep, disposition } = input.parts;
  const keyOf = (location: string | null, lotNo: string | null): string => `${location ?? ""} ${lotNo ?? ""}`;
  const found = new Set(sweep.map(({ location, lotNo }) => keyOf(location, lotNo)));
  const told = new Set<string>();
  const settled = (location: string | null, lotNo: string | null) => {
    const key = keyOf(location, lotNo);
    // what names no lot, or one that was not swept, stands with the first row of its place
    const rows = disposition.filter(
      (each) =>
        each.location === location &&
        (keyOf(each.location, each.lotNo) === key ||
          (!told.has(location ?? "") && !found.has(keyOf(each.location, each.lotNo)))),
    );
    told.add(location ?? "");
    const dates = rows.map(({ doneAt }) => doneAt ?? "").sort();
    return {
      处置: rows
        .map(
          ({ method, quantity }) => `${method ?? ""}${quantity === null ? "" : ` ${printNumber(quantity)}`}`,
        )
        .join("、"),
      完成日: dates[0] === "" ? "" : (dates.at(-1) ?? ""),
    };
  };
  const swept = inOrder(sweep).map((each) => {
    const { 处置, 完成日 } = settled(each.location, each.lotNo);
    return {
      位置: each.location ?? "",
      批号: each.lotNo ?? "",
      数量: quantityText(each.foundQty ?? each.bookQty),
      不良: quantityText(each.defectQty),
      处置: 处置 || (each.status === "未查" ? "" : (each.status ?? "")),
      完成日,
    };
  });
  const places = new Set<string | null>(sweep.map(({ location }) => location));
  const further = inOrder(disposition)
    .filter(({ location }) => !places.has(location))
    .map(({ location, lotNo, quantity, method, doneAt }) => ({
      位置: location ?? "",
      批号: lotNo ?? "",
      数量: quantityText(quantity),
      不良: "",
      处置: method ?? "",
      完成日: doneAt ?? "",
    }));
  return { rows: [...swept, ...further], spare: sparePlaces([...sweep, ...disposition]) };
}

/** The places nobody has answered for yet. */
function sparePlaces(answers: readonly { readonly location: Location | null }[]): Rows {
  const answered = new Set(answers.map(({ location }) => location));
  return (Object.keys(locations) as Location[])
    .filter((location) => !answered.has(location))
    .map((location) => ({ 位置: location }));
}

const quantityText = (value: number | null): string => (value === null ? "" : printNumber(value));

function inOrder<R extends { readonly location: Location | null }>(rows: readonly R[]): R[] {
  const order = Object.keys(locations);
  return [...rows].sort(
    (left, right) => order.indexOf(left.location ?? "") - order.indexOf(right.location ?? ""),
  );
}

/** Goods set apart, one card each (§4.5, §6.2.5). */
const isolatedRows = (input: ComplaintInput): Rows =>
  input.parts.sweep
    .filter(({ status }) => status === "已隔离")
    .map((each) => ({
      ...rowOf("sweep", each, input),
      料号: partOfLot(input, each.lotNo),
      条码: "条码",
    }));

/** Which part a lot is of: the line that names it, or the only part of the case; nothing where nobody can tell. */
function partOfLot({ complaint, lines }: Case, lotNo: string | null): string {
  const all = [complaint, ...lines];
  const named = lotNo === null ? undefined : all.find((line) => line.lotNo?.includes(lotNo));
  const parts = new Set(all.map(({ partNo }) => partNo));
  return (named ?? (parts.size === 1 ? complaint : undefined))?.partNo ?? "";
}

/** Who was at the meeting (§6.1.8), with the department the company's list knows. */
function attendeeRows({ complaint, context, copy }: ComplaintInput): Rows {
  if (copy === "customer") return [];
  const names = (complaint.meetingAttendees ?? "").split(/[、,，;；\n]+/u).map((name) => name.trim());
  return names
    .filter((name) => name !== "")
    .map((name) => ({
      姓名: name,
      部门: context.masters.people.find((person) => person.name === name)?.department ?? "",
    }));
}

/** The product lines, the complaint's own first. */
export const productRows = ({ complaint, lines }: Pick<Case, "complaint" | "lines">): Rows =>
  [complaint, ...lines].map((line: Complaint | ProductLine) => {
    const row: Texts = {};
    for (const id of lineFields) {
      const field = productLineFields[id];
      row[id] = row[field.label.zh] = printValue(field, line[id], "");
    }
    return row;
  });
