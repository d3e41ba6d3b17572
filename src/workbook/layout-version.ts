/** The layout this code writes. A workbook with a newer one is refused, an older one is brought up in steps. */
export const LAYOUT_VERSION = 1;
