import { PackageError } from "../src/opc/package-error";
import { parseXml } from "../src/opc/xml";
import { checkOrder, type Say } from "./manifest-order";
import { checkFiles, checkIds, checkTexts, checkUrls } from "./manifest-resources";
import { checkCommands, checkHead, checkRuntime, checkSets } from "./manifest-rules";
import { baseSchema } from "./manifest-schema";

/** What the manifest speaks of and has to be there. */
export interface AddinFiles {
  /** The bytes of what the add-in serves under a path such as `assets/icon-16.png`, if there is such a file. */
  read(path: string): Uint8Array | undefined;
  /** The functions that the add-in associates with ribbon commands. */
  readonly commands: readonly string[];
}

/** What Excel or an administrator's upload would refuse in a manifest, a line of text each: `line 12: …`. */
export function manifestFaults(xml: string, files: AddinFiles): readonly string[] {
  const faults: (readonly [line: number, text: string])[] = [];
  const say: Say = (at, text) => faults.push([xml.slice(0, at.start).split("\n").length, text]);
  try {
    const root = parseXml(xml);
    checkOrder(root, baseSchema, say);
    checkHead(root, say);
    checkSets(root, say);
    checkTexts(root, say);
    checkIds(root, say);
    checkUrls(root, say);
    checkFiles(root, (path) => files.read(path), say);
    checkRuntime(root, say);
    checkCommands(root, files.commands, say);
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return [`line 1: not well-formed XML: ${error.detail}`];
  }
  return faults.sort(([a], [b]) => a - b).map(([line, text]) => `line ${line}: ${text}`);
}
