import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { WorkbookError } from "../port";
import { localTime } from "./local-time";

/** A file beside a workbook that says somebody has it open; or had, when that program crashed. */
export interface OpenSign {
  readonly path: string;
  /** Who has it open, as that program wrote it; empty where it did not. */
  readonly holder: string;
  /** When the file was written, in milliseconds. */
  readonly since: number;
}

/** Excel's `~$name`, WPS's `.~name` and LibreOffice's `.~lock.name#` beside a workbook. */
export function openSigns(target: string): readonly OpenSign[] {
  const name = basename(target);
  return [`~$${name}`, `.~${name}`, `.~lock.${name}#`].flatMap((sign) => {
    const path = join(dirname(target), sign);
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? [{ path, holder: holderIn(path), since: found.mtimeMs }] : [];
  });
}

/** Nothing is written over a workbook somebody has open: their next save would take it away again. */
export function refuseOpenElsewhere(target: string): void {
  const [sign] = openSigns(target);
  if (sign) throw new WorkbookError("open-elsewhere", saySign(sign));
}

/** "林晓 · 2026-12-01 09:12:40 · /台账/~$台账.xlsx". */
export const saySign = ({ path, holder, since }: OpenSign): string =>
  [...(holder === "" ? [] : [holder]), localTime(since), path].join(" · ");

/** Excel locks its own file on its own computer: then the name stays unread. */
function holderIn(path: string): string {
  try {
    const bytes = readFileSync(path);
    return (path.endsWith("#") ? userOfLibreOffice(bytes.toString("utf8")) : userOfExcel(bytes)).trim();
  } catch {
    return "";
  }
}

/** `,user,host,time,profile;` with the full name, where there is one, before the first comma. */
function userOfLibreOffice(text: string): string {
  const [name = "", user = "", host = ""] = text.split(",");
  const who = name === "" ? user : name;
  return host === "" ? who : `${who}@${host}`;
}

/** An owner file of Excel has 165 bytes: the name in the code page of the computer, then its length and it in UTF-16. */
function userOfExcel(bytes: Buffer): string {
  const at = bytes.length === 165 ? 55 : 54;
  if (bytes.length < at + 2) return "";
  return bytes.toString("utf16le", at + 2, at + 2 + 2 * Math.min(bytes.readUInt16LE(at), 54));
}
