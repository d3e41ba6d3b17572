import { basename, join, parse } from "node:path";
import { Option } from "commander";
import { plantClock } from "../actions/plant-clock";
import { recordAllPrinted } from "../actions/record-printed";
import {
  DocumentRefused,
  type DocumentPorts,
  writeDocument,
  writeOverview,
  type WrittenDocument,
} from "../actions/write-document";
import { type CaseDocument, type DocumentName, type OtherDocument, templates } from "../documents/catalogue";
import type { Copy } from "../documents/form-input";
import { knownTags } from "../documents/known-tags";
import { isRefusal, lintTemplate } from "../documents/lint";
import { compileTemplate } from "../documents/template";
import { sayTemplateIssue } from "../documents/template-sentences";
import type { FormLanguage } from "../documents/words";
import { nodeCodec } from "../opc/node-codec";
import { zh } from "../texts/zh";
import { writeNewFile } from "../workbook/file-store/new-file";
import { readGiven } from "../workbook/file-store/open-file";
import { WorkbookError } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
import { UsageError } from "./exit";
import { issueLine } from "./issue-json";
import { findCase } from "./list";
import { actor, type OpenBook, openBook, ownTemplates } from "./ports";
import type { Verb } from "./verb";

const caseForms: Readonly<Record<string, CaseDocument>> = {
  complaint: "complaint",
  "8d": "eightD",
  reply: "reply",
  acknowledgement: "acknowledgement",
  "unit-reply": "unitReply",
  visit: "visit",
  meeting: "meeting",
  distribution: "distribution",
  "sample-label": "sampleLabel",
  "isolation-card": "isolationCard",
};
/** Documents that are about no single case. */
const overviews: Readonly<Record<string, OtherDocument>> = {
  decisions: "decisions",
  "flow-chart": "flowChart",
};

interface DocumentFlags {
  readonly form: string;
  readonly copy: Copy;
  readonly lang: FormLanguage;
  readonly out: string;
  readonly templates: string;
  readonly by?: string;
}

/** `kesu document`: a Word document; prints the file's path, and keeps in the log that the number went out. */
export const documentVerb: Verb = (kesu, run) =>
  kesu
    .command("document")
    .description("由台账和模板生成 Word 文件，输出文件路径；编号已打印记入台账的日志")
    .argument("<book>", "客诉台账 .xlsx")
    .argument("[no]", "客诉编号；decisions 和 flow-chart 不用写")
    .addOption(
      new Option(
        "--form <form>",
        "complaint 处理单，8d 8D报告，reply 客户回复函，acknowledgement 收悉函，unit-reply 责任单位回复页，visit 现场处理报告，" +
          "meeting 专题会议记录，distribution 发文分发单，sample-label 样品标签，isolation-card 隔离标识卡，" +
          "decisions 总经理批示汇总，flow-chart 作业流程（附件一）",
      )
        .choices([...Object.keys(caseForms), ...Object.keys(overviews)])
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
    .option("--by <name>", "操作人；不写时取本机用户名")
    .action(
      run(async (book: string, no: string | undefined, flags: DocumentFlags) => {
        const opened = await openBook(book, actor(flags.by, undefined));
        const { workbook, profile, holidays } = opened.ports;
        const written = await documentFor(await loadRegister(workbook, profile, holidays), no, flags);
        if (!written) return 1;
        console.log(await writeBeside(flags.out, written.fileName, written.bytes));
        await keepPrinted(written, opened);
        return 0;
      }),
    );

/** The document that is wanted; undefined where it is refused, and why has been said. */
async function documentFor(
  register: Register,
  no: string | undefined,
  flags: DocumentFlags,
): Promise<WrittenDocument | undefined> {
  const overview = overviews[flags.form];
  if (overview)
    return writeOverview(register, { document: overview, language: flags.lang }, portsOf(overview, flags));
  if (no === undefined) throw new UsageError(`请写客诉编号：kesu document <book> <no> --form ${flags.form}`);
  const one = findCase(register, no);
  if (!one) {
    console.error(`台账里没有编号为“${no}”的客诉。`);
    return undefined;
  }
  const document = caseForms[flags.form] ?? "complaint";
  const request = { document, copy: flags.copy, language: flags.lang };
  try {
    return await writeDocument(one, register, request, portsOf(document, flags));
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    for (const issue of error.issues) console.error(issueLine(issue));
    console.error("没有生成文件。");
    return undefined;
  }
}

/** A template with faults is used all the same, and its faults are told. */
const portsOf = (document: DocumentName, flags: DocumentFlags): DocumentPorts => ({
  template: async (name) => {
    const file = await readGiven(join(flags.templates, name));
    const issues = await lintTemplate(file, nodeCodec, knownTags(document));
    // what is left in it does not travel: nothing to be told at each print
    for (const issue of issues.filter(({ code }) => code !== "leftover"))
      console.error(sayTemplateIssue(issue, "zh"));
    return compileTemplate(file, nodeCodec);
  },
  now: plantClock,
});

/** The document is there whatever becomes of this: a register that cannot be written just now does not know of it. */
async function keepPrinted({ printed }: WrittenDocument, { ports, save }: OpenBook): Promise<void> {
  if (printed.length === 0) return;
  try {
    await recordAllPrinted(printed, ports);
    await save();
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    console.error(`${zh.workbookErrors[error.code](error.detail)}文件已生成，但“编号已打印”没有记入台账。`);
  }
}

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
    .description("找出模板里写错的标签、括号和表格字段，以及不该外传的修订、批注、隐藏文字等")
    .argument("<file.docx>", "Word 模板")
    .option("--json", "输出 JSON")
    .action(
      run(async (file: string, { json }: { json?: boolean }) => {
        const bytes = await readGiven(file);
        const kind = templates.find((each) => basename(file).endsWith(each.file));
        const issues = await lintTemplate(bytes, nodeCodec, knownTags(kind?.document ?? "complaint"));
        const refused = issues.find(isRefusal);
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
