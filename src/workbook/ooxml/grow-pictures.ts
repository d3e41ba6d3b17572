import { attribute, descendants, type Edit, parseXml, setAttribute, splice } from "../../opc/xml";
import { grownFormula, type Growth } from "./growth";
import type { Spreadsheet } from "./spreadsheet";
import { unlessUnreadable } from "./unreadable";

/** Attributes in which form controls and linked pictures say what range they show. */
const SHOWN = ["fmlaRange", "cellRange"];

/** Lets drop-down controls and linked pictures over exactly the table's rows show the new ones too. */
export async function growPictures(book: Spreadsheet, growth: Growth): Promise<void> {
  for (const part of book.pkg.names())
    if (/\.(controlproperties|drawing)\+xml$/.test(book.pkg.contentType(part) ?? ""))
      await growPart(book, part, growth).catch(unlessUnreadable);
}

async function growPart(book: Spreadsheet, part: string, growth: Growth): Promise<void> {
  const text = await book.pkg.text(part);
  if (!SHOWN.some((name) => text.includes(name))) return;
  const root = parseXml(text);
  const edits = [root, ...descendants(root, "cameraTool")].flatMap((element): Edit[] =>
    SHOWN.flatMap((name) => {
      const formula = attribute(element, name);
      const grown = formula && grownFormula(formula, growth, {});
      return grown === undefined || grown === formula ? [] : [setAttribute(element, name, grown)];
    }),
  );
  if (edits.length > 0) book.write(part, splice(text, edits));
}
