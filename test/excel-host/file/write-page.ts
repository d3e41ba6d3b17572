import { escapeText } from "../../../src/opc/xml";
import type { PageState } from "../model/sheet-state";
import { inchesOfPoints } from "./measures";
import { papers } from "./read-page";

const on = (name: string, value: boolean): string => (value ? ` ${name}="1"` : "");

/** What a sheet's part says of its page, by element. */
export function pageXml(page: PageState): Readonly<Record<string, string>> {
  const options =
    on("headings", page.printHeadings) +
    on("gridLines", page.printGridlines) +
    on("horizontalCentered", page.centerHorizontally) +
    on("verticalCentered", page.centerVertically);
  const inches = (side: string, otherwise: number): string =>
    ` ${side}="${inchesOfPoints(page.margins[side] ?? otherwise)}"`;
  const margins =
    ["left", "right"].map((side) => inches(side, 50.4)).join("") +
    ["top", "bottom"].map((side) => inches(side, 54)).join("") +
    ["header", "footer"].map((side) => inches(side, 21.6)).join("");
  return {
    printOptions: options === "" ? "" : `<printOptions${options}/>`,
    pageMargins: `<pageMargins${margins}/>`,
    pageSetup: `<pageSetup${setup(page)}/>`,
    headerFooter: headerFooter(page.headersFooters),
  };
}

/** Whether a sheet is squeezed onto pages rather than scaled. */
export const fitsPages = ({ zoom }: PageState): boolean =>
  typeof zoom["horizontalFitToPages"] === "number" || typeof zoom["verticalFitToPages"] === "number";

function setup(page: PageState): string {
  const paper = Object.entries(papers).find(([, name]) => name === page.paperSize)?.[0] ?? "9";
  const { zoom } = page;
  const scale = fitsPages(page)
    ? ` fitToWidth="${zoom["horizontalFitToPages"] ?? 0}" fitToHeight="${zoom["verticalFitToPages"] ?? 0}"`
    : "";
  const percent =
    !fitsPages(page) && (zoom["scale"] ?? 100) !== 100 ? ` scale="${zoom["scale"] ?? 100}"` : "";
  const orientation = ` orientation="${page.orientation.toLowerCase()}"`;
  return ` paperSize="${paper}"${percent}${scale}${orientation}${on("blackAndWhite", page.blackAndWhite)}`;
}

function headerFooter(texts: PageState["headersFooters"]): string {
  const line = (kind: "Header" | "Footer"): string => {
    const parts = (["left", "center", "right"] as const).map((third) => {
      const text = texts[`${third}${kind}`] ?? "";
      return text === "" ? "" : `&${third.charAt(0).toUpperCase()}${text}`;
    });
    return parts.join("") === "" ? "" : `<odd${kind}>${escapeText(parts.join(""))}</odd${kind}>`;
  };
  const inside = line("Header") + line("Footer");
  return inside === "" ? "" : `<headerFooter>${inside}</headerFooter>`;
}
