import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { resolve } from "node:path";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { monotonicFactory } from "ulid";
import type { Ports } from "../actions/ports";
import { nodeCodec } from "../opc/node-codec";
import { chineseHolidays } from "../procedure/calendar";
import { qp12a } from "../procedure/qp-12a";
import { openWorkbookFile } from "../workbook/file-store";
import { UsageError } from "./exit";
import { plantClock } from "../actions/plant-clock";

/** The templates that came with Kesu; QA's own stand in a folder of theirs (--templates). */
export const ownTemplates = resolve(__dirname, "../../templates");

export const holidays = chineseHolidays(holidaysJson);
export const newId = monotonicFactory();

/** A register file that is open, with everything the actions need; `save` writes the file. */
export interface OpenBook {
  readonly ports: Ports;
  readonly save: () => Promise<unknown>;
}

/** Opens a register for an action. Rejects with WorkbookError. */
export async function openBook(path: string, by: string): Promise<OpenBook> {
  const { workbook, save } = await openWorkbookFile(path, nodeCodec);
  const ports: Ports = { workbook, profile: qp12a, holidays, now: plantClock, newId, by, device: hostname() };
  return { ports, save };
}

/** A file's text; "-" is standard input. */
export async function readText(path: string): Promise<string> {
  if (path !== "-") return readFile(path, "utf8");
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** The name of who acts, which every writing verb needs. */
export function mustBeNamed(by: string | undefined): string {
  if (by === undefined || by.trim() === "") throw new UsageError("请用 --by <姓名> 写明是谁在操作。");
  return by.trim();
}
