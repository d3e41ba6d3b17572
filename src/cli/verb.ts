import type { Command } from "commander";
import type { ExitCode } from "./exit";

/** Wraps an action so that its exit code is set and what it throws becomes a sentence. */
export type Run = <A extends unknown[]>(
  verb: (...args: A) => Promise<ExitCode>,
) => (...args: A) => Promise<void>;

/** A verb adds itself to the command line. */
export type Verb = (kesu: Command, run: Run) => void;
