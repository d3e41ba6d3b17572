import { loadRegister } from "../workbook/register";
import type { Conflict } from "./merge-changes";
import type { Ports } from "./ports";
import { recordChange } from "./record-change";

/** Writes this side's value over the other side's, because a person chose it: an amendment like any other. */
export async function keepMine({ table, id, field, mine }: Conflict, ports: Ports): Promise<void> {
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays);
  await recordChange({ update: [{ table, id, to: { [field]: mine } }] }, register, ports);
}
