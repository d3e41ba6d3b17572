import { dayKinds, defectClasses, units } from "./choices";
import { type Field, type Fields, type Label, type RecordOf, sealField } from "./field";

/** The lists a company keeps beside the register. Their `name` column is what people type. */

const id: Field & { kind: "id" } = { kind: "id", group: "identification", label: { zh: "ID", en: "Id" }, auto: true };
const name = (label: Label): Field & { kind: "text" } => ({ kind: "text", max: 120, key: true, group: "identification", label });
const text = (zh: string, en: string, max = 120): Field & { kind: "text" } => ({ kind: "text", max, group: "identification", label: { zh, en } });

export const customerFields = {
  id,
  name: name({ zh: "客户名称", en: "Customer" }),
  shortName: text("简称", "Short name", 60),
  contactName: { ...text("联系人", "Contact", 60), personal: true },
  contactPhone: { ...text("电话", "Telephone", 40), personal: true },
  contactEmail: { ...text("邮箱", "E-mail"), personal: true },
  site: text("地点", "Site"),
} as const satisfies Fields;

export const partFields = {
  id,
  name: name({ zh: "料号", en: "Part no." }),
  model: text("型号", "Model", 60),
  spec: text("规格", "Specification"),
  family: { kind: "ref", to: "family", max: 120, group: "identification", label: { zh: "产品族", en: "Product family" } },
  uom: { kind: "choice", options: units, group: "identification", label: { zh: "单位", en: "Unit" } },
} as const satisfies Fields;

export const familyFields = { id, name: name({ zh: "产品族", en: "Product family" }) } as const satisfies Fields;

export const departmentFields = { id, name: name({ zh: "部门", en: "Department" }), synonyms: text("别名", "Synonyms", 200) } as const satisfies Fields;

export const personFields = {
  id,
  name: { ...name({ zh: "姓名", en: "Name" }), personal: true },
  department: { kind: "ref", to: "department", max: 120, group: "identification", label: { zh: "部门", en: "Department" } },
  role: text("角色", "Role", 60),
  /** Whose name this person signs in (V-50): one name or several, from a day, until a day; an empty day is no limit. */
  deputyFor: { ...text("代理", "Deputy for", 200), personal: true },
  deputyFrom: { kind: "date", group: "identification", label: { zh: "代理自", en: "Deputy from" } },
  deputyUntil: { kind: "date", group: "identification", label: { zh: "代理至", en: "Deputy until" } },
} as const satisfies Fields;

export const defectFields = {
  id,
  name: name({ zh: "不良代码", en: "Defect code" }),
  phenomenon: text("不良现象", "Phenomenon"),
  defectClass: { kind: "choice", options: defectClasses, group: "identification", label: { zh: "不良类别", en: "Defect class" } },
  family: { kind: "ref", to: "family", max: 120, group: "identification", label: { zh: "产品族", en: "Product family" } },
} as const satisfies Fields;

export const supplierFields = { id, name: name({ zh: "供应商", en: "Supplier" }) } as const satisfies Fields;

/** 出货: what was shipped a month to a customer of a product family, the denominator of PPM (catalogue §6.9, K-03). */
export const shipmentFields = {
  id,
  month: { ...text("出货月份", "Month", 7), key: true },
  customer: { kind: "ref", to: "customer", max: 120, group: "identification", label: { zh: "客户", en: "Customer" } },
  family: { kind: "ref", to: "family", max: 120, group: "identification", label: { zh: "产品族", en: "Product family" } },
  shippedQty: { kind: "quantity", group: "product", label: { zh: "月出货数量", en: "Shipped quantity" } },
  lots: { kind: "integer", group: "product", label: { zh: "出货批数", en: "Lots" } },
  sales: { kind: "money", internal: true, group: "product", label: { zh: "销售额", en: "Sales" } },
} as const satisfies Fields;

/** 节假日: the company's own days off and extra working days; they win over the public calendar (§8). */
export const holidayFields = {
  id,
  day: { kind: "date", group: "identification", label: { zh: "日期", en: "Day" } },
  kind: { kind: "choice", options: dayKinds, group: "identification", label: { zh: "休班", en: "Kind" } },
  name: text("名称", "Name", 60),
  source: text("来源", "Source", 60),
} as const satisfies Fields;

/** 设置: key and value as text; what a key means is told in procedure/settings. */
export const settingFields = {
  id,
  key: name({ zh: "设置项", en: "Key" }),
  label: text("说明", "Meaning"),
  value: text("取值", "Value", 400),
  hint: text("可填", "May be", 400),
  clause: text("条款", "Clause", 40),
  seal: sealField,
} as const satisfies Fields;

export type Holiday = RecordOf<typeof holidayFields>;
export type SettingRecord = RecordOf<typeof settingFields>;
export type Shipment = RecordOf<typeof shipmentFields>;
export type Person = RecordOf<typeof personFields>;
export type Customer = RecordOf<typeof customerFields>;
export type Part = RecordOf<typeof partFields>;
export type Defect = RecordOf<typeof defectFields>;
export type Department = RecordOf<typeof departmentFields>;
