import type { ComplaintInput } from "../../src/documents/form-input";
import { qp12a } from "../../src/procedure/qp-12a";
import { complaintFields, type Complaint } from "../../src/records/complaint";
import { noParts, type PartOf, partTables, type PartTable } from "../../src/records/parts";
import { productLineFields, type ProductLine } from "../../src/records/product-line";
import type { FlowContext } from "../../src/rules/flow/context";
import { context as rules } from "../rules/a-case";

const blank = (fields: object): never =>
  Object.fromEntries(Object.keys(fields).map((id) => [id, null])) as never;

/** A complaint with nothing but these facts. */
export const complaint = (facts: Partial<Complaint>): Complaint => ({
  ...(blank(complaintFields) as Complaint),
  ...facts,
});

/** A further product line with nothing but these facts. */
export const line = (facts: Partial<ProductLine>): ProductLine => ({
  ...(blank(productLineFields) as ProductLine),
  ...facts,
});

let made = 0;

/** A row of one of the case's lists with nothing but these facts. */
export const part = <T extends PartTable>(table: T, facts: Partial<PartOf<T>>): PartOf<T> => ({
  ...(blank(partTables[table].fields) as PartOf<T>),
  id: `01P${String(++made).padStart(6, "0")}`,
  complaintId: "01K",
  ...facts,
});

export const context: FlowContext = {
  ...rules,
  procedure: { ...qp12a, companyName: "华东精工" },
  repeats: () => [],
};

/** What a form is printed from: an ordinary case on the internal copy in Chinese. */
export const input = (change: Partial<ComplaintInput> = {}): ComplaintInput => ({
  form: "complaint",
  complaint: complaint({
    id: "01K",
    complaintNo: "26101202",
    status: "调查中",
    receivedAt: "2026-10-12 09:30",
    customer: "苏州恒远精密机械有限公司",
    complaintText: "来料检验发现端子氧化发黑。",
    customerDemand: "换货；8D报告",
    partNo: "KS-10023-A",
    model: "XH2.54-4P",
    lotQty: 12000,
    defectQty: 35,
    uom: "个",
    sampleStatus: "随单",
    level: "一般",
  }),
  lines: [],
  parts: noParts,
  context,
  logCode: "0f1e2d3c",
  grade: { grade: "一般", provisional: false, reasons: ["危及人身安全：否（§3）"] },
  copy: "internal",
  printedAt: "2026-11-22 14:05",
  language: "zh",
  ...change,
});
