import { fieldsOf, type TableName } from "../../records/tables";
import type { Words } from "../layout-words";
import type { Look } from "./repair-look";

/** The words of the tables that stand. */
export const wordsOf = ({ tables: standing }: Look): ReadonlyMap<TableName, Words> =>
  new Map(
    [...standing].flatMap(([name, state]): [TableName, Words][] => {
      if (state.kind !== "standing") return [];
      const columns = state.place.fields.map(({ name: field, index }): [string, string] => {
        const header = state.frame.header[index];
        return [field, typeof header === "string" ? header : (fieldsOf(name)[field]?.label.zh ?? field)];
      });
      return [[name, { table: state.place.displayName, columns: new Map(columns) }]];
    }),
  );
