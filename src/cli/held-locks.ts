import type { FileLock } from "../workbook/file-store/file-lock";

const held = new Set<FileLock>();

/** A lock that is held until the verb has ended. */
export function holdToTheEnd(lock: FileLock): void {
  if (held.size === 0)
    for (const [signal, code] of ENDINGS)
      process.once(signal, () => {
        for (const each of held) each.drop();
        process.exit(code);
      });
  held.add(lock);
}

/** The verb has ended, well or not. */
export async function letGo(): Promise<void> {
  for (const lock of held) await lock.release();
  held.clear();
}

/** Ctrl+C, a closed terminal, a computer that shuts down. */
const ENDINGS = [
  ["SIGINT", 130],
  ["SIGHUP", 129],
  ["SIGTERM", 143],
] as const;
