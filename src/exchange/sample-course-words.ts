type Measures = readonly [containment: string, corrective: string, preventive: string];

const others: Measures = [
  "可疑品全部隔离，不良品换货。",
  "修订作业方法并重新培训作业员。",
  "检验标准增加该项目，列入日常稽核。",
];

const byFamily: Readonly<Record<string, Measures>> = {
  锂电池: [
    "客户库存与在途品全部隔离，派人到现场挑选，良品先行补交。",
    "校正分容柜通道并更换磨损模具，首件确认合格后恢复生产。",
    "分容柜每班点检，抽检项目增加容量与静置后电压。",
  ],
  灯具: [
    "成品仓同批隔离复检，客户处不良品换货。",
    "更换治具定位块，调整扭力并重新验证过程能力。",
    "治具寿命列入点检表，出货检验增加该外观项目。",
  ],
  电子件: [
    "同批物料停用并挑选，供应商到厂确认。",
    "回流焊温度曲线重新设定，供应商更换镀层。",
    "来料增加可焊性试验，温度曲线每班记录。",
  ],
};

/** What is done about the sample's defects of a product family. */
export const sampleMeasures = (family: string | null): Measures => byFamily[family ?? ""] ?? others;
