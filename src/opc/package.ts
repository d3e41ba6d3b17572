import type { Codec } from "./codec";
import { PackageError } from "./package-error";
import {
  appendChild,
  attribute,
  childrenOf,
  escapeAttribute,
  parseXml,
  splice,
  type XmlElement,
} from "./xml";
import { decodeXml, encodeXml } from "./xml-encoding";
import { inflateEntry, readZip, zipLimits, type ZipEntry, type ZipLimits } from "./zip";
import { deflateEntry, writeZip } from "./zip-write";

/** A link from one part to another, or to something outside. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** A part name, or, when external, the address as it stands. */
  readonly target: string;
  readonly external: boolean;
}

const CONTENT_TYPES = "[Content_Types].xml";
const RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const EMPTY_TYPES =
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="${RELATIONSHIPS_TYPE}"/><Default Extension="xml" ContentType="application/xml"/></Types>`;
const EMPTY_RELATIONSHIPS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

/** A part not yet compressed, and the entry it replaces. */
interface Pending {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly like: ZipEntry | undefined;
}

const keyOf = (name: string): string => name.toLowerCase();
const relationshipsName = (part: string): string => part.replace(/([^/]*)$/, "_rels/$1.rels");

/** Where a relationship's target leads, seen from the folder of its source. */
function resolve(part: string, target: string): string {
  const path = (target.split("#")[0] ?? "").replaceAll("\\", "/");
  const steps = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/"))
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  return steps.join("/");
}

function relative(part: string, target: string): string {
  const from = part.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/**
 * The zip package that .xlsx and .docx share. Part names have no leading slash and are looked up without regard to
 * case, as the format demands; parts nobody sets are written back as the compressed bytes they came as.
 */
export class OpcPackage {
  readonly #codec: Codec;
  /** Every zip entry by its key, in the order of the file: compressed, or still to be. */
  readonly #entries: Map<string, ZipEntry | Pending>;
  #types!: XmlElement;
  #typesText!: string;
  readonly #overrides = new Map<string, XmlElement>();

  private constructor(codec: Codec, entries: Map<string, ZipEntry | Pending>, typesText: string) {
    this.#codec = codec;
    this.#entries = entries;
    this.#readTypes(typesText);
  }

  static async open(bytes: Uint8Array, codec: Codec, limits: ZipLimits = zipLimits): Promise<OpcPackage> {
    const entries = new Map(readZip(bytes, limits).map((entry) => [keyOf(entry.name), entry]));
    const types = entries.get(keyOf(CONTENT_TYPES));
    if (types === undefined) throw new PackageError("not-a-package", `no ${CONTENT_TYPES}`);
    return new OpcPackage(codec, entries, decodeXml(await inflateEntry(types, codec)));
  }

  /** A package with nothing in it but its list of content types. */
  static empty(codec: Codec): OpcPackage {
    const made = new OpcPackage(codec, new Map(), EMPTY_TYPES);
    made.set(CONTENT_TYPES, EMPTY_TYPES);
    return made;
  }

  /** A copy to change and to throw away when the change fails; bytes are shared, not copied. */
  fork(): OpcPackage {
    return new OpcPackage(this.#codec, new Map(this.#entries), this.#typesText);
  }

  /** The parts in the order of the file; folders some zip tools add are not parts. */
  names(): string[] {
    return [...this.#entries.values()].map((entry) => entry.name).filter((name) => !name.endsWith("/"));
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  async bytes(name: string): Promise<Uint8Array> {
    const entry = this.#entries.get(keyOf(name));
    if (entry === undefined) throw new PackageError("no-such-part", name);
    return "bytes" in entry ? entry.bytes : inflateEntry(entry, this.#codec);
  }

  async text(name: string): Promise<string> {
    return decodeXml(await this.bytes(name));
  }

  /** An XML part as a tree over its text; a fault in it is reported with the part's name. */
  async xml(name: string): Promise<{ readonly text: string; readonly root: XmlElement }> {
    try {
      const text = await this.text(name);
      return { text, root: parseXml(text) };
    } catch (cause) {
      if (!(cause instanceof PackageError) || cause.detail.startsWith(name)) throw cause;
      throw new PackageError(cause.code, `${name}: ${cause.detail}`, { cause });
    }
  }

  /** Writes a part. A new one gets an Override in the content types unless its extension says the type already. */
  set(name: string, content: string | Uint8Array, contentType?: string): void {
    const key = keyOf(name);
    const old = this.#entries.get(key);
    const like = old !== undefined && "bytes" in old ? old.like : old;
    const bytes = typeof content === "string" ? encodeXml(content) : content;
    this.#entries.set(key, { name: old?.name ?? name, bytes, like });
    if (key === keyOf(CONTENT_TYPES)) this.#readTypes(decodeXml(bytes));
    if (contentType !== undefined && this.contentType(name) !== contentType)
      this.#override(name, contentType);
  }

  /** Takes out a part with its Override and its own relationships; links that lead to it are the caller's to undo. */
  remove(name: string): void {
    this.#entries.delete(keyOf(name));
    this.#entries.delete(keyOf(relationshipsName(name)));
    const override = this.#overrideOf(name);
    if (override === undefined) return;
    this.#setTypes(splice(this.#typesText, [{ start: override.start, end: override.end, text: "" }]));
  }

  /** The type of a part by its Override or its extension. */
  contentType(name: string): string | undefined {
    const override = this.#overrideOf(name);
    if (override !== undefined) return attribute(override, "ContentType");
    const extension = keyOf(name.slice(name.lastIndexOf(".") + 1));
    const byExtension = childrenOf(this.#types, "Default").find(
      (d) => keyOf(attribute(d, "Extension") ?? "") === extension,
    );
    return byExtension === undefined ? undefined : attribute(byExtension, "ContentType");
  }

  /** The links of a part, or of the package itself (`""`). */
  async relationships(part: string): Promise<Relationship[]> {
    const name = relationshipsName(part);
    if (!this.has(name)) return [];
    const { root } = await this.xml(name);
    return childrenOf(root, "Relationship").map((r) => {
      const external = attribute(r, "TargetMode") === "External";
      const target = attribute(r, "Target") ?? "";
      return {
        id: attribute(r, "Id") ?? "",
        type: attribute(r, "Type") ?? "",
        target: external ? target : this.#partAt(resolve(part, target)),
        external,
      };
    });
  }

  /** Links a part to another (or to the outside) and returns the new link's id. */
  async relate(part: string, type: string, target: string, external = false): Promise<string> {
    const name = relationshipsName(part);
    if (!this.has(name)) this.set(name, EMPTY_RELATIONSHIPS, RELATIONSHIPS_TYPE);
    const { text, root } = await this.xml(name);
    const taken = new Set(childrenOf(root, "Relationship").map((r) => attribute(r, "Id")));
    let n = taken.size + 1;
    while (taken.has(`rId${String(n)}`)) n++;
    const id = `rId${String(n)}`;
    const to = escapeAttribute(external ? target : relative(part, target));
    const mode = external ? ' TargetMode="External"' : "";
    const link = `<${root.prefix}Relationship Id="${id}" Type="${escapeAttribute(type)}" Target="${to}"${mode}/>`;
    this.set(name, splice(text, [appendChild(text, root, link)]));
    return id;
  }

  async unrelate(part: string, id: string): Promise<void> {
    const name = relationshipsName(part);
    if (!this.has(name)) return;
    const { text, root } = await this.xml(name);
    const gone = childrenOf(root, "Relationship").filter((r) => attribute(r, "Id") === id);
    this.set(
      name,
      splice(
        text,
        gone.map((r) => ({ start: r.start, end: r.end, text: "" })),
      ),
    );
  }

  /** The whole file. What was compressed is remembered: saving again costs only what changed since. */
  async save(): Promise<Uint8Array> {
    for (const [key, entry] of this.#entries)
      if ("bytes" in entry)
        this.#entries.set(key, await deflateEntry(entry.name, entry.bytes, this.#codec, entry.like));
    return writeZip([...this.#entries.values()] as ZipEntry[]);
  }

  /** The part a target names: as written, or with its percent signs undone (names are addresses, files are not). */
  #partAt(target: string): string {
    const found = this.#entries.get(keyOf(target));
    if (found !== undefined || !target.includes("%")) return found?.name ?? target;
    try {
      const decoded = decodeURIComponent(target);
      return this.#entries.get(keyOf(decoded))?.name ?? target;
    } catch {
      return target;
    }
  }

  #overrideOf(name: string): XmlElement | undefined {
    return this.#overrides.get(`/${keyOf(name)}`);
  }

  #override(name: string, contentType: string): void {
    const old = this.#overrideOf(name);
    const tag = `<${this.#types.prefix}Override PartName="/${escapeAttribute(name)}" ContentType="${escapeAttribute(contentType)}"/>`;
    const edit =
      old === undefined
        ? appendChild(this.#typesText, this.#types, tag)
        : { start: old.start, end: old.end, text: tag };
    this.#setTypes(splice(this.#typesText, [edit]));
  }

  #setTypes(text: string): void {
    this.set(CONTENT_TYPES, text);
  }

  #readTypes(text: string): void {
    this.#typesText = text;
    this.#types = parseXml(text);
    this.#overrides.clear();
    for (const o of childrenOf(this.#types, "Override"))
      this.#overrides.set(keyOf(attribute(o, "PartName") ?? ""), o);
  }
}
