import type { Area } from "./area";
import { right, wholeSheet } from "./area";
import type { Content } from "./cell";
import type { CellFormat } from "./cell-format";
import { normal } from "./cell-format";
import { Grid } from "./grid";
import type { Block, Link } from "./mutation";
import type { Band } from "./records";

/** The cells of one sheet: contents, looks and links each in a grid of its own, and its whole rows and columns. */
export class SheetCells {
  readonly contents = new Grid<Content>();
  readonly formats = new Grid<CellFormat>();
  readonly links = new Grid<Link>();
  rows = new Map<number, Band>();
  columns = new Map<number, Band>();

  content(row: number, column: number): Content {
    return this.contents.get(row, column) ?? "";
  }

  /** The cell's own format, or its row's, or its column's. */
  format(row: number, column: number): CellFormat {
    return this.formats.get(row, column) ?? this.bandFormat(row, column);
  }

  /** The format of a cell that has none of its own. */
  bandFormat(row: number, column: number): CellFormat {
    const [ofRow, ofColumn] = [this.rows.get(row)?.format, this.columns.get(column)?.format];
    if (ofRow === undefined) return ofColumn ?? normal;
    return ofColumn === undefined ? ofRow : { ...ofColumn, ...ofRow };
  }

  /** The contents of a rectangle, whole. */
  block(area: Area): Content[][] {
    const block: Content[][] = [];
    for (let r = 0; r < area.rows; r++) {
      const row = this.contents.row(area.row + r);
      const cells = new Array<Content>(area.columns).fill("");
      if (row !== undefined) {
        const end = Math.min(row.length, right(area));
        for (let column = area.column; column < end; column++)
          cells[column - area.column] = row[column] ?? "";
      }
      block.push(cells);
    }
    return block;
  }

  /** The formats of a rectangle, whole. */
  formatBlock(area: Area): Block<CellFormat> {
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (_, c) => this.format(area.row + r, area.column + c)),
    );
  }

  /** The used range; null when nothing is used. A format makes a cell used unless only values count. */
  used(within: Area = wholeSheet, valuesOnly = false): Area | null {
    const values = this.contents.used(within);
    const looks = valuesOnly ? null : this.formats.used(within);
    if (values === null || looks === null) return values ?? looks;
    const row = Math.min(values.row, looks.row);
    const column = Math.min(values.column, looks.column);
    return {
      row,
      column,
      rows: Math.max(values.row + values.rows, looks.row + looks.rows) - row,
      columns: Math.max(right(values), right(looks)) - column,
    };
  }
}
