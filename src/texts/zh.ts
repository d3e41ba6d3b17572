import { carriedZh } from "./carried-zh";
import type { Problem } from "../rules/issue";
import type { WorkbookErrorCode } from "../workbook/port";
import { evidenceZh } from "./evidence-zh";
import { fileZh } from "./file-zh";
import { needsZh } from "./needs-zh";
import { paneZh } from "./pane-zh";
import { sheetZh } from "./sheet-zh";
import { storeZh } from "./store-zh";
import { toDoZh } from "./to-do-zh";

/** A problem with the labels of its fields, ready to be said. */
export interface Said<P = Problem> {
  readonly problem: P;
  /** Labels of the fields concerned, the one to mend first. */
  readonly names: readonly string[];
}

/** The members of a union that may have this code. */
type Having<P, C> = P extends { readonly code: infer Codes } ? (C extends Codes ? P : never) : never;
type SentenceOf = { readonly [C in Problem["code"]]: (said: Said<Having<Problem, C>>) => string };

const short = (text: string): string => {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > 30 ? `${letters.slice(0, 30).join("")}…` : letters.join("");
};
const [first, second] = [0, 1].map((index) => (said: Said<unknown>) => `「${said.names[index] ?? ""}」`) as [
  (said: Said<unknown>) => string,
  (said: Said<unknown>) => string,
];

