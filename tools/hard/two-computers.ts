import { spawnSync } from "node:child_process";
import type { Figures } from "./figures";
import { type Ended, Stage } from "./stage";

/** A second computer: a name of its own, and processes of its own whose numbers say nothing to the first. */
const elsewhere = (host: string): readonly string[] => [
  ...["unshare", "--pid", "--uts", "--fork", "--mount-proc", "--kill-child"],
  ...["sh", "-c", `hostname ${host} && exec "$@"`, "sh"],
];

/** Two computers register at the same time in a shared folder, again and again; every complaint must stand. */
export async function twoComputers(rounds: number): Promise<Figures> {
  if (spawnSync("unshare", [...elsewhere("QA-PC2").slice(1), "true"]).status !== 0) {
    const skipped = "unshare is not permitted here: a second computer cannot be played";
    return { name: "two computers", figures: {}, isWhole: true, skipped };
  }
  const stage = new Stage();
  const figures = { rounds, ...nothing() };
  for (let round = 1; round <= rounds; round++) {
    const lots = [`pc1-${round}`, `pc2-${round}`];
    const runs = lots.map((lot, index) => stage.register(lot, elsewhere(`QA-PC${index + 1}`)));
    await count(stage, lots, await Promise.all(runs.map(({ ended }) => ended)), figures);
  }
  return { name: "two computers", figures, isWhole: isWhole(figures) };
}

/** Ten people on one computer register at the same moment: all succeed, with ten numbers. */
export async function tenAtOnce(rounds: number): Promise<Figures> {
  const stage = new Stage();
  const figures = { rounds, ...nothing() };
  for (let round = 1; round <= rounds; round++) {
    const lots = Array.from({ length: 10 }, (_, index) => `r${round}-${index}`);
    const runs = lots.map((lot) => stage.register(lot));
    await count(stage, lots, await Promise.all(runs.map(({ ended }) => ended)), figures);
  }
  return { name: "ten at once", figures, isWhole: isWhole(figures) };
}

const nothing = () => ({ registered: 0, refused: 0, lost: 0, twice: 0, damaged: 0, litter: 0 });
type Counted = ReturnType<typeof nothing>;

/** A number that was printed must be the number that stands. */
async function count(
  stage: Stage,
  wanted: readonly string[],
  ends: readonly Ended[],
  figures: Counted,
): Promise<void> {
  const { lots, numbers, damages } = await stage.look();
  for (const [index, { code, out, err }] of ends.entries()) {
    if (code === 0) figures.registered++;
    else figures.refused++;
    if (code !== 0) console.error(err.trim());
    const at = lots.indexOf(wanted[index] ?? "");
    if (code === 0 && (at < 0 || numbers[at] !== out.trim())) figures.lost++;
  }
  figures.twice += numbers.length - new Set(numbers).size;
  figures.damaged += damages;
  figures.litter += stage.litter().length;
}

const isWhole = ({ refused, lost, twice, damaged, litter }: Counted): boolean =>
  refused + lost + twice + damaged + litter === 0;
