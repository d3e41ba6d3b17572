import type { Codec } from "../opc/codec";
import { calendar, type PublicHolidays } from "../procedure/calendar";
import type { Procedure } from "../procedure/procedure";
import { complaintFields } from "../records/complaint";
import type { Fields } from "../records/field";
import { logFields } from "../records/log";
import { productLineFields } from "../records/product-line";
import { fieldsOf, type TableName } from "../records/tables";
import { countedIds, sampleCases, type SampleOptions } from "../exchange/sample";
import { reviewResults } from "../review/review-sheet";
import { chained } from "../rules/log-chain";
import { openFileWorkbook } from "../workbook/file-workbook";
import { newRegister } from "../workbook/new-register";
import type { CellsByField } from "../workbook/port";
import { cellsOf } from "../workbook/register";
import { wholeRecord } from "./record-change";

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
  const rows = (fields: Fields, records: readonly object[]): { insert: CellsByField[] } => ({
    insert: records.map((record) => cellsOf(fields, record as never, date1904)),
  });
  const tableOf = {
    customers: "customer",
    parts: "part",
    defects: "defect",
    families: "family",
    people: "person",
    suppliers: "supplier",
  } as const satisfies Record<keyof typeof masters, TableName>;
  const facts = cases.flatMap(({ complaint, lines }) =>
    [
      ...[{ table: "complaint" as const, record: complaint }],
      ...lines.map((line) => ({ table: "productLine" as const, record: line })),
    ].flatMap(({ table, record }) =>
      wholeRecord(table, record, () => ({
        id: newId(),
        time: `${complaint.registeredAt ?? ""}:00`,
        who: complaint.registeredBy ?? "",
        device: "sample",
      })),
    ),
  );
  const lists = Object.entries(tableOf).map(
    ([list, table]) =>
      [table, rows(fieldsOf(table), masters[list as keyof typeof masters] as readonly object[])] as const,
  );
  await workbook.commit(
    {
      tables: {
        ...Object.fromEntries(lists),
        complaint: rows(
          complaintFields,
          cases.map(({ complaint }) => complaint),
        ),
        productLine: rows(
          productLineFields,
          cases.flatMap(({ lines }) => lines),
        ),
        log: rows(logFields, chained(facts, undefined)),
      },
      results: reviewResults(cases.map(({ complaint }) => complaint)),
    },
    version,
  );
  return workbook.bytes();
}
