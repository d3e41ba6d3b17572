/** The layout this Kesu writes; a workbook made by a newer one is refused, one made by an older one carried over. */
export const LAYOUT_VERSION = 2;
