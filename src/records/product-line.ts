import { units } from "./choices";
import { type Fields, type RecordOf, sealField } from "./field";

/**
 * 明细: the further product lines of a case. The main line stands in the case's own row, where people look;
 * every total, rate and balance runs over both.
 */
export const productLineFields = {
  id: { kind: "id", group: "identification", label: { zh: "明细ID", en: "Line id" }, auto: true },
  complaintId: { kind: "id", group: "identification", label: { zh: "台账ID", en: "Record id" }, auto: true },
  complaintNo: { kind: "text", max: 20, key: true, group: "identification", label: { zh: "客诉编号", en: "Complaint no." }, auto: true },
  lineNo: { kind: "integer", group: "identification", label: { zh: "行号", en: "Line" }, auto: true },
  partNo: { kind: "ref", to: "part", max: 40, group: "product", label: { zh: "料号", en: "Part no." }, clause: "§6.1.1" },
  model: { kind: "text", max: 60, group: "product", label: { zh: "型号", en: "Model" }, clause: "§6.1.1" },
  lotNo: { kind: "text", max: 200, key: true, group: "product", label: { zh: "批号", en: "Lot no." }, clause: "§6.2.1" },
  orderNo: { kind: "text", max: 40, key: true, group: "product", label: { zh: "订单编号", en: "Order no." }, clause: "§4.1.1" },
  deliveryDate: { kind: "date", group: "product", label: { zh: "交货日期", en: "Delivery date" }, clause: "§6.1.1" },
  lotQty: { kind: "quantity", group: "product", label: { zh: "数量", en: "Quantity" }, clause: "§6.1.1" },
  defectQty: { kind: "quantity", pending: true, group: "product", label: { zh: "不良数量", en: "Defective quantity" }, clause: "§6.1.1" },
  uom: { kind: "choice", options: units, group: "product", label: { zh: "单位", en: "Unit" } },
  seal: sealField,
} as const satisfies Fields;

export type ProductLineField = keyof typeof productLineFields;
export type ProductLine = RecordOf<typeof productLineFields>;