/** What each problem sounds like to a QA clerk: what is wrong, and what to do. */
const problems: SentenceOf = {
  missing: (s) => `${s.names.map((name) => `「${name}」`).join("或")}还没有填，请补上。`,
  "not-answered": (s) => `${first(s)}还是待定，移交品保前要回答“是”或“否”。`,
  "filled-by-kesu": (s) => `${first(s)}由系统填写，请从输入中去掉。`,
  "sample-missing": (s) => `${first(s)}没有实物，移交品保前至少要有一张图片。`,
  "unknown-field": ({ problem }) =>
    `没有名为“${problem.given}”的字段${problem.nearest === undefined ? "。" : `，是不是“${problem.nearest}”？`}`,
  "not-a-date": (s) => `${first(s)}“${short(s.problem.given)}”不是真实的日期，请按 2026-11-22 的写法填写。`,
  "ambiguous-date": (s) => `${first(s)}“${short(s.problem.given)}”分不清月和日，请按 2026-11-22 的写法填写。`,
  "date-as-text": (s) => `${first(s)}“${short(s.problem.given)}”是文本而不是日期，请改成日期。`,
  "not-a-number": (s) => `${first(s)}“${short(s.problem.given)}”不是数字，请用阿拉伯数字填写。`,
  "number-written-otherwise": (s) =>
    `${first(s)}“${short(s.problem.given)}”的写法不能直接保存，请确认换算后的值。`,
  "number-as-text": (s) => `${first(s)}“${short(s.problem.given)}”是文本而不是数字，请改成数字。`,
  approximate: (s) =>
    `${first(s)}“${short(s.problem.given)}”是大概的数，请填确切数量；确实定不下来时填“客户加工中未确定”。`,
  "pending-written-otherwise": (s) => `${first(s)}“${short(s.problem.given)}”请统一写作“客户加工中未确定”。`,
  "foreign-currency": (s) => `${first(s)}“${short(s.problem.given)}”不是人民币，请换算成元。`,
  "too-many-decimals": (s) => `${first(s)}“${short(s.problem.given)}”小数位太多，金额最多两位。`,
  negative: (s) => `${first(s)}“${short(s.problem.given)}”不能是负数。`,
  "not-positive": (s) => `${first(s)}必须大于 0，现在是 ${short(s.problem.given)}。`,
  "not-whole": (s) =>
    `${first(s)}${short(s.problem.given)} 必须是整数${s.names.length > 1 ? "，因为单位按个计" : ""}。`,
  synonym: (s) => `${first(s)}没有“${short(s.problem.given)}”这个选项，请确认是否就是建议的选项。`,
  "not-in-master": (s) => `${first(s)}“${short(s.problem.given)}”不在名录里，先按新增保存，请随后维护名录。`,
  "hidden-characters": (s) => `${first(s)}含有看不见的字符或多余的空格，建议去掉。`,
  "unstorable-characters": (s) => `${first(s)}含有单元格不能保存的字符，去掉后才能保存。`,
  "damaged-by-excel": (s) =>
    `${first(s)}“${short(s.problem.given)}”像是被 Excel 改过（前导零丢失、变成日期或科学计数），请按原件重新填写为文本。`,
  "formula-like": (s) => `${first(s)}“${short(s.problem.given)}”像公式，已按文本保存，不会被计算。`,
  "formula-in-cell": (s) => `${first(s)}的单元格里是公式“${short(s.problem.given)}”，请改成文字或数字。`,
  "error-in-cell": (s) => `${first(s)}的单元格显示 ${s.problem.given}，请重新填写。`,
  "bad-phone": (s) => `${first(s)}“${short(s.problem.given)}”不像电话号码，请核对。`,
  "bad-email": (s) => `${first(s)}“${short(s.problem.given)}”不像邮箱地址，请核对。`,
  "personal-data": (s) =>
    `${first(s)}里有联系方式“${short(s.problem.given)}”，请移到联系人栏，以免打印给他人。`,
  "in-the-future": (s) => `${first(s)} ${s.problem.given} 还没有到，请核对。`,
  "date-out-of-range": (s) =>
    `${first(s)}“${short(s.problem.given)}”不在 2000-01-01 到 2099-12-31 之间，暂当作没有填；请改成真实的日期，没有日期就留空。`,
  "number-out-of-range": (s) => `${first(s)}“${short(s.problem.given)}”大得不合常理，暂当作没有填；请核对。`,
  "number-pattern": (s) => `${first(s)}“${short(s.problem.given)}”不符合编号格式，请核对。`,
  "number-date": (s) => `${first(s)}“${short(s.problem.given)}”里的日期与${second(s)}不是同一天，请核对。`,
  "number-taken": (s) => `${first(s)}“${short(s.problem.given)}”已被另一行使用，编号不能重复。`,
  "not-in-list": (s) =>
    `${first(s)}没有“${short(s.problem.given)}”这个选项，可选：${s.problem.offered.join("、")}。`,
  "too-long": (s) =>
    `${first(s)}有 ${s.problem.length} 个字，超过 ${s.problem.max} 个；打印时多出的部分转到附页。`,
  "cell-too-long": (s) =>
    `${first(s)}有 ${s.problem.length} 个字符，一个单元格最多 ${s.problem.max} 个，请精简或改用附件。`,
  "date-before": (s) =>
    `${first(s)} ${s.problem.first} 早于${second(s)} ${s.problem.second}，请核对这两个日期。`,
  "date-order": (s) =>
    `${first(s)} ${s.problem.first} 晚于${second(s)} ${s.problem.second}，请核对这两个日期。`,
  exceeds: (s) => `${first(s)} ${s.problem.value} 大于${second(s)} ${s.problem.limit}，请核对。`,
  "stale-value": (s) =>
    `${first(s)}现为“${s.problem.given}”，按现在的答案应为“${s.problem.now}”，请用 Kesu 更新此案。`,
  "safety-is-major": () => "危及人身安全的客诉不能定为一般，请改为重大。",
  "grade-without-reason": (s) =>
    `系统判定为${s.problem.suggested}，现定为${s.problem.grade}，请写明级别调整理由。`,
  "choice-wanted": () => "涉及金额在两档之间，请选定级别并写明理由。",
  duplicate: (s) =>
    `同一客户、料号、批号在近期已有客诉 ${s.problem.of}，请确认是同一件、重复发生还是另一件。`,
  "calendar-missing": (s) =>
    `${s.problem.years.join("、")} 年节假日未导入，期限 ${s.problem.clock} 可能不准。`,
  "setting-refused": (s) =>
    `设置“${s.problem.key}”的取值“${short(s.problem.given)}”无效，暂按默认值处理。可填：${s.problem.may}。`,
  "setting-empty": (s) => `设置“${s.problem.key}”没有取值，按默认值“${short(s.problem.standing)}”处理。`,
  "setting-unknown": (s) =>
    `没有名为“${short(s.problem.given)}”的设置项，这一行不起作用；请核对设置项的写法。`,
  "listed-twice": (s) =>
    `“${short(s.problem.given)}”在第 ${s.problem.row} 行又写了一次，以那一行为准；请删去多余的一行。`,
  "role-unknown": (s) =>
    `${first(s)}“${short(s.problem.given)}”不是程序里的角色，不起作用；可填：${s.problem.offered.join("、")}。`,
  "role-unheld": (s) =>
    s.problem.meant.length > 0
      ? `「人员」里没有人的角色是“${s.problem.role}”，${s.problem.steps.join("、")}暂时只认角色写得最接近的${s.problem.meant.join("、")}；请改正角色的写法。`
      : `「人员」里没有人的角色是“${s.problem.role}”：在写上之前，谁都可以签${s.problem.steps.join("、")}。请核对人员的角色。`,
  "day-range": (s) =>
    `${first(s)}“${short(s.problem.given)}”是一段日期，不起作用；请一天一行，写成 2026-11-22，休班写“休”或“班”。`,
  "not-a-month": (s) =>
    `${first(s)}“${short(s.problem.given)}”不是 2026-09 这样的月份，这一行的出货不会用来计算；请改写。`,
  "changed-outside": (s) =>
    `${first(s)}在 Kesu 之外由“${short(s.problem.old)}”改为“${short(s.problem.now)}”，Kesu 下次写入时会记入日志。`,
  "added-outside": () => "这一行是在 Kesu 之外添加的，Kesu 下次写入时会给它内部编号并记入日志。",
  "record-gone": (s) => `台账里已没有客诉 ${s.problem.given} 的这一行，日志里还有它；它的编号不会再用。`,
  unmet: ({ problem }) => needsZh[problem.need](...problem.values),
  sheet: (s) =>
    faults[s.problem.fault]?.(s.problem.text, s.names[0] ?? "") ??
    `表格结构异常：${s.problem.fault} ${s.problem.text}`,
};

