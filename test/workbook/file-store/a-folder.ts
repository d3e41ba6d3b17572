import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeCodec } from "../../../src/opc/node-codec";
import { lockName } from "../../../src/workbook/file-store/beside";
import { type LockNote, ownNote } from "../../../src/workbook/file-store/lock-note";
import { openWorkbookFile, type StoredWorkbook } from "../../../src/workbook/file-store/open-file";
import type { StoreNote } from "../../../src/workbook/file-store/told";
import { insert, rowsOf, ulid } from "../contract";
import { tinyRegister } from "../tiny-register";

/** A folder with a register in it, for one test. */
export class AFolder {
  readonly path = mkdtempSync(join(tmpdir(), "kesu-store-"));
  readonly book = join(this.path, "客诉台账.xlsx");
  readonly backup = join(this.path, "客诉台账.kesu-backup.xlsx");
  readonly lock = lockName(this.book);
  readonly told: StoreNote[] = [];

  static async withRegister(): Promise<AFolder> {
    const folder = new AFolder();
    writeFileSync(folder.book, await tinyRegister());
    return folder;
  }

  open(path = this.book): Promise<StoredWorkbook> {
    return openWorkbookFile(path, nodeCodec, (note) => this.told.push(note));
  }

  /** The register, opened, with one more customer that is not saved yet. */
  async withCustomer(n = 1, name = "甲"): Promise<StoredWorkbook> {
    const stored = await this.open();
    await insert(stored.workbook, { id: ulid(n), name });
    return stored;
  }

  async names(path = this.book): Promise<unknown[]> {
    return (await rowsOf((await this.open(path)).workbook, "customer")).map((row) => row["name"]);
  }

  list(): readonly string[] {
    return readdirSync(this.path).sort();
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The note of a holder who differs from this process in what is given. */
export const noteOf = (other: Partial<LockNote>): string =>
  JSON.stringify({ ...ownNote("0123456789ab"), ...other });

/** The pid of a process that has ended. */
export const deadPid = (): number => spawnSync("true").pid;
