import type { Procedure } from "../procedure/procedure";
import { settings } from "../procedure/settings";
import { fieldsOf, type TableName } from "../records/tables";
import type { LogFact } from "../rules/log/log-chain";
import { type KnownRecord, recordKey } from "../rules/log/log-fold";
import { loggedValues } from "../workbook/logged-cell";
import type { CellsByField } from "../workbook/port";
import { sealOf } from "../workbook/seal";
import { changesSince, type FieldChange } from "./changes-since";
import type { FinishedRow } from "./finish-rows";
import { factsOf, numberIn, type Stamp, wholeRecord } from "./log-facts";
import type { Before } from "./outside-row";
import type { OutsideRow, Recognised } from "./recognise";

/** What the log keeps of a row that was changed without Kesu: each field with its old value, or the record whole. */
export function outsideFacts(
  row: FinishedRow,
  { origin }: Pick<OutsideRow, "origin">,
  { register, known }: Recognised,
  profile: Procedure,
  stamp: Stamp,
): readonly LogFact[] {
  const { table, id, present, cells, write } = row;
  if (origin === "formulas") return factsOf(row, register, stamp);
  const before = beforeOf({ table, was: id, cells: present, origin }, known, profile);
  const complaintNo = numberIn(cells);
  if (!before) return wholeRecord({ table, id, complaintNo }, loggedValues(table, cells, register), stamp);
  const formulas = Object.fromEntries(
    Object.entries(write).filter(([name]) => fieldsOf(table)[name]?.formula !== undefined),
  );
  return [
    ...[...changesSince(before, table, cells, register), ...takenBack(row, before, register)].map(
      (change) => ({
        ...stamp(),
        table,
        record: id,
        complaintNo,
        ...change,
      }),
    ),
    ...factsOf({ ...row, write: formulas }, register, stamp),
  ];
}

/** A state that was typed over and stands again as it was: both ways (V-31). */
function takenBack(
  { table, present, cells }: FinishedRow,
  before: Pick<KnownRecord, "fields">,
  register: Recognised["register"],
): readonly FieldChange[] {
  if (table !== "complaint" || present["status"] === cells["status"]) return [];
  return changesSince(before, table, present, register)
    .filter(({ field, old }) => field === "status" && old === cells["status"])
    .flatMap((typed) => [typed, { field: typed.field, old: typed.new, new: typed.old }]);
}

/** What stood in a row before it was changed; nothing is known of one that was typed or copied. */
export const beforeOf = (
  { table, was, cells, origin }: Pick<OutsideRow, "table" | "was" | "cells" | "origin">,
  known: Recognised["known"],
  profile: Procedure,
): Before => (origin === "changed" ? knownBefore(table, was ?? "", cells, known, profile) : undefined);

/** What stood in a record before: by the log; of a setting, whose first value is not logged, by the seal over it. */
export function knownBefore(
  table: TableName,
  id: string,
  present: CellsByField,
  known: Recognised["known"],
  profile: Procedure,
): Pick<KnownRecord, "fields"> | undefined {
  const logged = known.get(recordKey(table, id));
  if (logged?.isWhole) return logged;
  const setting = table === "setting" ? settings.find(({ key }) => key === present["key"]) : undefined;
  if (!setting) return undefined;
  const value = logged?.fields.get("value")?.value ?? setting.show(profile);
  const before: CellsByField = { ...present, value };
  if (sealOf(table, before) !== present["seal"]) return undefined;
  const texts = Object.entries(before).map(
    ([name, cell]) => [name, typeof cell === "string" ? cell : ""] as const,
  );
  return { fields: new Map(texts.map(([name, text]) => [name, { value: text, before: undefined }])) };
}
