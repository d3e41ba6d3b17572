/** The vocabulary of the sample register: fictitious customers, products and defects of a small electronics maker. */

export const sampleCustomers = [
  {
    name: "苏州澜起光电科技有限公司",
    shortName: "苏州澜起",
    contactName: "周敏",
    contactPhone: "0512-6255 0101",
    contactEmail: "quality@lanqi.example",
    site: "苏州工业园区",
  },
  {
    name: "宁波拓远新能源有限公司",
    shortName: "宁波拓远",
    contactName: "沈建国",
    contactPhone: "0574-8812 0102",
    contactEmail: "sqe@tuoyuan.example",
    site: "宁波北仑",
  },
  {
    name: "东莞市恒照照明有限公司",
    shortName: "恒照照明",
    contactName: "李倩",
    contactPhone: "0769-2233 0103",
    contactEmail: "qa@hengzhao.example",
    site: "东莞长安",
  },
  {
    name: "𠮷野电器（昆山）有限公司",
    shortName: "𠮷野电器",
    contactName: "佐藤健",
    contactPhone: "0512-5770 0104",
    contactEmail: "sato@yoshino.example",
    site: "昆山",
  },
  {
    name: "重庆嘉驰汽车电子有限公司",
    shortName: "嘉驰电子",
    contactName: "罗堃",
    contactPhone: "023-6789 0105",
    contactEmail: "sqm@jiachi.example",
    site: "重庆两江新区",
  },
  {
    name: "Nordlicht Lighting GmbH",
    shortName: "Nordlicht",
    contactName: "Anna Weber",
    contactPhone: "+49 40 555 0106",
    contactEmail: "quality@nordlicht.example",
    site: "Hamburg",
  },
  {
    name: "厦门海澈智能家居有限公司",
    shortName: "海澈智能",
    contactName: "陈思喆",
    contactPhone: "0592-2020 0107",
    contactEmail: "iqc@haiche.example",
    site: "厦门集美",
  },
  {
    name: "天津瑞控工业自动化有限公司",
    shortName: "瑞控",
    contactName: "王磊",
    contactPhone: "022-8450 0108",
    contactEmail: "purchase@ruikong.example",
    site: "天津西青",
  },
] as const;

export const sampleFamilies = ["锂电池", "灯具", "电子件"] as const;
export type SampleFamily = (typeof sampleFamilies)[number];

export const sampleParts: readonly {
  readonly name: string;
  readonly model: string;
  readonly spec: string;
  readonly family: SampleFamily;
  readonly uom: "个" | "套" | "件";
}[] = [
  { name: "007-18650-26", model: "ICR18650-2600", spec: "3.7V 2600mAh", family: "锂电池", uom: "个" },
  { name: "0075-PACK-48", model: "PACK-48V20", spec: "48V 20Ah 储能PACK", family: "锂电池", uom: "套" },
  { name: "LP-603450", model: "LP603450", spec: "3.7V 1050mAh 软包", family: "锂电池", uom: "个" },
  { name: "3-5-12", model: "PL600-36", spec: "面板灯 600×600 36W 4000K", family: "灯具", uom: "套" },
  { name: "DL-0912", model: "DL-12W", spec: "筒灯 12W 3000K", family: "灯具", uom: "套" },
  { name: "000310250018", model: "DRV-40W", spec: "驱动电源 40W 900mA", family: "灯具", uom: "个" },
  { name: "CN-2×8O0", model: "CN208", spec: "连接器 2×8P 2.54mm", family: "电子件", uom: "个" },
  { name: "PCBA-1107", model: "MCB-V3", spec: "主控板 V3.1", family: "电子件", uom: "件" },
  { name: "WH-118-0.75", model: "WH118", spec: "线束 0.75mm² 1.18m", family: "电子件", uom: "个" },
];

interface SampleDefect {
  readonly code: string;
  readonly phenomenon: string;
  readonly defectClass:
    "外观" | "尺寸" | "功能性能" | "安全" | "材料" | "包装防护" | "标识" | "数量" | "交期";
  readonly family: SampleFamily;
  readonly weight: number;
  readonly said: string;
  readonly cause: string;
}

