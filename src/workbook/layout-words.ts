import { type TableName, tableNames } from "../records/tables";

/** What formulas call a table and its columns as they stand now: both may have been renamed. */
export interface Words {
  readonly table: string;
  /** By field; columns that are gone are not in it. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Tables a formula of the layout speaks of; `own` is the one it stands in. */
export const tablesIn = (formula: string, own?: TableName): ReadonlySet<TableName> =>
  new Set(
    tokensIn(formula).flatMap((token) => {
      const [table = "", field] = token.split(".");
      return field !== undefined
        ? tableNames.filter((name) => name === table)
        : own === undefined
          ? []
          : [own];
    }),
  );

const TOKEN = /\{([^{}]+)\}/g;
const tokensIn = (formula: string): string[] => [...formula.matchAll(TOKEN)].map(([, token = ""]) => token);

/** A formula of the layout for Excel; undefined when it speaks of a column that is not there. */
export function formulaIn(
  words: ReadonlyMap<TableName, Words>,
  formula: string,
  own?: TableName,
): string | undefined {
  const references = new Map(tokensIn(formula).map((token) => [token, reference(words, token, own)]));
  if ([...references.values()].includes(undefined)) return undefined;
  return `=${formula.replaceAll(TOKEN, (_, token: string) => references.get(token) ?? "")}`;
}

function reference(
  words: ReadonlyMap<TableName, Words>,
  token: string,
  own: TableName | undefined,
): string | undefined {
  const [table = "", field] = token.split(".");
  const known = words.get(field === undefined ? (own as TableName) : (table as TableName));
  const column = known?.columns.get(field ?? table);
  if (known === undefined || column === undefined) return undefined;
  const bracketed = `[${column.replaceAll(/['#[\]@]/g, "'$&")}]`;
  return known.table + (field === undefined ? `[[#This Row],${bracketed}]` : bracketed);
}
