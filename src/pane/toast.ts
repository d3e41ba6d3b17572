import { createContext, use } from "react";
import type { Undone } from "../actions/undo-last";
import type { Case } from "../rules/case";

/** Something that is done, to be told without standing in the way. A saved change can be taken back. */
export type Toast =
  | { readonly what: "saved" }
  /** A click met another action that is still running. */
  | { readonly what: "busy" }
  | { readonly what: "advanced"; readonly one: Case }
  | { readonly what: "undone"; readonly undone: Undone };

export const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Tells a person that something is done. */
export const useTell = (): ((toast: Toast) => void) => use(ToastContext);
