import type { Codec } from "../opc/codec";
import { OpcPackage } from "../opc/package";
import { PackageError, type PackageErrorCode } from "../opc/package-error";
import { cleanPackage, type Leftover } from "./clean-package";
import { TemplateError, type TemplateErrorCode } from "./template-error";

/** A template's zip without what must not travel, and the XML of every part that may hold text for people. */
export interface OpenTemplate {
  readonly pack: OpcPackage;
  /** What was taken out of it. */
  readonly leftovers: readonly Leftover[];
  readonly parts: ReadonlyMap<string, string>;
}

const CODES: Partial<Record<PackageErrorCode, TemplateErrorCode>> = {
  "not-a-package": "notDocx",
  "legacy-or-encrypted": "notDocx",
  "unsafe-xml": "dtd",
};
const DOCUMENT = /\.wordprocessingml\.(?:document|template)\.main\+xml$/;
const MAIN = "word/document.xml";
/** The body, the headers and footers, and the notes: parts made of paragraphs. */
const READ = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/i;

/** Opens a .docx that is whole, holds no macros and defines no entities; throws a TemplateError otherwise. */
export async function openTemplate(bytes: Uint8Array, codec: Codec): Promise<OpenTemplate> {
  try {
    const pack = await OpcPackage.open(bytes, codec);
    if (!DOCUMENT.test(pack.contentType(MAIN) ?? "")) throw new TemplateError("notDocx", `no ${MAIN}`);
    const leftovers = await cleanPackage(pack);
    const parts = new Map<string, string>();
    for (const name of pack.names()) if (READ.test(name)) parts.set(name, (await pack.xml(name)).text);
    return { pack, leftovers, parts };
  } catch (cause) {
    if (!(cause instanceof PackageError)) throw cause;
    throw new TemplateError(CODES[cause.code] ?? "damaged", cause.message, { cause });
  }
}
