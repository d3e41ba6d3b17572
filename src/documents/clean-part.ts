import { escapeText, parseXml, splice, unescapeXml, type Edit, type XmlElement } from "../opc/xml";
import { TAG } from "./tag";

/** What whoever wrote a template may leave in it without seeing it. */
export type LeftoverKind =
  | "tracked"
  | "comments"
  | "hiddenText"
  | "externalLinks"
  | "customXml"
  | "properties"
  | "author"
  | "macros"
  | "embedded"
  | "hyperlinks";

/** What is known of the part's surroundings, and where a find is told. */
export interface CleanContext {
  /** Relationships of the part that are taken out. */
  readonly gone: ReadonlySet<string>;
  /** Styles whose text is hidden. */
  readonly hiddenStyles: ReadonlySet<string>;
  readonly found: (kind: LeftoverKind, detail: string) => void;
}

/** Word's marks of what was changed, by whom and when: dropped with what they hold. */
const DELETED = /^w:(?:del|moveFrom)$/u;
const CHANGES =
  /^w:(?:(?:r|p|tbl|tc|tr|sect|tblPrEx)PrChange|tblPrExChange|tblGridChange|numberingChange|cellIns|cellMerge|move(?:From|To)Range(?:Start|End)|customXml(?:Ins|Del|MoveFrom|MoveTo)Range(?:Start|End)|delText|delInstrText)$/u;
const COMMENTS = /^w:(?:commentRangeStart|commentRangeEnd|commentReference)$/u;
const SETTINGS =
  /^(?:w:(?:attachedTemplate|mailMerge|docVars|rsids|trackRevisions|attachedSchema|saveThroughXslt)|sl:schemaLibrary)$/u;
/** Names of editors, and content of another file that Word fetches when it opens this one. */
const OTHERS = /^w:(?:permStart|permEnd|altChunk|subDoc|smartTagPr|customXmlPr)$/u;
const WRAPPERS = /^w:(?:ins|moveTo|customXml|smartTag)$/u;

const child = (element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((each) => each.name === name),
    element,
  );
const valueOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((each) => each.name === name)?.value;
const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false|off)$/u.test(valueOf(element, "w:val") ?? "1");
const textOf = (element: XmlElement): string =>
  element.name === "w:t" || element.name === "w:delText"
    ? element.text
    : element.children.map(textOf).join("");

/** A part as the reader sees it: changes accepted, comments, hidden text and links to other files gone. */
export function cleanPart(xml: string, context: CleanContext): string {
  const cleaned = new PartCleaner(xml, context).whole();
  return withoutFields(cleaned, context);
}

class PartCleaner {
  readonly #xml: string;
  readonly #context: CleanContext;
  constructor(xml: string, context: CleanContext) {
    this.#xml = xml;
    this.#context = context;
  }

