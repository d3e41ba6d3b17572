import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lets so many teams of people live through a story in one workbook (test/co-authoring), one process a core, and prints
 * the figures by move. `node tools/co-authoring.js 500 [first seed]`; ends with 1 when anything was lost.
 */
const seeds = Number(process.argv[2] ?? 500);
const first = Number(process.argv[3] ?? 1);
const processes = Math.max(1, Math.min(availableParallelism(), 8));
const share = Math.ceil(seeds / processes);
const folder = mkdtempSync(join(tmpdir(), "kesu-"));
const figures = join(folder, "figures");

const run = (from, count) =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      KESU_FIRST_SEED: String(from),
      KESU_SEEDS: String(count),
      KESU_FIGURES: figures,
    };
    const args = ["node_modules/jest/bin/jest.js", "test/co-authoring", "-t", "whatever"];
    spawn(process.execPath, args, { env, stdio: "inherit" }).on("exit", resolve);
  });

const ends = await Promise.all(
  Array.from({ length: processes }, (_, index) => {
    const from = index * share;
    return run(first + from, Math.max(0, Math.min(share, seeds - from)));
  }),
);

const moves = new Map();
for (const line of readFileSync(figures, "utf8").trim().split("\n"))
  for (const [move, counts] of Object.entries(JSON.parse(line))) {
    const known = moves.get(move) ?? { stories: 0, broughtBack: 0, asked: 0 };
    moves.set(
      move,
      Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count + known[name]])),
    );
  }
rmSync(folder, { recursive: true });
console.table(Object.fromEntries([...moves].sort(([, a], [, b]) => b.stories - a.stories)));
process.exitCode = ends.every((code) => code === 0) ? 0 : 1;
