import { createContext } from "react";
import { type WaysOut, waysOut } from "./hand-over";

/** The ways a file gets out of this window: a browser's own, unless Excel shows the pane. */
export const HandOverContext = createContext<() => WaysOut>(() => waysOut(undefined));
