import { existsSync } from "node:fs";
import type { Figures } from "./figures";
import { Stage } from "./stage";

/** How often a run is let through between the killed ones: it must leave nothing of theirs. */
const EVERY = 5;

/** Kills `kesu register` at so many different moments, the later half of a run twice as densely: there it saves. */
export async function killed(moments: number): Promise<Figures> {
  const stage = new Stage();
  const acknowledged = new Set<string>();
  const figures = {
    killed: 0,
    tooLate: 0,
    absent: 0,
    unreadable: 0,
    damaged: 0,
    lost: 0,
    litter: 0,
    failed: 0,
  };
  let length = await timeOf(stage, "first", acknowledged);
  for (let moment = 1; figures.killed < moments; moment++) {
    const lot = `lot-${moment}`;
    const { child, ended } = stage.register(lot);
    const at = (figures.killed + 1) / (moments + 1);
    const timer = setTimeout(() => child.kill("SIGKILL"), length * (moment % 3 === 0 ? at : 0.5 + at / 2));
    const { code } = await ended;
    clearTimeout(timer);
    if (code === null) figures.killed++;
    else length *= 0.97; // the machine has become faster: it was through before
    if (code !== null) figures.tooLate++;
    if (code === 0) acknowledged.add(lot);
    if (!existsSync(stage.book)) figures.absent++;
    else if (!(await isWhole(stage, acknowledged, figures))) figures.unreadable++;
    if (moment % EVERY > 0 && figures.killed < moments) continue;
    length = await timeOf(stage, `through-${moment}`, acknowledged);
    if (!acknowledged.has(`through-${moment}`)) figures.failed++;
    figures.litter += stage.litter().length;
    for (const name of stage.litter()) console.error(`left behind: ${name}`);
    if (!(await isWhole(stage, acknowledged, figures))) figures.unreadable++;
  }
  const { unreadable, damaged, lost, litter, failed } = figures;
  return { name: "killed", figures, isWhole: unreadable + damaged + lost + litter + failed === 0 };
}

/** How long a run takes that nobody disturbs, in milliseconds. */
async function timeOf(stage: Stage, lot: string, acknowledged: Set<string>): Promise<number> {
  const begin = performance.now();
  const { code, err } = await stage.register(lot).ended;
  if (code === 0) acknowledged.add(lot);
  else console.error(err);
  return performance.now() - begin;
}

/** Counts what is damaged or lost; false where the file does not open. */
async function isWhole(
  stage: Stage,
  acknowledged: ReadonlySet<string>,
  figures: { damaged: number; lost: number },
): Promise<boolean> {
  try {
    const { lots, damages } = await stage.look();
    figures.damaged += damages;
    figures.lost += [...acknowledged].filter((lot) => !lots.includes(lot)).length;
    return true;
  } catch {
    return false;
  }
}
