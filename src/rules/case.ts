import type { Calendar } from "../procedure/calendar";
import type { Procedure } from "../procedure/procedure";
import { type State, states } from "../records/choices";
import type { Complaint } from "../records/complaint";
import type { MasterTable } from "../records/field";
import type { Customer, Defect, Department, Part, Person, Shipment } from "../records/masters";
import { partNames, type Parts } from "../records/parts";
import type { ProductLine } from "../records/product-line";
import type { TableName } from "../records/tables";

/** A case: its row in the register, its further product lines, and what hangs on it. */
export interface Case {
  readonly complaint: Complaint;
  readonly lines: readonly ProductLine[];
  readonly parts: Parts;
  /** The case that 重复对应编号 names, where the register has it: its 8D may stand for both (§6.4.1). */
  readonly repeated?: Pick<Case, "complaint" | "parts">;
}

/** The lists a company keeps, ready to be asked by name. */
export interface Masters {
  readonly names: Readonly<Record<MasterTable, ReadonlySet<string>>>;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly parts: ReadonlyMap<string, Part>;
  readonly defects: ReadonlyMap<string, Defect>;
  readonly departments: readonly Department[];
  readonly people: readonly Person[];
  readonly shipments: readonly Shipment[];
}

/** The rows that carry a case's number besides its own: its lines and its lists. */
export const rowsUnder = ({ lines, parts }: Case): readonly { table: TableName; id: string }[] => [
  ...lines.map(({ id }) => ({ table: "productLine" as const, id: id ?? "" })),
  ...partNames.flatMap((table) => parts[table].map(({ id }) => ({ table, id: id ?? "" }))),
];

/** What a rule may look at besides the case itself. */
export interface RuleContext {
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly masters: Masters;
  /** The plant's wall clock, "2026-11-22 14:05". */
  readonly now: string;
}

/** The field names both a case's own row and a further line have. */
export const lineFields = [
  "partNo",
  "model",
  "lotNo",
  "orderNo",
  "deliveryDate",
  "lotQty",
  "defectQty",
  "uom",
] as const;

/** Every product line of a case; the first is the case's own row, whose index is undefined. */
export function productLines({
  complaint,
  lines,
}: Case): readonly { line: Pick<ProductLine, (typeof lineFields)[number]>; index: number | undefined }[] {
  return [{ line: complaint, index: undefined }, ...lines.map((line, index) => ({ line, index }))];
}

/** Has the case a product to ask for? Suggestions, services and prices have none (G-31); an unsaid subject may have one. */
export const isAboutProduct = ({ recordType, subjectType }: Complaint): boolean =>
  recordType !== "建议" && subjectType !== "服务" && subjectType !== "价格" && subjectType !== "其他";

/** Days of a date or date-time: "2026-11-22 14:05" → "2026-11-22". */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** A moment of which only the day was written, as a paper bears it: "2026-11-22 00:00" → "2026-11-22". */
export const withoutMidnight = (moment: string): string => moment.replace(/ 00:00$/, "");

const stateOrder = Object.keys(states);

/** Has a case got as far as this state of §7.1? */
export const hasReached = (state: State | null, reached: State): boolean =>
  state !== null && stateOrder.indexOf(state) >= stateOrder.indexOf(reached);