const faults: Readonly<Record<string, (text: string, column: string) => string>> = {
  "column-missing": (_text, column) => `列「${column}」被删除，请从备份恢复该列。`,
  "table-missing": (text) =>
    `找不到表${text === "" ? "" : `“${text}”`}，可能被转换成了普通区域，请恢复为表格。`,
  "merged-cells": (text) => `表内有合并单元格 ${text}，请取消合并。`,
  "row-without-case": (text) =>
    text === ""
      ? "这一行没有客诉编号，不属于任何一件客诉，不会被统计。请写上客诉编号。"
      : `台账里没有客诉 ${text}，这一行不属于任何一件客诉，不会被统计。请核对客诉编号。`,
  "sum-row": () => "表内有一行合计，它会被当作一件客诉；请删除，合计看“月度回顾”。",
  "rows-below": (text) =>
    `表格下方的第 ${text} 行有内容但不在表格内，不会被统计；请把表格拉大到这一行，或移走它。`,
  "totals-row": () => "表内打开了汇总行，请关闭汇总行。",
  "hidden-rows": (text) => `表内有隐藏行 ${text}，请取消隐藏以免漏看。`,
  "lost-formula": (text, column) =>
    `列「${column}」的公式被改成了固定值${text === "" ? "" : `“${text}”`}，请恢复公式。`,
  "duplicate-id": (text) => `两行有相同的内部编号 ${text}，可能是复制粘贴整行造成的，请删除多余的一行。`,
};

