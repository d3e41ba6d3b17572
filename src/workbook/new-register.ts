import type { Codec } from "../opc/codec";
import { type LayoutOptions, registerLayout } from "./layout";
import type { DisplayNames } from "./layout-formula";
import { freeDisplayNames, freeSheetNames, listNames, namesOn } from "./layout-names";
import { LAYOUT_VERSION } from "./layout-version";
import { columnLetters } from "./ooxml/address";
import { absoluteAddress, quotedSheet } from "./ooxml/new-address";
import { blankWorkbook, type HostWorkbook, openHost } from "./ooxml/new-package";
import { addSheet } from "./ooxml/new-sheet-parts";
import { StyleBook } from "./ooxml/new-styles";
import { extendedWorkbook, type NewName, type NewSheet, occupiedIn } from "./ooxml/new-workbook";
import { WorkbookError } from "./port";
import { LAYOUT_NAME } from "./register-places";
import type { SheetLayout } from "./sheet-layout";

/** What a register starts from, and how its parts are compressed. */
interface NewRegisterOptions extends LayoutOptions {
  readonly codec: Codec;
}

/** A workbook with an empty register in it, made from nothing: the same bytes for the same options. */
export async function newRegister(options: NewRegisterOptions): Promise<Uint8Array> {
  return withRegister(await blankWorkbook(options.codec), options);
}

/**
 * A copy of a workbook people have already, with an empty register behind its sheets. Every part keeps its bytes but
 * the workbook's own, its links, the styles (which grow at their end) and the list of content types.
 * Rejects with WorkbookError: `already-a-register`, `sheet-protected` (locked structure), `unsupported`, `damaged` …
 */
export async function addRegister(existing: Uint8Array, options: NewRegisterOptions): Promise<Uint8Array> {
  return withRegister(await openHost(existing, options.codec), options);
}

async function withRegister(host: HostWorkbook, options: NewRegisterOptions): Promise<Uint8Array> {
  const occupied = occupiedIn(host.text);
  if (occupied.definedNames.some((name) => name.toLowerCase() === LAYOUT_NAME))
    throw new WorkbookError("already-a-register");
  const layout = registerLayout(options);
  const displayNames = freeDisplayNames([...occupied.definedNames, ...host.tables.map(({ name }) => name)]);
  await addSheets(host, layout, displayNames, [
    { name: LAYOUT_NAME, refersTo: String(LAYOUT_VERSION) },
    ...listNames(layout, displayNames),
  ]);
  return host.parts.save();
}

/** Puts sheets of the register behind those a workbook has, with these names besides their own. */
export async function addSheets(
  host: HostWorkbook,
  layout: readonly SheetLayout[],
  displayNames: DisplayNames,
  further: readonly NewName[],
): Promise<void> {
  const { parts, main, text } = host;
  const occupied = occupiedIn(text);
  if (occupied.locked) throw new WorkbookError("sheet-protected", main);
  const draft = {
    host,
    layout,
    displayNames,
    styles: new StyleBook(await parts.text(host.styles)),
    lastTableId: Math.max(0, ...host.tables.map(({ id }) => id)),
    lastCacheId: occupied.lastCacheId,
    caches: [],
  };
  const sheets: NewSheet[] = [];
  const names: NewName[] = [...further];
  const sheetNames = freeSheetNames(layout, occupied.sheetNames);
  for (const [later, sheet] of layout.entries()) {
    const index = occupied.sheetNames.length + later;
    const name = sheetNames[later] ?? sheet.name;
    const link = await addSheet(draft, sheet, name, index === 0);
    sheets.push({ name, sheetId: occupied.lastSheetId + later + 1, link, visibility: sheet.visibility });
    names.push(...namesOf(sheet, name, index));
  }
  parts.set(host.styles, draft.styles.toString());
  parts.set(main, extendedWorkbook(text, { sheets, names, caches: draft.caches }));
}

/** Hidden names of columns and results, and what Excel prints of the sheet. */
function namesOf(sheet: SheetLayout, name: string, index: number): readonly NewName[] {
  const hidden = namesOn(sheet).map(({ name: own, area }) => ({
    name: own,
    refersTo: absoluteAddress(name, area),
  }));
  const { columns: printed, titleRows } = sheet.print;
  const area =
    printed && [printed.first, printed.last].map((column) => `$${columnLetters(column)}`).join(":");
  return [
    ...hidden,
    ...(area === undefined
      ? []
      : [{ name: "_xlnm.Print_Area", refersTo: `${quotedSheet(name)}!${area}`, sheet: index }]),
    ...(titleRows === undefined
      ? []
      : [
          {
            name: "_xlnm.Print_Titles",
            refersTo: `${quotedSheet(name)}!$1:$${String(titleRows)}`,
            sheet: index,
          },
        ]),
  ];
}
