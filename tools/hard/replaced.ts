import { readdirSync, renameSync, type WatchListener, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figures } from "./figures";
import { Stage } from "./stage";

/**
 * Somebody else replaces the file while `kesu register` runs, as Excel and sync clients do: written beside, then
 * renamed. In turn at a random moment, when the lock appears, when the new content does, and when the old is moved away.
 */
export async function replaced(rounds: number): Promise<Figures> {
  const stage = new Stage();
  await stage.register("first").ended;
  const figures = { rounds, merged: 0, inPlace: 0, kept: 0, gone: 0, refused: 0, lost: 0, unreadable: 0 };
  for (let round = 1; round <= rounds; round++) {
    const [mine, theirs] = [`mine-${round}`, `theirs-${round}`];
    const version = await stage.versionWith(theirs);
    const trigger = TRIGGERS[round % TRIGGERS.length];
    const { code, err } = await raced(stage, mine, version, trigger);
    if (code !== 0) figures.refused++;
    if (code === 2) console.error(err.trim());
    try {
      const { lots } = await stage.look();
      const [hasMine, hasTheirs] = [lots.includes(mine), lots.includes(theirs)];
      if (hasMine && hasTheirs) figures.merged++;
      else if (hasTheirs) figures.inPlace++;
      else if (await isKept(stage, theirs, err)) figures.kept++;
      else figures.gone++;
      // theirs came last and knows nothing of ours: that is theirs to do, as long as it stands
      if (code === 0 && !hasMine && !hasTheirs) figures.lost++;
    } catch {
      figures.unreadable++;
    }
  }
  const { gone, lost, unreadable } = figures;
  return { name: "replaced", figures, isWhole: gone + lost + unreadable === 0 };
}

const TRIGGERS = [undefined, /\.kesu-lock$/, /\.tmp$/, /\.old$/] as const;

async function raced(stage: Stage, lot: string, version: Uint8Array, trigger: RegExp | undefined) {
  const temporary = join(stage.folder, "~excel.part");
  writeFileSync(temporary, version);
  let isDone = false;
  const replace = (): void => {
    if (!isDone) renameSync(temporary, stage.book);
    isDone = true;
  };
  const onChange: WatchListener<string> = (_, name) => {
    if (name !== null && trigger?.test(name)) replace();
  };
  const watching = watch(stage.folder, onChange);
  const timer = trigger ? undefined : setTimeout(replace, Math.random() * 1000);
  const end = await stage.register(lot).ended;
  clearTimeout(timer);
  watching.close();
  replace(); // the moment never came: after the save, then
  return end;
}

/** Does the backup hold it, or a file that was told? */
async function isKept(stage: Stage, lot: string, said: string): Promise<boolean> {
  const names = readdirSync(stage.folder).filter(
    (name) => name.includes("kesu-backup") || (name.includes("kesu-kept") && said.includes(name)),
  );
  for (const name of names) if ((await stage.look(join(stage.folder, name))).lots.includes(lot)) return true;
  return false;
}
