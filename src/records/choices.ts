/** The closed lists of the catalogue: the Chinese word is the value, the English its reading. */

export const yesNoOpen = { 是: "Yes", 否: "No", 待定: "Not known yet" } as const;

export const recordTypes = { 投诉: "Complaint", 建议: "Suggestion" } as const; // §2

export const subjectTypes = {
  产品: "Product",
  服务: "Service",
  交期: "Delivery date",
  数量: "Quantity",
  包装防护: "Packaging",
  价格: "Price",
  其他: "Other",
} as const; // §2

export const channels = {
  电话: "Telephone",
  邮件: "E-mail",
  微信: "WeChat",
  在线客服: "Online service",
  信函传真: "Letter or fax",
  来访: "Visit",
  客户门户: "Customer portal",
  社交媒体: "Social media",
  其他: "Other",
} as const;

export const foundAt = {
  来料: "Incoming inspection",
  "客户制程(0公里)": "Customer's line (0 km)",
  客户成品: "Customer's product",
  "市场(售后)": "Field",
  其他: "Other",
} as const;

export const warranty = { 是: "Yes", 否: "No", 不适用: "Not applicable" } as const;

export const units = {
  个: "pcs",
  件: "pieces",
  套: "sets",
  只: "each",
  支: "sticks",
  片: "sheets",
  米: "m",
  卷: "rolls",
  箱: "boxes",
  批: "lots",
  kg: "kg",
  g: "g",
  L: "L",
} as const;

/** Units that come in whole numbers only (V-05). */
export const countedUnits: ReadonlySet<string> = new Set(["个", "件", "套", "只", "支", "片"]);

export const demands = {
  换货: "Exchange",
  退货: "Return",
  补货: "Replenishment",
  返工: "Rework",
  返修: "Repair",
  降级: "Downgrade",
  降价: "Price reduction",
  赔偿: "Compensation",
  "8D报告": "8D report",
  现场处理: "On-site handling",
  仅反馈: "For information",
} as const;

export const defectClasses = {
  外观: "Appearance",
  尺寸: "Dimension",
  功能性能: "Function",
  安全: "Safety",
  材料: "Material",
  包装防护: "Packaging",
  标识: "Marking",
  数量: "Quantity",
  交期: "Delivery",
  资料: "Documents",
  服务: "Service",
  其他: "Other",
} as const;

export const sampleStates = {
  随单: "With the form",
  寄送中: "On its way",
  已收: "Received",
  "无(图片代替)": "None (pictures)",
} as const;

export const suggestedGrades = { 重大: "Major", 一般: "Minor", 待评审: "To be reviewed" } as const; // §3, G-01
export const finalGrades = { 重大: "Major", 一般: "Minor" } as const; // §3

export { approvalSteps, locations, states, type State } from "../procedure/terms";

export const ourProduct = { 是: "Yes", 否: "No", 待确认: "To be confirmed" } as const; // §6.1.3

export const liabilities = {
  我司: "Ours",
  供应商: "Supplier",
  客户: "Customer",
  非我司产品: "Not our product",
  物流: "Logistics",
  无法判定: "Undecidable",
} as const; // §6.1.3–5

export const urgencies = { 停线: "Line down", 紧急: "Urgent", 一般: "Normal" } as const; // §6.2.2

export const verifyResults = {
  有效: "Effective",
  部分有效: "Partly effective",
  无效: "Not effective",
  待验证: "To be verified",
} as const; // §6.1.10

export const customerAnswers = { 接受: "Accepted", 不接受: "Not accepted", 未回复: "No answer" } as const;

export const dayKinds = { 休: "Day off", 班: "Working day" } as const;

export const causeLegs = { 发生: "Occurrence", 流出: "Escape", 体系: "Systemic" } as const; // VDA 8D, D4

export const measureSteps = { D3: "D3", D5: "D5", D6: "D6", D7: "D7", 其他: "Other" } as const;
export const measureTypes = {
  应急: "Containment",
  纠正: "Corrective",
  预防: "Preventive",
  改进: "Improvement",
} as const; // §4.2.2, ISO 9000
export const measureStates = {
  草拟: "Draft",
  进行中: "Running",
  已完成: "Done",
  已验证: "Verified",
  取消: "Cancelled",
} as const;
export const effects = { 有效: "Effective", 部分有效: "Partly effective", 无效: "Not effective" } as const;

export const sweepStates = {
  未查: "Not checked",
  已隔离: "Isolated",
  已放行: "Released",
  不适用: "Not applicable",
} as const; // §4.5, §6.2.1

export const dispositionMethods = {
  补货: "Replenishment",
  换货: "Exchange",
  降级: "Downgrade",
  降价: "Price reduction",
  返工: "Rework",
  返修: "Repair",
  退货: "Return",
  报废: "Scrap",
  让步接收: "Concession",
  挑选: "Sorting",
  其他: "Other",
} as const; // §6.2.2–6.2.5, ISO 9000
/** What the customer has to agree to (§6.2.4, V-44). */
export const consentMethods: ReadonlySet<string> = new Set(["补货", "降级", "降价", "让步接收"]);

export const costCategories = {
  退货运费: "Return freight",
  换货: "Exchange",
  返工人工: "Rework labour",
  返修材料: "Repair material",
  报废: "Scrap",
  挑选: "Sorting",
  检测: "Testing",
  差旅: "Travel",
  客户索赔: "Customer's claim",
  降价折让: "Price reduction",
  停线费: "Line stop",
  其他: "Other",
} as const; // §6.2.7
export const payers = { 客户: "Customer", 我司: "Us", 供应商: "Supplier" } as const;
export const currencies = {
  CNY: "Yuan",
  USD: "US dollar",
  EUR: "Euro",
  JPY: "Yen",
  HKD: "Hong Kong dollar",
  GBP: "Pound",
  KRW: "Won",
  TWD: "New Taiwan dollar",
} as const;

export const approvalVerdicts = { 同意: "Agreed", 退回: "Sent back" } as const;
export const media = { 电子: "Electronic record", 纸质: "On paper" } as const;

export const recipients = {
  销售: "Sales",
  品保: "QA",
  生产: "Production",
  工程: "Engineering",
  客户: "Customer",
  归档: "File",
  其他: "Other",
} as const; // §6.1.9
export const sendingWays = {
  纸质: "Paper",
  邮件: "E-mail",
  微信: "WeChat",
  系统: "System",
  当面: "In person",
} as const;

export const clockChangeKinds = { 延期: "Extension", 暂停: "Pause" } as const; // §6.1.8, catalogue §7.2

export const transitionKinds = {
  推进: "Advance",
  退回: "Sent back",
  撤销: "Withdrawn",
  合并: "Merged",
  重开: "Reopened",
} as const; // catalogue §7.1

export const surveyWays = {
  电话: "Telephone",
  邮件: "E-mail",
  微信: "WeChat",
  来访: "Visit",
  其他: "Other",
} as const;
export const surveyAnswers = { 是: "Yes", 否: "No" } as const;

export const attachmentKinds = {
  照片: "Photo",
  检测报告: "Test report",
  客户邮件: "Customer's mail",
  签字件: "Signed form",
  其他: "Other",
} as const;
