import { existsSync, readFileSync } from "node:fs";
import { commandNames } from "../src/ribbon/commands";
import { manifestFaults } from "./manifest-faults";

/** npm run check:manifest: the manifest without the network, against the files it will be served with. */

const FILE = process.argv[2] ?? "manifest.xml";

/** Where the sources of the served files are: as webpack.config.js copies them. */
const SOURCES: Readonly<Record<string, string>> = {
  "pane.html": "src/pane/pane.html",
  "support.html": "assets/support.html",
};

function read(path: string): Uint8Array | undefined {
  const source = SOURCES[path] ?? path;
  return existsSync(source) ? new Uint8Array(readFileSync(source)) : undefined;
}

const faults = manifestFaults(readFileSync(FILE, "utf8"), { read, commands: commandNames });
for (const fault of faults) console.error(`${FILE}, ${fault}`);
if (faults.length > 0) process.exitCode = 1;
