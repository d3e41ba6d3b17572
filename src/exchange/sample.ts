import { type Calendar } from "../procedure/calendar";
import { addDays, type IsoDay, weekday } from "../procedure/day";
import type { Procedure } from "../procedure/procedure";
import { type State, states } from "../records/choices";
import { type Complaint, complaintFields } from "../records/complaint";
import type { Customer, Defect, Part } from "../records/masters";
import { noParts } from "../records/parts";
import { productLineFields, type ProductLine } from "../records/product-line";
import type { Case } from "../rules/case";
import { nextComplaintNo } from "../rules/complaint-no";
import { blank } from "../rules/entry/draft";
import { assessGrade } from "../rules/grade";
import { withCourse, withoutCourse } from "./sample-course";
import { chanceFrom } from "./sample-random";
import {
  sampleCustomers,
  sampleDefects,
  sampleDemands,
  sampleFamilies,
  sampleParts,
  samplePeople,
  sampleSupplier,
} from "./sample-words";

export { countedIds } from "./sample-random";

/** What a sample register holds: the same for the same options, on any machine. */
export interface Sample {
  readonly cases: readonly Case[];
  readonly customers: readonly Customer[];
  readonly parts: readonly Part[];
  readonly defects: readonly Defect[];
  readonly families: readonly { id: string; name: string }[];
  readonly people: readonly { id: string; name: string; department: string; role: string }[];
  readonly suppliers: readonly { id: string; name: string }[];
}

export interface SampleOptions {
  readonly cases: number;
  readonly seed: number;
  /** The last day of the sample; nothing in it is later. */
  readonly asOf: IsoDay;
}

/** Days over which a sample's cases are spread, by how many there are: about a case every four days. */
const spreadOver = (cases: number): number => Math.max(30, Math.min(720, cases * 4.5));

