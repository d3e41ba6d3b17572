import type { Colour } from "./sheet-layout";

/** What every sheet of the register has in common, whoever draws it. */

/** The type of every cell that says something. */
export const typeface = { name: "等线", size: 10 } as const;
export const borderColour: Colour = "BFBFBF";
export const tableStyle = "TableStyleLight1";

/** Margins of a printed page, in inches, and what stands at its foot. */
export const page = {
  margins: { left: 0.3, right: 0.3, top: 0.4, bottom: 0.6, header: 0.3, footer: 0.3 },
  footer: { left: "&A", center: "第 &P 页　共 &N 页", right: "打印日期 &D" },
} as const;
