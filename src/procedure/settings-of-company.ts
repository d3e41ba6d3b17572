import type { FormId, Procedure } from "./procedure";
import { numberPatternOf } from "./number-pattern";
import { days, type Setting, text, whole, words } from "./setting-kinds";

/** Settings that name the company, its documents and its numbers. */

/** The forms a company numbers for itself, by their usual names (§8, G-28). */
const forms: Readonly<Record<FormId, string>> = {
  complaint: "客户投诉处理单",
  register: "客户抱怨异常处理统计表",
  eightD: "8D报告",
  reply: "客户回复函",
  unitReply: "责任单位回复页",
  visit: "现场处理报告",
  meeting: "专题会议记录",
  distribution: "发文分发单",
  decisions: "总经理批示汇总",
  sampleLabel: "样品标签",
  isolationCard: "隔离标识卡",
  flowChart: "客户投诉处理作业流程",
  acknowledgement: "收悉函",
};

const withForm = (
  procedure: Procedure,
  id: FormId,
  change: Partial<Procedure["forms"][FormId]>,
): Procedure => ({
  ...procedure,
  forms: { ...procedure.forms, [id]: { ...procedure.forms[id], ...change } },
});

const form = (id: FormId): readonly Setting[] => [
  text(
    [`form.${id}.no`, `${forms[id]} 表单编号`, `Form no. of ${id}`, "§8"],
    (p) => p.forms[id].formNo,
    (p, formNo) => withForm(p, id, { formNo }),
  ),
  text(
    [`form.${id}.revision`, `${forms[id]} 版本`, `Revision of ${id}`, "§8"],
    (p) => p.forms[id].revision,
    (p, revision) => withForm(p, id, { revision }),
  ),
];

const withNumberPattern = (procedure: Procedure, numberPattern: string): Procedure =>
  numberPattern === procedure.numberPattern
    ? procedure
    : {
        ...procedure,
        numberPattern,
        pastNumberPatterns: [...procedure.pastNumberPatterns, procedure.numberPattern],
      };

/** A number is no word for a quantity that is not known. */
const isWord = (word: string): boolean => /\p{L}/u.test(word);

export const companySettings: readonly Setting[] = [
  text(
    ["company.name", "公司名称", "Company", "§8"],
    (p) => p.companyName,
    (p, companyName) => ({ ...p, companyName }),
  ),
  text(
    ["document.no", "程序文件编号", "Procedure no.", "§8"],
    (p) => p.documentNo,
    (p, documentNo) => ({ ...p, documentNo }),
  ),
  text(
    ["document.revision", "程序文件版本", "Procedure revision", "§8"],
    (p) => p.revision,
    (p, revision) => ({ ...p, revision }),
  ),
  ...(Object.keys(forms) as FormId[]).flatMap(form),
  text(
    ["no.pattern", "客诉编号格式", "Number pattern", "G-27"],
    (p) => p.numberPattern,
    (p, numberPattern) => (numberPatternOf(numberPattern) ? withNumberPattern(p, numberPattern) : undefined),
    "年 YYYY 或 YY（必有）、月 MM、日 DD、流水号 N（几位写几个 N，必有）：有日的每日从 1 起，只到月的每月，只有年的每年；" +
      '其余字母、数字、-、_ 照写，分不清时加引号："NCR"-YYMMDD-NN。如 YYMMDDNN、KS-YYYY-NNN',
  ),
  text(
    ["qty.pendingTokens", "数量未定的写法", "Words for a pending quantity", "G-06"],
    (p) => p.pendingTokens.join("、"),
    (p, value) =>
      words(value).every(isWord)
        ? { ...p, pendingTokens: [...new Set([...p.pendingTokens.slice(0, 1), ...words(value)])] }
        : undefined,
    "用、分开的写法，不能是数字",
  ),
  whole(
    ["duplicate.days", "疑似重复登记的天数", "Duplicate within (days)", "V-29"],
    (p) => p.duplicateWithinDays,
    (p, duplicateWithinDays) => ({ ...p, duplicateWithinDays }),
    days,
  ),
];