/** Believable complaints of a small electronics maker, oldest first, each as far through the procedure as its age lets expect. */
export function sampleCases(
  { cases, seed, asOf }: SampleOptions,
  procedure: Procedure,
  calendar: Calendar,
  newId: () => string,
): Sample {
  const { next: random, between, pick } = chanceFrom(seed);
  const days = Array.from({ length: cases }, (_, index) => {
    const back = Math.floor((spreadOver(cases) * (cases - 1 - index + random() * 0.9)) / cases);
    const day = addDays(asOf, -back);
    return weekday(day) === 0 && back > 0 ? addDays(day, 1) : day;
  }).sort();
  const drawn = new Map<IsoDay, string>();
  const weekdaysAfter = (day: IsoDay, count: number): IsoDay =>
    calendar.after(day, count, "workday", false).day;

  const begun = days.map(oneCase);
  const lists = {
    customers: sampleCustomers.map((each) => ({ id: newId(), ...each })),
    parts: sampleParts.map((each) => ({ id: newId(), ...each })),
    defects: sampleDefects.map(({ code, phenomenon, defectClass, family }) => ({
      id: newId(),
      name: code,
      phenomenon,
      defectClass,
      family,
    })),
    families: sampleFamilies.map((name) => ({ id: newId(), name })),
    people: samplePeople.map((each) => ({ id: newId(), ...each })),
    suppliers: [{ id: newId(), name: sampleSupplier }],
  };
  const chance = chanceFrom(seed + COURSES);
  const context = { procedure, calendar, asOf, newId, chance };
  const told = Math.max(0, begun.length - MOST_COURSES);
  return {
    ...lists,
    cases: begun.map((one, index) =>
      index < told ? withoutCourse(one, context) : withCourse(one, begun.slice(told, index), context),
    ),
  };

  function oneCase(day: IsoDay): Case {
    const customer =
      sampleCustomers[
        Math.min(sampleCustomers.length - 1, Math.floor(sampleCustomers.length * random() ** 1.8))
      ] ?? sampleCustomers[0];
    const part = pick(sampleParts);
    const defect = weighted(sampleDefects.filter((each) => each.family === part.family));
    const state = stateAt(day);
    const reached = (at: State): boolean => order.indexOf(state) >= order.indexOf(at);
    const time = `${String(between(8, 17)).padStart(2, "0")}:${String(between(0, 59)).padStart(2, "0")}`;
    const receivedAt = `${day} ${time}`;
    const id = newId();
    const complaintNo = nextComplaintNo(procedure.numberPattern, day, [drawn.get(day) ?? ""]);
    drawn.set(day, complaintNo);
    const deliveryDate = addDays(day, -between(6, 45));
    const quantities = quantitiesOf();
    const isSafety = defect.defectClass === "安全";
    const amountInvolved = amountOf(isSafety);
    const lines = random() < 0.15 ? further(id, complaintNo, deliveryDate) : [];
    const bare: Complaint = {
      ...blank(complaintFields),
      id,
      complaintNo,
      status: state,
      receivedAt,
      registeredAt: receivedAt,
      registeredBy: random() < 0.6 ? "林晓" : "赵晨",
      recordType: "投诉",
      subjectType:
        defect.defectClass === "包装防护" ? "包装防护" : defect.defectClass === "数量" ? "数量" : "产品",
      channel: pick(["电话", "邮件", "邮件", "微信", "客户门户"] as const),
      foundAt: pick(["来料", "客户制程(0公里)", "客户成品", "市场(售后)"] as const),
      customer: customer.name,
      contactName: customer.contactName,
      contactPhone: customer.contactPhone,
      contactEmail: customer.contactEmail,
      customerSite: customer.site,
      isCustomer: true,
      complaintText: defect.said,
      customerDemand: isSafety ? "换货、8D报告" : pick(sampleDemands),
      customerDueDate: random() < 0.4 ? addDays(day, between(3, 10)) : null,
      orderNo: `PO${day.slice(2, 4)}${String(between(1000, 9999))}`,
      partNo: part.name,
      model: part.model,
      spec: part.spec,
      productFamily: part.family,
      lotNo: lotOf(deliveryDate),
      deliveryDate,
      lotQty: quantities.lotQty,
      defectQty:
        !reached("待受理") && random() < 0.3 ? (procedure.pendingTokens[0] ?? null) : quantities.defectQty,
      uom: part.uom,
      sampleStatus: pick(["随单", "已收", "已收", "无(图片代替)"] as const),
      attachCount: between(1, 4),
      safetyRisk: isSafety ? "是" : "否",
      rowVersion: 1,
    };
    const forgotten: Partial<Complaint> =
      !reached("待受理") && random() < 0.5
        ? { orderNo: null, lotNo: null, sampleStatus: "寄送中", attachCount: null }
        : {};
    const graded: Complaint = {
      ...bare,
      ...forgotten,
      ...(reached("待受理") && handedOver(day, time)),
      ...(reached("调查中") && investigated(day)),
    };
    return { complaint: graded, lines, parts: noParts };

    function investigated(from: IsoDay): Partial<Complaint> {
      const answers = {
        affectsFunction: defect.defectClass === "功能性能" && random() < 0.3 ? "是" : "否",
        legalBreach: "否",
        affectsStrength: "否",
        massReturn: random() < 0.06,
        amountInvolved,
        safetyRisk: bare.safetyRisk,
      } as const;
      const { grade } = assessGrade(answers, procedure);
      const liability = defect.code === "L01" ? "供应商" : random() < 0.85 ? "我司" : "客户";
      const dates = [1, 4, 6, 7, 10, 14, 22, 26]
        .map((step) => weekdaysAfter(from, step + between(0, 1)))
        .map((day) => (day > asOf ? asOf : day));
      const [
        accepted = from,
        found = from,
        submitted = from,
        instructed = from,
        replied = from,
        ,
        verified = from,
        closed = from,
      ] = dates;
      const upTo = <T>(at: State, value: T): T | null => (reached(at) ? value : null);
      return {
        ...answers,
        defectCode: defect.code,
        defectClass: defect.defectClass,
        inWarranty: "是",
        lineRisk: bare.foundAt === "客户制程(0公里)",
        level: grade === "待评审" ? "一般" : grade,
        levelOverrideReason: grade === "待评审" ? "不影响使用，客户同意按一般处理" : null,
        qaOwner: random() < 0.5 ? "吴静" : "郑凯",
        acceptedAt: `${accepted} 09:10`,
        isOurProduct: "是",
        preliminaryCause: upTo("待总经理批示", defect.cause),
        investigatedAt: upTo("待总经理批示", found),
        liability: upTo("待总经理批示", liability),
        liabilityReason:
          reached("待总经理批示") && liability !== "我司"
            ? "经双方复测并核对出货记录，确认与我司制程无关"
            : null,
        respUnit: reached("待总经理批示") && liability === "我司" ? "生产部" : null,
        supplier: reached("待总经理批示") && liability === "供应商" ? sampleSupplier : null,
        scarNo: reached("待总经理批示") && liability === "供应商" ? `SCAR-${complaintNo}` : null,
        gmSubmittedAt: upTo("待总经理批示", submitted),
        gmInstruction: upTo("对策制定中", "同意，请责任单位三日内回复对策。"),
        gmInstructedAt: upTo("对策制定中", instructed),
        sentToUnitAt: upTo("对策制定中", instructed),
        unitRepliedAt: upTo("8D汇整", replied),
        d8No: upTo("8D汇整", `8D-${complaintNo}`),
        firstResponseAt: `${weekdaysAfter(from, 1)} 10:20`,
        confirmedDefectQty: upTo("实施与验证", typeof bare.defectQty === "number" ? bare.defectQty : null),
        verifyResult: upTo("待结案", "有效"),
        verifiedBy: upTo("待结案", "孙立"),
        verifiedAt: upTo("待结案", verified),
        customerAccepted: upTo("待结案", "接受"),
        closedAt: upTo("已结案", closed),
        closedBy: upTo("已结案", "孙立"),
        closeNote: upTo("已结案", "连续三批未再发生，客户接受，结案。"),
      };
    }
  }

  function weighted<T extends { readonly weight: number }>(items: readonly T[]): T {
    let left = random() * items.reduce((sum, { weight }) => sum + weight, 0);
    for (const item of items) if ((left -= item.weight) < 0) return item;
    return pick(items);
  }

  /** How far a case of this day has come: every step of §7.1 takes its days. */
  function stateAt(day: IsoDay): State {
    const ages: readonly (readonly [number, State])[] = [
      [45, "已结案"],
      [38, "待结案"],
      [30, "实施与验证"],
      [18, "8D汇整"],
      [14, "对策制定中"],
      [11, "待总经理批示"],
      [5, "调查中"],
      [3, "待受理"],
    ];
    const oldEnough = ages.find(([days]) => addDays(day, days) <= asOf);
    return oldEnough?.[1] ?? "已登记";
  }

  function handedOver(day: IsoDay, time: string): Partial<Complaint> {
    const signed =
      calendar.isWorkday(day) && time < "16:00" ? `${day} 17:30` : `${weekdaysAfter(day, 1)} 08:30`;
    return { deptHeadSign: "高翔", deptHeadSignAt: signed, handedToQaAt: signed };
  }

  function quantitiesOf(): { lotQty: number; defectQty: number } {
    const lotQty = Math.max(
      60,
      Math.round((2000 * Math.exp((random() + random() + random() - 1.5) * 1.2)) / 10) * 10,
    );
    return { lotQty, defectQty: Math.max(1, Math.round(lotQty * random() ** 3 * 0.08)) };
  }

  /** 70 % below 5000 元, 14 % between the limits, the rest above (§15.1). In 分. */
  function amountOf(isSafety: boolean): number {
    const chance = random();
    if (chance < 0.7 && !isSafety) return between(200, 4999) * 100;
    if (chance < 0.84) return pick([500_000, 500_001, 799_900, 999_999, between(5001, 9999) * 100]);
    return between(10_000, 86_000) * 100;
  }

  function further(complaintId: string, complaintNo: string, deliveryDate: IsoDay): ProductLine[] {
    return Array.from({ length: between(1, 3) }, (_, index) => {
      const part = pick(sampleParts);
      return {
        ...blank(productLineFields),
        id: newId(),
        complaintId,
        complaintNo,
        lineNo: index + 2,
        partNo: part.name,
        model: part.model,
        lotNo: lotOf(deliveryDate),
        orderNo: `PO26${String(between(1000, 9999))}`,
        deliveryDate,
        ...quantitiesOf(),
        uom: part.uom,
      };
    });
  }

  function lotOf(deliveryDate: IsoDay): string {
    return `L${addDays(deliveryDate, -between(3, 12)).slice(2).replaceAll("-", "")}${pick(["A", "B", "C"])}`;
  }
}

const order = Object.keys(states);

/** Of a very large sample only the latest cases have lists, as in a company that has kept them for a while. */
const MOST_COURSES = 500;

/** What sets the chances of the courses apart from those of the complaints. */
const COURSES = 7919;
