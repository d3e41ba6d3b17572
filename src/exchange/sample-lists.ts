import { addDays } from "../procedure/day";
import { noParts, type PartOf, type Parts, type PartTable } from "../records/parts";
import { fieldsOf } from "../records/tables";
import type { Case } from "../rules/case";
import { blank } from "../rules/entry/draft";
import { acceptedCny, split } from "../rules/flow/costs";
import { sampleMeasures } from "./sample-course-words";
import { isMajorCase } from "./sample-facts";
import { type CourseContext, type Way, workdaysAfter } from "./sample-way";

/** The lists of a sample case, so far as its state demands; approvals and 流转 come with the course itself. */
export function courseLists(one: Case, way: Way, context: CourseContext): Parts {
  const lists = new CourseLists(one, way, context);
  const { isUpheld } = way;
  const decided = way.has("待总经理批示") || way.has("不成立待确认");
  return {
    ...noParts,
    attachment: lists.attachments(),
    ...(decided && { clockChange: lists.clockChanges() }),
    ...(decided && (isUpheld || isMajorCase(one, context)) && { measure: lists.measures() }),
    ...(decided && isUpheld && { sweep: lists.sweeps() }),
    ...(way.has("8D汇整") && { eightD: lists.eightDs() }),
    ...(way.has("实施与验证") && {
      disposition: lists.dispositions(),
      distribution: lists.distributions(),
      visit: lists.visits(),
    }),
    ...(way.has("待结案") && isUpheld && lists.costs()),
    ...(way.has("已结案") && { survey: lists.surveys() }),
  };
}

/** A row of a list of a case. */
export const partRow = <T extends PartTable>(
  table: T,
  { complaint }: Case,
  lineNo: number,
  newId: () => string,
  values: Partial<PartOf<T>>,
): PartOf<T> =>
  ({
    ...blank(fieldsOf(table)),
    id: newId(),
    complaintId: complaint.id,
    complaintNo: complaint.complaintNo,
    lineNo,
    ...values,
  }) as unknown as PartOf<T>;

class CourseLists {
  readonly #one: Case;
  readonly #way: Way;
  readonly #context: CourseContext;
  readonly #isMajor: boolean;

  constructor(one: Case, way: Way, context: CourseContext) {
    this.#one = one;
    this.#way = way;
    this.#context = context;
    this.#isMajor = isMajorCase(one, context);
  }

  #rows<T extends PartTable>(table: T, all: readonly Partial<PartOf<T>>[]): readonly PartOf<T>[] {
    return all.map((values, index) => partRow(table, this.#one, index + 1, this.#context.newId, values));
  }

  #after(day: string, count: number): string {
    return workdaysAfter(day, count, this.#context);
  }

  /** Defective pieces at the customer's; on the way to the gates they are counted. */
  get #found(): number {
    const { complaint, lines } = this.#one;
    const counted = [complaint, ...lines].map(({ defectQty }) =>
      typeof defectQty === "number" ? defectQty : 0,
    );
    return counted.reduce((sum, each) => sum + each, 0);
  }

