import { readFile } from "node:fs/promises";
import { hostname, userInfo } from "node:os";
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