/** Why a workbook could not be opened or saved: what happened and what to do. */
const workbookErrors: Readonly<Record<WorkbookErrorCode, (detail: string) => string>> = {
  ...storeZh.errors,
  "not-found": (detail) => `找不到文件“${detail}”，请检查路径。`,
  "not-a-workbook": (detail) =>
    `这不是 Excel 工作簿（.xlsx 或 .xlsm）${detail === "" ? "" : `：${detail}`}。`,
  "legacy-or-encrypted": () => "文件已加密，或是旧版 .xls 格式。请先在 Excel 中取消密码，或另存为 .xlsx。",
  damaged: (detail) => `文件已损坏（${detail}）。请用 Excel 打开并修复，或从备份恢复。`,
  "too-large": (detail) => `文件超出可处理的大小（${detail}）。`,
  "unsafe-xml": (detail) => `文件含有不安全的内容（${detail}），已拒绝打开。`,
  unsupported: (detail) => `文件用到了暂不支持的写法（${detail}），没有写入任何内容。`,
  "no-register": () => "这个工作簿里没有客诉台账。请用 kesu new --into 加入台账，或打开正确的文件。",
  "register-damaged": (detail) => `台账的结构被改动（${detail}），没有写入任何内容。`,
  "newer-layout": (detail) => `台账由更新版本的 Kesu 建立（版式 ${detail}），请升级后再打开。`,
  "older-layout": (detail) =>
    `台账由较早版本的 Kesu 建立（版式 ${detail}），没有读取也没有改动。请转入新台账：kesu new 新台账.xlsx --from 旧台账.xlsx，所有记录和日志都会带过去。`,
  "already-a-register": () => "这个工作簿里已经有客诉台账，不需要再次加入。",
  "cells-below-in-use": (detail) => `表格下方的单元格 ${detail} 已有内容，表格无法向下扩展。请移走那些内容。`,
  "sheet-protected": (detail) => `工作表“${detail}”受保护，不能写入。请先取消保护。`,
  "unknown-row": (detail) => `台账里没有这条记录：${detail}。`,
  "duplicate-row": (detail) => `台账里已有这条记录：${detail}。`,
  "value-not-storable": (detail) => `内容不能写入单元格（${detail}），请精简或去掉特殊字符。`,
  "host-busy": () => "Excel 正忙，没有写入任何内容。请稍等几秒再试一次。",
  "cell-edit-mode": () => "有一个单元格正在编辑，没有写入任何内容。请按回车或 Esc 结束编辑，再试一次。",
  "host-failed": (detail) => `Excel 报告了错误（${detail}），没有写入任何内容。请再试一次。`,
  "connection-lost": () =>
    "与 Excel 的连接断了，不能确定是否已经写入。Kesu 已记下这次改动，Excel 恢复后会核对并补写；请不要重复录入。",
};

/** The Chinese interface. */
export const zh = {
  language: "zh" as "zh" | "en",
  problems,
  workbookErrors,
  line: (index: number) => `明细第 ${index + 2} 行：`,
  fix: (value: string) => `建议：${value}`,
  takenIn: (count: number) => `认出 ${count} 处在 Kesu 之外的改动，已记入日志。`,
  /** Why a proposal was not taken. */
  left: {
    "no-proposal": "这一处没有可以直接采纳的改法，请手工修改。",
    "out-of-date": "这一处在检查之后已经改过，建议不再适用。",
    "no-record": "这一行还没有内部编号，请先保存或重新打开，让 Kesu 收为记录。",
    "not-readable": "建议的写法也不能保存，请手工修改。",
  },
  merged: {
    /** `no` is a complaint number; empty where the record has none. */
    conflict: (no: string, label: string, mine: string, theirs: string) =>
      `${no === "" ? "" : `客诉 ${no} `}「${label}」两边都改了：您写的是“${short(mine)}”，对方存的是“${short(theirs)}”。`,
    refused: (count: number) => `有 ${count} 处与别人的改动冲突，没有写入任何内容。请核对后再试一次。`,
    renumbered: (from: string, to: string) =>
      `编号 ${from} 被两边同时取走，后登记的一件改为 ${to}；已经告知旧编号的，请更正。`,
    gone: (no: string) => `客诉 ${no} 在别人保存的文件里已被删除，您对它的改动只留在日志里。`,
  },
  carried: carriedZh,
  severity: { block: "阻止", warn: "提醒", info: "提示" },
  pane: paneZh,
  toDo: toDoZh,
  sheet: sheetZh,
  file: fileZh,
  evidence: evidenceZh,
  stored: storeZh.notes,
  unlock: storeZh.unlock,
};

export type Texts = typeof zh;
