import type { TableName } from "../records/tables";
import { intactTable } from "./intact-layout";
import type { Area } from "./ooxml/address";
import type { ColumnLayout, TableLayout, TableMark } from "./sheet-layout";

/** Where a table of the register stands in somebody's workbook. */
export interface StandingTable {
  readonly name: TableName;
  /** From its header to its last row. */
  readonly area: Area;
  /** Its columns, each at its place in the table from 0. */
  readonly fields: readonly { readonly name: string; readonly index: number }[];
}

/** A column of somebody's own. */
const foreign: ColumnLayout = { field: "", label: "", width: 0, hidden: true, header: {}, style: {} };

/** A table in the words of the layout, but with its columns where people have moved them to. */
export function standingLayout({ name, area, fields }: StandingTable): TableLayout {
  const intact = intactTable(name);
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => {
    const field = fields.find((each) => each.index === index)?.name;
    return intact.columns.find((column) => column.field === field) ?? foreign;
  });
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  return {
    ...intact,
    at: { row: area.top, column: area.left },
    columns,
    rows: [],
    marks: intact.marks.filter((mark) => fieldsOf(mark).every(has)),
  };
}

/** The fields a mark stands in and looks at. */
const fieldsOf = ({ fields, when }: TableMark): readonly string[] => [
  ...(fields === "row" ? [] : fields),
  ...[...when.matchAll(/\{(\w+)\}/g)].map(([, field = ""]) => field),
];
