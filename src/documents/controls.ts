import { splice, type Edit } from "../opc/xml";

/** What makes Word show something else in a content control than what stands in it. */
const OVERRIDES = /<w:(?:showingPlcHdr|dataBinding)\b[^>]*\/>/gu;

/**
 * The part with its filled content controls set free: one that shows its prompt or is bound to a property of the
 * document would not show what a fill puts in it.
 */
export function freeControls(xml: string, sign: string): string {
  const edits: Edit[] = [];
  const open: { readonly at: number; filled: boolean }[] = [];
  for (const { 0: stop, index } of xml.matchAll(
    new RegExp(`<w:sdt(?=[ >])|</w:sdt>|\\{\\{|${sign}\\d`, "gu"),
  )) {
    if (stop === "<w:sdt") open.push({ at: index, filled: false });
    else if (stop !== "</w:sdt>") for (const control of open) control.filled = true;
    else {
      const control = open.pop();
      if (control?.filled !== true) continue;
      const end = xml.indexOf("</w:sdtPr>", control.at);
      const properties = xml.slice(control.at, end);
      for (const { 0: found, index: from } of properties.matchAll(OVERRIDES))
        edits.push({ start: control.at + from, end: control.at + from + found.length, text: "" });
    }
  }
  return edits.length === 0 ? xml : splice(xml, edits);
}
