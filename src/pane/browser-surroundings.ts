import { chineseHolidays } from "../procedure/calendar";
import { fetchBytes, fetchTemplate } from "./fetch-bytes";
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
  async openOlder(bytes) {
    const [{ OlderWorkbook }, { platformCodec }] = await Promise.all([
      import("../workbook/older-layout"),
      import("../opc/codec"),
    ]);
    return OlderWorkbook.open(bytes, platformCodec);
  },
  fetchSample: () => fetchBytes("sample.xlsx"),
  newRegister: () => fetchTemplate("客诉台账.xlsx"),
  async holidays() {
    return chineseHolidays((await import("chinese-days/dist/chinese-days.json")).default);
  },
  keeper: new BrowserCopyKeeper(),
};
