import type { TableName } from "../../records/tables";
import { markAreas, markFormula } from "../layout-marks";
import { type Area, LAST_ROW, parsePlace } from "../ooxml/address";
import type { TableLayout } from "../sheet-layout";
import { standingLayout } from "../standing-layout";
import { type FoundCheck, wholeColumns } from "../whole-columns";
import { drawMark, joined } from "./draw-marks";
import { ifPossible } from "./if-possible";
import { type ExcelPlace, rangeOf } from "./places";
import { cellsAt } from "./repair-ask";

/**
 * Lets the register's own validations cover their whole columns and its marks reach the end of the sheet, where an
 * earlier Kesu ended them after 1,000 rows. Resolves to the tables Excel could not grow over what lay below them. What
 * Excel refuses (a protected sheet) stays as it is. Rejects with WorkbookError where Excel is busy or gone.
 */
export async function reachToTheEnd(
  context: Excel.RequestContext,
  places: ReadonlyMap<TableName, ExcelPlace>,
): Promise<ReadonlySet<TableName>> {
  const tables = [...places.values()].map((place) => ({ place, layout: standingLayout(place) }));
  const columns = await stretchesOf(context, tables);
  const short = tables.flatMap((table) => {
    const found = columns.filter(({ place }) => place === table.place).flatMap(({ stretches }) => stretches);
    const checks = found.map(({ check }) => check);
    const changed = wholeColumns(table.layout, checks);
    return changed.size > 0 ? [{ ...table, found, changed }] : [];
  });
  if (short.length === 0) return new Set();
  await reachWithMarks(context, tables); // before the checks: these tell the next time whether all is done
  for (const { place, found, changed } of short)
    await ifPossible(context, () => {
      for (const [index, areas] of changed)
        for (const area of areas) copyCheck(found[index], cellsAt(context, place.sheetId, area));
    });
  return new Set(short.map(({ place }) => place.name));
}

/** Rows of a column under one validation, with what Excel says of it. */
interface Stretch {
  readonly check: FoundCheck;
  readonly from: Excel.DataValidation;
}

interface Column {
  readonly place: ExcelPlace;
  readonly stretches: Stretch[];
}

/** Columns that are cut into more stretches than this were not laid out by anybody. */
const MOST_ROUNDS = 24;
const MOST_STRETCHES = 400;

/**
 * The validations of columns that the register watches and that are not the same from top to bottom. Excel tells of a
 * range only whether its cells agree: a range whose cells do not is asked for again in halves, all columns at once.
 */
async function stretchesOf(
  context: Excel.RequestContext,
  tables: readonly { readonly place: ExcelPlace; readonly layout: TableLayout }[],
): Promise<readonly Column[]> {
  const columns = new Map<Column, number>();
  let open: { readonly column: Column; readonly area: Area }[] = [];
  for (const { place, layout } of tables)
    for (const [index, { hidden }] of layout.columns.entries()) {
      if (hidden) continue;
      const at = place.area.left + index;
      const column: Column = { place, stretches: [] };
      columns.set(column, at);
      open.push({ column, area: { top: 1, bottom: LAST_ROW, left: at, right: at } });
    }
  for (let round = 0; open.length > 0 && round < MOST_ROUNDS; round++) {
    const asked = await askChecks(context, open);
    open = [];
    for (const { column, area, from } of asked) {
      if (MIXED.has(from.type))
        open.push(...cut(column.place, area, round).map((part) => ({ column, area: part })));
      else if (holdsAny(from)) add(column.stretches, area, from);
    }
    if (open.length > MOST_STRETCHES * columns.size) break;
  }
  const unsettled = new Set(open.map(({ column }) => column));
  return [...columns.keys()].filter((column) => !unsettled.has(column) && column.stretches.length > 0);
}

/** What Excel says of the validations of areas. */
async function askChecks<T extends { readonly column: Column; readonly area: Area }>(
  context: Excel.RequestContext,
  open: readonly T[],
): Promise<readonly (T & { readonly from: Excel.DataValidation })[]> {
  const asked = open.map((each) => {
    const from = cellsAt(context, each.column.place.sheetId, each.area).dataValidation;
    return { ...each, from: from.load("type,rule,errorAlert,prompt,ignoreBlanks") };
  });
  await context.sync();
  return asked;
}

const MIXED: ReadonlySet<string> = new Set(["Inconsistent", "MixedCriteria"]);

/** First where an untouched register changes: at the header and after its 1,000 rows; then in halves. */
function cut({ area: table }: ExcelPlace, area: Area, round: number): readonly Area[] {
  const after = table.top + 1000;
  const edges =
    round === 0 ? [table.top, Math.max(after, table.bottom)] : [Math.floor((area.top + area.bottom) / 2)];
  const tops = [area.top, ...edges.map((edge) => edge + 1)];
  const bottoms = [...edges, area.bottom];
  return tops.map((top, index) => ({ ...area, top, bottom: bottoms[index] ?? area.bottom }));
}

