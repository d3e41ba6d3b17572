import type { Place, TemplateIssue } from "./lint";
import type { Leftover } from "./clean-package";
import type { LeftoverKind } from "./clean-part";
import type { TemplateError, TemplateErrorCode } from "./template-error";

/** The languages people are told in what is wrong with a template. */
export type SentenceLanguage = "zh" | "en";

const SHOWN = 40;
const clipped = (text: string): string => {
  const letters = [...text.replace(/\s+/gu, " ").trim()];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : letters.join("");
};

const refusals: Readonly<Record<SentenceLanguage, Readonly<Record<TemplateErrorCode, string>>>> = {
  zh: {
    notDocx: "这不是 Word 的 .docx 文件：请在 Word 里用“另存为”存成 .docx，不加密码、不带宏。",
    damaged: "模板文件已损坏，打不开：请用备份，或从 templates 文件夹重新取一份。",
    dtd: "模板里有外部定义（DTD），为安全起见不予使用：请在 Word 里重新另存为 .docx。",
  },
  en: {
    notDocx: "This is not a Word .docx: save it as .docx in Word, without a password and without macros.",
    damaged:
      "The template is damaged and cannot be opened: take a backup, or a fresh copy from the templates folder.",
    dtd: "The template holds a document type definition and is refused for safety: save it again as .docx in Word.",
  },
};

const parts: Readonly<Record<SentenceLanguage, Readonly<Record<Place["part"], string>>>> = {
  zh: { body: "正文", header: "页眉", footer: "页脚", footnotes: "脚注", endnotes: "尾注" },
  en: { body: "Body", header: "Header", footer: "Footer", footnotes: "Footnotes", endnotes: "Endnotes" },
};

/** One sentence about a file that was refused as a template. */
export const sayTemplateError = ({ code }: TemplateError, language: SentenceLanguage): string =>
  refusals[language][code];

/** One sentence about one fault of a template: where, what, and what to write instead. */
export function sayTemplateIssue(issue: TemplateIssue, language: SentenceLanguage): string {
  if (issue.code === "leftover") return sayLeftover(issue, language);
  if (!("part" in issue)) return refusals[language][issue.code];
  return language === "zh"
    ? `${parts.zh[issue.part]}${issue.altText ? "图片替换文字" : ""}“${clipped(issue.text)}”：${zh(issue)}`
    : `${parts.en[issue.part]}${issue.altText ? ", alt text" : ""} “${clipped(issue.text)}”: ${en(issue)}`;
}

const leftovers: Readonly<Record<SentenceLanguage, Readonly<Record<LeftoverKind, string>>>> = {
  zh: {
    tracked: "模板里有修订痕迹：打印时按“全部接受”处理，删除的文字不会印出，请在 Word 里“接受所有修订”后另存",
    comments: "模板里有批注：不会随打印的文件外传，请在 Word 里删除",
    hiddenText: "模板里有隐藏文字：不会随打印的文件外传，请在 Word 里删除",
    externalLinks:
      "模板里有指向外部文件的链接（链接的图片、对象、模板或网络路径）：打印时去掉，图片请改为“插入”",
    customXml: "模板里有自定义 XML：打印时去掉",
    properties: "模板的文件属性里有自定义内容：打印时去掉",
    author: "模板的文件属性里有作者或公司：打印时去掉",
    macros: "模板里有宏或控件：打印时去掉",
    embedded: "模板里嵌有别的文件（如 Excel 工作表）：打印时只留图像，请改为图片",
    hyperlinks: "模板里有超链接：会随打印的文件给客户，请确认",
  },
  en: {
    tracked: "The template has tracked changes: they are accepted in what is printed; accept them in Word",
    comments: "The template has comments: they are left out of what is printed; delete them in Word",
    hiddenText: "The template has hidden text: it is left out of what is printed; delete it in Word",
    externalLinks:
      "The template links to other files: the links are left out of what is printed; insert pictures instead",
    customXml: "The template holds custom XML: it is left out of what is printed",
    properties: "The template has document properties: they are left out of what is printed",
    author: "The template names its author or company: they are left out of what is printed",
    macros: "The template holds macros or controls: they are left out of what is printed",
    embedded: "Another file is embedded in the template: only its picture is printed; use a picture instead",
    hyperlinks: "The template has hyperlinks: they go to the customer with what is printed; please check",
  },
};

function sayLeftover({ kind, detail }: Leftover, language: SentenceLanguage): string {
  const words = clipped(detail);
  if (language === "zh") return `${leftovers.zh[kind]}${words === "" ? "。" : `（“${words}”）。`}`;
  return `${leftovers.en[kind]}${words === "" ? "." : ` (“${words}”).`}`;
}

type Fault = Extract<TemplateIssue, Place>;

function zh(issue: Fault): string {
  const hint = "nearest" in issue ? `，是不是“${issue.nearest}”？` : "。";
  switch (issue.code) {
    case "unknownTag":
      return `没有“${issue.tag}”这个字段${hint}`;
    case "unknownPicture":
      return `没有“${issue.tag}”这张图片${hint}`;
    case "unknownList":
      return `“${issue.tag}”的表名不认识${hint}`;
    case "unknownColumn":
      return `表“${issue.list}”没有“${issue.column}”这一列${hint}`;
    case "unknownOption":
      return `字段“${issue.tag}”没有“${issue.option}”这个选项${hint}`;
    case "listOutsideRow":
      return `“${issue.tag}”要写在表格的一行里，那一行会按数据重复。`;
    case "untidyTag":
      return `“{{${issue.tag}}}”里有空格或看不见的字符，请删掉重打。`;
    case "textTagInPicture":
      return `“${issue.tag}”是文字字段，不能放在图片的替换文字里。`;
    case "unclosedBraces":
      return "双花括号不成对：每个“{{”后面要有“}}”。";
    case "singleBrace":
      return "有单个花括号：字段要写成两层“{{字段}}”。";
    case "fullWidthBraces":
      return "用了全角花括号“｛｝”，请改成半角“{{ }}”。";
  }
}

function en(issue: Fault): string {
  const hint = "nearest" in issue ? `; did you mean “${issue.nearest}”?` : ".";
  switch (issue.code) {
    case "unknownTag":
      return `there is no field “${issue.tag}”${hint}`;
    case "unknownPicture":
      return `there is no picture “${issue.tag}”${hint}`;
    case "unknownList":
      return `the list of “${issue.tag}” is not known${hint}`;
    case "unknownColumn":
      return `the list “${issue.list}” has no column “${issue.column}”${hint}`;
    case "unknownOption":
      return `the field “${issue.tag}” has no option “${issue.option}”${hint}`;
    case "listOutsideRow":
      return `“${issue.tag}” must stand in a table row, which repeats.`;
    case "untidyTag":
      return `“{{${issue.tag}}}” holds spaces or hidden characters; type it again.`;
    case "textTagInPicture":
      return `“${issue.tag}” is text and cannot stand in the alt text of a picture.`;
    case "unclosedBraces":
      return "double braces do not pair: each “{{” needs its “}}”.";
    case "singleBrace":
      return "a single brace: a field is written “{{field}}”.";
    case "fullWidthBraces":
      return "full-width braces “｛｝”: write “{{ }}”.";
  }
}
