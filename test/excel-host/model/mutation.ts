import type { Area } from "./area";
import type { Content } from "./cell";
import type { CellFormat } from "./cell-format";
import type { Band, RecordKind, Records } from "./records";

/**
 * Every change of a workbook, as plain data: a replica elsewhere applies the same. Sheets are named by id.
 * In a block of cells null leaves a cell as it is; "" empties it.
 */
export type Mutation =
  | { kind: "contents"; sheet: string; row: number; column: number; contents: Block<Content>; sorted?: true }
  | { kind: "formats"; sheet: string; row: number; column: number; formats: Block<CellFormat> }
  | { kind: "format"; sheet: string; area: Area; change: CellFormat }
  | { kind: "links"; sheet: string; row: number; column: number; links: Block<Link | ""> }
  | { kind: "shift"; sheet: string; area: Area; how: "insert" | "delete"; by: "rows" | "columns" }
  | { kind: "bands"; sheet: string; of: "rows" | "columns"; first: number; count: number; change: Band }
  | { kind: "references"; to: Renamed }
  | RecordMutation;

/** What formulas and names follow: a sheet, a table or a column renamed, or a sheet that is gone. */
export type Renamed =
  | { what: "sheet"; was: string; now: string | null }
  | { what: "table"; was: string; now: string }
  | { what: "column"; table: string; was: string; now: string };

/** The cells of a rectangle by row; null: as it was. */
export type Block<T> = readonly (readonly (T | null)[])[];

export interface Link {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
}

/** `put` sets a record whole or takes it out; `patch` changes some of its members. */
export type RecordMutation = {
  [K in RecordKind]:
    | { kind: "put"; what: K; id: string; state: Records[K] | null }
    | { kind: "patch"; what: K; id: string; change: Partial<Records[K]> };
}[RecordKind];

/** Who makes a change. The add-in and the person sit at this Excel; a remote one sits at another. */
export interface Actor {
  readonly who: "addin" | "person" | "remote" | "loader";
}

export const addin: Actor = { who: "addin" };
export const person: Actor = { who: "person" };
export const remote: Actor = { who: "remote" };
/** Fills a workbook before anyone looks at it: no events, nothing to undo, no protection. */
export const loader: Actor = { who: "loader" };
