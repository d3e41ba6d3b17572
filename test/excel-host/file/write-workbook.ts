import {
  attribute,
  child,
  childrenOf,
  type Edit,
  escapeAttribute,
  escapeText,
  setAttribute,
  splice,
  type XmlElement,
} from "../../../src/opc/xml";
import { RELATIONSHIPS } from "../../../src/workbook/ooxml/new-names";
import type { NameState, SheetState, WorkbookState } from "../model/records";
import { absolute } from "./areas";
import { flag, word } from "./attributes";
import { storedFormula } from "./formula-text";
import type { FileName } from "./read-names";
import { isExcelsOwn, readNames } from "./read-names";

/** A sheet as the workbook's part lists it. */
export interface ListedSheet {
  readonly id: string;
  readonly state: SheetState;
  readonly link: string;
}

const BEFORE =
  "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences".split(
    " ",
  );
const states: Readonly<Record<string, string>> = {
  Hidden: ' state="hidden"',
  VeryHidden: ' state="veryHidden"',
};

/** The workbook's part with the sheets and names the host has; the same text when they are as they were. `alive` are its links. */
export function workbookXml(
  text: string,
  root: XmlElement,
  sheets: readonly ListedSheet[],
  names: readonly NameState[],
  { protection }: WorkbookState,
  alive: ReadonlySet<string>,
): string {
  const edits: Edit[] = [];
  const list = child(root, "sheets");
  const entries = sheetEntries(root, sheets, alive);
  if (list !== undefined && entries.changed) edits.push(replaced(list, entries.xml, `${root.prefix}sheets`));
  const wanted = [
    ...names.map((name) => fileName(name, entries.places)),
    ...printNames(sheets, entries.places),
  ];
  const there = readNames(root);
  // names of Excel's own that the host does not know stay as long as the sheets do
  const others = there.filter(
    (name) => isExcelsOwn(name) && !/Print_(Area|Titles)$/.test(name.name) && !entries.changed,
  );
  const now = [...others, ...wanted].sort(byName);
  if (JSON.stringify(now.map(bare)) !== JSON.stringify([...there].sort(byName).map(bare)))
    edits.push(namesEdit(root, now));
  const lock = child(root, "workbookProtection");
  if (flag(lock, "lockStructure") !== (protection !== null))
    edits.push(lockEdit(root, lock, protection !== null));
  return splice(text, edits);
}

const byName = (a: FileName, b: FileName): number =>
  a.name.toLowerCase() < b.name.toLowerCase()
    ? -1
    : a.name.toLowerCase() > b.name.toLowerCase()
      ? 1
      : (a.sheet ?? -1) - (b.sheet ?? -1);

const bare = ({ name, formula, sheet, visible, comment }: FileName): unknown => [
  name,
  unquotedPlain(formula),
  sheet ?? -1,
  visible,
  comment,
];

/** 'Sheet1'!$A$1 and Sheet1!$A$1 are the same. */
const unquotedPlain = (formula: string): string => formula.replace(/'([\p{L}_][\p{L}\p{N}_.]*)'!/gu, "$1!");

