import { TextEncoder } from "node:util";
import type { CellsByField } from "../../src/workbook/port";
import { Session } from "../../src/pane/session";
import type { WorkingCopy } from "../../src/pane/working-copy";
import type { TableName } from "../../src/records/tables";
import { MemoryWorkbook } from "./memory-workbook";

Object.assign(globalThis, { TextEncoder }); // jsdom has none

/** A session on a workbook in memory, with what its browser kept. */
export async function startedSession(
  rows: Readonly<Partial<Record<TableName, readonly CellsByField[]>>> = {},
): Promise<{ readonly session: Session; readonly kept: WorkingCopy[] }> {
  const kept: WorkingCopy[] = [];
  const session = new Session({
    open: () => Promise.resolve(new MemoryWorkbook(rows)),
    openOlder: () => Promise.reject(new Error("nothing older here")),
    fetchSample: () => Promise.resolve(new Uint8Array()),
    newRegister: () => Promise.resolve(new Uint8Array()),
    holidays: () => Promise.resolve({ off: new Set(), work: new Set(), years: new Set() }),
    keeper: {
      load: () => Promise.resolve(kept.at(-1)),
      keep: (copy) => {
        kept.push(copy);
        return Promise.resolve();
      },
    },
  });
  await session.start();
  return { session, kept };
}

/** A customer and a part the workbook knows. */
export const known = {
  customer: [
    {
      id: "01JCUSTOMER000000000000001",
      name: "苏州澜起光电",
      shortName: "澜起",
      contactName: "周敏",
      contactPhone: "0512-62550101",
    },
  ],
  part: [{ id: "01JPART0000000000000000001", name: "CN-208", model: "CN-2", uom: "个", family: "连接器" }],
} satisfies Partial<Record<TableName, readonly CellsByField[]>>;
