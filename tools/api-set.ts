import ts from "typescript";

/** A requirement set of Office: `ExcelApi 1.15`. A preview is newer than every version. */
export interface ApiSet {
  readonly name: string;
  readonly version: readonly [major: number, minor: number];
}

const PREVIEW: ApiSet["version"] = [Infinity, 0];

/** A set as its name and version are written, in code, in the manifest or in a comment. */
export function apiSet(name: string, version = "1.1"): ApiSet {
  const [major = "", minor = "0"] = version.split(".");
  return { name, version: /^\d+$/u.test(major) ? [Number(major), Number(minor)] : PREVIEW };
}

/** `ExcelApi 1.15`. */
export const writtenSet = ({ name, version }: ApiSet): string =>
  `${name} ${version === PREVIEW ? "preview" : version.join(".")}`;

/** Does having the one mean having the other? */
export const covers = (has: ApiSet, needs: ApiSet): boolean =>
  has.name.toLowerCase() === needs.name.toLowerCase() &&
  (has.version[0] > needs.version[0] ||
    (has.version[0] === needs.version[0] && has.version[1] >= needs.version[1]));

const OTHER_HOSTS = /^(?:Mailbox|Word|PowerPoint|OneNote|Visio|Project)/u;
const IN_EXCEL = /\[Api set:\s*([A-Za-z]+)\s+(\d+\.\d+|BETA|PREVIEW)/iu;
const IN_COMMON = /\*\*Requirement sets?\*\*([^]*?)(?:\*\*|\* @|$)/u;
const LINK =
  /requirement-sets\/(?!common\/office-add-in-requirement-sets)[^|}]*\|\s*([A-Za-z]+)(?: (\d+\.\d+))?/gu;

/**
 * The set a comment speaks of: `[Api set: ExcelApi 1.9]` of the Excel API, or the "Requirement set" of the common API.
 * The sets of Office 2013 (Settings, Selection…) have no version and are everywhere; those of Outlook and Word say
 * nothing about Excel: they count as none.
 */
export function setInComment(comment: string): ApiSet | undefined {
  const [, excel = "", version] = IN_EXCEL.exec(comment) ?? [];
  if (excel !== "") return OTHER_HOSTS.test(excel) ? undefined : apiSet(excel, version);
  const [, common = ""] = IN_COMMON.exec(comment) ?? [];
  for (const [, name = "", version] of common.matchAll(LINK))
    if (!OTHER_HOSTS.test(name)) return apiSet(name, version);
  return undefined;
}

const known = new WeakMap<ts.Node, ApiSet | undefined>();

/** The set a declaration is documented with; a member without one has that of its class or enumeration. */
export function setOf(declaration: ts.Node): ApiSet | undefined {
  if (ts.isSourceFile(declaration)) return undefined;
  if (!known.has(declaration)) {
    const comments = ts.getJSDocCommentsAndTags(declaration).filter((one) => ts.isJSDoc(one));
    const own = setInComment(comments.map((one) => one.getText()).join("\n"));
    known.set(declaration, own ?? setOf(declaration.parent));
  }
  return known.get(declaration);
}