  whole(): string {
    const root = parseXml(this.#xml);
    return this.#xml.slice(0, root.start) + this.#element(root, false);
  }

  #element(element: XmlElement, isHidden: boolean): string {
    const { name } = element;
    if (this.#isDropped(element)) return "";
    if (WRAPPERS.test(name) || (name === "w:hyperlink" && this.#refersAway(element))) {
      if (name === "w:ins" || name === "w:moveTo") this.#context.found("tracked", textOf(element));
      else if (name !== "w:hyperlink") this.#context.found("customXml", name);
      return this.#inner(element, isHidden);
    }
    const styled = name === "w:p" ? valueOf(child(element, "w:pPr", "w:pStyle"), "w:val") : undefined;
    const hides = isHidden || (styled !== undefined && this.#context.hiddenStyles.has(styled));
    if (element.selfClosing) return this.#open(element);
    return this.#open(element) + this.#inner(element, hides) + `</${name}>`;
  }

  /** The opening tag, without a link that leads away and without the path a picture was taken from. */
  #open(element: XmlElement): string {
    const edits: Edit[] = [];
    for (const { name, value, start, end } of element.attributes) {
      if (name === "r:link" && this.#context.gone.has(value))
        edits.push({ start: start - name.length - 2, end: end + 1, text: "" });
      else if (/^(?:descr|title|name)$/u.test(name) && /^(?:[a-z]:\\|\\\\|file:)/iu.test(value)) {
        this.#context.found("properties", value);
        edits.push({ start, end, text: escapeText(value.split(/[\\/]/u).at(-1) ?? "").replaceAll('"', "") });
      }
    }
    const tag = this.#xml.slice(element.start, element.openEnd);
    const moved = edits.map(({ start, end, text }) => ({
      start: start - element.start,
      end: end - element.start,
      text,
    }));
    return splice(tag, moved);
  }

  #isDropped(element: XmlElement): boolean {
    const { name } = element;
    const { found } = this.#context;
    if (DELETED.test(name) || CHANGES.test(name)) {
      found("tracked", textOf(element));
      return true;
    }
    if (COMMENTS.test(name)) return true;
    if (SETTINGS.test(name) || OTHERS.test(name)) {
      if (name === "w:docVars") found("properties", name);
      return true;
    }
    if (name === "w:tr") {
      const properties = child(element, "w:trPr");
      const isDeleted = child(properties, "w:del") !== undefined;
      const isUnseen = isOn(child(properties, "w:hidden"));
      if (isDeleted || isUnseen) found(isDeleted ? "tracked" : "hiddenText", textOf(element));
      return isDeleted || isUnseen;
    }
    if (name === "w:tbl") {
      const rows = element.children.filter((each) => each.name === "w:tr");
      return rows.length > 0 && rows.every((row) => this.#isDropped(row));
    }
    if (name === "w:tc" && child(element, "w:tcPr", "w:cellDel") !== undefined) {
      found("tracked", textOf(element));
      return true;
    }
    if (name === "w:drawing" || name === "w:pict") {
      if (this.#isUnseenDrawing(element)) {
        found("hiddenText", textOf(element));
        return true;
      }
      return this.#showsNothing(element);
    }
    return name !== "w:hyperlink" && name !== "a:blip" && this.#refersAway(element);
  }

  #isUnseenDrawing(element: XmlElement): boolean {
    return element.children.some((inside) =>
      inside.children.some(
        (each) => each.name === "wp:docPr" && /^(?:1|true)$/u.test(valueOf(each, "hidden") ?? ""),
      ),
    );
  }

  /** A picture that is only linked is none once its link is gone. */
  #showsNothing(element: XmlElement): boolean {
    const isAway = (each: XmlElement): boolean =>
      (each.name === "a:blip" &&
        this.#context.gone.has(valueOf(each, "r:link") ?? "") &&
        valueOf(each, "r:embed") === undefined) ||
      (each.name === "v:imagedata" && this.#refersAway(each)) ||
      each.children.some(isAway);
    return isAway(element);
  }

  #refersAway({ attributes }: XmlElement): boolean {
    return attributes.some(({ name, value }) => /^r:|^o:relid$/u.test(name) && this.#context.gone.has(value));
  }

  /** What stands inside, with hidden runs gone and paragraphs whose end was deleted run into the next. */
  #inner(element: XmlElement, isHidden: boolean, without?: XmlElement): string {
    const pieces: string[] = [];
    let at = element.openEnd;
    let hidden: XmlElement[] = [];
    let carried: { readonly paragraph: XmlElement; readonly runs: string } | undefined;
    const settle = (): void => {
      if (hidden.length > 0) pieces.push(this.#conditionsIn(hidden));
      hidden = [];
    };
    const flush = (): void => {
      if (carried !== undefined && carried.runs !== "")
        pieces.push(this.#paragraph(carried.paragraph, carried.runs));
      carried = undefined;
    };
    for (const each of element.children) {
      const between = this.#xml.slice(at, each.start).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gu, "");
      at = each.end;
      if (between !== "" && hidden.length === 0) pieces.push(between);
      if (each === without) continue;
      if (each.name === "w:r" && this.#isHiddenRun(each, isHidden)) {
        hidden.push(each);
        continue;
      }
      settle();
      if (each.name !== "w:p") {
        if (carried !== undefined && /^w:(?:tbl|sdt|sectPr)$/u.test(each.name)) flush();
        pieces.push(this.#element(each, isHidden));
        continue;
      }
      const before = carried?.runs ?? "";
      if (this.#endIsDeleted(each) && !each.selfClosing) {
        this.#context.found("tracked", textOf(each));
        carried = { paragraph: each, runs: before + this.#runs(each, isHidden) };
      } else {
        carried = undefined;
        pieces.push(
          before === ""
            ? this.#element(each, isHidden)
            : this.#paragraph(each, before + this.#runs(each, isHidden)),
        );
      }
    }
    settle();
    const isClosed = pieces.join("").trimEnd().endsWith("</w:p>");
    if (carried !== undefined && (carried.runs !== "" || !isClosed))
      pieces.push(this.#paragraph(carried.paragraph, carried.runs));
    pieces.push(this.#xml.slice(at, element.closeStart).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gu, ""));
    return pieces.join("");
  }

  #endIsDeleted(paragraph: XmlElement): boolean {
    const mark = child(paragraph, "w:pPr", "w:rPr");
    return child(mark, "w:del") !== undefined || child(mark, "w:moveFrom") !== undefined;
  }

  /** A paragraph of these runs, in its own layout. */
  #paragraph(paragraph: XmlElement, runs: string): string {
    const properties = child(paragraph, "w:pPr");
    const kept = properties === undefined ? "" : this.#element(properties, false);
    return `${this.#open(paragraph).replace(/\/>$/u, ">")}${kept}${runs}</w:p>`;
  }

  #runs(paragraph: XmlElement, isHidden: boolean): string {
    return paragraph.selfClosing ? "" : this.#inner(paragraph, isHidden, child(paragraph, "w:pPr"));
  }

  #isHiddenRun(run: XmlElement, isHidden: boolean): boolean {
    const properties = child(run, "w:rPr");
    const own = child(properties, "w:vanish");
    if (own !== undefined) return isOn(own);
    const style = valueOf(child(properties, "w:rStyle"), "w:val");
    return isHidden || (style !== undefined && this.#context.hiddenStyles.has(style));
  }

  /** Of hidden text only what steers the form stays: the marks of its rows, which print nothing. */
  #conditionsIn(runs: readonly XmlElement[]): string {
    const text = runs.map(textOf).join("");
    if (text.replace(TAG, "").trim() !== "" || !text.includes(".此行"))
      this.#context.found("hiddenText", text);
    const marks = [...text.matchAll(TAG)].filter(([, inside = ""]) => /\.此行\s*$/u.test(inside));
    const fields = runs.flatMap((run) =>
      run.children
        .filter((each) => each.name === "w:fldChar")
        .map((each) => this.#xml.slice(each.start, each.end)),
    );
    return [
      ...marks.map(([mark]) => `<w:r><w:t>${escapeText(mark)}</w:t></w:r>`),
      ...fields.map((field) => `<w:r>${field}</w:r>`),
    ].join("");
  }
}

/** Fields that fetch from another file or data source, and links into the house. */
const FETCHING =
  /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD|HYPERLINK\s+"?(?!\s*"?(?:https?:|mailto:|tel:|\\l)))/iu;

/** The part with such fields replaced by what they showed last. */
function withoutFields(xml: string, { found }: CleanContext): string {
  const edits: Edit[] = [];
  const simple = /<w:fldSimple\b[^>]*w:instr="([^"]*)"[^>]*>|<\/w:fldSimple>/gu;
  const open: boolean[] = [];
  for (const { 0: tag, 1: instruction, index } of xml.matchAll(simple)) {
    if (tag.endsWith("/>")) continue;
    const isGone =
      instruction === undefined ? (open.pop() ?? false) : FETCHING.test(unescapeXml(instruction));
    if (instruction !== undefined) {
      open.push(isGone);
      if (isGone) found("externalLinks", unescapeXml(instruction).trim());
    }
    if (isGone) edits.push({ start: index, end: index + tag.length, text: "" });
  }
  const parts =
    /<w:fldChar\b[^>]*w:fldCharType="(\w+)"[^>]*?(?:\/>|>[\s\S]*?<\/w:fldChar>)|<w:instrText(?: [^>]*)?>([^<]*)<\/w:instrText>/gu;
  const fields: { instruction: string; isTold: boolean; readonly edits: Edit[] }[] = [];
  for (const { 0: whole, 1: kind, 2: text, index } of xml.matchAll(parts)) {
    if (kind === "begin") fields.push({ instruction: "", isTold: false, edits: [] });
    const field = fields.at(-1);
    if (field === undefined) continue;
    field.edits.push({ start: index, end: index + whole.length, text: "" });
    if (text !== undefined) field.instruction += unescapeXml(text);
    if (kind !== "end") continue;
    fields.pop();
    if (!FETCHING.test(field.instruction)) continue;
    found("externalLinks", field.instruction.trim());
    edits.push(...field.edits);
  }
  return edits.length === 0 ? xml : splice(xml, edits);
}
