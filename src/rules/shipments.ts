import type { Shipment } from "../records/masters";
import type { Case } from "./case";
import { type Issue } from "./issue";
import { unmet } from "./flow/unmet";

/** V-53 for one case of the register. */
export type ShipmentCheck = (one: Case) => readonly Issue[];

/**
 * V-53: an upheld case that counts into PPM, and whose customer, family and month have no row in 出货: the figure would
 * have no denominator (K-03). A register that keeps no 出货 at all is not asked for it.
 */
export function shipmentCheck(shipments: readonly Shipment[]): ShipmentCheck {
  if (shipments.length === 0) return () => [];
  const known = new Set(shipments.map(({ customer, family, month }) => keyOf(customer, family, month)));
  return ({ complaint }) => {
    const { customer, productFamily, receivedAt, liability, confirmedDefectQty, defectQty, status } =
      complaint;
    const quantity = confirmedDefectQty ?? defectQty;
    const counts =
      (liability === "我司" || liability === "供应商") &&
      typeof quantity === "number" &&
      quantity > 0 &&
      status !== "已撤销";
    if (!counts || customer === null || productFamily === null || receivedAt === null) return [];
    const month = receivedAt.slice(0, 7);
    return known.has(keyOf(customer, productFamily, month))
      ? []
      : [
          unmet("V-53", "shipments-missing", [customer, productFamily, month], {
            fields: ["confirmedDefectQty", "defectQty"],
            severity: "warn",
          }),
        ];
  };
}

const keyOf = (...of: readonly (string | null)[]): string => of.join("\u0001");
