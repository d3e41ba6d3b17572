import { complaintFields } from "./complaint";
import type { Fields, Label } from "./field";
import { logFields } from "./log";
import {
  customerFields,
  defectFields,
  departmentFields,
  familyFields,
  holidayFields,
  partFields,
  personFields,
  settingFields,
  shipmentFields,
  supplierFields,
} from "./masters";
import { partTables } from "./parts";
import { productLineFields } from "./product-line";

/** The contents of the register: every table, what it is called and what it holds. */
export const tables = {
  complaint: { label: { zh: "客诉台账", en: "Complaints" }, fields: complaintFields },
  productLine: { label: { zh: "明细", en: "Product lines" }, fields: productLineFields },
  ...partTables,
  customer: { label: { zh: "客户", en: "Customers" }, fields: customerFields },
  part: { label: { zh: "料号表", en: "Parts" }, fields: partFields },
  family: { label: { zh: "产品族表", en: "Families" }, fields: familyFields },
  department: { label: { zh: "部门表", en: "Departments" }, fields: departmentFields },
  person: { label: { zh: "人员", en: "People" }, fields: personFields },
  defect: { label: { zh: "不良代码表", en: "Defect codes" }, fields: defectFields },
  supplier: { label: { zh: "供应商表", en: "Suppliers" }, fields: supplierFields },
  shipment: { label: { zh: "出货", en: "Shipments" }, fields: shipmentFields },
  holiday: { label: { zh: "节假日", en: "Holidays" }, fields: holidayFields },
  setting: { label: { zh: "设置", en: "Settings" }, fields: settingFields },
  log: { label: { zh: "操作日志", en: "Log" }, fields: logFields },
} as const satisfies Readonly<Record<string, { readonly label: Label; readonly fields: Fields }>>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];

/** The fields of a table, seen as a list whose names are only known at run time. */
export const fieldsOf = (table: TableName): Fields => tables[table].fields;
