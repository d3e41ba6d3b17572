import type { MasterTable } from "../../records/field";
import type { TableName } from "../../records/tables";
import type { Extra } from "./set-up-extras";

/** Of which table, and whether Kesu can mend it without anything being lost. */
interface Common {
  readonly table: TableName;
  readonly repairable: boolean;
}

/** A column of the table. */
interface OfColumn extends Common {
  readonly field: string;
}

/** `place` is where it is: "客诉台账!A3:D9". */
interface AtPlace extends Common {
  readonly place: string;
}

/** What people have done to the register's sheets. A column that was merely moved is no damage: its name went along. */
export type Damage =
  /** The header says something else; the column is still known by its name. */
  | (OfColumn & { readonly code: "header-renamed"; readonly header: string })
  /** The column is gone with all that was in it. `computed`: Kesu can fill it again. */
  | (OfColumn & { readonly code: "column-deleted"; readonly computed: boolean })
  /** The column was moved out of the table. */
  | (OfColumn & AtPlace & { readonly code: "column-outside" })
  /** The column stands under its header, but its hidden name is gone. */
  | (OfColumn & { readonly code: "name-missing" })
  /** The hidden name behind the drop-downs of a master table's names leads nowhere. */
  | (Common & { readonly code: "list-missing"; readonly table: MasterTable })
  /** The header row is switched off: the names lead to empty cells above the table. */
  | (AtPlace & { readonly code: "header-off" })
  /** The table was turned into plain cells. */
  | (AtPlace & { readonly code: "table-converted" })
  | (AtPlace & { readonly code: "merged-cells" })
  | (AtPlace & { readonly code: "totals-row" })
  /** Filled rows below the table that it did not take in. */
  | (AtPlace & { readonly code: "rows-below" })
  /** Rows are hidden although no filter is on. */
  | (AtPlace & { readonly code: "rows-hidden" })
  | (Common & { readonly code: "table-gone" })
  | (Common & { readonly code: "sheet-gone" })
  /** Excel refused to draw something when the register was set up; nothing of it is needed to work. */
  | (Common & { readonly code: "not-drawn"; readonly parts: readonly Extra[] });

export type DamageOf<C extends Damage["code"]> = Extract<Damage, { readonly code: C }>;

/** Tells whether two findings are the same damage, wherever it stands by now. */
export const keyOf = (damage: Damage): string =>
  `${damage.code} ${damage.table} ${"field" in damage ? damage.field : ""}`;
