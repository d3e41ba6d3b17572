export type BorderSide =
  | "EdgeTop"
  | "EdgeBottom"
  | "EdgeLeft"
  | "EdgeRight"
  | "InsideVertical"
  | "InsideHorizontal"
  | "DiagonalDown"
  | "DiagonalUp";

export interface Border {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

/** How a cell looks; what is left out is as Excel's Normal style has it. Never changed in place. */
export interface CellFormat {
  readonly numberFormat?: string;
  readonly fill?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: string;
  readonly strikethrough?: boolean;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapText?: boolean;
  readonly indentLevel?: number;
  readonly shrinkToFit?: boolean;
  readonly textOrientation?: number;
  readonly readingOrder?: string;
  readonly locked?: boolean;
  readonly formulaHidden?: boolean;
  /** A named style, `Normal` when left out. */
  readonly style?: string;
  readonly borders?: Partial<Readonly<Record<BorderSide, Border>>>;
}

/** The format behind a cell no one has formatted. */
export const normal: CellFormat = {};
