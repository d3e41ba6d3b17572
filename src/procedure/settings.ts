import type { Clause, ClockId, Grade, MajorCriterion, Procedure } from "./procedure";

/**
 * The settings of 设置: every gap of the procedure (catalogue G-nn) a company may answer for itself.
 * Each names its key in the workbook, the gap or clause it fills, and how it lies over the profile.
 */
export interface Setting {
  readonly key: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly clause: Clause;
  /** What a person may write there, shown beside it. */
  readonly hint: string;
  /** The profile's own value, as it is written in the workbook. */
  readonly show: (procedure: Procedure) => string;
  /** The procedure with this value; undefined when the text is not a value of this setting. */
  readonly lay: (procedure: Procedure, text: string) => Procedure | undefined;
}

const criteria: Readonly<Record<MajorCriterion, string>> = {
  function: "影响使用功能",
  safety: "危及人身安全",
  legal: "违反法律法规",
  amount: "涉及金额",
  massReturn: "大批量退货或返修",
  strength: "影响机械强度",
};
const midBands: Readonly<Record<string, Grade>> = { 待评审: "待评审", 一般: "一般", 重大: "重大" };

const text = (
  key: string,
  zh: string,
  en: string,
  clause: Clause,
  show: (procedure: Procedure) => string,
  set: (procedure: Procedure, value: string) => Procedure,
): Setting => ({ key, label: { zh, en }, clause, hint: "文字", show, lay: set });

const whole = (
  key: string,
  zh: string,
  en: string,
  clause: Clause,
  show: (procedure: Procedure) => number,
  set: (procedure: Procedure, value: number) => Procedure,
): Setting => ({
  key,
  label: { zh, en },
  clause,
  hint: "0 或正整数",
  show: (procedure) => String(show(procedure)),
  lay: (procedure, value) => (/^\d{1,9}$/.test(value) ? set(procedure, Number(value)) : undefined),
});

const choice = <V>(
  key: string,
  zh: string,
  en: string,
  clause: Clause,
  options: Readonly<Record<string, V>>,
  show: (procedure: Procedure) => V,
  set: (procedure: Procedure, value: V) => Procedure,
): Setting => ({
  key,
  label: { zh, en },
  clause,
  hint: Object.keys(options).join(" / "),
  show: (procedure) => Object.keys(options).find((word) => options[word] === show(procedure)) ?? "",
  lay: (procedure, value) => {
    const chosen = options[value];
    return chosen === undefined ? undefined : set(procedure, chosen);
  },
});

const yesNo = { 是: true, 否: false };
const grades = (procedure: Procedure, change: Partial<Procedure["grades"]>): Procedure => ({
  ...procedure,
  grades: { ...procedure.grades, ...change },
});
const clockOf = (procedure: Procedure, id: ClockId): Procedure["clocks"][number] => {
  const found = procedure.clocks.find((clock) => clock.id === id);
  if (!found) throw new Error(`the procedure has no clock ${id}`);
  return found;
};
const withClock = (
  procedure: Procedure,
  ids: readonly ClockId[],
  change: Partial<Procedure["clocks"][number]>,
): Procedure => ({
  ...procedure,
  clocks: procedure.clocks.map((clock) => (ids.includes(clock.id) ? { ...clock, ...change } : clock)),
});
const form = (id: keyof Procedure["forms"], name: string): readonly Setting[] => [
  text(
    `form.${id}.no`,
    `${name} 表单编号`,
    `Form no. of ${id}`,
    "§8",
    (procedure) => procedure.forms[id].formNo,
    (procedure, formNo) => ({
      ...procedure,
      forms: { ...procedure.forms, [id]: { ...procedure.forms[id], formNo } },
    }),
  ),
  text(
    `form.${id}.revision`,
    `${name} 版本`,
    `Revision of ${id}`,
    "§8",
    (procedure) => procedure.forms[id].revision,
    (procedure, revision) => ({
      ...procedure,
      forms: { ...procedure.forms, [id]: { ...procedure.forms[id], revision } },
    }),
  ),
];
const naturalThreeDays: readonly ClockId[] = ["D-02", "D-03", "D-04"];

/** A number pattern has each of year, month and day once, and one run of N (G-27). */
export const isNumberPattern = (pattern: string): boolean =>
  /^(?=[^N]*N+[^N]*$)(?=.*YY)(?=.*MM)(?=.*DD)[\w-]{6,20}$/.test(pattern);

