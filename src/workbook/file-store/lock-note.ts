import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, networkInterfaces, userInfo } from "node:os";
import { codeOf } from "./file-fault";

/** Who holds a lock, as it stands in the lock file. */
export interface LockNote {
  readonly host: string;
  readonly user: string;
  readonly pid: number;
  /** Which running system: two computers may have one name, and one system many rooms for processes (containers). */
  readonly machine: string;
  readonly room: string;
  /** When the process began, as its system counts: a pid is given out again. */
  readonly born: string;
  /** Milliseconds by the clock of the holder: to be told, never to be judged by. */
  readonly time: number;
  readonly mark: string;
}

/** The note of this process. */
export const ownNote = (mark: string): LockNote => ({
  host: hostname(),
  user: userName(),
  pid: process.pid,
  machine: machine(),
  room: room(),
  born: processAt("self")?.born ?? "",
  time: Date.now(),
  mark,
});

/** What stands in a lock file; undefined where it is empty, cut short, or of a Kesu that wrote no host. */
export function parseNote(text: string): LockNote | undefined {
  try {
    const { host, user, pid, machine, room, born, time, mark } = JSON.parse(text) as Partial<LockNote>;
    const texts = [host, user, machine, room, born, mark];
    if (!texts.every((each) => typeof each === "string")) return undefined;
    if (!Number.isSafeInteger(pid) || (pid ?? 0) <= 0 || typeof time !== "number") return undefined;
    return { host, user, pid, machine, room, born, time, mark } as LockNote;
  } catch {
    return undefined;
  }
}

/**
 * Is it certain that the holder runs no more? Only of a process of this very system, and of the same room for
 * processes, does its pid say anything; of all others only time does.
 */
export function isProvablyDead(note: LockNote): boolean {
  const here = ownNote("");
  if (note.machine === "" || note.machine !== here.machine) return false;
  if (note.room !== here.room || note.host !== here.host) return false;
  if (!isAlive(note.pid)) return true;
  const found = processAt(String(note.pid));
  return found !== undefined && (found.isZombie || (note.born !== "" && found.born !== note.born));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

/** The name of who is logged on; a container may have a user without one. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env["USER"] ?? process.env["USERNAME"] ?? "?";
  }
}

/** Linux numbers its starts; elsewhere the network cards tell computers apart. Empty where nothing does. */
function machine(): string {
  if (process.platform === "linux")
    return orEmpty(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const cards = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const addresses = cards.filter(({ internal }) => !internal).map(({ mac }) => mac);
  if (addresses.length === 0) return "";
  return createHash("sha256")
    .update([...new Set(addresses)].sort().join(" "))
    .digest("hex")
    .slice(0, 16);
}

const room = (): string =>
  process.platform === "linux" ? orEmpty(() => readlinkSync("/proc/self/ns/pid")) : "";

/** When a process of this room began, and whether only its entry is left; undefined where the system does not say. */
function processAt(pid: string): { readonly born: string; readonly isZombie: boolean } | undefined {
  if (orEmpty(() => readlinkSync("/proc/self")) !== String(process.pid)) return undefined; // another room's list
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, born] = [fields[0], fields[19]];
  return born === undefined ? undefined : { born, isZombie: state === "Z" || state === "X" };
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
