import { readFileSync } from "node:fs";
import { join } from "node:path";
import { caseDocuments, kindOf, templateOf } from "../../src/documents/catalogue";
import type { Copy } from "../../src/documents/form-input";
import { complaintTags } from "../../src/documents/tags";
import { compileTemplate } from "../../src/documents/template";
import { type FormLanguage } from "../../src/documents/words";
import { nodeCodec } from "../../src/opc/node-codec";
import { complaintFields } from "../../src/records/complaint";
import type { Field, Fields } from "../../src/records/field";
import {
  eightDFields,
  noParts,
  type Parts,
  partNames,
  partTables,
  type PartTable,
} from "../../src/records/parts";
import type { Case } from "../../src/rules/case";
import { input, line, part } from "./a-complaint";
import { crowdedCase } from "./a-full-case";
import { xmlOf } from "./word";

/** V-56, over every form and copy: what only the house may know, long enough to run over every box. */

const SECRET = "㊙";
const AMOUNT = 76_543_21; // 76,543.21 元
const house: ReadonlySet<PartTable> = new Set<PartTable>([
  "cost",
  "share",
  "approval",
  "distribution",
  "clockChange",
  "transition",
  "survey",
  "attachment",
]);

const isOurs = (field: Field): boolean =>
  field.internal === true ||
  field.note === true ||
  (field.kind === "ref" && (field.to === "person" || field.to === "department"));

const secretOf = (field: Field): unknown => {
  switch (field.kind) {
    case "money":
      return AMOUNT;
    case "longText":
      return `${SECRET}${field.label.zh}内部说明；`.repeat(40);
    case "text":
    case "ref":
    case "choice":
      return `${SECRET}${field.label.zh}`.repeat(field.kind === "choice" ? 1 : 6);
    default:
      return undefined;
  }
};

/** The fields of a record that only the house may know, filled in. */
const secrets = (fields: Fields, isSecret: (field: Field) => boolean): object =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const secret = isSecret(field) ? secretOf(field) : undefined;
      return secret === undefined ? [] : [[name, secret]];
    }),
  );

/** Who the customer is told by the form itself: 承办人, 受理人, 验证人, and those the 8D names. */
const told: ReadonlySet<Field> = new Set<Field>([
  complaintFields.registeredBy,
  complaintFields.qaOwner,
  complaintFields.verifiedBy,
  complaintFields.defectCode,
  eightDFields.leader,
]);

const rows = (table: PartTable): readonly object[] =>
  [crowdedCase.parts[table][0] ?? part(table, {})].map((row) => ({
    ...row,
    ...secrets(partTables[table].fields, (field) => !told.has(field) && (house.has(table) || isOurs(field))),
    ...(table === "cost" && { currency: "CNY" }),
    ...(table === "approval" && { step: "总经理批示" }),
    ...(table === "sweep" && { status: "已隔离", location: "在途" }),
  }));

const secretCase: Case = {
  complaint: {
    ...crowdedCase.complaint,
    ...secrets(complaintFields, (field) => isOurs(field) && !told.has(field)),
    levelReasons: `${SECRET}涉及金额`.repeat(20),
  },
  lines: [line({ partNo: "KS-2", lotNo: "L2" })],
  parts: {
    ...noParts,
    ...(Object.fromEntries(partNames.map((table) => [table, rows(table)])) as Partial<Parts>),
  },
};

async function everything(
  document: (typeof caseDocuments)[number],
  copy: Copy,
  language: FormLanguage,
  status: Case["complaint"]["status"],
): Promise<string> {
  const file = readFileSync(join(__dirname, "../../templates", templateOf(document, language)));
  const template = await compileTemplate(new Uint8Array(file), nodeCodec);
  const own = input({
    ...secretCase,
    complaint: { ...secretCase.complaint, status },
    form: kindOf(document).form,
    copy,
    language,
    grade: { grade: "一般", provisional: false, reasons: [`${SECRET}金额`] },
  });
  return Object.values(await xmlOf(await template.fill(complaintTags(own, template.tags)))).join("\n");
}

describe.each(
  caseDocuments.flatMap((name) => kindOf(name).languages.map((language) => [name, language] as const)),
)("%s in %s", (name, language) => {
  const { copies } = kindOf(name);
  (copies.includes("customer") ? it : it.skip)(
    "tells the customer nothing that only the house may know, in body, annex, heads, feet, properties or comments",
    async () => {
      for (const status of ["已登记", "实施与验证", "已结案"] as const) {
        const text = await everything(name, "customer", language, status);
        expect(text).toContain("26101202");
        expect(text.match(/㊙[^<]{0,12}|76,?543/gu) ?? []).toEqual([]);
      }
    },
  );
});

it("finds what it looks for where it may stand", async () => {
  const text = await everything("complaint", "internal", "zh", "已结案");
  for (const words of ["㊙初步原因", "㊙总经理批示", "㊙会议结论", "76,543.21"])
    expect(text).toContain(words);
});
