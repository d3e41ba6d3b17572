import { noParts } from "../../src/records/parts";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { calendar, chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import { type Complaint, complaintFields } from "../../src/records/complaint";
import { productLineFields, type ProductLine } from "../../src/records/product-line";
import type { Case, Masters, RuleContext } from "../../src/rules/case";
import { checkCase } from "../../src/rules/check-case";
import { blank } from "../../src/rules/entry/draft";
import { DuplicateFinder } from "../../src/rules/alike/duplicates";

/** A registered complaint with nothing wrong and nothing missing; each test changes what it is about. */
export const complaint = (change: Partial<Complaint> = {}): Complaint => ({
  ...blank(complaintFields),
  id: "01K00000000000000000000001",
  complaintNo: "26112001",
  status: "已登记",
  recordType: "投诉",
  subjectType: "产品",
  channel: "电话",
  foundAt: "来料",
  receivedAt: "2026-11-20 09:30",
  registeredAt: "2026-11-20 09:35",
  registeredBy: "林晓",
  customer: "苏州澜起光电",
  complaintText: "外壳有划痕",
  customerDemand: "换货",
  orderNo: "PO-1",
  partNo: "007",
  productFamily: "灯具",
  lotNo: "L2611",
  deliveryDate: "2026-11-10",
  lotQty: 5000,
  uom: "个",
  defectQty: 52,
  sampleStatus: "已收",
  safetyRisk: "否",
  ...change,
});

export const line = (change: Partial<ProductLine> = {}): ProductLine => ({
  ...blank(productLineFields),
  id: "01K00000000000000000000002",
  complaintId: "01K00000000000000000000001",
  partNo: "008",
  lotQty: 100,
  defectQty: 3,
  uom: "个",
  ...change,
});

const masters: Masters = {
  names: {
    customer: new Set(["苏州澜起光电", "宁波拓远新能源"]),
    part: new Set(["007", "008"]),
    family: new Set(["灯具"]),
    department: new Set(["品保部", "业务部"]),
    person: new Set(["林晓"]),
    defect: new Set(["L01"]),
    supplier: new Set(),
  },
  customers: new Map(),
  parts: new Map(),
  defects: new Map(),
  departments: [{ id: null, name: "品保部", synonyms: "品质部、品管" }],
  people: [],
  shipments: [],
};

export const context: RuleContext = {
  procedure: qp12a,
  calendar: calendar(chineseHolidays(holidaysJson)),
  masters,
  now: "2026-11-20 10:00",
};

/** Every issue of a case among others, as "V-03 block deliveryDate,receivedAt". */
export function issuesOf(
  change: Partial<Complaint>,
  { lines = [], others = [] }: { lines?: ProductLine[]; others?: Case[] } = {},
): string[] {
  const one: Case = { complaint: complaint(change), lines, parts: noParts };
  return checkCase(one, context, new DuplicateFinder(others, qp12a.duplicateWithinDays)).map(
    ({ rule, severity, fields, line: index }) =>
      `${rule} ${severity} ${fields.join(",")}${index === undefined ? "" : ` line ${index}`}`,
  );
}
