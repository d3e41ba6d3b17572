import { MemoryOutbox } from "../../src/actions/memory-outbox";
import { mergeChanges, type Merged } from "../../src/actions/merge-changes";
import type { Ports } from "../../src/actions/ports";
import { takeIn } from "../../src/actions/take-in";
import { nodeCodec } from "../../src/opc/node-codec";
import type { LogEntry } from "../../src/records/log";
import { hashOf } from "../../src/rules/log/log-chain";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import { loadRegister, type Register } from "../../src/workbook/register";

/** One of two people who work on copies of the same file. */
export interface Side {
  readonly ports: Ports & { readonly workbook: FileWorkbook; readonly outbox: MemoryOutbox };
  readonly load: () => Promise<Register>;
}

/** A side with the file as its bytes are, on a device of its own. */
export async function sideOn(bytes: Uint8Array, ports: Ports, device: string): Promise<Side> {
  const workbook = await openFileWorkbook(bytes, nodeCodec);
  return {
    ports: { ...ports, workbook, device, by: device, outbox: new MemoryOutbox() },
    load: () => loadRegister(workbook, ports.profile, ports.holidays),
  };
}

/** What becomes of one side's changes in the file the other side has saved. */
export async function mergedInto(theirs: Side, mine: Side): Promise<{ merged: Merged; side: Side }> {
  const side = await sideOn(await theirs.ports.workbook.bytes(), mine.ports, mine.ports.device);
  const { outbox: _outbox, ...ports } = side.ports;
  await takeIn(ports, { how: "outside" });
  const merged = await mergeChanges(mine.ports.outbox.kept, ports);
  return { merged, side };
}

/** What is wrong with the chains of a log: each device's must be one line from its start, every hash its own. */
export function brokenChains(log: readonly LogEntry[]): readonly string[] {
  const devices = new Set(log.map(({ device }) => device));
  return [...devices].flatMap((device) => {
    const own = log.filter((entry) => entry.device === device);
    const hashes = new Set([...own.map(({ hash }) => hash), "0".repeat(64)]);
    const forked = new Set(own.map(({ prev }) => prev)).size !== own.length;
    const loose = own.some(({ prev }) => !hashes.has(prev));
    const wrong = own.some((entry) => entry.hash !== hashOf(entry));
    return forked || loose || wrong ? [`${device ?? ""}: ${JSON.stringify({ forked, loose, wrong })}`] : [];
  });
}
