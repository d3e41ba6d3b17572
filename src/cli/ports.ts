import { hostname, userInfo } from "node:os";
import { resolve } from "node:path";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { monotonicFactory } from "ulid";
import { MemoryOutbox } from "../actions/memory-outbox";
import { mergeChanges, type Merged, nothingMerged } from "../actions/merge-changes";
import { plantClock } from "../actions/plant-clock";
import type { Ports } from "../actions/ports";
import { takeIn } from "../actions/take-in";
import { nodeCodec } from "../opc/node-codec";
import { chineseHolidays } from "../procedure/calendar";
import { qp12a } from "../procedure/qp-12a";
import type { VoidedSignature } from "../rules/flow/voided-by";
import { saySignature } from "../texts/say";
import { zh } from "../texts/zh";
import type { FileLock } from "../workbook/file-store/file-lock";
import {
  lockExisting,
  openWorkbookFile,
  readGiven,
  type StoredWorkbook,
} from "../workbook/file-store/open-file";
import type { Tell } from "../workbook/file-store/told";
import { WorkbookError } from "../workbook/port";
import { MergeRefused, UsageError } from "./exit";
import { holdToTheEnd } from "./held-locks";

/** The templates that came with Kesu; QA's own stand in a folder of theirs (--templates). */
export const ownTemplates = resolve(__dirname, "../../templates");

export const holidays = chineseHolidays(holidaysJson);
export const newId = monotonicFactory();

/** A register file that is open, with everything the actions need; `save` writes the file. */
export interface OpenBook {
  readonly ports: Ports;
  /** Where somebody has saved the file meanwhile, this side's changes are merged into it; rejects with MergeRefused. */
  readonly save: () => Promise<Merged>;
}

/** How often a file that others keep saving is merged into anew. */
const MERGES = 5;

/**
 * Opens a register that will be written: no other Kesu writes it until the verb has ended, so that the number that is
 * drawn is the number that stays. Excel and sync clients know no such lock; what they save meanwhile is merged into.
 * Rejects with WorkbookError.
 */
export async function openToWrite(path: string, by: string): Promise<OpenBook> {
  const lock = await lockExisting(path, tell);
  holdToTheEnd(lock);
  return openBook(path, by, lock);
}

/** Opens a register for an action; where it is saved, it is locked for that long. Rejects with WorkbookError. */
export async function openBook(path: string, by: string, lock?: FileLock): Promise<OpenBook> {
  const outbox = new MemoryOutbox();
  let file = await openWorkbookFile(path, nodeCodec, tell);
  const { workbook } = file;
  const own = { profile: qp12a, holidays, now: plantClock, newId, by, device: hostname() };
  const saveUnder = async (held: FileLock): Promise<Merged> => {
    let merged = nothingMerged;
    for (let attempt = 0; ; attempt++) {
      try {
        await file.save(held);
        return merged;
      } catch (error) {
        if (!isReplaced(error) || attempt === MERGES) throw error;
        file = await reopened(path, error);
      }
      const theirs = { ...own, workbook: file.workbook };
      await takeIn(theirs, { how: "outside" });
      merged = await mergeChanges(outbox.kept, theirs);
      if (merged.conflicts.length > 0) throw new MergeRefused(merged.conflicts);
    }
  };
  const mayVoid = (signatures: readonly VoidedSignature[]): boolean => {
    console.error(zh.evidence.voids(signatures.map((each) => saySignature(zh, each))));
    return true;
  };
  const save = async (): Promise<Merged> => {
    if (lock) return saveUnder(lock);
    const own = await lockExisting(path, tell);
    try {
      return await saveUnder(own);
    } finally {
      await own.release();
    }
  };
  return { ports: { ...own, workbook, outbox, mayVoid }, save };
}

/** Says on standard error what a person has to know of a file that was written. */
export const tell: Tell = ({ code, detail }) => {
  console.error(zh.stored[code](detail));
};

const isReplaced = (error: unknown): boolean =>
  error instanceof WorkbookError &&
  (error.code === "changed-since-opened" || error.code === "gone-since-opened");

/** Excel takes a file away for a moment while it saves; one that stays away was deleted, and is not made anew. */
async function reopened(path: string, error: unknown): Promise<StoredWorkbook> {
  try {
    return await openWorkbookFile(path, nodeCodec, tell);
  } catch (cause) {
    throw cause instanceof WorkbookError && cause.code === "not-found"
      ? new WorkbookError("gone-since-opened", path, { cause: error })
      : cause;
  }
}

/** A file's text in UTF-8; "-" is standard input. */
export async function readText(path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  if (path === "-") for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  else chunks.push(await readGiven(path));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UsageError(`${path === "-" ? "标准输入" : path}不是 UTF-8 编码，请另存为 UTF-8 后再试。`);
  }
}

/** Who acts: --by, else the 登记人 of the draft, else the user of this computer. */
export const actor = (by: string | undefined, registeredBy: unknown): string =>
  [by, registeredBy].find((name): name is string => typeof name === "string" && name.trim() !== "")?.trim() ??
  userInfo().username;
