import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { makeSample } from "../src/actions/make-sample";
import { nodeCodec } from "../src/opc/node-codec";
import { chineseHolidays } from "../src/procedure/calendar";
import { qp12a } from "../src/procedure/qp-12a";

/** The sample register the pane opens on, the same as `kesu sample`: npx tsx tools/build-sample.ts <file>. */
const [, , out = "dist/addin/sample.xlsx"] = process.argv;
const options = { cases: 40, seed: 1, asOf: "2026-10-31" };
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, await makeSample(options, qp12a, chineseHolidays(holidaysJson), nodeCodec));