/** A validation without a rule is one all the same when it has a prompt. */
const holdsAny = ({ type, prompt }: Excel.DataValidation): boolean =>
  type !== "None" || (promptTitle(prompt) ?? "") !== "";

const promptTitle = (prompt: Partial<Excel.DataValidationPrompt> | null): string | undefined => prompt?.title;

/** Neighbouring stretches under the same validation are one. */
function add(stretches: Stretch[], area: Area, from: Excel.DataValidation): void {
  const same = stretches.find((each) => describe(each.from) === describe(from));
  if (same === undefined) stretches.push({ check: foundCheck(from, [area]), from });
  else {
    const areas = stacked([...same.check.areas, area]);
    stretches.splice(stretches.indexOf(same), 1, { from, check: { ...same.check, areas } });
  }
}

const describe = ({ type, rule, errorAlert, prompt }: Excel.DataValidation): string =>
  JSON.stringify([type, rule, errorAlert, prompt]);

function stacked(areas: readonly Area[]): readonly Area[] {
  const out: Area[] = [];
  for (const area of [...areas].sort((a, b) => a.top - b.top)) {
    const last = out.at(-1);
    if (last?.bottom === area.top - 1) out[out.length - 1] = { ...last, bottom: area.bottom };
    else out.push(area);
  }
  return out;
}

const KINDS: Readonly<Record<string, string>> = {
  None: "none",
  WholeNumber: "whole",
  Decimal: "decimal",
  Date: "date",
  List: "list",
};

function foundCheck(
  { type, rule, errorAlert, prompt }: Excel.DataValidation,
  areas: readonly Area[],
): FoundCheck {
  const source = (rule as Partial<Excel.DataValidationRule> | null)?.list?.source;
  const alert = errorAlert as Partial<Excel.DataValidationErrorAlert> | null;
  return {
    kind: KINDS[type] ?? type,
    titles: [alert?.title, promptTitle(prompt)].filter((title) => title !== undefined),
    words: typeof source === "string" && !source.startsWith("=") ? source : undefined,
    areas,
  };
}

/** The same validation on other cells. */
function copyCheck(stretch: Stretch | undefined, range: Excel.Range): void {
  if (stretch === undefined) return;
  const { type, rule, errorAlert, prompt, ignoreBlanks } = stretch.from;
  range.dataValidation.clear();
  if (type !== "None") {
    range.dataValidation.rule = rule;
    range.dataValidation.ignoreBlanks = ignoreBlanks;
    range.dataValidation.errorAlert = errorAlert;
  }
  if (promptTitle(prompt) !== undefined) range.dataValidation.prompt = prompt;
}

/** Marks that end somewhere go on below; those that are there stay as people have made them. */
async function reachWithMarks(
  context: Excel.RequestContext,
  tables: readonly { readonly place: ExcelPlace; readonly layout: TableLayout }[],
): Promise<void> {
  const asked = tables
    .filter(({ layout }) => layout.marks.length > 0)
    .map(({ place, layout }) => {
      const { top, left, right } = place.area;
      const body = { top: top + 1, bottom: LAST_ROW, left: 0, right: right - left };
      const formats = rangeOf(context, place, body).conditionalFormats;
      return { place, layout, formats: formats.load("items/type") };
    });
  if (asked.length === 0) return;
  await context.sync();
  const rules = asked.map(({ place, layout, formats }) => ({
    place,
    layout,
    formats: formats.items
      .filter(({ type }) => type === "Custom")
      .map((format) => ({
        rule: format.custom.rule.load("formula"),
        over: format.getRanges().load("address"),
      })),
  }));
  await context.sync();
  for (const { place, layout, formats } of rules) {
    const sheet = context.workbook.worksheets.getItem(place.sheetId);
    const standing = formats.map(({ rule, over }) => ({
      formula: rule.formula,
      areas: areasIn(over.address),
    }));
    const short = [...layout.marks].reverse().flatMap((mark) => {
      const end = endOf(layout, mark, standing);
      return end === undefined || end >= LAST_ROW ? [] : [{ mark, row: end + 1 }];
    });
    if (short.length > 0)
      await ifPossible(context, () => {
        for (const { mark, row } of short)
          for (const area of joined(markAreas(layout, mark))) {
            const below = { ...area, row, rows: LAST_ROW - row + 1 };
            drawMark(sheet, below, markFormula(layout, mark, row), mark.style);
          }
      });
  }
}

/** The last row a mark of the register reaches; undefined where somebody has taken it away. */
function endOf(
  layout: TableLayout,
  mark: TableLayout["marks"][number],
  standing: readonly { readonly formula: string; readonly areas: readonly Area[] }[],
): number | undefined {
  const ends = standing.flatMap(({ formula, areas }) => {
    const top = Math.min(...areas.map((area) => area.top));
    const isOurs = areas.length > 0 && formula === `=${markFormula(layout, mark, top)}`;
    return isOurs ? areas.map(({ bottom }) => bottom) : [];
  });
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

const areasIn = (address: string): readonly Area[] =>
  address.split(",").flatMap((part) => parsePlace(part.trim())?.area ?? []);
