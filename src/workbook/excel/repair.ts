import type { TableName } from "../../records/tables";
import { type ExcelDoor, inExcel } from "./door";
import { discover } from "./places";
import { mendColumns } from "./repair-columns";
import { type Damage, type DamageOf, keyOf } from "./repair-damage";
import { damagesOf } from "./repair-find";
import { mendFormulas } from "./repair-formulas";
import { type Look, lookAt } from "./repair-look";
import { mendSimple, simpleCodes } from "./repair-simple";
import { mendTable, tableCodes } from "./repair-tables";
import { drawUndrawn } from "./set-up-later";
import { reachToTheEnd } from "./whole-columns";

/** What people have done to the register's sheets since they were drawn. Rejects with WorkbookError: `no-register` … */
export const findDamage = (door: ExcelDoor): Promise<readonly Damage[]> =>
  inExcel(door, async (context) => damagesOf(await lookAt(context)));

/**
 * Mends the damages given that are `repairable` and still there; nothing anybody has entered is overwritten. In turns,
 * each on a fresh look: what one mends moves the cells of the next. Rejects with WorkbookError; the turns before stand.
 */
export async function repair(door: ExcelDoor, damages: readonly Damage[]): Promise<void> {
  const asked = damages.filter(({ repairable }) => repairable);
  await inExcel(door, async (context) => {
    await turn(context, asked, simpleCodes, (look, todo) => {
      for (const damage of todo) mendSimple(context, look, damage);
    });
    const tables: Damage[] = [];
    for (let more = true; more;) {
      const mended = await turn(context, asked, tableCodes, (look, todo) => {
        for (const damage of todo) mendTable(context, look, damage);
      });
      tables.push(...mended);
      more = mended.some(({ code }) => code === "rows-below"); // of very many only the first are looked at
    }
    const columns = await turn(context, asked, ["column-deleted"], (look, todo) => {
      mendColumns(context, look, todo.filter(isDeleted));
    });
    const mended = new Set<TableName>([
      ...tables.filter(({ code }) => code === "table-converted").map(({ table }) => table),
      ...columns.map(({ table }) => table),
    ]);
    const fresh = new Set(columns.filter(isDeleted).map(({ table, field }) => `${table}.${field}`));
    if (mended.size > 0)
      await mendFormulas(context, await lookAt(context), { tables: mended, columns: fresh });
    await reachToTheEnd(context, (await discover(context)).places);
    if (asked.some(({ code }) => code === "not-drawn")) await drawUndrawn(context);
  });
}

/**
 * Lets checks and marks of an earlier Kesu reach all the way down. Excel could not grow a table over the rows that lay
 * below them: those a person has just `typed` there it takes in now. Rejects with WorkbookError.
 */
export async function mendShortChecks(door: ExcelDoor, typed: readonly TableName[]): Promise<void> {
  const short = await inExcel(door, async (context) =>
    reachToTheEnd(context, (await discover(context)).places),
  );
  if (!typed.some((table) => short.has(table))) return;
  const below = (await findDamage(door)).filter(
    ({ code, table }) => code === "rows-below" && short.has(table) && typed.includes(table),
  );
  await repair(door, below);
}

const isDeleted = (damage: Damage): damage is DamageOf<"column-deleted"> => damage.code === "column-deleted";

/** One turn of a repair; resolves to what was mended. */
async function turn(
  context: Excel.RequestContext,
  asked: readonly Damage[],
  codes: readonly Damage["code"][],
  mend: (look: Look, todo: readonly Damage[]) => void,
): Promise<readonly Damage[]> {
  const wanted = new Set(asked.filter(({ code }) => codes.includes(code)).map(keyOf));
  if (wanted.size === 0) return [];
  const look = await lookAt(context);
  const todo = damagesOf(look).filter((damage) => damage.repairable && wanted.has(keyOf(damage)));
  if (todo.length === 0) return [];
  mend(look, todo);
  await context.sync();
  return todo;
}
