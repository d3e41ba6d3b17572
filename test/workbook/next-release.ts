/**
 * What next month's Kesu may have: fields at the end of tables that stand alone, beside others, and with a formula; a
 * table on a sheet of its own. For `jest.mock` of records/tables and workbook/layout.
 */

type Tables = typeof import("../../src/records/tables");
type Layout = typeof import("../../src/workbook/layout");

const text = (zh: string) => ({ kind: "text", max: 40, group: "customer", label: { zh, en: zh } });
const id = { kind: "id", group: "helper", label: { zh: "ID", en: "ID" }, auto: true };

const further: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  customer: { region: text("大区"), buyer: { ...text("跟单员"), kind: "ref", to: "person" } },
  person: { stand: text("替身"), since: { ...text("起"), kind: "date" } },
  complaint: { twice: { ...text("两倍"), kind: "quantity", formula: "{lotQty}*2" } },
};

export function nextTables(): Tables {
  const real = jest.requireActual<Tables>("../../src/records/tables");
  const tables: Record<string, { label: unknown; fields: Record<string, unknown> }> = {
    ...real.tables,
    tool: { label: { zh: "量具", en: "Gauges" }, fields: { id, name: text("名称") } },
  };
  for (const [table, fields] of Object.entries(further))
    tables[table] = { ...tables[table]!, fields: { ...tables[table]!.fields, ...fields } };
  const fieldsOf = (table: string) => tables[table]!.fields;
  return { tables, tableNames: Object.keys(tables), fieldsOf } as unknown as Tables;
}

export function nextLayout(): Layout {
  const real = jest.requireActual<Layout>("../../src/workbook/layout");
  const { columnsOf } = jest.requireActual<typeof import("../../src/workbook/layout-columns")>(
    "../../src/workbook/layout-columns",
  );
  return {
    ...real,
    registerLayout: (options) => {
      const sheets = real.registerLayout(options);
      const like = sheets.find(({ name }) => name === "出货")!;
      const tool = "tool" as "shipment";
      const table = { ...like.tables[0]!, table: tool, columns: columnsOf(tool, options.procedure) };
      return [...sheets, { ...like, name: "量具", cells: [], tables: [table] }];
    },
  };
}
