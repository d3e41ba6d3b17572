import { readFileSync } from "node:fs";
import { relative } from "node:path";
import ts from "typescript";
import { attribute, descendants, parseXml } from "../src/opc/xml";
import { apiFaults, officeFiles } from "./api-faults";
import { apiSet } from "./api-set";

/** npm run check:apis: no Office.js API beyond the requirement sets of manifest.xml is used without asking for it. */

const base = descendants(parseXml(readFileSync("manifest.xml", "utf8")), "Set").map((set) =>
  apiSet(attribute(set, "Name") ?? "", attribute(set, "MinVersion")),
);
const { config } = ts.readConfigFile("tsconfig.json", (path) => readFileSync(path, "utf8")) as {
  config: object;
};
const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ["src"] }, ts.sys, ".");
const program = ts.createProgram(fileNames, options);
const files = fileNames.map((name) => program.getSourceFile(name)).filter((file) => file !== undefined);

const faults = apiFaults(program, officeFiles(files, options), base);
for (const { file, line, member, set } of faults)
  console.error(`${relative(".", file)}:${line}: ${member} needs ${set}: ask isSetSupported first`);
if (faults.length > 0) process.exitCode = 1;
