import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { same } from "../../src/opc/zip-write";
import { qp12a } from "../../src/procedure/qp-12a";
import { tableNames } from "../../src/records/tables";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { addRegister } from "../../src/workbook/new-register";
import { WorkbookError } from "../../src/workbook/port";
import { countedIds } from "../workbook/counted-ids";
import { newValidatorErrors, validatorIsThere } from "./validator";

jest.setTimeout(600_000);

const folder = process.env["KESU_CORPUS"] ?? resolve(__dirname, "../../../shared/fixtures/xlsx");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.xls[xm]$/i.test(name)) : [];
const MAY_CHANGE = /^\[Content_Types\]\.xml$|workbook\d*\.xml(\.rels)?$|styles\d*\.xml$/i;

const add = (bytes: Uint8Array): Promise<Uint8Array> =>
  addRegister(bytes, { procedure: qp12a, newId: countedIds(), codec: nodeCodec });

describe("a register added to the workbooks people have", () => {
  (files.length > 0 ? it.each(files) : it.skip.each([""]))("%s keeps every part it had", async (name) => {
    const before = readFileSync(join(folder, name));
    const after = await added(before);
    if (typeof after === "string") {
      expect(["unsupported", "sheet-protected", "damaged", "too-large"]).toContain(after);
      process.stdout.write(`${name}: refused, ${after}\n`);
      return;
    }
    const [old, now] = [await OpcPackage.open(before, nodeCodec), await OpcPackage.open(after, nodeCodec)];
    const changed: string[] = [];
    for (const part of old.names())
      if (!same(await old.bytes(part), await now.bytes(part))) changed.push(part);
    expect(changed.filter((part) => !MAY_CHANGE.test(part))).toEqual([]);
    expect(now.names().slice(0, old.names().length)).toEqual(old.names());

    const { tables } = await (await openFileWorkbook(after, nodeCodec)).read(tableNames);
    expect(tables.complaint?.rows).toEqual([]);
    expect(tableNames.map((table) => tables[table]?.faults.length)).toEqual(tableNames.map(() => 0));
    await expect(add(after)).rejects.toMatchObject({ code: "already-a-register" });
    if (validatorIsThere) expect(await newValidatorErrors(before, after)).toEqual([]);
  });
});

async function added(bytes: Uint8Array): Promise<Uint8Array | string> {
  try {
    return await add(bytes);
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
}
