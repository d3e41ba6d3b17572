import { page } from "../layout-look";
import { columnLetters } from "../ooxml/address";
import type { PrintLayout } from "../sheet-layout";

/** Margins are told in inches; Excel wants points. */
const points = (inches: number): number => Math.round(inches * 720) / 10;

/** A4 landscape on the width of one page, with the page of how many at the foot. */
export function drawPage({ pageLayout }: Excel.Worksheet, print: PrintLayout): void {
  const { margins, footer } = page;
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom =
    print.onePage === true ? { horizontalFitToPages: 1, verticalFitToPages: 1 } : { horizontalFitToPages: 1 };
  pageLayout.centerHorizontally = true;
  pageLayout.leftMargin = points(margins.left);
  pageLayout.rightMargin = points(margins.right);
  pageLayout.topMargin = points(margins.top);
  pageLayout.bottomMargin = points(margins.bottom);
  pageLayout.headerMargin = points(margins.header);
  pageLayout.footerMargin = points(margins.footer);
  const { defaultForAllPages } = pageLayout.headersFooters;
  defaultForAllPages.leftFooter = footer.left;
  defaultForAllPages.centerFooter = footer.center;
  defaultForAllPages.rightFooter = footer.right;
  if (print.columns)
    pageLayout.setPrintArea(`${columnLetters(print.columns.first)}:${columnLetters(print.columns.last)}`);
  if (print.titleRows !== undefined) pageLayout.setPrintTitleRows(`$1:$${String(print.titleRows)}`);
}
