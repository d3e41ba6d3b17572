import {
  attribute,
  child,
  childrenOf,
  descendants,
  escapeAttribute,
  escapeText,
  parseXml,
  splice,
} from "../../opc/xml";
import { appendToList } from "./new-child";
import { HEAD, MAIN, RELATIONSHIPS } from "./new-names";

const ORDER = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "calcPr",
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "smartTagPr",
  "smartTagTypes",
  "webPublishing",
  "fileRecoveryPr",
  "webPublishObjects",
  "extLst",
];

/** A workbook without sheets, waiting for its first; Excel calculates everything when it opens one made here. */
export const BLANK_WORKBOOK =
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><workbookPr/>` +
  '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews>' +
  '<sheets></sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>';

/** What a workbook has that new things must not collide with. */
interface Occupied {
  readonly sheetNames: readonly string[];
  readonly lastSheetId: number;
  readonly lastCacheId: number;
  /** Every defined name, whatever sheet it belongs to. */
  readonly definedNames: readonly string[];
  /** The structure is locked: sheets must not be added. */
  readonly locked: boolean;
}

/** What stands in a workbook's part. */
export function occupiedIn(text: string): Occupied {
  const root = parseXml(text);
  const list = child(root, "sheets");
  const sheets = list === undefined ? [] : childrenOf(list, "sheet");
  const names = child(root, "definedNames");
  const protection = child(root, "workbookProtection");
  const lock = protection === undefined ? undefined : attribute(protection, "lockStructure");
  return {
    sheetNames: sheets.map((each) => attribute(each, "name") ?? ""),
    lastSheetId: highest(sheets.map((each) => attribute(each, "sheetId"))),
    lastCacheId: highest(descendants(root, "pivotCache").map((each) => attribute(each, "cacheId"))),
    definedNames:
      names === undefined
        ? []
        : childrenOf(names, "definedName").map((each) => attribute(each, "name") ?? ""),
    locked: lock === "1" || lock === "true",
  };
}

const highest = (ids: readonly (string | undefined)[]): number =>
  Math.max(0, ...ids.map(Number).filter(Number.isSafeInteger));

/** A sheet as the workbook's part lists it. */
export interface NewSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly link: string;
  readonly visibility: "visible" | "veryHidden";
}

/** A defined name to come. */
export interface NewName {
  readonly name: string;
  readonly refersTo: string;
  /** Index of the sheet it belongs to; the whole workbook's, and hidden, without. */
  readonly sheet?: number;
}

/** Everything a register adds to the workbook's part. */
interface NewInWorkbook {
  readonly sheets: readonly NewSheet[];
  readonly names: readonly NewName[];
  readonly caches: readonly { readonly cacheId: number; readonly link: string }[];
}

/** The workbook's part with new sheets, names and pivot caches behind those it has. */
export function extendedWorkbook(text: string, { sheets, names, caches }: NewInWorkbook): string {
  const root = parseXml(text);
  const declared = root.attributes.find(
    ({ name, value }) => name.startsWith("xmlns:") && value === RELATIONSHIPS,
  );
  const link = (id: string): string =>
    declared === undefined ? ` xmlns:r="${RELATIONSHIPS}" r:id="${id}"` : ` ${declared.local}:id="${id}"`;
  const tag = (name: string): string => root.prefix + name;

  const sheetItems = sheets.map(({ name, sheetId, link: id, visibility }) => {
    const state = visibility === "visible" ? "" : ` state="${visibility}"`;
    return `<${tag("sheet")} name="${escapeAttribute(name)}" sheetId="${String(sheetId)}"${state}${link(id)}/>`;
  });
  const nameItems = names.map(({ name, refersTo, sheet }) => {
    const scope = sheet === undefined ? ' hidden="1"' : ` localSheetId="${String(sheet)}"`;
    return `<${tag("definedName")} name="${escapeAttribute(name)}"${scope}>${escapeText(refersTo)}</${tag("definedName")}>`;
  });
  const cacheItems = caches.map(
    ({ cacheId, link: id }) => `<${tag("pivotCache")} cacheId="${String(cacheId)}"${link(id)}/>`,
  );
  return splice(text, [
    ...appendToList(text, root, ORDER, "sheets", sheetItems, false),
    ...appendToList(text, root, ORDER, "definedNames", nameItems, false),
    ...appendToList(text, root, ORDER, "pivotCaches", cacheItems, false),
  ]);
}
