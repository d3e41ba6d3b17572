import type { FormInput, Texts } from "./form-input";
import { labelTexts, sayWord, words } from "./words";

/** The head and the foot every form has: the company, the form's own number, who it is for, when, and the codes. */
export function headTexts(input: FormInput, contentCode: string): Texts {
  const { form, copy, language, printedAt, context, logCode } = input;
  const { forms, companyName, documentNo, revision } = context.procedure;
  const { title, formNo, revision: formRevision } = forms[form];
  const english = words.get(title) ?? "";
  return {
    ...labelTexts(language),
    公司名称: companyName,
    文件编号: documentNo,
    程序版本: revision,
    表单名称: language === "en" && english !== "" ? english : title,
    表单英文名称: language === "both" ? english : "",
    表单编号: formNo,
    版本: formRevision,
    联次: sayWord(copy === "internal" ? "内部联" : "客户联", language),
    打印时间: printedAt,
    打印日期: printedAt.slice(0, 10),
    内容码: contentCode,
    日志码: logCode,
  };
}
