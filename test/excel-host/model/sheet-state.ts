import type { Area } from "./area";

/** A data validation and the cells it stands on. */
export interface ValidationState {
  readonly sheet: string;
  readonly areas: readonly Area[];
  readonly rule: ValidationRule;
  readonly ignoreBlanks: boolean;
  readonly errorAlert: Readonly<Record<string, unknown>>;
  readonly prompt: Readonly<Record<string, unknown>>;
}

/** As Excel.DataValidationRule: one of its members is set. */
export type ValidationRule = Readonly<Record<string, unknown>>;

/** A conditional format and the cells it stands on. */
export interface ConditionalFormatState {
  readonly sheet: string;
  readonly areas: readonly Area[];
  readonly type: string;
  /** 0 comes first. */
  readonly priority: number;
  readonly stopIfTrue: boolean | null;
  readonly formula: string;
  /** The rule of every kind but Custom. */
  readonly rule: unknown;
  readonly format: Readonly<Record<string, unknown>>;
}

/** How a sheet prints. */
export interface PageState {
  readonly orientation: "Portrait" | "Landscape";
  readonly paperSize: string;
  readonly zoom: Readonly<Record<string, number>>;
  readonly margins: Readonly<Record<string, number>>;
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly printGridlines: boolean;
  readonly printHeadings: boolean;
  readonly blackAndWhite: boolean;
  readonly printArea: readonly Area[];
  readonly titleRows: Area | null;
  readonly titleColumns: Area | null;
  readonly headersFooters: Readonly<Record<string, string>>;
}

/** A new sheet's page: Excel's Normal margins, in points. */
export const defaultPage: PageState = {
  orientation: "Portrait",
  paperSize: "A4",
  zoom: { scale: 100 },
  margins: { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
  centerHorizontally: false,
  centerVertically: false,
  printGridlines: false,
  printHeadings: false,
  blackAndWhite: false,
  printArea: [],
  titleRows: null,
  titleColumns: null,
  headersFooters: {},
};
