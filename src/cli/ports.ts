import { readFile } from "node:fs/promises";
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
import { openWorkbookFile } from "../workbook/file-store";
import { WorkbookError } from "../workbook/port";
import { MergeRefused, UsageError } from "./exit";

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
const MERGES = 3;

/** Opens a register for an action. Rejects with WorkbookError. */
export async function openBook(path: string, by: string): Promise<OpenBook> {
  const outbox = new MemoryOutbox();
  let file = await openWorkbookFile(path, nodeCodec);
  const { workbook } = file;
  const own = { profile: qp12a, holidays, now: plantClock, newId, by, device: hostname() };
  const save = async (): Promise<Merged> => {
    let merged = nothingMerged;
    for (let attempt = 0; ; attempt++) {
      try {
        await file.save();
        return merged;
      } catch (error) {
        const isStale = error instanceof WorkbookError && error.code === "changed-since-opened";
        if (!isStale || attempt === MERGES) throw error;
      }
      file = await openWorkbookFile(path, nodeCodec);
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
  return { ports: { ...own, workbook, outbox, mayVoid }, save };
}

/** A file's text in UTF-8; "-" is standard input. */
export async function readText(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  if (path === "-") for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  else chunks.push(await readFile(path));
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
