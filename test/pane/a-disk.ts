import { Session } from "../../src/pane/session";
import type { WorkingCopy } from "../../src/pane/working-copy";
import { nodeCodec } from "../../src/opc/node-codec";
import { countedIds } from "../../src/exchange/sample-random";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { newRegister } from "../../src/workbook/new-register";
import { OlderWorkbook } from "../../src/workbook/older-layout";
import { loadRegister } from "../../src/workbook/register";
import { qp12a } from "../../src/procedure/qp-12a";
import { holidays } from "../actions/a-register";

/** A file on a disk that several browsers write to. */
export class SharedFile {
  #time = 1;
  #bytes: Uint8Array;
  #isGone = false;
  /** Called while somebody is writing. */
  onWrite: () => Promise<void> = () => Promise.resolve();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  put(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#time++;
    this.#isGone = false;
  }

  delete(): void {
    this.#isGone = true;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  async register() {
    return loadRegister(await openFileWorkbook(this.#bytes, nodeCodec), qp12a, holidays);
  }

  readonly handle = {
    name: "台账.xlsx",
    getFile: () => {
      const bytes = this.#bytes;
      if (this.#isGone) return Promise.reject(new DOMException("gone", "NotFoundError"));
      return Promise.resolve({
        lastModified: this.#time,
        size: bytes.length,
        arrayBuffer: () => Promise.resolve(bytes.slice().buffer),
      });
    },
    createWritable: () => {
      let written = new Uint8Array();
      return Promise.resolve({
        write: async (bytes: Uint8Array) => {
          await this.onWrite();
          written = new Uint8Array(bytes);
        },
        close: () => {
          this.put(written);
          return Promise.resolve();
        },
        abort: () => Promise.resolve(),
      });
    },
  } as unknown as FileSystemFileHandle;
}

/** A browser's session, with what it keeps from one visit to the next. */
export function aBrowser(kept: { copy?: WorkingCopy | undefined } = {}): Session {
  return new Session({
    open: (bytes) => openFileWorkbook(bytes, nodeCodec),
    openOlder: (bytes) => OlderWorkbook.open(bytes, nodeCodec),
    fetchSample: () => Promise.reject(new Error("no sample here")),
    newRegister: () => newRegister({ procedure: qp12a, newId: countedIds("2026-11-20"), codec: nodeCodec }),
    holidays: () => Promise.resolve(holidays),
    keeper: {
      load: () => Promise.resolve(kept.copy),
      keep: (copy) => {
        const { handle: _handle, ...rest } = copy;
        kept.copy = structuredClone(rest);
        return Promise.resolve();
      },
    },
  });
}
