import { type PartTable, partTables } from "../records/parts";
import { marks } from "./layout-style";
import type { TableMark } from "./sheet-layout";

/** The sheets of the lists that hang on a case: what each is called, says over its table, and marks in it. */
interface PartSheet {
  readonly name: string;
  readonly note: string;
  readonly marks: readonly TableMark[];
}

/** Days ahead in which a date counts as due: as long as the list 三日内 of the pane. */
const DUE_SOON_DAYS = 3;

/** A date that has passed, and one that is near, while `open` holds. */
export const dateMarks = (field: string, open: string): readonly TableMark[] => [
  {
    fields: [field],
    when: `AND(ISNUMBER({${field}}),{${field}}<TODAY(),${open})`,
    style: marks.overdue,
  },
  {
    fields: [field],
    when: `AND(ISNUMBER({${field}}),{${field}}>=TODAY(),{${field}}<=TODAY()+${DUE_SOON_DAYS},${open})`,
    style: marks.due,
  },
];

const mark = (fields: TableMark["fields"], when: string, style: TableMark["style"]): TableMark => ({
  fields,
  when,
  style,
});

/** How a row is typed by hand: told over the table, as a prompt on the column would cover the title as well. */
const BY_HAND = "手工填写：客诉编号如 26112001；行号和其余隐藏栏由 Kesu 补上。";

/** Lists that only Kesu writes. */
const written: ReadonlySet<PartTable> = new Set(["approval", "transition"]);

const sheet = (table: PartTable, note: string, own: readonly TableMark[] = []): PartSheet => ({
  name: partTables[table].label.zh,
  note: written.has(table) ? note : note + BY_HAND,
  marks: own,
});

export const partSheets: { readonly [T in PartTable]: PartSheet } = {
  measure: sheet("measure", "应急、纠正、预防、改进，一条措施一行；验证人不能是负责人（§6.1.8、§6.1.10）。", [
    mark("row", '{status}="取消"', marks.cancelled),
    ...dateMarks("due", 'AND({status}<>"已完成",{status}<>"已验证",{status}<>"取消")'),
    mark(["effect"], '{effect}="无效"', marks.major),
    mark(["verifiedBy"], 'AND({verifiedBy}<>"",{verifiedBy}={owner})', marks.toMend),
    mark(["status"], '{status}="已验证"', marks.closed),
    mark(["status"], '{status}="草拟"', marks.draft),
  ]),
  sweep: sheet("sweep", "可疑品清查，一处一行；重大客诉每一处都要有结果（§4.5、§6.2.1）。", [
    mark(["status"], '{status}="未查"', marks.undecided),
    mark(["status"], '{status}="已放行"', marks.closed),
    mark("row", '{status}="不适用"', marks.draft),
  ]),
  disposition: sheet("disposition", "查出的货怎样处置；补货、降级、降价、让步接收要客户同意（§6.2）。", [
    ...dateMarks("plannedAt", '{doneAt}=""'),
    mark(
      ["agreedBy", "agreedAt"],
      'AND(OR({method}="补货",{method}="降级",{method}="降价",{method}="让步接收"),OR({agreedBy}="",{agreedAt}=""))',
      marks.toMend,
    ),
    mark(["doneAt"], "ISNUMBER({doneAt})", marks.closed),
  ]),
  cost: sheet("cost", "客户提出、我司确认、已付分开记；外币写汇率（§6.2.7）。", [
    mark(["rate"], 'AND({accepted}<>"",{currency}<>"",{currency}<>"CNY",{rate}="")', marks.toMend),
    mark(["accepted"], 'AND({claimed}<>"",{accepted}="")', marks.undecided),
  ]),
  share: sheet("share", "比例合计 100.00 %，金额由 Kesu 按最大余数法分到分（§6.2.7）。", [
    mark(["percent"], 'AND({percent}<>"",{amount}="")', marks.toMend),
  ]),
  eightD: {
    ...sheet("eightD", "一份 8D 报告的一个版本一行（§6.1.9）。", [
      mark(["customerAnswer"], '{customerAnswer}="退回"', marks.major),
      mark(["customerAnswer"], '{customerAnswer}="接受"', marks.closed),
    ]),
    name: "8D",
  },
  approval: sheet(
    "approval",
    "谁在什么时候同意了什么内容；内容改动后签核失效。请在 Kesu 里录入：手工写的一行不算签核。这是记录，不是身份认证。",
    [
      mark(["verdict"], '{verdict}="退回"', marks.major),
      mark(["content"], 'AND({name}<>"",{content}="")', marks.toMend),
    ],
  ),
  distribution: sheet("distribution", "哪一份文件发给了谁（§6.1.9）。"),
  clockChange: sheet("clockChange", "延期要理由和批准人，原期限保留；暂停只用于等待客户（§6.1.8）。", [
    mark(["reason"], 'AND({kind}<>"",{reason}="")', marks.toMend),
    mark(["approvedBy"], 'AND({kind}="延期",{approvedBy}="")', marks.toMend),
  ]),
  visit: sheet("visit", "现场处理及向总经理的报告（§6.1.6）。", [
    mark(["reportedAt"], 'AND(ISNUMBER({lastDay}),{lastDay}<TODAY(),{reportedAt}="")', marks.undecided),
  ]),
  survey: sheet("survey", "客户回访，1 最差，5 最好（ISO 10002）。", [
    mark(["overall"], "AND(ISNUMBER({overall}),{overall}<=2)", marks.major),
  ]),
  attachment: sheet("attachment", "照片、检测报告、邮件、签字件的链接。", [
    mark(["sensitive"], '{sensitive}="是"', marks.undecided),
  ]),
  transition: sheet("transition", "每一步流转，由 Kesu 写入，请勿改动。", [
    mark(["kind"], 'OR({kind}="退回",{kind}="重开")', marks.major),
    mark("row", 'OR({kind}="撤销",{kind}="合并")', marks.draft),
  ]),
};