  attachments(): Parts["attachment"] {
    const { complaint } = this.#one;
    const count = complaint.attachCount ?? 0;
    return this.#rows(
      "attachment",
      Array.from({ length: count }, (_, index) => ({
        kind: "照片" as const,
        name: `${complaint.complaintNo ?? ""}-${String(index + 1)}.jpg`,
        link: `附件\\${complaint.complaintNo ?? ""}\\${String(index + 1)}.jpg`,
      })),
    );
  }

  /** §6.1.8: containment at once, then against each cause of the 8D. */
  measures(): Parts["measure"] {
    const way = this.#way;
    const { complaint } = this.#one;
    const begun = complaint.investigatedAt ?? way.day("调查中");
    const planned = way.has("8D汇整") ? way.day("8D汇整") : undefined;
    const [content, corrective, preventive] = sampleMeasures(complaint.productFamily);
    const owner = complaint.liability === "供应商" ? "周涛" : "王强";
    const department = complaint.liability === "供应商" ? "工程部" : "生产部";
    const isVerified = way.has("待结案") && way.isUpheld;
    const verified = {
      status: "已验证" as const,
      evidence: "点检记录、首件照片",
      verifiedBy: "孙立",
      verifiedAt: complaint.verifiedAt,
      effect: "有效" as const,
    };
    const lasting = (due: number, done: boolean): Partial<PartOf<"measure">> => ({
      owner,
      department,
      due: addDays(planned ?? begun, due),
      ...(isVerified
        ? { ...verified, doneAt: this.#after(way.day("实施与验证"), 1) }
        : done && way.has("实施与验证")
          ? { status: "已完成", doneAt: way.day("实施与验证"), evidence: "更换记录" }
          : { status: "进行中" }),
    });
    const containment: Partial<PartOf<"measure">> = {
      type: "应急",
      step: "D3",
      content,
      owner: "吴静",
      department: "品保部",
      due: this.#after(way.day("调查中"), 1),
      doneAt: this.#after(way.day("调查中"), 1),
      ...(isVerified ? verified : { status: "已完成", evidence: "挑选记录" }),
    };
    return this.#rows("measure", [
      containment,
      ...(planned === undefined
        ? []
        : [
            {
              type: "纠正" as const,
              step: "D5" as const,
              content: corrective,
              cause: "发生" as const,
              ...lasting(14, true),
            },
            {
              type: "预防" as const,
              step: "D7" as const,
              content: preventive,
              cause: "流出" as const,
              ...lasting(21, false),
            },
          ]),
    ]);
  }

  /** §6.2.1: of a 重大 case every place, of another the customer's and ours. */
  sweeps(): Parts["sweep"] {
    const way = this.#way;
    const { lotNo } = this.#one.complaint;
    const asked = this.#context.procedure.sweepLocations;
    const places = this.#isMajor ? asked : asked.filter((each) => each === "客户处" || each === "成品仓");
    const checked = { responsible: "吴静", checkedAt: `${this.#after(way.day("调查中"), 1)} 15:20` };
    return this.#rows(
      "sweep",
      places.map((location): Partial<PartOf<"sweep">> => {
        if (location === "客户处")
          return {
            location,
            lotNo,
            foundQty: this.#found,
            defectQty: this.#found,
            status: "已隔离",
            marking: "红色不合格标签",
            storage: "客户不良品区",
            ...checked,
          };
        if (location === "成品仓")
          return { location, lotNo, bookQty: 240, foundQty: 240, defectQty: 3, status: "已放行", ...checked };
        if (location === "半成品/在制" && !way.has("实施与验证")) return { location, lotNo, status: "未查" };
        if (location === "半成品/在制")
          return { location, lotNo, bookQty: 0, foundQty: 0, defectQty: 0, status: "已放行", ...checked };
        return { location, status: "不适用", reason: "该批不经过此处" };
      }),
    );
  }

  /** §6.2: what was found is disposed of, to the piece. */
  dispositions(): Parts["disposition"] {
    const isDone = this.#way.has("待结案");
    const from = this.#way.day("实施与验证");
    const dates = isDone
      ? { plannedAt: from, doneAt: this.#after(from, 2) }
      : { plannedAt: addDays(from, 10) };
    const { lotNo, complaintNo } = this.#one.complaint;
    return this.#rows("disposition", [
      {
        location: "客户处",
        lotNo,
        quantity: this.#found,
        method: "退货",
        executedBy: "仓库",
        returnNo: `RMA-${complaintNo ?? ""}`,
        ...dates,
        ...(isDone && {
          returnedQty: this.#found,
          returnedAt: dates.plannedAt,
          isolated: true,
          storage: "退货区 A-03",
          inspection: "复检确认不良，已报废",
          recordNo: `NG-${complaintNo ?? ""}`,
        }),
      },
      { location: "成品仓", lotNo, quantity: 3, method: "报废", executedBy: "生产部", ...dates },
    ]);
  }

  eightDs(): Parts["eightD"] {
    const way = this.#way;
    const { complaint } = this.#one;
    const isHandedIn = way.has("营销审核");
    return this.#rows("eightD", [
      {
        d8No: complaint.d8No,
        version: 1,
        title: `${complaint.model ?? complaint.partNo ?? ""} ${complaint.defectClass ?? ""}不良`,
        leader: complaint.qaOwner,
        startedAt: way.day("8D汇整"),
        occurrenceCause: complaint.preliminaryCause,
        escapeCause: "出货检验抽样未覆盖该项目",
        ...(isHandedIn && {
          causesVerified: true,
          occurrenceShare: 0.7,
          escapeShare: 0.3,
          submittedAt: way.day("营销审核"),
        }),
        ...(way.has("总经理批准") && { documents: "作业指导书 WI-023、检验标准 SIP-011" }),
        ...(way.has("实施与验证") && { sentAt: way.day("实施与验证") }),
        ...(way.has("待结案") && { customerAnswer: "接受" }),
      },
    ]);
  }

  distributions(): Parts["distribution"] {
    const sentAt = this.#way.day("实施与验证");
    const document = `8D报告 ${this.#one.complaint.d8No ?? ""}`;
    return this.#rows("distribution", [
      {
        document,
        version: "1",
        recipient: "客户",
        name: this.#one.complaint.contactName,
        way: "邮件",
        sentAt,
      },
      { document, version: "1", recipient: "生产", name: "王强", way: "系统", sentAt },
      { document, version: "1", recipient: "归档", way: "纸质", sentAt },
    ]);
  }

  /** §6.1.6: of a 重大 case at the customer's line somebody went there. */
  visits(): Parts["visit"] {
    const { complaint } = this.#one;
    if (!this.#isMajor || complaint.lineRisk !== true) return [];
    const day = this.#after(this.#way.day("调查中"), 1);
    return this.#rows("visit", [
      {
        day,
        lastDay: day,
        place: complaint.customerSite,
        people: "吴静、周涛",
        appointedBy: "孙立",
        found: "与客户共同确认不良现象，线上库存已全部隔离。",
        result: "客户同意挑选后继续生产，待补良品。",
        reportedAt: this.#after(day, 1),
      },
    ]);
  }

  /** §6.2.7: part of what was involved is accepted, and split between those responsible where it must be. */
  costs(): Pick<Parts, "cost" | "share"> {
    const { complaint } = this.#one;
    const { chance } = this.#context;
    const involved = typeof complaint.amountInvolved === "number" ? complaint.amountInvolved : 0;
    if (chance.next() < 0.3 && !this.#isMajor) return { cost: [], share: [] };
    const isForeign = complaint.customer?.includes("GmbH") === true;
    const claimed = Math.round(involved / (isForeign ? 8 : 1));
    const day = this.#after(this.#way.day("实施与验证"), 3);
    const paid = this.#way.has("已结案");
    const accepted = Math.round(claimed * chance.pick([0.5, 0.8, 1]));
    const freight = chance.between(80, 600) * 100 + 50;
    const cost = this.#rows("cost", [
      {
        category: "客户索赔",
        payer: "客户",
        currency: isForeign ? "EUR" : "CNY",
        rate: isForeign ? 7.8215 : null,
        claimed,
        accepted,
        paid: paid ? accepted : null,
        voucherNo: paid ? `V-${complaint.complaintNo ?? ""}` : null,
        day,
      },
      { category: "退货运费", payer: "我司", currency: "CNY", estimated: freight, accepted: freight, day },
    ]).map((line) => ({ ...line, acceptedCny: acceptedCny(line) }));
    const total = cost.reduce((sum, line) => sum + (line.acceptedCny ?? 0), 0);
    const isSplit = total >= this.#context.procedure.splitFrom || this.#isMajor;
    return { cost, share: isSplit ? this.#shares(total, day) : [] };
  }

  #shares(total: number, day: string): Parts["share"] {
    const { respUnit, supplier, customer } = this.#one.complaint;
    const percents = [0.8, 0.2];
    const amounts = split(total, percents);
    const parties = [respUnit ?? supplier, customer];
    return this.#rows(
      "share",
      parties.map((party, index) => ({
        party,
        percent: percents[index] ?? null,
        amount: amounts[index] ?? null,
        basis: index === 0 ? "责任单位" : "客户加工过程中共同造成",
        confirmedBy: "孙立",
        confirmedAt: day,
      })),
    );
  }

  /** §6.1.8: now and then the unit gets more time, and says why. */
  clockChanges(): Parts["clockChange"] {
    const { sentToUnitAt } = this.#one.complaint;
    if (this.#context.chance.next() > 0.12 || sentToUnitAt === null) return [];
    return this.#rows("clockChange", [
      {
        kind: "延期",
        clock: "D-03",
        original: addDays(sentToUnitAt, 3),
        until: this.#after(sentToUnitAt, 6),
        reason: "模具须外发修理，验证样件三日内做不出来",
        approvedBy: this.#isMajor ? "许总" : "孙立",
        approvedAt: sentToUnitAt,
      },
    ]);
  }

  surveys(): Parts["survey"] {
    const { chance } = this.#context;
    if (chance.next() > 0.5) return [];
    const [speed, outcome, manner] = [chance.between(3, 5), chance.between(3, 5), chance.between(4, 5)];
    return this.#rows("survey", [
      {
        day: this.#way.day("已结案"),
        way: "电话",
        respondent: this.#one.complaint.contactName,
        speed,
        outcome,
        manner,
        overall: Math.min(speed, outcome, manner),
        accepted: "是",
        comment: speed < 4 ? "回复再快一些更好。" : "处理及时，满意。",
        askedBy: "林晓",
      },
    ]);
  }
}
