import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

const root = resolve(__dirname, "../..");
const bundle = join(root, "dist/test-cli/kesu.cjs");

/** Bundles the command line once, as the build does, beside the project's own templates. */
export function build(): void {
  buildSync({
    entryPoints: [join(root, "src/cli/main.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: bundle,
    logLevel: "error",
  });
}

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs kesu in a process of its own, in a folder; `input` goes to standard input. */
export function kesu(folder: string, args: readonly string[], input = ""): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: folder,
    encoding: "utf8",
    input,
  });
  return { code: status, out: stdout, err: stderr };
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "kesu-cli-"));

export function draftFile(folder: string, draft: object): string {
  const path = join(folder, "draft.json");
  writeFileSync(path, JSON.stringify(draft));
  return path;
}
