import { fieldsOf, type TableName } from "../../records/tables";
import { listName } from "../layout";
import { cellFormat } from "../layout-columns";
import { listedMasters } from "../layout-names";
import { parsePlace } from "../ooxml/address";
import type { SheetLayout } from "../sheet-layout";
import { everywhere } from "./draw-range";
import { firstRow, lastRow, rangeOf } from "./places";
import { cellsAt } from "./repair-ask";
import { intactLayout } from "../intact-layout";
import type { Look, Standing } from "./repair-look";
import { renewName } from "./repair-simple";
import { formulaIn, tablesIn, type Words } from "../layout-words";
import { wordsOf } from "./repair-words";

/** What has been mended so far: the tables, and columns ("complaint.yr") that have come back empty. */
export interface Mended {
  readonly tables: ReadonlySet<TableName>;
  readonly columns: ReadonlySet<string>;
}

/** A look at cells that is followed, after the next sync, by writing them. */
type Write = () => void;

/**
 * Writes the register's own formulas again that speak of mended tables: Excel has put #REF! or plain addresses into
 * them. Only cells that hold a formula are written; a value somebody typed over one stays (V-17 tells of it).
 */
export async function mendFormulas(context: Excel.RequestContext, look: Look, mended: Mended): Promise<void> {
  const words = wordsOf(look);
  const writes = [
    ...[...look.tables.values()].flatMap((state) =>
      state.kind === "standing" ? askColumns(context, state, words, mended) : [],
    ),
    ...intactLayout().flatMap((sheet) => askCells(context, look, sheet, words, mended)),
  ];
  for (const master of listedMasters(intactLayout())) {
    const refersTo = mended.tables.has(master) ? formulaIn(words, `{${master}.name}`) : undefined;
    if (refersTo !== undefined) renewName(context, look.definitions, listName(master), refersTo);
  }
  await context.sync();
  for (const write of writes) write();
  await context.sync();
}

const speaksOf = (mended: Mended, formula: string, own?: TableName): boolean =>
  [...tablesIn(formula, own)].some((table) => mended.tables.has(table));

/** The calculated columns of a table. */
function askColumns(
  context: Excel.RequestContext,
  { place }: Standing,
  words: ReadonlyMap<TableName, Words>,
  mended: Mended,
): Write[] {
  const { name } = place;
  return place.fields.flatMap(({ name: field, index }): Write[] => {
    const known = fieldsOf(name)[field];
    if (known?.formula === undefined || !speaksOf(mended, known.formula, name)) return [];
    const text = formulaIn(words, known.formula, name);
    if (text === undefined) return [];
    // cells that have moved may stand in a column of texts, where a formula would be one itself
    const write = (range: Excel.Range): void => {
      range.numberFormat = everywhere(cellFormat(known));
      range.formulas = everywhere(text);
    };
    const column = { bottom: lastRow(place), left: index, right: index };
    if (mended.columns.has(`${name}.${field}`)) {
      const body = rangeOf(context, place, { ...column, top: firstRow(place) });
      return [() => write(body)];
    }
    // with the header: of a single cell Excel would look at the whole sheet
    const special = rangeOf(context, place, { ...column, top: place.area.top }).getSpecialCellsOrNullObject(
      "Formulas",
    );
    const areas = special.areas.load("items/address");
    return [
      () => {
        for (const { address } of special.isNullObject ? [] : areas.items) {
          const place = parsePlace(address);
          if (place) write(cellsAt(context, place.sheet, place.area));
        }
      },
    ];
  });
}

/** Cells of a sheet outside the tables, where the hidden names of their areas still say that they are in place. */
function askCells(
  context: Excel.RequestContext,
  { definitions }: Look,
  { cells, names }: SheetLayout,
  words: ReadonlyMap<TableName, Words>,
  mended: Mended,
): Write[] {
  return names.flatMap(({ name, area }): Write[] => {
    const place = parsePlace(definitions.get(name.toLowerCase()) ?? "");
    if (place === undefined) return [];
    const inArea = cells.filter(
      ({ row, column, formula }) =>
        formula !== undefined &&
        speaksOf(mended, formula) &&
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    );
    const { top, left, bottom, right } = place.area;
    const isSameSize = bottom - top + 1 === area.rows && right - left + 1 === area.columns;
    const hasMoved = top !== area.row || left !== area.column;
    if (inArea.length === 0 || !isSameSize) return [];
    const range = cellsAt(context, place.sheet, place.area).load("formulas");
    return [
      () => {
        const formulas: (string | null)[][] = range.formulas.map((row) => row.map(() => null));
        for (const { row, column, formula = "" } of inArea) {
          const [down, across] = [row - area.row, column - area.column];
          const text = formulaIn(words, formula);
          const line = formulas[down];
          const was: unknown = range.formulas[down]?.[across];
          const isOurs = typeof was === "string" && was.startsWith("=");
          if (line && isOurs && text !== undefined && !(hasMoved && POINTS_AT_CELLS.test(formula)))
            line[across] = text;
        }
        range.formulas = formulas;
      },
    ];
  });
}

/** A formula with addresses of its own says something else in another place. */
const POINTS_AT_CELLS = /\$[A-Z]+\d/;
