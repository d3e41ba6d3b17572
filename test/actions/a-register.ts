import holidaysJson from "chinese-days/dist/chinese-days.json";
import { checkRegister } from "../../src/actions/check-register";
import type { Ports } from "../../src/actions/ports";
import { countedIds } from "../../src/exchange/sample";
import { nodeCodec } from "../../src/opc/node-codec";
import { chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import type { TableName } from "../../src/records/tables";
import type { Issue } from "../../src/rules/issue";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import { newRegister } from "../../src/workbook/new-register";
import type { CellsByField } from "../../src/workbook/port";
import { loadRegister, type Register } from "../../src/workbook/register";

export const holidays = chineseHolidays(holidaysJson);

export interface TestRegister {
  readonly workbook: FileWorkbook;
  readonly ports: Ports;
  readonly load: () => Promise<Register>;
  /** Puts rows into a table the way a person or another program would: past all rules. */
  readonly put: (table: TableName, ...rows: readonly CellsByField[]) => Promise<void>;
  readonly check: () => Promise<readonly string[]>;
}

/** A new register in memory, the real file format underneath, with a clock that stands at `now`. */
export async function aRegister(
  now = "2026-11-20 10:00:00",
  newId = countedIds("2026-11-20"),
): Promise<TestRegister> {
  const workbook = await openFileWorkbook(
    await newRegister({ procedure: qp12a, newId, codec: nodeCodec }),
    nodeCodec,
  );
  const ports: Ports = {
    workbook,
    profile: qp12a,
    holidays,
    now: () => now,
    newId,
    by: "林晓",
    device: "pc-1",
  };
  return {
    workbook,
    ports,
    load: () => loadRegister(workbook, qp12a, holidays),
    put: async (table, ...rows) => {
      const { version } = await workbook.read([table]);
      await workbook.commit(
        { tables: { [table]: { insert: rows.map((row) => ({ id: newId(), ...row })) } } },
        version,
      );
    },
    check: async () => (await checkRegister(ports)).map(({ issue, cell }) => `${said(issue)} ${cell ?? ""}`),
  };
}

/** An issue in short: "V-03 block deliveryDate,receivedAt". */
export const said = ({ rule, severity, fields }: Issue): string => `${rule} ${severity} ${fields.join(",")}`;

/** Everything a clerk knows of a plain product complaint, as it is typed. */
export const typed = {
  recordType: "投诉",
  subjectType: "产品",
  channel: "电话",
  foundAt: "来料",
  receivedAt: "2026-11-20 09:30",
  customer: "苏州澜起光电",
  complaintText: "外壳有划痕，长约 8mm",
  customerDemand: "换货",
  orderNo: "PO-1",
  partNo: "007",
  productFamily: "灯具",
  lotNo: "L2611",
  deliveryDate: "2026-11-10",
  lotQty: "5000",
  uom: "个",
  defectQty: "52",
  sampleStatus: "已收",
  safetyRisk: "否",
} as const;
