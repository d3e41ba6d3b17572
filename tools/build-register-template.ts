import { writeFileSync } from "node:fs";
import { nodeCodec } from "../src/opc/node-codec";
import { qp12a } from "../src/procedure/qp-12a";
import { newRegister } from "../src/workbook/new-register";

/** The register people start from; a test compares it with what the sources make. */
export const TEMPLATE = "templates/客诉台账.xlsx";

/** Its bytes: ids are counted, so that the same sources always make the same file. */
export function registerTemplate(): Promise<Uint8Array> {
  let count = 0;
  const newId = (): string => String(++count).padStart(26, "0");
  return newRegister({ procedure: qp12a, newId, codec: nodeCodec });
}

// npx tsx tools/build-register-template.ts
if (process.argv[1]?.endsWith("build-register-template.ts") === true)
  void registerTemplate().then((bytes) => {
    writeFileSync(TEMPLATE, bytes);
  });
