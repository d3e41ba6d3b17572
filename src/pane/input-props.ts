import type { FieldOf, Kind } from "../records/field";
import type { Suggestion } from "./knowledge";

/** What every input of a form is given; what is typed stays text until the rules read it. */
export interface InputBase {
  readonly id: string;
  readonly value: string;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  /** The procedure's word for a quantity not known yet (§6.1.2). */
  readonly pendingToken: string | undefined;
  readonly offers: ((text: string) => readonly Suggestion[]) | undefined;
  readonly onType: (text: string) => void;
}

/** An input of one kind of field knows the field's own options. */
export interface InputProps<K extends Kind> extends InputBase {
  readonly field: FieldOf<K>;
}

/** The attributes that tie an input to its label and to what is said about it. */
export const tiesOf = ({ id, required, invalid, describedBy }: InputBase) => ({
  id,
  "aria-required": required,
  "aria-invalid": invalid,
  ...(describedBy !== undefined && { "aria-describedby": describedBy }),
});
