import type { SheetCells } from "../model/sheet-cells";
import type { Cells } from "./scope";

/** The cells of the sheet a range stands on. */
export const cellsOf = ({ scope, sheet }: Cells): SheetCells => scope.book.cells(sheet);
