import { useSyncExternalStore } from "react";
import type { SheetSide, SheetState } from "./sheet-side";

const nothing = (): undefined => undefined;
const never = (): (() => void) => nothing;

/** What the sheet behind the register has to show; undefined where there is none. */
export const useSheetState = (sheet: SheetSide | undefined): SheetState | undefined =>
  useSyncExternalStore(sheet?.subscribe ?? never, sheet?.state ?? nothing);
