import type { Complaint } from "../records/complaint";
import type { ProductLine } from "../records/product-line";

/** A product line as totals see it: the case's own row is the first. */
export type QuantityLine = Pick<ProductLine, "lotQty" | "defectQty" | "uom">;

/** What a case comes to over all its lines. A sum is null when a part of it is not known or the units differ. */
export interface Totals {
  readonly lotQty: number | null;
  readonly defectQty: number | null;
  /** 不良数 ÷ (客户检查数量, when there is a single line, else 数量); null when it cannot be said. */
  readonly defectRate: number | null;
  readonly uom: string | null;
  /** A line says 客户加工中未确定 (§6.1.2): the case stays out of rates and PPM. */
  readonly pending: boolean;
}

type MainLine = QuantityLine & Pick<Complaint, "checkedQty">;

/** Totals over the main line and the further ones (明细). Sums are exact to six decimals. */
export function totalsOf(main: MainLine, further: readonly QuantityLine[]): Totals {
  const lines = [main, ...further];
  const units = new Set(lines.map((line) => line.uom));
  const sameUnit = units.size === 1;
  const lotQty = sameUnit ? sum(lines.map((line) => line.lotQty)) : null;
  const defectQty = sameUnit ? sum(lines.map((line) => line.defectQty)) : null;
  const divisor = further.length === 0 ? (main.checkedQty ?? lotQty) : lotQty;
  return {
    lotQty,
    defectQty,
    defectRate: defectQty !== null && divisor !== null && divisor > 0 ? defectQty / divisor : null,
    uom: sameUnit ? main.uom : null,
    pending: lines.some((line) => typeof line.defectQty === "string"),
  };
}

function sum(values: readonly (number | string | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (typeof value !== "number") return null;
    total += value;
  }
  return Math.round(total * 1e6) / 1e6;
}