export const sampleDefects: readonly SampleDefect[] = [
  {
    code: "B01",
    phenomenon: "容量不足",
    defectClass: "功能性能",
    family: "锂电池",
    weight: 22,
    said: "抽测电芯放电容量低于规格下限，整机续航明显缩短，请确认该批容量分选记录。",
    cause: "分容柜 3 号通道电流偏小，容量判定偏高",
  },
  {
    code: "B02",
    phenomenon: "自放电大",
    defectClass: "功能性能",
    family: "锂电池",
    weight: 18,
    said: "来料存放两周后电压低于 3.60V，与出货报告不符。",
    cause: "化成后静置时间不足，低压品未挑出",
  },
  {
    code: "B03",
    phenomenon: "漏液",
    defectClass: "安全",
    family: "锂电池",
    weight: 5,
    said: "产线装配时发现电芯负极有电解液渗出，有刺激性气味，已停线隔离。",
    cause: "封口机模具磨损，封口深度偏浅",
  },
  {
    code: "B04",
    phenomenon: "鼓胀",
    defectClass: "安全",
    family: "锂电池",
    weight: 6,
    said: "终端用户反映电池鼓胀顶起后盖，担心起火，要求尽快给出说明。",
    cause: "软包极耳处水分超标，产气",
  },
  {
    code: "B05",
    phenomenon: "外观刮伤",
    defectClass: "外观",
    family: "锂电池",
    weight: 16,
    said: "外壳有明显划痕，长度约 8mm，影响贴标。",
    cause: "周转托盘卡槽毛刺",
  },
  {
    code: "L01",
    phenomenon: "死灯",
    defectClass: "功能性能",
    family: "灯具",
    weight: 25,
    said: "上电后部分灯珠不亮，客户现场已拆换三套。",
    cause: "驱动电源供应商更换 IC 批次，浪涌余量不足",
  },
  {
    code: "L02",
    phenomenon: "色温偏差",
    defectClass: "功能性能",
    family: "灯具",
    weight: 12,
    said: "同一天花上相邻两盏色温差别肉眼可见，实测相差约 380K。",
    cause: "两个 BIN 的灯珠混用",
  },
  {
    code: "L03",
    phenomenon: "运输破损",
    defectClass: "包装防护",
    family: "灯具",
    weight: 20,
    said: "开箱发现面板破裂，外箱四角塌陷，疑为运输堆叠造成。",
    cause: "外箱由五层改为三层后未做跌落试验",
  },
  {
    code: "L04",
    phenomenon: "漏电",
    defectClass: "安全",
    family: "灯具",
    weight: 3,
    said: "安装人员触碰灯体有麻电感，绝缘电阻测试不合格。",
    cause: "接地端子漏装，终检未测接地",
  },
  {
    code: "L05",
    phenomenon: "标签错误",
    defectClass: "标识",
    family: "灯具",
    weight: 10,
    said: "箱标型号与实物不一致，仓库无法入库。",
    cause: "换线时未清空上一型号标签",
  },
  {
    code: "E01",
    phenomenon: "尺寸超差",
    defectClass: "尺寸",
    family: "电子件",
    weight: 20,
    said: "插针间距偏大，装配时插入力超过图纸上限。",
    cause: "冲压模具第二工位定位销磨损",
  },
  {
    code: "E02",
    phenomenon: "虚焊",
    defectClass: "功能性能",
    family: "电子件",
    weight: 20,
    said: "老化测试中出现间歇性掉电，切片可见焊点空洞。",
    cause: "回流焊炉温第 7 区偏低 12℃",
  },
  {
    code: "E03",
    phenomenon: "混料",
    defectClass: "材料",
    family: "电子件",
    weight: 10,
    said: "同一包装内混入另一型号线束，长度差 60mm。",
    cause: "尾数箱合并时未核对标识",
  },
  {
    code: "E04",
    phenomenon: "数量短少",
    defectClass: "数量",
    family: "电子件",
    weight: 8,
    said: "送货单 2000 件，实点少 40 件，请补货。",
    cause: "装箱计数秤未归零",
  },
];

export const samplePeople = [
  { name: "林晓", department: "业务部", role: "登记人" },
  { name: "赵晨", department: "业务部", role: "登记人" },
  { name: "高翔", department: "业务部", role: "部门主管" },
  { name: "吴静", department: "品保部", role: "品保" },
  { name: "郑凯", department: "品保部", role: "品保" },
  { name: "孙立", department: "品保部", role: "品保主管" },
  { name: "许总", department: "总经理室", role: "总经理" },
  { name: "何颖", department: "营销中心", role: "营销中心负责人" },
  { name: "王强", department: "生产部", role: "责任单位" },
  { name: "周涛", department: "工程部", role: "责任单位" },
] as const;

export const sampleSupplier = "常州骏电半导体有限公司";
export const sampleDemands = [
  "换货、8D报告",
  "退货",
  "补货",
  "返工、仅反馈",
  "换货",
  "8D报告",
  "降价",
  "现场处理、8D报告",
  "仅反馈",
] as const;
