import { badArgument } from "../excel-error";
import type { Area } from "./area";
import { normal } from "./cell-format";
import { refuseIfProtected } from "./protect";
import type { Workbook } from "./workbook";

const kinds = ["All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks", "ResetContents"];

/** Empties cells: everything, their contents, their formats or their links (Excel.ClearApplyTo). */
export function clearCells(book: Workbook, sheet: string, area: Area, what: unknown): void {
  if (typeof what !== "string" || !kinds.includes(what)) throw badArgument("nothing this host can clear");
  refuseIfProtected(book, sheet, area);
  const cells = book.cells(sheet);
  const all = what === "All";
  const filled = cells.contents.used(area);
  if (filled !== null && (all || what.endsWith("Contents"))) {
    const contents = cells.block(filled).map((line) => line.map(() => ""));
    book.apply({ kind: "contents", sheet, row: filled.row, column: filled.column, contents });
  }
  const formatted = cells.formats.used(area);
  if (formatted !== null && (all || what === "Formats")) {
    const formats = Array.from({ length: formatted.rows }, () =>
      new Array<typeof normal>(formatted.columns).fill(normal),
    );
    book.apply({ kind: "formats", sheet, row: formatted.row, column: formatted.column, formats });
  }
  if (all || what.endsWith("Hyperlinks")) {
    for (const { row, column } of [...cells.links.cells(area)]) {
      book.apply({ kind: "links", sheet, row, column, links: [[""]] });
    }
  }
}
