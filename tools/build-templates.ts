import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Packer, type Document } from "docx";
import { type DocumentName, documentNames, kindOf } from "../src/documents/catalogue";
import { scriptCodec } from "../src/opc/codec";
import { OpcPackage } from "../src/opc/package";
import type { ZipEntry } from "../src/opc/zip";
import { deflateEntry, writeZip } from "../src/opc/zip-write";
import { distributionForm, meetingForm, unitReplyForm, visitForm } from "./case-forms";
import { complaintForm } from "./complaint-form";
import { eightDForm } from "./eight-d-form";
import { isolationCard, sampleLabel } from "./label-forms";
import {
  acknowledgementLetter,
  englishAcknowledgementLetter,
  englishReplyLetter,
  replyLetter,
} from "./letter-form";
import { decisionsForm, flowChartForm } from "./overview-forms";
import { templatesReadme } from "./template-readme";

/** Authors the Word templates and their README: npx tsx tools/build-templates.ts [folder]. */

const forms: Readonly<Record<DocumentName, () => Document>> = {
  complaint: complaintForm,
  eightD: eightDForm,
  reply: replyLetter,
  acknowledgement: acknowledgementLetter,
  unitReply: unitReplyForm,
  visit: visitForm,
  meeting: meetingForm,
  distribution: distributionForm,
  sampleLabel,
  isolationCard,
  decisions: decisionsForm,
  flowChart: flowChartForm,
};
/** Forms whose English is a file of its own. */
const englishForms: Partial<Readonly<Record<DocumentName, () => Document>>> = {
  reply: englishReplyLetter,
  acknowledgement: englishAcknowledgementLetter,
};

const TYPES = "[Content_Types].xml";
const STAMP = "2026-01-01T00:00:00Z";

/** The same bytes for the same form: dates pinned, drawings numbered, parts by name, one deflate for all machines. */
async function packed(document: Document): Promise<Uint8Array> {
  const pack = await OpcPackage.open(new Uint8Array(await Packer.toBuffer(document)), scriptCodec);
  const names = pack.names().sort((a, b) => Number(b === TYPES) - Number(a === TYPES) || (a < b ? -1 : 1));
  let drawing = 0;
  const entries: ZipEntry[] = [];
  for (const name of names) {
    const text = name.endsWith(".xml") ? await pack.text(name) : undefined;
    const pinned = text
      ?.replace(/(<dcterms:\w+ [^>]*>)[^<]*/gu, `$1${STAMP}`)
      .replace(/(<wp:docPr id=")\d+/gu, (_, start: string) => start + String(++drawing));
    const bytes = pinned === undefined ? await pack.bytes(name) : new TextEncoder().encode(pinned);
    entries.push(await deflateEntry(name, bytes, scriptCodec));
  }
  return writeZip(entries);
}

/** The file of every template by its name. */
export async function buildTemplates(): Promise<ReadonlyMap<string, Uint8Array>> {
  const built = new Map<string, Uint8Array>();
  for (const name of documentNames) {
    const { template, english } = kindOf(name);
    built.set(template, await packed(forms[name]()));
    const inEnglish = englishForms[name];
    if (english !== undefined && inEnglish) built.set(english, await packed(inEnglish()));
  }
  return built;
}

async function main(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of await buildTemplates()) await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, "README.md"), templatesReadme());
}

if (process.argv[1]?.endsWith("build-templates.ts") === true) void main(process.argv[2] ?? "templates");
