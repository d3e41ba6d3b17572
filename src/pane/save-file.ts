import { WorkbookError } from "../workbook/port";
import type { Sent } from "./book";
import { type DiskStamp, readFile, writeFile } from "./disk-file";
import type { FileSide } from "./register-session";

/** How often a file that others keep saving is merged into anew. */
const MERGES = 3;

/**
 * Writes the register into a file. Where somebody has changed the file since `known`, it is read again and this side's
 * changes are merged into it first; what was typed is never thrown away. Rejects with WorkbookError.
 */
export async function saveInto(
  session: FileSide,
  handle: FileSystemFileHandle,
  known: DiskStamp | undefined,
): Promise<void> {
  let standing = known;
  for (let attempt = 0; ; attempt++) {
    let sent: Sent | undefined;
    try {
      const stamp = await writeFile(
        handle,
        () => {
          sent = session.sent();
          return sent.bytes;
        },
        standing,
      );
      await session.stand({ name: handle.name, origin: "disk", handle, stamp }, sent);
      return;
    } catch (error) {
      const isStale = error instanceof WorkbookError && error.code === "changed-since-opened";
      if (!isStale || attempt === MERGES) throw error;
    }
    const theirs = await readFile(handle);
    await session.merge(theirs.bytes, theirs.stamp);
    standing = theirs.stamp;
  }
}
