/**
 * The kinds of field a record may hold, and the TypeScript type each kind has.
 * Every other room keeps a total map over `Kind`: a new kind does not compile until each room handles it.
 */

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** A choice in the procedure's own words; the word is the stored value, the English is shown beside it. */
export type Options = Readonly<Record<string, string>>;

interface FieldBase {
  readonly label: Label;
  /** The section of the form and of the sheet it stands in. */
  readonly group: Group;
  /** Clause of the procedure it comes from; none for what Kesu itself needs. */
  readonly clause?: string;
  /** Filled by Kesu, never typed. */
  readonly auto?: true;
  /** A formula of the register's own: what Excel shows between two visits of Kesu (columns by field name in brackets). */
  readonly formula?: string;
  /**
   * A note of Kesu's own about the row, no fact of the case: neither logged nor sealed, and a register made before it
   * was thought of does without its column.
   */
  readonly note?: true;
  /** Not for the customer's copy of a document: internal remarks, costs, persons responsible. */
  readonly internal?: true;
  /** Personal data: these columns and no others may hold it (V-18). */
  readonly personal?: true;
}

export type Group =
  | "identification"
  | "customer"
  | "product"
  | "problem"
  | "grade"
  | "handling"
  | "goods"
  | "closing"
  | "helper";

/** Tables a `ref` may point to, with the field that holds the name people type. */
export type MasterTable = "customer" | "part" | "family" | "department" | "person" | "defect" | "supplier";

export type Field =
  /** Short text, one line; at most `max` code points. `key` texts identify things (料号, 批号): no hidden characters. */
  | (FieldBase & {
      readonly kind: "text";
      readonly max: number;
      readonly key?: true;
      readonly format?: "phone" | "email";
    })
  /** Text of several lines, at most `max` code points; `suggest` are words offered as one tap. */
  | (FieldBase & { readonly kind: "longText"; readonly max: number; readonly suggest?: Options })
  | (FieldBase & { readonly kind: "choice"; readonly options: Options })
  /** "2026-11-22", no time zone. */
  | (FieldBase & { readonly kind: "date" })
  /** "2026-11-22 14:05", the plant's wall clock. */
  | (FieldBase & { readonly kind: "dateTime" })
  /** A whole number ≥ 0. */
  | (FieldBase & { readonly kind: "integer" })
  /** A decimal number ≥ 0, or, with `pending`, one of the procedure's words for a quantity not known yet (§6.1.2). */
  | (FieldBase & { readonly kind: "quantity"; readonly pending?: true })
  /** A share of one: 0.0123 is 1.23 %. */
  | (FieldBase & { readonly kind: "rate" })
  /** Money in integer 分; the cell and the form show 元. With `open`, the word 待定 stands for an amount nobody knows yet. */
  | (FieldBase & { readonly kind: "money"; readonly open?: true })
  | (FieldBase & { readonly kind: "flag" })
  /** The name of an entry of a master list; a name missing there is kept and reported (V-11). */
  | (FieldBase & { readonly kind: "ref"; readonly to: MasterTable; readonly max: number })
  /** A ULID: the record's own, or another record's. */
  | (FieldBase & { readonly kind: "id" });

export type Kind = Field["kind"];
export type FieldOf<K extends Kind> = Extract<Field, { readonly kind: K }>;
export type Fields = Readonly<Record<string, Field>>;

/** The fingerprint of a row as Kesu wrote it: by it a change made without Kesu is seen (workbook/seal.ts). */
export const sealField = {
  kind: "text",
  max: 16,
  group: "helper",
  label: { zh: "封签", en: "Seal" },
  auto: true,
  note: true,
} as const satisfies Field;

/** The word for an amount nobody knows yet (§3 涉及金额). */
export const OPEN_AMOUNT = "待定";

/** What each kind is in code. Choices narrow to their own words; nothing filled in is null. */
type ValueOf<F extends Field> = F extends { kind: "choice"; options: infer O }
  ? keyof O & string
  : F extends { kind: "quantity"; pending: true }
    ? number | string
    : F extends { kind: "money"; open: true }
      ? number | typeof OPEN_AMOUNT
      : F extends { kind: "integer" | "quantity" | "rate" | "money" }
        ? number
        : F extends { kind: "flag" }
          ? boolean
          : string;

/** Any value a field can hold. */
export type Value = string | number | boolean | null;

/** The record type that a list of fields describes. */
export type RecordOf<Fs extends Fields> = { readonly [K in keyof Fs]: ValueOf<Fs[K]> | null };
