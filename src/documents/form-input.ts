import type { FormId } from "../procedure/procedure";
import type { Case } from "../rules/case";
import type { FlowContext } from "../rules/flow/context";
import type { Picture } from "./fill";
import type { FormLanguage } from "./words";

/** Who a printed form is for: the customer's copy carries no internal field. */
export type Copy = "internal" | "customer";

/** What any form is printed from. */
export interface FormInput {
  readonly form: FormId;
  readonly copy: Copy;
  readonly language: FormLanguage;
  /** "2026-11-22 14:05", the plant's wall clock. */
  readonly printedAt: string;
  readonly context: FlowContext;
  /** The code of the log as it stood; "" where nothing is logged. */
  readonly logCode: string;
  readonly pictures?: { readonly logo?: Picture; readonly photos?: readonly Picture[] };
}

/** What a form about a complaint is printed from. */
export interface ComplaintInput extends FormInput, Case {
  /** The assessed grade; its reasons as sentences. */
  readonly grade: {
    readonly grade: string;
    readonly provisional: boolean;
    readonly reasons: readonly string[];
  };
}

/** Words by tag. */
export type Texts = Record<string, string>;
/** Rows of a list by its columns. */
export type Rows = readonly Readonly<Texts>[];
