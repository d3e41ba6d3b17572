import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { documentFileName, documents, knownTags, type DocumentName } from "../../src/documents/catalogue";
import type { Picture } from "../../src/documents/fill";
import { lintTemplate } from "../../src/documents/lint";
import { complaintTags, type ComplaintInput } from "../../src/documents/tags";
import { compileTemplate } from "../../src/documents/template";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { complaintFields, type Complaint } from "../../src/records/complaint";
import type { Field } from "../../src/records/field";
import { buildTemplates } from "../../tools/build-templates";
import { templatesReadme } from "../../tools/template-readme";
import { validatorErrors, validatorIsThere } from "../corpus/validator";
import { complaint, input, line } from "./a-complaint";
import { pixel, read, xmlOf } from "./word";

const folder = join(__dirname, "../../templates");
const file = (name: DocumentName): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, documents[name].template)));
const names = Object.keys(documents) as DocumentName[];
const forms = new Map(names.map((name) => [name, compileTemplate(file(name), nodeCodec)] as const));

async function printed(
  name: DocumentName,
  change: Partial<ComplaintInput>,
): Promise<{ bytes: Uint8Array; text: string; xml: string }> {
  const template = await forms.get(name);
  if (template === undefined) throw new Error(name);
  const bytes = await template.fill(
    complaintTags(input({ form: documents[name].form, ...change }), template.tags),
  );
  const parts = await xmlOf(bytes);
  const texts = Object.entries(parts).filter(([part]) =>
    /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(part),
  );
  return { bytes, text: texts.map(([, xml]) => read(xml)).join("\n"), xml: Object.values(parts).join("\n") };
}

const photo: Picture = { data: pixel, type: "png", width: 40, height: 30, caption: "端子发黑" };
const long = complaint({
  ...input().complaint,
  complaintText: "𠮷田：端子发黑，插拔力不足。\n".repeat(60),
  lotNo: "L260901;".repeat(20),
});

describe.each(names)("%s", (name) => {
  test("is what the build makes", async () => {
    const built = (await buildTemplates()).get(documents[name].template) ?? new Uint8Array();
    const [mine, committed] = await Promise.all(
      [built, file(name)].map((bytes) => OpcPackage.open(bytes, nodeCodec)),
    );
    expect(mine?.names()).toEqual(committed?.names());
    for (const part of mine?.names() ?? [])
      expect([
        part,
        Buffer.from((await mine?.bytes(part)) ?? []).equals(
          (await committed?.bytes(part)) ?? new Uint8Array(),
        ),
      ]).toEqual([part, true]);
  });

  test("has no fault of its own", async () => {
    expect(await lintTemplate(file(name), nodeCodec, knownTags(name))).toEqual([]);
  });

  test.each(["zh", "en", "both"] as const)("leaves no tag visible in %s", async (language) => {
    const { text } = await printed(name, {
      language,
      complaint: long,
      lines: [line({ partNo: "B" })],
      pictures: { photos: [photo], logo: photo },
    });
    expect(text).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
    expect(text).toContain("26101202");
  });

  (validatorIsThere ? test : test.skip)("satisfies the Open XML SDK, empty and full", async () => {
    expect(await validatorErrors(file(name), "docx")).toEqual([]);
    const lines = [line({ partNo: "B" }), line({ partNo: "C" })];
    for (const change of [
      { complaint: complaint({}) },
      { complaint: long, lines, pictures: { photos: [photo, photo, photo] } },
    ])
      expect(await validatorErrors((await printed(name, change)).bytes, "docx")).toEqual([]);
  });

  test("tells the customer no internal field, whatever it holds", async () => {
    const internal = Object.entries(complaintFields).filter(
      ([, field]: [string, Field]) => field.internal === true,
    );
    const marked = fc.stringMatching(/^[甲乙丙A-Z]{6,12}$/);
    await fc.assert(
      fc.asyncProperty(fc.tuple(...internal.map(() => marked)), async (values) => {
        const secrets = values.map((value, at) => `㊙${value}${String(at)}`);
        const facts = Object.fromEntries(internal.map(([id], at) => [id, secrets[at]])) as Partial<Complaint>;
        const grade = { grade: "重大", provisional: false, reasons: [`涉及金额 ${secrets[0] ?? ""}`] };
        const { xml } = await printed(name, {
          copy: "customer",
          grade,
          complaint: { ...long, ...facts, levelReasons: secrets[1] ?? "" },
        });
        expect(xml.includes("㊙")).toBe(false);
        if (name === "complaint")
          expect((await printed(name, { complaint: { ...long, ...facts } })).xml.includes("㊙")).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});

describe("客户投诉处理单", () => {
  test("prints the facts of the case, ticked and dated", async () => {
    const { text } = await printed("complaint", {});
    for (const words of [
      "华东精工",
      "QP-12-01",
      "苏州恒远精密机械有限公司",
      "12,000 个",
      "☑\u00a0随单",
      "☐\u00a0寄送中",
      "☑\u00a0换货",
      "☑\u00a08D报告",
      "☐\u00a0退货",
      "☑\u00a0一般",
      "内部联",
    ])
      expect(text).toContain(words);
  });

  test("leaves internal blocks out of the customer's copy", async () => {
    const [own, customers] = await Promise.all([
      printed("complaint", {}),
      printed("complaint", { copy: "customer" }),
    ]);
    for (const words of ["总经理批示", "费用合计", "生产人员", "负责人", "责任单位"]) {
      expect(own.text).toContain(words);
      expect(customers.text).not.toContain(words);
    }
    expect(customers.text).toContain("客户签章");
    expect(own.text).not.toContain("客户签章");
  });

  test("has an annex for what does not fit, and none otherwise", async () => {
    expect((await printed("complaint", {})).text).not.toContain("附页");
    const { text } = await printed("complaint", { complaint: long });
    expect(text).toContain("（续见附页）");
    expect(text.split("𠮷田：端子发黑").length - 1).toBeGreaterThan(60);
    expect((await printed("complaint", { pictures: { photos: [photo] } })).text).toContain("端子发黑");
    expect((await printed("complaint", { lines: [line({ partNo: "KS-2" })] })).text).toContain("KS-2");
  });

  test("fixes the height of every row of its first two pages", async () => {
    const xml = (await xmlOf(file("complaint")))["word/document.xml"] ?? "";
    const [first = "", second = ""] = xml.split("</w:tbl>");
    for (const table of [first, second]) {
      const rows = table.match(/<w:tr[ >]/g) ?? [];
      expect(table.match(/w:hRule="exact"/g)).toHaveLength(rows.length);
    }
  });
});

test("a file is named after its document, its case and its copy", () => {
  expect(documentFileName("complaint", "26101202", "internal")).toBe("客户投诉处理单_26101202_内部.docx");
  expect(documentFileName("complaint", 'KS/26:*"01', "customer")).toBe("客户投诉处理单_KS-26---01_客户.docx");
  expect(documentFileName("eightD", "26101202", "customer")).toBe("8D报告_26101202.docx");
});

test("the README lists the tags there are", () => {
  expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(templatesReadme());
});
