import { monotonicFactory } from "ulid";
import type { Ports } from "../../src/actions/ports";
import { nodeCodec } from "../../src/opc/node-codec";
import { qp12a } from "../../src/procedure/qp-12a";
import type { TableName } from "../../src/records/tables";
import { openExcelWorkbook } from "../../src/workbook/excel/excel-workbook";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { newRegister } from "../../src/workbook/new-register";
import type { CellsByField, Workbook } from "../../src/workbook/port";
import { loadRegister, type Register } from "../../src/workbook/register";
import { holidays } from "../actions/a-register";
import { ExcelHost } from "../excel-host/excel-host";
import { loadXlsx } from "../excel-host/file-load";
import { saveXlsx } from "../excel-host/file-save";
import { bootOffice } from "../excel-host/office-window";
import { doorOf } from "../workbook/excel/excel-register";

/** Where a life is lived: a register that everybody opens anew for every deed. */
export interface LifeStage {
  /** The register as `who` opens it at a moment ("2026-10-12 09:40:00"). */
  readonly open: (who: string, now: string) => Promise<Ports>;
  /** The workbook as a file. */
  readonly bytes: () => Promise<Uint8Array>;
  readonly load: () => Promise<Register>;
  readonly close: () => void;
}

/** Everybody who acts, with what they may do. */
const people = [
  ["林晓", "业务部", "登记人"],
  ["赵明", "业务部", "部门主管"],
  ["王芳", "品保部", "品保"],
  ["郑洁", "品保部", "品保主管"],
  ["刘强", "生产部", "责任单位"],
  ["孙磊", "采购部", "责任单位"],
  ["陈岚", "营销中心", "营销中心负责人"],
  ["周总", "总经理室", "总经理"],
] as const;
const customers = ["苏州澜起光电科技有限公司", "宁波拓远新能源有限公司", "合肥京科显示有限公司"];

/** The lists a company has filled in before the first call. */
const masters = (newId: () => string): Readonly<Partial<Record<TableName, readonly CellsByField[]>>> => ({
  person: people.map(([name, department, role]) => ({ id: newId(), name, department, role })),
  customer: customers.map((name) => ({ id: newId(), name })),
  part: [
    { id: newId(), name: "007-18650-26", model: "18650-26", family: "电池包", uom: "个" },
    { id: newId(), name: "LP-603450", model: "603450", family: "电池包", uom: "个" },
    { id: newId(), name: "LED-2835", model: "2835", family: "灯珠", uom: "个" },
  ],
  family: ["电池包", "灯珠"].map((name) => ({ id: newId(), name })),
  defect: [
    { id: newId(), name: "A01", phenomenon: "外壳划伤", defectClass: "外观" },
    { id: newId(), name: "S01", phenomenon: "漏液", defectClass: "安全" },
    { id: newId(), name: "F02", phenomenon: "色温偏差", defectClass: "功能性能" },
  ],
  supplier: [{ id: newId(), name: "东莞恒泰五金" }],
});

async function furnished(newId: () => string): Promise<Uint8Array> {
  const workbook = await openFileWorkbook(
    await newRegister({ procedure: qp12a, newId, codec: nodeCodec }),
    nodeCodec,
  );
  const tables = Object.fromEntries(
    Object.entries(masters(newId)).map(([table, insert]) => [table, { insert }]),
  );
  await workbook.commit({ tables }, workbook.version);
  return workbook.bytes();
}

const ports = (workbook: Workbook, by: string, now: string, newId: () => string): Ports => ({
  workbook,
  profile: qp12a,
  holidays,
  now: () => now,
  newId,
  by,
  device: `pc-${by}`,
});

/** A file that is written and opened again between any two deeds. */
export async function fileStage(): Promise<LifeStage> {
  const newId = monotonicFactory();
  let bytes = await furnished(newId);
  let latest = await openFileWorkbook(bytes, nodeCodec);
  const saved = async (): Promise<Uint8Array> => (bytes = await latest.bytes());
  return {
    open: async (who, now) => {
      latest = await openFileWorkbook(await saved(), nodeCodec);
      return ports(latest, who, now, newId);
    },
    bytes: saved,
    load: async () => loadRegister(await openFileWorkbook(await saved(), nodeCodec), qp12a, holidays),
    close: () => undefined,
  };
}

/** An Excel host in which everybody has the unmodified office.js. */
export async function excelStage(): Promise<LifeStage> {
  const newId = monotonicFactory();
  const host = new ExcelHost({ api: "1.14" });
  await loadXlsx(host.workbook, await furnished(newId), nodeCodec);
  const office = bootOffice(host);
  const workbook = await openExcelWorkbook(doorOf(office));
  return {
    open: (who, now) => Promise.resolve(ports(workbook, who, now, newId)),
    bytes: () => saveXlsx(host, nodeCodec),
    load: () => loadRegister(workbook, qp12a, holidays),
    close: () => {
      office.close();
    },
  };
}
