import type { Conflict, Merged } from "../actions/merge-changes";
import type { Intent } from "../actions/outbox";
import type { TakenIn } from "../actions/take-in";
import type { VoidedSignature } from "../rules/flow/voided-by";
import type { Register } from "../workbook/register";
import type { WorkingCopy } from "./working-copy";

/** The register in hand and where its file stands. */
export interface Book extends Omit<WorkingCopy, "bytes" | "intents"> {
  readonly register: Register;
  /** What the file had been given without Kesu, as it was found when the file was read. */
  readonly takenIn?: TakenIn;
  /** What came of merging into a file that somebody else had saved. */
  readonly merged?: Merged;
  /** Signatures that merging has made void. */
  readonly voided?: readonly VoidedSignature[];
  /** The file had been overwritten with an older copy, and what it had lost was put back. */
  readonly recovers?: boolean;
  /** Did this browser keep the working copy? If not, only the file is safe. */
  readonly kept: boolean;
  /** A download that was handed to the browser and that nobody has confirmed yet. */
  readonly handedOver?: string;
}

export type BookChange = { readonly [K in keyof Book]?: Book[K] | undefined };

/** The bytes as they go into a file, and the changes that are in them. */
export interface Sent {
  readonly bytes: Promise<Uint8Array>;
  readonly unsaved: number;
  readonly intents: readonly string[];
}

/** What a reload needs of the book. */
export function workingCopyOf(book: Book, bytes: Uint8Array, intents: readonly Intent[]): WorkingCopy {
  const { name, origin, unsaved, handle, stamp, conflicts = [] } = book;
  return {
    bytes,
    name,
    origin,
    unsaved,
    ...(handle && { handle }),
    ...(stamp && { stamp }),
    ...(intents.length > 0 && { intents }),
    ...(conflicts.length > 0 && { conflicts }),
  };
}

/** Conflicts nobody has decided yet, but for those about the fields of others. */
export function conflictsBesides(
  { conflicts = [] }: Pick<Book, "conflicts">,
  about: readonly Conflict[],
): readonly Conflict[] {
  const fieldOf = ({ table, id, field }: Conflict): string => `${table} ${id} ${field}`;
  const fields = new Set(about.map(fieldOf));
  return conflicts.filter((each) => !fields.has(fieldOf(each)));
}