export const settings: readonly Setting[] = [
  text(
    "company.name",
    "公司名称",
    "Company",
    "§8",
    (p) => p.companyName,
    (p, companyName) => ({ ...p, companyName }),
  ),
  text(
    "document.no",
    "程序文件编号",
    "Procedure no.",
    "§8",
    (p) => p.documentNo,
    (p, documentNo) => ({ ...p, documentNo }),
  ),
  text(
    "document.revision",
    "程序文件版本",
    "Procedure revision",
    "§8",
    (p) => p.revision,
    (p, revision) => ({ ...p, revision }),
  ),
  ...form("complaint", "客户投诉处理单"),
  ...form("register", "客户抱怨异常处理统计表"),
  ...form("eightD", "8D报告"),
  {
    key: "no.pattern",
    label: { zh: "客诉编号格式", en: "Number pattern" },
    clause: "G-27",
    hint: "如 YYMMDDNN、KS-YYYYMMDD-NNN",
    show: (p) => p.numberPattern,
    lay: (p, numberPattern) => (isNumberPattern(numberPattern) ? { ...p, numberPattern } : undefined),
  },
  whole(
    "level.major",
    "重大客诉金额下限(元)",
    "Major from (yuan)",
    "§3",
    (p) => p.grades.majorFrom / 100,
    (p, yuan) => grades(p, { majorFrom: yuan * 100 }),
  ),
  whole(
    "level.minor",
    "一般客诉金额上限(元)",
    "Minor up to (yuan)",
    "§3",
    (p) => p.grades.minorTo / 100,
    (p, yuan) => grades(p, { minorTo: yuan * 100 }),
  ),
  choice(
    "level.inclusive",
    "金额上下限含本数",
    "Limits inclusive",
    "G-02",
    yesNo,
    (p) => p.grades.inclusive,
    (p, inclusive) => grades(p, { inclusive }),
  ),
  choice(
    "level.midBand",
    "两档金额之间的级别",
    "Grade between the limits",
    "G-01",
    midBands,
    (p) => p.grades.midBand,
    (p, midBand) => grades(p, { midBand }),
  ),
  choice(
    "level.amountNeedsImpact",
    "金额须同时有大批量退货",
    "Amount needs mass return",
    "G-03",
    yesNo,
    (p) => p.grades.amountNeedsMassReturn,
    (p, amountNeedsMassReturn) => grades(p, { amountNeedsMassReturn }),
  ),
  {
    key: "level.majorCriteria",
    label: { zh: "重大客诉判据", en: "Criteria of 重大" },
    clause: "G-03",
    hint: `用、分开：${Object.values(criteria).join("、")}`,
    show: (p) => p.grades.majorCriteria.map((each) => criteria[each]).join("、"),
    lay: (p, value) => {
      const words = value.split(/[、,，;；]\s*/).filter((word) => word !== "");
      const codes = (Object.keys(criteria) as MajorCriterion[]).filter((code) =>
        words.includes(criteria[code]),
      );
      return codes.length === words.length && codes.includes("safety")
        ? grades(p, { majorCriteria: codes })
        : undefined;
    },
  },
  text(
    "qty.pendingTokens",
    "数量未定的写法",
    "Words for a pending quantity",
    "G-06",
    (p) => p.pendingTokens.join("、"),
    (p, value) => ({
      ...p,
      pendingTokens: [
        ...new Set([
          ...p.pendingTokens.slice(0, 1),
          ...value.split(/[、,，;；]\s*/).filter((word) => word !== ""),
        ]),
      ],
    }),
  ),
  whole(
    "qty.pendingFollowUpDays",
    "数量未定的追踪天数",
    "Follow-up of a pending quantity (days)",
    "G-06",
    (p) => p.pendingFollowUpDays,
    (p, pendingFollowUpDays) => ({
      ...p,
      pendingFollowUpDays,
    }),
  ),
  whole(
    "duplicate.days",
    "疑似重复登记的天数",
    "Duplicate within (days)",
    "V-29",
    (p) => p.duplicateWithinDays,
    (p, duplicateWithinDays) => ({
      ...p,
      duplicateWithinDays,
    }),
  ),
  choice(
    "sla.unit",
    "三天按",
    "Three days are",
    "G-09",
    { 自然日: "natural" as const, 工作日: "workday" as const },
    (p) => clockOf(p, "D-02").unit,
    (p, unit) => withClock(p, naturalThreeDays, { unit }),
  ),
  choice(
    "sla.rollForward",
    "到期日遇休息日顺延",
    "Roll forward",
    "G-09",
    yesNo,
    (p) => clockOf(p, "D-02").rollForward,
    (p, rollForward) => withClock(p, naturalThreeDays, { rollForward }),
  ),
  whole(
    "sla.intake",
    "送交品保期限(工作日)",
    "Hand-over to QA (working days)",
    "G-07",
    (p) => clockOf(p, "D-01").limit,
    (p, limit) => withClock(p, ["D-01"], { limit }),
  ),
  whole(
    "sla.investigation",
    "调查期限(工作日)",
    "Investigation (working days)",
    "G-08",
    (p) => clockOf(p, "D-01b").limit,
    (p, limit) => withClock(p, ["D-01b"], { limit }),
  ),
  choice(
    "sla.firstResponse",
    "启用首次回复 24 小时",
    "First response clock",
    "G-13",
    yesNo,
    (p) => clockOf(p, "D-00").enabled,
    (p, enabled) => withClock(p, ["D-00"], { enabled }),
  ),
  choice(
    "sla.containment",
    "启用围堵答复 48 小时",
    "Containment clock",
    "G-13",
    yesNo,
    (p) => clockOf(p, "D-05").enabled,
    (p, enabled) => withClock(p, ["D-05"], { enabled }),
  ),
];

/** What the workbook's 设置 says, key by key. */
export type SettingRow = { readonly key: string; readonly value: string };

/**
 * The procedure in force: the profile with the workbook's settings laid over it.
 * A value that is no value of its setting is named in `refused` and the profile's own stands.
 */
export function procedureInForce(
  profile: Procedure,
  rows: readonly SettingRow[],
): { readonly procedure: Procedure; readonly refused: readonly SettingRow[] } {
  let procedure = profile;
  const refused: SettingRow[] = [];
  for (const row of rows) {
    const setting = settings.find((each) => each.key === row.key);
    const value = row.value.trim();
    if (!setting || value === "") continue;
    const laid = setting.lay(procedure, value);
    if (laid) procedure = laid;
    else refused.push(row);
  }
  return { procedure, refused };
}
