import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

/**
 * Lets so many teams of people live through a story in one workbook (test/co-authoring), one process a core.
 * `node tools/co-authoring.js 500 [first seed]`; ends with 1 when anything was lost.
 */
const seeds = Number(process.argv[2] ?? 500);
const first = Number(process.argv[3] ?? 1);
const processes = Math.max(1, Math.min(availableParallelism(), 8));
const share = Math.ceil(seeds / processes);

const run = (from, count) =>
  new Promise((resolve) => {
    const env = { ...process.env, KESU_FIRST_SEED: String(from), KESU_SEEDS: String(count) };
    const args = ["node_modules/jest/bin/jest.js", "test/co-authoring", "-t", "whatever"];
    spawn(process.execPath, args, { env, stdio: "inherit" }).on("exit", resolve);
  });

const ends = await Promise.all(
  Array.from({ length: processes }, (_, index) => {
    const from = index * share;
    return run(first + from, Math.max(0, Math.min(share, seeds - from)));
  }),
);
process.exitCode = ends.every((code) => code === 0) ? 0 : 1;
