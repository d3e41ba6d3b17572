import type { Area } from "../sheet-layout";
import { formatArea } from "./address";

/** An area of the layout as `ref` attributes write it: "A4:F19". */
export const areaAddress = ({ row, column, rows, columns }: Area): string =>
  formatArea({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });

/** "'月度回顾'!$A$6:$A$17" */
export const absoluteAddress = (sheet: string, area: Area): string =>
  `${quotedSheet(sheet)}!${areaAddress(area).replaceAll(/[A-Z]+|\d+/g, "$$$&")}`;

/** A sheet's name as formulas write it. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