/** Sheets in their order; what is no worksheet stays where it was. */
function sheetEntries(
  root: XmlElement,
  sheets: readonly ListedSheet[],
  alive: ReadonlySet<string>,
): { xml: string[]; changed: boolean; places: Map<string, number> } {
  const list = child(root, "sheets");
  const old = list === undefined ? [] : childrenOf(list, "sheet");
  const linkOf = (sheet: XmlElement): string =>
    sheet.attributes.find((one) => one.local === "id" && one.name !== "id")?.value ?? "";
  const oldIds = new Map(old.map((sheet) => [linkOf(sheet), Number(attribute(sheet, "sheetId"))]));
  let lastId = Math.max(0, ...oldIds.values());
  const entries = sheets.map(({ state, link }) => {
    const id = oldIds.get(link) ?? ++lastId;
    const name = escapeAttribute(state.name);
    return `<${root.prefix}sheet xmlns:r="${RELATIONSHIPS}" name="${name}" sheetId="${id}"${states[state.visibility] ?? ""} r:id="${link}"/>`;
  });
  const places = new Map(sheets.map(({ id }, index) => [id, index]));
  const known = new Set(sheets.map(({ link }) => link));
  const foreign = old.filter((sheet) => !known.has(linkOf(sheet)) && alive.has(linkOf(sheet)));
  if (foreign.length === 0) {
    const was = old.map((sheet) => [
      linkOf(sheet),
      word(sheet, "name"),
      word(sheet, "state", "visible").toLowerCase(),
    ]);
    const now = sheets.map(({ link, state }) => [link, state.name, state.visibility.toLowerCase()]);
    return { xml: entries, changed: JSON.stringify(was) !== JSON.stringify(now), places };
  }
  // a chart sheet among them: the list is left alone, and names count by it
  const byLink = new Map(sheets.map(({ link, id }) => [link, id]));
  const counted = old.flatMap((sheet, index) => {
    const id = byLink.get(linkOf(sheet));
    return id === undefined ? [] : [[id, index] as const];
  });
  return { xml: [], changed: false, places: new Map(counted) };
}

const fileName = (
  { name, formula, visible, comment, sheet }: NameState,
  places: ReadonlyMap<string, number>,
): FileName => ({
  name,
  formula: storedFormula(formula),
  sheet: sheet === null ? undefined : places.get(sheet),
  visible,
  comment,
});

/** What is printed of the sheets, as Excel's own names say it. */
function printNames(sheets: readonly ListedSheet[], places: ReadonlyMap<string, number>): FileName[] {
  return sheets.flatMap(({ id, state: { name, page } }) => {
    const titles = [page.titleColumns, page.titleRows].filter((area) => area !== null);
    const own = [
      ["_xlnm.Print_Area", page.printArea],
      ["_xlnm.Print_Titles", titles],
    ] as const;
    return own
      .filter(([, areas]) => areas.length > 0)
      .map(([builtIn, areas]) => ({
        name: builtIn,
        formula: areas.map((area) => absolute(name, area)).join(","),
        sheet: places.get(id),
        visible: true,
        comment: "",
      }));
  });
}

function namesEdit(root: XmlElement, names: readonly FileName[]): Edit {
  const tag = `${root.prefix}definedName`;
  const items = names.map(({ name, formula, sheet, visible, comment }) => {
    const attributes =
      (sheet === undefined ? "" : ` localSheetId="${sheet}"`) +
      (visible ? "" : ' hidden="1"') +
      (comment === "" ? "" : ` comment="${escapeAttribute(comment)}"`);
    return `<${tag} name="${escapeAttribute(name)}"${attributes}>${escapeText(formula)}</${tag}>`;
  });
  const old = child(root, "definedNames");
  if (old !== undefined) return replaced(old, items, `${tag}s`);
  const before = root.children.filter(({ local }) => BEFORE.includes(local)).at(-1);
  const at = before?.end ?? root.openEnd;
  return { start: at, end: at, text: items.length === 0 ? "" : `<${tag}s>${items.join("")}</${tag}s>` };
}

const replaced = ({ start, end }: XmlElement, items: readonly string[], tag: string): Edit => ({
  start,
  end,
  text: items.length === 0 ? "" : `<${tag}>${items.join("")}</${tag}>`,
});

function lockEdit(root: XmlElement, lock: XmlElement | undefined, locked: boolean): Edit {
  if (lock !== undefined) return setAttribute(lock, "lockStructure", locked ? "1" : "0");
  const before = root.children.filter(({ local }) => BEFORE.slice(0, 3).includes(local)).at(-1);
  const at = before?.end ?? root.openEnd;
  return { start: at, end: at, text: `<${root.prefix}workbookProtection lockStructure="1"/>` };
}
