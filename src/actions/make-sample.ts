import type { Codec } from "../opc/codec";
import { calendar, type PublicHolidays } from "../procedure/calendar";
import type { Procedure } from "../procedure/procedure";
import { fieldsOf, type TableName } from "../records/tables";
import type { Case } from "../rules/case";
import { countedIds, type Sample, sampleCases, type SampleOptions } from "../exchange/sample";
import { openFileWorkbook } from "../workbook/file-workbook";
import { newRegister } from "../workbook/new-register";
import { cellsOf, loadRegister } from "../workbook/register";
import { changeSet } from "./commit-intent";
import { finishRows } from "./finish-rows";
import { factsOf } from "./log-facts";
import { intentOf, logRows, newRows } from "./record-change";

/** A new register filled with believable cases: the same bytes for the same options. */
export async function makeSample(
  options: SampleOptions,
  profile: Procedure,
  holidays: PublicHolidays,
  codec: Codec,
): Promise<Uint8Array> {
  const newId = countedIds(options.asOf);
  const procedure: Procedure = { ...profile, companyName: "示例电子有限公司" };
  const workbook = await openFileWorkbook(await newRegister({ procedure, newId, codec }), codec);
  const { cases, ...masters } = sampleCases(options, procedure, calendar(holidays), newId);
  const { version, date1904 } = await workbook.read([]);
  const lists = Object.entries(tableOf).map(([list, table]) => {
    const records = masters[list as keyof typeof masters] as readonly object[];
    const insert = records.map((record) => cellsOf(fieldsOf(table), record as never, date1904));
    return [table, { insert }] as const;
  });
  await workbook.commit({ tables: Object.fromEntries(lists) }, version);

  const register = await loadRegister(workbook, profile, holidays);
  const pending = cases.flatMap((one) => newRows(one, register));
  const { rows, after } = await finishRows(pending, register, `${options.asOf} 23:59:00`);
  const stamps = new Map(cases.flatMap(stampsOf));
  const facts = rows.flatMap((row) => {
    const { complaintId } = row.cells;
    const written = stamps.get(row.id) ??
      stamps.get(typeof complaintId === "string" ? complaintId : "") ?? { time: "", who: "" };
    return factsOf(row, register, () => ({ id: newId(), device: "sample", ...written }));
  });
  const { tables } = intentOf(rows, await logRows(facts, register, { device: "sample" }));
  await workbook.commit(changeSet(tables, after), register.version);
  return workbook.bytes();
}

const tableOf = {
  customers: "customer",
  parts: "part",
  defects: "defect",
  families: "family",
  people: "person",
  suppliers: "supplier",
} as const satisfies Record<Exclude<keyof Sample, "cases">, TableName>;

/** Who wrote a case down, and when; its steps and approvals have times of their own. */
const stampsOf = ({ complaint, parts }: Case): readonly (readonly [string | null, SampleStamp])[] => [
  [complaint.id, stamp(complaint.registeredAt, complaint.registeredBy)],
  ...parts.transition.map(({ id, at, by }) => [id, stamp(at, by)] as const),
  ...parts.approval.map(({ id, enteredAt, enteredBy }) => [id, stamp(enteredAt, enteredBy)] as const),
];

interface SampleStamp {
  readonly time: string;
  readonly who: string;
}

const stamp = (moment: string | null, who: string | null): SampleStamp => ({
  time: `${moment ?? ""}:00`,
  who: who ?? "",
});
