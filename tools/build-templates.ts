import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Packer, type Document } from "docx";
import { documents, type DocumentName } from "../src/documents/catalogue";
import { scriptCodec } from "../src/opc/codec";
import { OpcPackage } from "../src/opc/package";
import { deflateEntry, writeZip } from "../src/opc/zip-write";
import { complaintForm } from "./complaint-form";
import { eightDForm } from "./eight-d-form";
import { templatesReadme } from "./template-readme";

/** Authors the Word templates and their README: npx tsx tools/build-templates.ts [folder]. */

const forms: Readonly<Record<DocumentName, () => Document>> = {
  complaint: complaintForm,
  eightD: eightDForm,
};

const TYPES = "[Content_Types].xml";
const STAMP = "2026-01-01T00:00:00Z";

/** The same bytes for the same form: dates pinned, parts in the order of their names, one deflate for all machines. */
async function packed(document: Document): Promise<Uint8Array> {
  const pack = await OpcPackage.open(new Uint8Array(await Packer.toBuffer(document)), scriptCodec);
  const names = pack.names().sort((a, b) => Number(b === TYPES) - Number(a === TYPES) || (a < b ? -1 : 1));
  const entries = names.map(async (name) => {
    const bytes = await pack.bytes(name);
    if (name !== "docProps/core.xml") return deflateEntry(name, bytes, scriptCodec);
    const dated = new TextDecoder().decode(bytes).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, STAMP);
    return deflateEntry(name, new TextEncoder().encode(dated), scriptCodec);
  });
  return writeZip(await Promise.all(entries));
}

/** The file of every template by its name. */
export async function buildTemplates(): Promise<ReadonlyMap<string, Uint8Array>> {
  const built = new Map<string, Uint8Array>();
  for (const name of Object.keys(documents) as DocumentName[])
    built.set(documents[name].template, await packed(forms[name]()));
  return built;
}

if (process.argv[1]?.endsWith("build-templates.ts") === true) {
  const folder = process.argv[2] ?? join(import.meta.dirname, "..", "templates");
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of await buildTemplates()) await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, "README.md"), templatesReadme());
}
