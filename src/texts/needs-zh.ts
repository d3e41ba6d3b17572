import type { Need } from "../rules/flow/needs";

/** What each need sounds like: what is missing, and what to do. The values come in the order told in rules/flow/needs. */
export const needsZh: Readonly<Record<Need, (...values: readonly string[]) => string>> = {
  "approval-missing": (step, role) => `还没有「${step}」，请${role}签核，或录入纸质签核。`,
  "approval-void": (step, name) => `「${step}」（${name}）之后内容有变更，原签核已失效，请重新签核。`,
  "approval-by-hand": (step, name) =>
    `「${step}」（${name}）是在表里手工填写的，没有对应的内容，不算签核，请用 Kesu 录入。`,
  "approval-refused": (step, name, opinion) =>
    `「${step}」被${name}退回${opinion === "" ? "" : `：${opinion}`}，请修改后重新送签。`,
  "approval-before": (step, before) => `「${step}」要在「${before}」有效之后，请先完成「${before}」。`,
  "approval-state": (step, wanted, now) => `「${step}」在“${wanted}”时签核，这件客诉现在是“${now}”。`,
  "case-unknown": (given) => `台账里没有编号为“${given}”的客诉。`,
  "approval-code": (step, given, now) =>
    `「${step}」纸上的内容码是 ${given}，现在是 ${now === "" ? "空" : now}：打印之后内容改过，请重新打印后再签。`,
  "approval-role": (step, name, role) => `「${step}」要由${role}签核，「人员」里${name}没有这个角色。`,
  "approval-deputy": (deputy, name, day) =>
    `「人员」里没有写${deputy}在 ${day} 代理${name}。请在「人员」${deputy}那一行填「代理」（${name}）和「代理自」「代理至」，或由${name}本人签。`,
  "approval-for-another": (by, name) =>
    `${by}不能以${name}的名义签核：不是本人，也不是「人员」里写明的当日代理人。请由${name}本人录入，或在「人员」写明代理；已签在纸上的，签核方式写“纸质”，并在「签字件」写明是哪一份。`,
  "approval-paper": (by, name) =>
    `${by}录入${name}签过的纸，请在「签字件」写明是哪一份（文件、链接或单据号）。`,
  "approval-unheld": (step, name, role) =>
    `「${step}」由${name}签核时，「人员」里没有人担任${role}，谁都可以签。请在「人员」的「角色」写明谁是${role}。`,
  "approval-code-weak": (step, given) =>
    `「${step}」纸上的内容码 ${given} 是以前的 8 位短码，与现在的内容相符；短码容易凑出，只能作参考，请再看一眼纸上的内容。`,
  "not-a-suggestion": () => "涉及安全或重大的不能按建议处理，请改为投诉。",
  containment: () => "重大客诉要先围堵：请至少写一条应急措施，或登记一处清查结果。",
  "liability-reason": (has, wanted) =>
    `「归属理由」只有 ${has} 个字，至少写 ${wanted} 个字说明为什么不是我司责任。`,
  production: () => "请填生产单位、班别、生产日期；查不到的写明「生产信息不详理由」。",
  "repeat-answer": (found) => `与 ${found} 相似，请回答是不是「重复投诉」。`,
  "repeat-of": (found) =>
    `已认定为重复投诉，请在「重复自」写明是哪一件${found === "" ? "" : `（相似的有 ${found}）`}。`,
  "measure-new": (day) => `${day} 重开或验证无效之后还没有新的措施，请至少写一条纠正、预防或改进措施。`,
  corrective: () => "还没有纠正措施，请责任单位至少写一条。",
  preventive: () => "还没有预防措施，请责任单位至少写一条。",
  "measure-owner": (no) => `措施 ${no} 没有负责人，请补上。`,
  "measure-due": (no) => `措施 ${no} 没有计划完成日期，请补上。`,
  "cause-without-measure": (cause) => `${cause}原因还没有对应的纠正或预防措施。`,
  "measure-without-cause": (no) => `措施 ${no} 没有写针对哪个原因（发生、流出、体系）。`,
  "measure-open": (no, state) => `措施 ${no} 还没有完成（现为“${state}”），请完成或写明理由后取消。`,
  "measure-unverified": (no) => `措施 ${no} 已完成但还没有验证，请由负责人以外的人验证。`,
  "measure-self-verified": (no, name) => `措施 ${no} 由负责人${name}自己验证，请换一个人验证。`,
  "measure-ineffective": (no) => `措施 ${no} 验证为无效，请重订对策。`,
  "measure-cancelled": (no) => `措施 ${no} 已取消，请写明取消理由。`,
  "causes-unverified": () => "8D 的原因还没有验证（原因已验证＝是），假设不能作为结论。",
  "contribution-sum": (sum) => `8D 各原因的贡献率合计 ${sum} %，应为 100.00 %。`,
  "eightD-missing": () => "还没有 8D 报告，请登记 8D 编号和版本。",
  "eightD-unsent": () => "8D 报告还没有发给客户，请填发出日期。",
  "distribution-missing": () => "还没有分发记录，请登记发给哪些单位。",
  "sweep-location": (location) => `重大客诉要清查每一处：${location}还没有结果（写数量，或不适用及理由）。`,
  "sweep-open": (location) => `${location}的清查还没有结果，请填实查数量和状态。`,
  "sweep-reason": (location) => `${location}写了不适用，请写明理由。`,
  "sweep-place": (no) => `清查 ${no} 写了数量，没有写位置，请选位置。`,
  "disposition-place": (no) => `处置 ${no} 写了数量，没有写处置位置，请选位置。`,
  consent: (no, method) => `处置 ${no}（${method}）要客户同意，请填客户同意人和日期。`,
  balance: (location, left) =>
    `${location}查出的货还有 ${left} 没有处置完（只算已填完成日期的），余量要为 0。`,
  "over-disposed": (location, disposed, found) =>
    `${location}处置了 ${disposed}，多于查出的 ${found}，请核对。`,
  "over-returned": (returned, shipped) => `退回 ${returned}，多于出货的 ${shipped}，请核对。`,
  "verify-open": () => "还没有验证结果，请由品保验证后填写“有效”或“无效”。",
  "verdict-missing": () => "请先把验证结果填为“无效”或“部分有效”，再退回重订对策。",
  "verify-ineffective": (result) => `验证结果为“${result}”，不能结案，请退回重订对策。`,
  "verifier-is-owner": (name) => `验证人${name}也是措施负责人，请换一个人验证。`,
  "effect-period": (lots, days, day) =>
    `切入后要连续 ${lots} 批或 ${days} 天（到 ${day}）没有再发，才能判定有效。`,
  "quantity-unknown": () => "不良数量还是“客户加工中未确定”：请填确认不良数量，或写明数量无法确定的理由。",
  "acceptance-open": () => "客户还没有确认：请填客户确认，或在客户确认说明里写明理由。",
  "acceptance-refused": () => "客户不接受：请退回调查，或在客户确认说明里写明为什么仍然结案。",
  "cost-open": (no) => `费用 ${no} 客户已提出、我司未确认：请填确认金额（不承担写 0）。`,
  "cost-currency": (no) => `费用 ${no} 写了金额，没有写币种，请选币种。`,
  "cost-rate": (no, currency) => `费用 ${no} 是 ${currency}，请填汇率。`,
  "share-missing": () => "费用要分摊到责任单位，请登记分摊比例。",
  "share-sum": (sum, wanted) =>
    `分摊比例合计 ${sum} %，应为 100.00 %${wanted === "" ? "" : `；最后一行改为 ${wanted} % 即可`}。`,
  "share-negative": (no) => `分摊 ${no} 的比例小于 0，请改正。`,
  "share-party-missing": (no) => `分摊 ${no} 没有写由谁承担，请填分摊单位。`,
  "share-party": (party) => `“${party}”不是本案的责任单位，请确认分摊无误。`,
  survey: () => "还没有客户回访，请登记回访，或写明免回访理由。",
  "visit-missing": () => "标了现场处理，还没有现场记录，请登记。",
  "visit-unreported": (day) => `${day} 的现场处理还没有报告总经理，请填报告日期。`,
  "daily-audit": () => "重复投诉要纳入日常稽核，请把「纳入日常稽核」填“是”。",
  "no-such-step": (from, to) => `“${from}”不能直接到“${to}”。`,
  "step-not-meant": (label) => `这件客诉不走“${label}”这一步。`,
  "step-role": (step, name, roles) => `「${step}」应由${roles}办理，「人员」里${name}没有这个角色，请确认。`,
  "skipped-state": (from, to) => `状态从“${from}”跳到了“${to}”，没有经过程序的步骤，请用 Kesu 推进。`,
  "closed-open": (state) => `这件客诉是“${state}”，还没有结案，请清空「结案日期」，结案时由 Kesu 填写。`,
  "closing-day": (given, first, last) =>
    `「结案日期」${given} 不对：要在 ${first}（上一步）到 ${last}（今天）之间。`,
  "lines-elsewhere": () => "更多产品明细（lines）在登记时填写；已登记的，请直接在工作表「产品明细」里改。",
  "reason-missing": () => "请写明理由。",
  "merge-target": () => "请写明并入哪一件（台账里另一件的客诉编号）。",
  overdue: (clock, due) => `期限「${clock}」${due} 已过，请尽快完成；确有特殊情况的，登记延期。`,
  "extension-incomplete": (clock) => `期限「${clock}」的延期或暂停缺少日期、理由、批准人或批准日。`,
  "extension-early": (clock, until, start) => `期限「${clock}」从 ${start} 起算，不能延期至更早的 ${until}。`,
  "extension-clock": (written, known) => `没有“${written}”这个期限，请写编号：${known}。`,
  "extension-role": (clock, name, role) =>
    `期限「${clock}」的延期要由${role}批准，「人员」里${name}没有这个角色。`,
  "shipments-missing": (customer, family, month) =>
    `${month} 没有 ${customer} × ${family} 的出货数量，PPM 算不出来，请在「出货」补上。`,
  "document-stale": (file) => `“${file}”写出之后台账又改过，文件已过期，请重新生成。`,
  "internal-words": (field, words) => `「${field}」里有“${words}”，不能给客户看，请改写后再生成客户联。`,
  "letter-unregistered": () => "这件客诉还没有登记、没有编号，不能给客户发函：请先取号登记。",
  "letter-withdrawn": () => "这件客诉已撤销或并入另一件，不再回复客户；并入的，请打印并入那一件的回复函。",
  "letter-uninvestigated": (state) =>
    `这件客诉是“${state}”，还没有调查，现在回复客户会说错：请先受理、调查；可先打印收悉函。`,
  "letter-our-product": (given) =>
    `「我司产品确认」${given === "" ? "还没有填" : `是“${given}”`}，回复函不知道是不是我司产品：请先填“是”或“否”；可先打印收悉函。`,
  "letter-liability": () => "「责任归属」还没有填，回复函不能下结论：请先判定；可先打印收悉函。",
  "letter-contradiction": (ours, liability) =>
    `「我司产品确认」是“${ours}”，「责任归属」却是“${liability}”，回复函会自相矛盾：请先改一致；可先打印收悉函。`,
  "letter-reason": (liability) =>
    `「责任归属」是“${liability}”，要向客户说明理由：请先填「归属理由」；可先打印收悉函。`,
  "letter-cause": () =>
    "原因还没有查明，回复函没有调查结果可写：请先填「初步原因」，或8D的发生原因；可先打印收悉函。",
  "letter-apology": (file) =>
    `模板“${file}”不论结论都向客户致歉，这件客诉却不是我司责任：请把致歉的话写在带“{{若致歉.此行}}”的一行里，或换回 templates 文件夹里的原版。`,
};
