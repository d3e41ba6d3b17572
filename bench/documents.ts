import { readFileSync } from "node:fs";
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import type { TemplateValues } from "../src/documents/fill";
import { complaintTags } from "../src/documents/tags";
import { compileTemplate } from "../src/documents/template";
import { nodeCodec } from "../src/opc/node-codec";
import { unescapeXml } from "../src/opc/xml";
import { complaint, input, line } from "../test/documents/a-complaint";

/**
 * 200 complaint forms from one template, Kesu beside docxtemplater: the same text, lists and conditions, each in its own syntax.
 * Pictures stay the template's in docxtemplater, whose image module is sold apart. npx tsx bench/documents.ts
 */

const FILLS = 200;
const ROUNDS = 8;
const bytes = new Uint8Array(readFileSync("templates/客户投诉处理单.docx"));

/** Names of tags without the signs that are commands to docxtemplater. */
const renamed = (tag: string): string => tag.replace("@", "_");

/** The template as docxtemplater wants it: {{#list}}…{{/list}} around each row, no `@` before a name. */
function theirTemplate(): Uint8Array {
  const zip = new PizZip(bytes);
  for (const { name } of zip.file(/^word\/(?:document|header1|footer1)\.xml$/)) {
    const xml = zip.file(name)?.asText() ?? "";
    const rows = xml.replace(/<w:tr>.*?<\/w:tr>/gsu, (row) => {
      const list = /\{\{([^{}.]+)\.[^{}]+\}\}/u.exec(row.replace(/descr="[^"]*"/gu, ""))?.[1];
      if (list === undefined) return row.includes("{{照片.") ? "" : row;
      const open = row.replace(
        /\{\{[^{}.]+\.([^{}]+)\}\}/u,
        (_, column: string) => `{{#${list}}}${column === "此行" ? "" : `{{${column}}}`}`,
      );
      const end = open.lastIndexOf("</w:p>");
      const closed = `${open.slice(0, end)}<w:r><w:t>{{/${list}}}</w:t></w:r>${open.slice(end)}`;
      return closed.replace(/\{\{[^{}.]+\.([^{}]+)\}\}/gu, "{{$1}}");
    });
    zip.file(
      name,
      rows.replace(/\{\{(@[^{}]+)\}\}/gu, (_, tag: string) => `{{${renamed(tag)}}}`),
    );
  }
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

const theirs = theirTemplate();
const { compile, values } = await prepare();

async function prepare(): Promise<{ compile: number; values: TemplateValues[] }> {
  const from = performance.now();
  const template = await compileTemplate(bytes, nodeCodec);
  const compile = performance.now() - from;
  const cases = [
    input(),
    input({
      complaint: complaint({
        ...input().complaint,
        complaintText: "𠮷田：端子发黑，插拔力不足。\n".repeat(30),
      }),
    }),
    input({
      lines: [2, 3, 4].map((n) => line({ partNo: `KS-${String(n)}`, lotQty: n, defectQty: 1, uom: "个" })),
    }),
    input({ copy: "customer", language: "both" }),
  ];
  return { compile, values: cases.map((each) => complaintTags(each, template.tags)) };
}

const template = await compileTemplate(bytes, nodeCodec);
const ticks = template.tags.filter((tag) => tag.startsWith("☑"));
const theirValues = values.map(({ texts, lists }) => ({
  ...Object.fromEntries(Object.entries(texts).map(([tag, value]) => [renamed(tag), value])),
  ...Object.fromEntries(
    ticks.map((tick) => {
      const [field = "", option = ""] = tick.slice(1).split("=");
      return [tick, (texts[field] ?? "").split(/[；、]/u).includes(option) ? "☑" : "☐"];
    }),
  ),
  ...lists,
}));

const engines: Readonly<Record<string, (at: number) => Promise<Uint8Array>>> = {
  kesu: (at) => template.fill(values[at % values.length] ?? { texts: {}, lists: {}, pictures: {} }),
  docxtemplater: (at) => {
    const document = new Docxtemplater(new PizZip(theirs), {
      delimiters: { start: "{{", end: "}}" },
      linebreaks: true,
      nullGetter: () => "",
    });
    document.render(theirValues[at % theirValues.length] ?? {});
    return Promise.resolve(document.toBuffer({ compression: "DEFLATE" }));
  },
};

/** The words of a form, to see that both engines printed the same. */
const wordsOf = (file: Uint8Array): string => {
  const xml = new PizZip(file).file("word/document.xml")?.asText() ?? "";
  return unescapeXml(xml.replace(/<w:br\/>/gu, "\n").replace(/<[^>]*>/gu, ""));
};

for (const at of values.keys()) {
  const [mine, other] = await Promise.all(
    Object.values(engines).map(async (engine) => wordsOf(await engine(at))),
  );
  console.log(
    `case ${String(at + 1)}: ${mine === other ? "same words" : `words differ: ${String(mine?.length)} and ${String(other?.length)}`}`,
  );
}
const total: Record<string, number> = {};
for (let round = 0; round < ROUNDS; round++)
  for (const [name, engine] of Object.entries(engines)) {
    const from = performance.now();
    for (let n = 0; n < FILLS / ROUNDS; n++) await engine(n);
    total[name] = (total[name] ?? 0) + performance.now() - from;
  }
console.log(`compile, once: ${compile.toFixed(0)} ms`);
for (const [name, ms] of Object.entries(total)) console.log(`${name}: ${(ms / FILLS).toFixed(2)} ms/doc`);
console.log(`docxtemplater ÷ kesu: ${((total["docxtemplater"] ?? 0) / (total["kesu"] ?? 1)).toFixed(1)}`);
