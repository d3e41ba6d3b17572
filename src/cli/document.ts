import { readFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { writeDocument } from "../actions/write-document";
import { type DocumentName, documents, knownTags } from "../documents/catalogue";
import { lintTemplate } from "../documents/lint";
import type { Copy } from "../documents/tags";
import { compileTemplate } from "../documents/template";
import { sayTemplateIssue } from "../documents/template-sentences";
import type { FormLanguage } from "../documents/words";
import { nodeCodec } from "../opc/node-codec";
import { writeNewFile } from "../workbook/file-store";
import { WorkbookError } from "../workbook/port";
import { loadRegister } from "../workbook/register";
import { Option } from "commander";
import { findCase } from "./list";
import { openBook, ownTemplates } from "./ports";
import { plantClock } from "../actions/plant-clock";
import type { Verb } from "./verb";

const forms: Readonly<Record<string, DocumentName>> = { complaint: "complaint", "8d": "eightD" };

interface DocumentFlags {
  readonly form: string;
  readonly copy: Copy;
  readonly lang: FormLanguage;
  readonly out: string;
  readonly templates: string;
}

/** `kesu document`: the Word form of a case; prints the file's path. */
export const documentVerb: Verb = (kesu, run) =>
  kesu
    .command("document")
    .description("由台账和模板生成 Word：客户投诉处理单或 8D 报告，输出文件路径")
    .argument("<book>", "客诉台账 .xlsx")
    .argument("<no>", "客诉编号")
    .addOption(
      new Option("--form <form>", "complaint 处理单，8d 8D报告")
        .choices(Object.keys(forms))
        .default("complaint"),
    )
    .addOption(
      new Option("--copy <copy>", "internal 内部联，customer 客户联")
        .choices(["internal", "customer"])
        .default("internal"),
    )
    .addOption(new Option("--lang <lang>", "表头语言").choices(["zh", "en", "both"]).default("zh"))
    .option("--out <dir>", "写到哪个文件夹", ".")
    .option("--templates <dir>", "模板文件夹", ownTemplates)
    .option("--by <name>", "操作人")
    .action(
      run(async (book: string, no: string, flags: DocumentFlags) => {
        const { ports } = await openBook(book, "");
        const register = await loadRegister(ports.workbook, ports.profile, ports.holidays);
        const one = findCase(register, no);
        if (!one) {
          console.error(`台账里没有编号为“${no}”的客诉。`);
          return 1;
        }
        const document = forms[flags.form] ?? "complaint";
        const template = async (name: string) => {
          const file = new Uint8Array(await readFile(join(flags.templates, name)));
          for (const issue of await lintTemplate(file, nodeCodec, knownTags(document)))
            console.error(sayTemplateIssue(issue, "zh"));
          return compileTemplate(file, nodeCodec);
        };
        const request = { document, copy: flags.copy, language: flags.lang };
        const { fileName, bytes } = await writeDocument(one, register, request, {
          template,
          now: plantClock,
        });
        console.log(await writeBeside(flags.out, fileName, bytes));
        return 0;
      }),
    );

/** Writes a file under its name, or, where that is taken, under the next free one: an earlier print is never lost. */
async function writeBeside(folder: string, fileName: string, bytes: Uint8Array): Promise<string> {
  const { name, ext } = parse(fileName);
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? fileName : `${name}(${count})${ext}`);
    try {
      await writeNewFile(path, bytes);
      return path;
    } catch (error) {
      if (!(error instanceof WorkbookError) || error.code !== "exists" || count === 999) throw error;
    }
  }
}

/** `kesu template lint`: what is wrong with a template QA has edited; a template with faults is refused. */
export const templateVerb: Verb = (kesu, run) =>
  kesu
    .command("template")
    .description("检查 Word 模板")
    .command("lint")
    .description("找出模板里写错的标签、括号和表格字段")
    .argument("<file.docx>", "Word 模板")
    .option("--json", "输出 JSON")
    .action(
      run(async (file: string, { json }: { json?: boolean }) => {
        const bytes = new Uint8Array(await readFile(file));
        const kind = Object.values(documents).find(({ template }) => file.endsWith(template));
        const issues = await lintTemplate(
          bytes,
          nodeCodec,
          knownTags(kind?.form === "eightD" ? "eightD" : "complaint"),
        );
        const refused = issues.find((issue) => !("part" in issue));
        const sentences = issues.map((issue) => sayTemplateIssue(issue, "zh"));
        if (json)
          console.log(
            JSON.stringify({
              issues: issues.map((issue, index) => ({ ...issue, message: sentences[index] })),
            }),
          );
        else for (const sentence of sentences) (refused ? console.error : console.log)(sentence);
        if (!json && issues.length === 0) console.log("模板没有问题。");
        return refused ? 1 : 0;
      }),
    );
