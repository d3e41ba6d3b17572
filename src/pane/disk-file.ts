import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { WorkbookError } from "../workbook/port";

/** How a file on disk was when it was last read or written: enough to see that somebody else has changed it. */
export interface DiskStamp {
  readonly lastModified: number;
  readonly size: number;
  readonly hash: string;
}

/** A file a person has chosen. `handle` where the browser can write it back. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stamp: DiskStamp;
  readonly handle?: FileSystemFileHandle;
}

/** The pickers of the File System Access API, which TypeScript's DOM does not know yet. */
interface Pickers {
  readonly showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
}
type AskingHandle = FileSystemFileHandle & {
  readonly requestPermission?: (wanted: { readonly mode: "readwrite" }) => Promise<unknown>;
};
const pickers = (): Pickers => window as unknown as Pickers;

const MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const types = [{ description: "Excel", accept: { [MIME]: [".xlsx", ".xlsm"] } }];

/** Can this browser write a file back to where it was opened? */
export const canWriteFiles = (): boolean => pickers().showSaveFilePicker !== undefined;

/** Lets a person choose a workbook; undefined when nothing was chosen. */
export async function chooseFile(): Promise<ChosenFile | undefined> {
  const { showOpenFilePicker } = pickers();
  if (!showOpenFilePicker) {
    const file = await chooseByInput();
    return file && { name: file.name, ...(await stamped(file)) };
  }
  const [handle] = (await unlessCancelled(showOpenFilePicker({ types }))) ?? [];
  return handle && { name: handle.name, handle, ...(await stamped(await handle.getFile())) };
}

/** Lets a person choose where a new file goes; undefined when the choice was cancelled. */
export const choosePlace = async (suggestedName: string): Promise<FileSystemFileHandle | undefined> =>
  unlessCancelled(pickers().showSaveFilePicker?.({ suggestedName, types }) ?? Promise.resolve(undefined));

/**
 * Writes a file whole, after checking that nobody has changed it since `known`; resolves to how it is now.
 * Rejects with WorkbookError: then the file on disk is as it was. After a reload the browser asks for the right to
 * write anew, which it only does right after a click: so that comes before the bytes are made.
 */
export async function writeFile(
  handle: FileSystemFileHandle,
  make: () => Promise<Uint8Array>,
  known: DiskStamp | undefined,
): Promise<DiskStamp> {
  try {
    await (handle as AskingHandle).requestPermission?.({ mode: "readwrite" });
    const bytes = await make();
    await refuseOther(handle, known);
    const stream = await handle.createWritable();
    try {
      await stream.write(bytes as Uint8Array<ArrayBuffer>);
      await refuseOther(handle, known); // a long write, and somebody saves meanwhile
    } catch (cause) {
      await stream.abort();
      throw cause;
    }
    await stream.close();
    const { stamp } = await stamped(await handle.getFile());
    if (stamp.hash !== hashOf(bytes)) throw new WorkbookError("changed-since-opened");
    return stamp;
  } catch (cause) {
    if (cause instanceof WorkbookError) throw cause;
    const name = cause instanceof DOMException ? cause.name : "";
    if (name === "NotFoundError") throw new WorkbookError("gone-since-opened", handle.name, { cause });
    if (name === "NotAllowedError") throw new WorkbookError("access-denied", handle.name, { cause });
    if (name === "QuotaExceededError") throw new WorkbookError("disk-full", handle.name, { cause });
    if (name === "NoModificationAllowedError" || name === "InvalidStateError")
      throw new WorkbookError("locked", handle.name, { cause });
    throw new WorkbookError("write-failed", cause instanceof Error ? cause.message : "", { cause });
  }
}

/** A file somebody else has changed since `known` is not written over, nor is one that is gone made anew. */
async function refuseOther(handle: FileSystemFileHandle, known: DiskStamp | undefined): Promise<void> {
  if (!known) return;
  const { stamp } = await stamped(await handle.getFile());
  if (stamp.hash !== known.hash) throw new WorkbookError("changed-since-opened");
}

/** Reads a file anew. Rejects with WorkbookError. */
export async function readFile(
  handle: FileSystemFileHandle,
): Promise<{ readonly bytes: Uint8Array; readonly stamp: DiskStamp }> {
  try {
    return await stamped(await handle.getFile());
  } catch (cause) {
    throw new WorkbookError("not-found", handle.name, { cause });
  }
}

/** Hands bytes to the browser's downloads. Whether they arrive nobody tells, so nobody may say "saved". */
export function download(name: string, bytes: Uint8Array, type = MIME): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

async function stamped(file: File): Promise<{ bytes: Uint8Array; stamp: DiskStamp }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { bytes, stamp: { lastModified: file.lastModified, size: file.size, hash: hashOf(bytes) } };
}

async function unlessCancelled<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") return undefined;
    throw cause;
  }
}

function chooseByInput(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".xlsx,.xlsm";
    input.onchange = () => {
      resolve(input.files?.[0]);
    };
    input.oncancel = () => {
      resolve(undefined);
    };
    input.click();
  });
}
