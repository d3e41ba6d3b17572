/** Other words people use for those of the closed lists (V-10, G-28), by field; `*` serves every field. */
const synonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  recordType: { 抱怨: "投诉", 客诉: "投诉", 客户投诉: "投诉", 客户抱怨: "投诉", 意见: "建议" },
  channel: {
    手机: "电话",
    来电: "电话",
    email: "邮件",
    电邮: "邮件",
    邮箱: "邮件",
    传真: "信函传真",
    信函: "信函传真",
    上门: "来访",
    门户: "客户门户",
    wechat: "微信",
  },
  subjectType: { 质量: "产品", 品质: "产品", 包装: "包装防护", 防护: "包装防护", 交货: "交期", 短少: "数量" },
  foundAt: {
    客户制程: "客户制程(0公里)",
    "0公里": "客户制程(0公里)",
    产线: "客户制程(0公里)",
    市场: "市场(售后)",
    售后: "市场(售后)",
    进料: "来料",
    成品: "客户成品",
  },
  sampleStatus: {
    图片: "无(图片代替)",
    照片: "无(图片代替)",
    无样品: "无(图片代替)",
    已收到: "已收",
    寄送: "寄送中",
    随处理单: "随单",
  },
  defectClass: { 功能: "功能性能", 性能: "功能性能", 包装: "包装防护", 标签: "标识", 外表: "外观" },
  level: { 严重: "重大", 重大客诉: "重大", 一般客诉: "一般", 轻微: "一般" },
  uom: { 千克: "kg", 公斤: "kg", 克: "g", 升: "L", pcs: "个", PCS: "个", 公尺: "米" },
  kind: {
    补班: "班",
    上班: "班",
    加班: "班",
    工作: "班",
    工作日: "班",
    调休上班: "班",
    放假: "休",
    休息: "休",
    休假: "休",
    假日: "休",
    假期: "休",
    节假日: "休",
  },
  liability: { 本公司: "我司", 公司: "我司", 非我司: "非我司产品" },
  "*": { 未知: "待定", 不清楚: "待定", 待确认: "待定", 未定: "待定" },
};

/** The word of the list that a synonym stands for, when the list has it. */
export function synonymOf(field: string, word: string, offered: readonly string[]): string | undefined {
  const own = Object.hasOwn(synonyms, field) ? synonyms[field] : undefined;
  const meant = [own, synonyms["*"]].find((list) => list && Object.hasOwn(list, word))?.[word];
  return meant !== undefined && offered.includes(meant) ? meant : undefined;
}