const ownWidths: { readonly [T in PartTable]: Readonly<Record<string, number>> } = {
  measure: {
    content: 50,
    evidence: 24,
    owner: 9,
    verifiedBy: 9,
    type: 7,
    step: 7,
    effect: 9,
    cancelReason: 16,
  },
  sweep: {
    location: 16,
    lotNo: 20,
    bookQty: 10,
    foundQty: 10,
    defectQty: 11,
    reason: 24,
    marking: 18,
    storage: 12,
  },
  disposition: {
    location: 16,
    lotNo: 18,
    method: 10,
    agreedBy: 12,
    returnedQty: 10,
    inspection: 24,
    recordNo: 15,
  },
  cost: {
    category: 11,
    payer: 9,
    currency: 7,
    rate: 8,
    estimated: 13,
    claimed: 13,
    accepted: 13,
    paid: 13,
    acceptedCny: 14,
    voucherNo: 15,
    note: 26,
  },
  share: { party: 18, percent: 10, amount: 15, basis: 40, confirmedBy: 12 },
  eightD: {
    d8No: 16,
    title: 18,
    leader: 9,
    occurrenceCause: 24,
    escapeCause: 24,
    systemicCause: 24,
    documents: 16,
    rejectReason: 16,
    link: 14,
  },
  approval: {
    step: 15,
    role: 14,
    name: 10,
    deputy: 10,
    verdict: 8,
    opinion: 34,
    medium: 9,
    content: 11,
    enteredBy: 10,
    link: 24,
  },
  distribution: { document: 26, version: 9, recipient: 9, name: 14 },
  clockChange: { clock: 8, original: 16.5, reason: 40, approvedBy: 11 },
  visit: { place: 18, people: 22, appointedBy: 10, found: 40, result: 36, reportedAt: 13 },
  survey: { respondent: 12, comment: 44, accepted: 9 },
  attachment: { name: 30, link: 44, note: 28 },
  transition: { kind: 9, from: 13, to: 13, by: 10, reason: 40, kept: 40 },
};

/** Widths of their columns beyond those of the kind of field; a sheet stays readable on the width of an A4. */
export const partWidths: Readonly<Record<string, Readonly<Record<string, number>>>> = Object.fromEntries(
  Object.entries(ownWidths).map(([table, own]) => [table, { complaintNo: 11, lineNo: 6, ...own }]),
);

/** Texts of the lists that wrap, as they are printed. */
export const partWraps: readonly string[] = [
  "measure.content",
  "measure.evidence",
  "sweep.lotNo",
  "disposition.inspection",
  "share.basis",
  "eightD.occurrenceCause",
  "eightD.escapeCause",
  "eightD.systemicCause",
  "approval.opinion",
  "clockChange.reason",
  "visit.found",
  "visit.result",
  "survey.comment",
  "transition.reason",
];

/** What is told while a cell of a list is selected. */
export const partPrompts: Readonly<Record<string, string>> = {
  "measure.verifiedBy": "验证人不能是这条措施的负责人（§6.1.10）。",
  "sweep.lotNo": "多个批号用 ; 分开。",
  "cost.rate": "外币折人民币的汇率；人民币不用写。",
  "cost.accepted": "我司确认的金额，按本行币种；不同意赔付写 0。",
  "share.percent": "写百分数，如 60%。一案合计须为 100.00 %。",
  "approval.name": "请在 Kesu 里录入签核；手工写在这里不算数。",
  "clockChange.clock": "期限编号，如 D-03（责任单位回复）。",
};
