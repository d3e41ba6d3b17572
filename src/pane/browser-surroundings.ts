import { chineseHolidays } from "../procedure/calendar";
import { qp12a } from "../procedure/qp-12a";
import type { Surroundings } from "./session";
import { BrowserCopyKeeper } from "./working-copy";

/** A plain browser around the session: files as bytes, everything heavy loaded when it is first needed. */
export const browserSurroundings: Surroundings = {
  async open(bytes) {
    const [{ openFileWorkbook }, { platformCodec }] = await Promise.all([
      import("../workbook/file-workbook"),
      import("../opc/codec"),
    ]);
    return openFileWorkbook(bytes, platformCodec);
  },
  async fetchSample() {
    const answer = await fetch("sample.xlsx");
    if (!answer.ok) throw new Error(`sample.xlsx: ${String(answer.status)}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
  async newRegister(newId) {
    const [{ newRegister }, { platformCodec }] = await Promise.all([
      import("../workbook/new-register"),
      import("../opc/codec"),
    ]);
    return newRegister({ procedure: qp12a, newId, codec: platformCodec });
  },
  async holidays() {
    return chineseHolidays((await import("chinese-days/dist/chinese-days.json")).default);
  },
  keeper: new BrowserCopyKeeper(),
};
