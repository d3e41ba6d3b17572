import type { ExitCode } from "./exit";

/** What was given cannot be read, or is not there: said to people, and with `json` to programs as an issue. */
export function refuse(message: string, fields: readonly string[], json = false): ExitCode {
  console.error(message);
  if (json)
    console.log(
      JSON.stringify({ issues: [{ rule: "V-10", clause: "§6.1.1", severity: "block", fields, message }] }),
    );
  return 1;
}
