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

/** States of §7.1 in their order. */
export const states = {
  草稿: "Draft",
  已登记: "Registered",
  待受理: "Submitted",
  调查中: "Investigating",
  不成立待确认: "Not upheld",
  待总经理批示: "GM instruction",
  对策制定中: "Countermeasures",
  "8D汇整": "8D draft",
  营销审核: "Sales review",
  总经理批准: "GM approval",
  实施与验证: "Verifying",
  待结案: "Closing",
  已结案: "Closed",
  已撤销: "Cancelled",
} as const;
export type State = keyof typeof states;

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
