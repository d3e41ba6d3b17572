import { child, type XmlElement } from "../../../src/opc/xml";
import type { PageState } from "../model/sheet-state";
import { defaultPage } from "../model/sheet-state";
import { amount, flag, word } from "./attributes";
import { pointsOfInches } from "./measures";
import { orientationOf } from "./read-sheet";

/** Paper as a file counts it and as Excel calls it. */
export const papers: Readonly<Record<number, string>> = {
  1: "Letter",
  5: "Legal",
  8: "A3",
  9: "A4",
  11: "A5",
  12: "B4",
  13: "B5",
};

const margins = ["left", "right", "top", "bottom", "header", "footer"] as const;

/** How a sheet prints; its print area and titles stand in defined names, not here. */
export function readPage(root: XmlElement): PageState {
  const options = child(root, "printOptions");
  const edges = child(root, "pageMargins");
  const setup = child(root, "pageSetup");
  const properties = child(root, "sheetPr");
  const fits = flag(properties && child(properties, "pageSetUpPr"), "fitToPage");
  return {
    ...defaultPage,
    orientation: orientationOf(word(setup, "orientation", "portrait")),
    paperSize: papers[amount(setup, "paperSize") ?? 9] ?? "A4",
    zoom: fits ? fitted(setup) : { scale: amount(setup, "scale") ?? 100 },
    margins:
      edges === undefined
        ? defaultPage.margins
        : Object.fromEntries(margins.map((side) => [side, pointsOfInches(amount(edges, side) ?? 0)])),
    centerHorizontally: flag(options, "horizontalCentered"),
    centerVertically: flag(options, "verticalCentered"),
    printGridlines: flag(options, "gridLines"),
    printHeadings: flag(options, "headings"),
    blackAndWhite: flag(setup, "blackAndWhite"),
    headersFooters: readHeadersFooters(child(root, "headerFooter")),
  };
}

/** 0 pages stands for as many as it takes. */
function fitted(setup: XmlElement | undefined): PageState["zoom"] {
  const across = amount(setup, "fitToWidth") ?? 1;
  const down = amount(setup, "fitToHeight") ?? 1;
  return {
    ...(across === 0 ? {} : { horizontalFitToPages: across }),
    ...(down === 0 ? {} : { verticalFitToPages: down }),
  };
}

const thirds = { L: "left", C: "center", R: "right" } as const;

/** `&L…&C…&R…` of the odd pages, which is all pages unless a sheet says otherwise. */
function readHeadersFooters(element: XmlElement | undefined): PageState["headersFooters"] {
  const found: Record<string, string> = {};
  for (const kind of ["Header", "Footer"] as const) {
    const text = element && child(element, `odd${kind}`)?.text;
    for (const [, third = "C", part = ""] of (text ?? "").matchAll(
      /(?:^(?!&[LCR])|&([LCR]))((?:(?!&[LCR]).)*)/gs,
    ))
      if (part !== "") found[`${thirds[third as keyof typeof thirds]}${kind}`] = part;
  }
  return found;
}
