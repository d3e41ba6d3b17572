import { qp12a } from "../../../src/procedure/qp-12a";
import { type State, states } from "../../../src/procedure/terms";
import type { Complaint } from "../../../src/records/complaint";
import { noParts, type Parts } from "../../../src/records/parts";
import { openSteps } from "../../../src/rules/flow/gates";
import { approved, course, fullParts, keeps, measure, moved, ready, row, withRows } from "./a-course";

/** The steps a case may take now, as the person sees them. */
const stepsOf = (status: State, given: Parameters<typeof ready>[1] = {}): string[] =>
  openSteps(ready(status, given), course)
    .filter(({ step }) => step.kind === "推进")
    .map(({ step }) => step.to);

const major: Partial<Complaint> = {
  level: "重大",
  affectsFunction: "是",
  auditTriggered: false,
  meetingAt: "2026-07-08",
  meetingAttendees: "工程、品管、生产、计划、销售",
  meetingConclusion: "更换夹具，侧面纳入终检",
};

describe("the way of a case (R-5, catalogue §7.1)", () => {
  const way: readonly (readonly [State, State])[] = [
    ["已登记", "待受理"],
    ["待受理", "调查中"],
    ["调查中", "待总经理批示"],
    ["待总经理批示", "对策制定中"],
    ["对策制定中", "8D汇整"],
    ["8D汇整", "营销审核"],
    ["营销审核", "总经理批准"],
    ["总经理批准", "实施与验证"],
    ["实施与验证", "待结案"],
    ["待结案", "已结案"],
  ];
  it.each(way)("leads from %s to %s when nothing is missing, 一般 and 重大", (from, to) => {
    expect(stepsOf(from)).toEqual([to]);
    expect(keeps(ready(from), to)).toEqual([]);
    expect(keeps(ready(from, { change: major }), to)).toEqual([]);
  });
  it("has a rule for every state, and every step leads to one", () => {
    expect(qp12a.flow.map(({ state }) => state)).toEqual(Object.keys(states));
    const reached = new Set(qp12a.flow.flatMap(({ steps }) => steps.map(({ to }) => to)));
    expect([...reached].every((state) => Object.hasOwn(states, state))).toBe(true);
  });
  it("R-2: a suggestion goes from the investigation to closing, without goods, measures or 8D", () => {
    const suggestion = { recordType: "建议", liability: null, level: null, verifyResult: null } as const;
    const given = { change: suggestion, parts: noParts, way: "suggestion" } as const;
    expect(stepsOf("调查中", given)).toEqual(["待结案"]);
    const one = ready("待结案", given);
    expect(keeps(one, "已结案")).toEqual([]);
  });
  it("R-2: a complaint about service has measures and their verification, and neither goods nor 8D (G-31)", () => {
    const given = {
      change: { subjectType: "服务", partNo: null, lotQty: null, defectQty: null, confirmedDefectQty: null },
      parts: { ...noParts, measure: fullParts().measure },
      way: "plain",
    } as const;
    expect(stepsOf("对策制定中", given)).toEqual(["实施与验证"]);
    for (const [from, to] of [
      ["对策制定中", "实施与验证"],
      ["实施与验证", "待结案"],
      ["待结案", "已结案"],
    ] as const)
      expect(keeps(withoutLists(ready(from, given)), to)).toEqual([]);

    function withoutLists(one: ReturnType<typeof ready>) {
      return { ...one, parts: { ...one.parts, sweep: [], disposition: [], eightD: [] } };
    }
  });
});

describe("V-20, V-21, V-22: the hand-over to QA (R-6.1.1)", () => {
  it("R-4.1.1: asks for order, product, quantities and delivery date, everything at once", () => {
    const bare = ready("已登记", {
      change: { orderNo: null, deliveryDate: null, lotQty: null, defectQty: null, partNo: null },
    });
    expect(keeps(bare, "待受理")).toEqual(
      expect.arrayContaining([
        "V-20 orderNo",
        "V-20 deliveryDate",
        "V-20 lotQty",
        "V-20 defectQty",
        "V-20 partNo,model",
      ]),
    );
  });
  it("R-4.1.2: asks for the sample or a picture of it (V-21)", () => {
    const without = { sampleStatus: "无(图片代替)", attachCount: 0 } as const;
    expect(keeps(ready("已登记", { change: without }), "待受理")).toContain("V-21 sampleStatus,attachCount");
    expect(keeps(ready("已登记", { change: { ...without, attachCount: 1 } }), "待受理")).toEqual([]);
  });
  it("asks whether anybody is in danger (V-22)", () =>
    expect(keeps(ready("已登记", { change: { safetyRisk: "待定" } }), "待受理")).toContain(
      "V-22 safetyRisk",
    ));
  it("R-6.1.1: asks for the department head's signature", () =>
    expect(keeps(ready("已登记", { without: ["部门主管签核"] }), "待受理")).toEqual([
      "V-50 approval-missing",
    ]));
});

describe("the investigation (R-6.1.3)", () => {
  it("confirms the product, finds a first cause and fixes the liability before the GM sees it", () => {
    const bare = {
      isOurProduct: null,
      preliminaryCause: null,
      investigatedAt: null,
      liability: null,
      level: null,
    };
    expect(keeps(ready("调查中", { change: bare }), "待总经理批示")).toEqual(
      expect.arrayContaining([
        "V-20 isOurProduct",
        "V-20 preliminaryCause",
        "V-20 investigatedAt",
        "V-20 liability",
        "V-24 level",
      ]),
    );
  });
  it("V-23: safety can never be 一般, and less than the suggested grade needs a reason (R-3.2)", () => {
    const dangerous = ready("调查中", { change: { safetyRisk: "是", level: "一般" } });
    expect(keeps(dangerous, "待总经理批示")).toContain("V-23 level,safetyRisk");
    const lower = { affectsFunction: "是", level: "一般" } as const;
    expect(keeps(ready("调查中", { change: lower }), "待总经理批示")).toContain(
      "V-23 levelOverrideReason,level",
    );
    const reasoned = { ...lower, levelOverrideReason: "仅影响外观件" };
    expect(keeps(ready("调查中", { change: reasoned }), "待总经理批示")).toEqual([]);
  });
  it("V-24: between 5000 and 10000 元 somebody chooses, with a reason (R-3.3)", () => {
    const between = { amountInvolved: 700_000, level: "一般" } as const;
    expect(keeps(ready("调查中", { change: between }), "待总经理批示")).toContain(
      "V-24 levelOverrideReason,level",
    );
  });
  it("V-25, R-6.1.4: not ours or the customer's own needs a reason of ten characters, evidence and the reply", () => {
    const notOurs = { liability: "客户", liabilityReason: "客户摔坏", isOurProduct: "是" } as const;
    const given = { change: notOurs, way: "notUpheld" } as const;
    expect(stepsOf("调查中", given)).toEqual(["不成立待确认"]);
    expect(keeps(ready("调查中", given), "不成立待确认")).toEqual([
      "V-25 liability-reason",
      "V-25 liabilityEvidence",
    ]);
    const explained = {
      ...notOurs,
      liabilityReason: "客户产线跌落造成外壳破损，见视频",
      liabilityEvidence: "客户产线视频",
    };
    const confirming = ready("不成立待确认", {
      change: explained,
      way: "notUpheld",
      without: ["不成立确认"],
    });
    expect(keeps(confirming, "待结案")).toEqual(["V-25 customerReplyAt", "V-50 approval-missing"]);
  });
  it("a case that is not upheld is closed without goods, measures or 8D (G-24)", () => {
    const one = ready("待结案", {
      change: { liability: "非我司产品", verifyResult: null, verifiedBy: null, verifiedAt: null },
      way: "notUpheld",
    });
    expect(
      keeps(
        { ...one, parts: { ...noParts, approval: one.parts.approval, transition: one.parts.transition } },
        "已结案",
      ),
    ).toEqual([]);
  });
  it("R-6.1.5, V-26: a supplier's fault goes the same way, with supplier, SCAR and date", () => {
    const theirs = { liability: "供应商", respUnit: null, liabilityReason: null } as const;
    const given = { change: theirs };
    expect(stepsOf("调查中", given)).toEqual(["待总经理批示"]);
    expect(keeps(ready("调查中", given), "待总经理批示")).toEqual([
      "V-25 liabilityReason",
      "V-26 supplier",
      "V-26 scarNo",
      "V-26 scarDue",
    ]);
  });
  it("V-27: our own fault has a responsible unit (R-4.4)", () =>
    expect(keeps(ready("调查中", { change: { respUnit: null } }), "待总经理批示")).toEqual([
      "V-27 respUnit",
    ]));
  it("R-6.1.8b, V-28: a 重大 case is contained, and the audit question answered, before the GM sees it", () => {
    const open = ready("调查中", {
      change: { ...major, auditTriggered: null },
      parts: { measure: [], sweep: [], disposition: [] },
    });
    expect(keeps(open, "待总经理批示")).toEqual(["V-28 containment", "V-28 auditTriggered"]);
  });
  it("R-6.2.2: says whether the customer's line is at risk, and then when good parts come", () => {
    expect(keeps(ready("调查中", { change: { lineRisk: null } }), "待总经理批示")).toEqual(["V-20 lineRisk"]);
    expect(keeps(ready("调查中", { change: { lineRisk: true } }), "待总经理批示")).toEqual([
      "V-20 recoveryDate",
      "V-20 customerNeedQty",
      "V-20 urgency",
    ]);
  });
  it("V-29, R-6.4.1: where earlier cases look like it, somebody says whether it is a repeat, and of which", () => {
    const context = { ...course, repeats: () => [{ complaintNo: "26030101" }] };
    expect(keeps(ready("调查中"), "待总经理批示", context)).toEqual(["V-29 repeat-answer"]);
    expect(keeps(ready("调查中", { change: { repeatFlag: false } }), "待总经理批示", context)).toEqual([]);
    expect(keeps(ready("调查中", { change: { repeatFlag: true } }), "待总经理批示")).toEqual([
      "V-29 repeat-of",
    ]);
  });
});

describe("the GM's instruction (R-6.1.7a)", () => {
  it("is wanted before the responsible unit gets the case", () =>
    expect(keeps(ready("待总经理批示", { without: ["总经理批示"] }), "对策制定中")).toEqual([
      "V-50 approval-missing",
    ]));
});

describe("the countermeasures (R-6.1.8c)", () => {
  it("R-4.2.2: are at least one corrective and one preventive, each with owner and date", () => {
    const parts = { measure: [measure({ owner: null, due: null })] };
    expect(keeps(ready("对策制定中", { parts }), "8D汇整")).toEqual([
      "V-40 preventive",
      "V-40 measure-owner",
      "V-40 measure-due",
    ]);
  });
  it("do not count once they are known to fail", () => {
    const parts = { measure: [measure({ effect: "无效" }), measure({ type: "预防" })] };
    expect(keeps(ready("对策制定中", { parts }), "8D汇整")).toEqual(["V-40 corrective"]);
  });
  it("R-4.3.2, V-27: tell production unit, shift and date, or why nobody knows", () => {
    expect(keeps(ready("对策制定中", { change: { shift: null } }), "8D汇整")).toEqual(["V-27 production"]);
    const unknown = { shift: null, prodUnknownReason: "批号无法追溯到班次" };
    expect(keeps(ready("对策制定中", { change: unknown }), "8D汇整")).toEqual([]);
  });
  it("R-6.1.8b, V-28: of a 重大 case come with the record of the meeting", () => {
    const change = { ...major, meetingConclusion: null };
    expect(keeps(ready("对策制定中", { change }), "8D汇整")).toEqual(["V-28 meetingConclusion"]);
    expect(keeps(ready("对策制定中"), "8D汇整")).toEqual([]);
  });
  it("G-11: with 8D only where it is wanted, a 一般 case goes straight to carrying out, once the GM agrees", () => {
    const context = { ...course, procedure: { ...qp12a, eightDFor: "some" as const } };
    const minor = ready("对策制定中", { way: "plain", without: ["对策可行性"] });
    const steps = (one: typeof minor): string[] =>
      openSteps(one, context)
        .filter(({ step }) => step.kind === "推进")
        .map(({ step }) => step.to);
    expect(steps(minor)).toEqual(["实施与验证"]);
    expect(keeps(minor, "实施与验证", context)).toEqual(["V-50 approval-missing"]);
    expect(steps(ready("对策制定中", { change: major }))).toEqual(["8D汇整"]);
    expect(steps(ready("对策制定中", { change: { repeatFlag: true, repeatOf: "26030101" } }))).toEqual([
      "8D汇整",
    ]);
    expect(steps(ready("对策制定中", { change: { customerDemand: "换货、8D报告" } }))).toEqual(["8D汇整"]);
  });
});

describe("the 8D (R-6.1.9b)", () => {
  const eightD = (change: Partial<Parts["eightD"][number]>): Partial<Parts> => ({
    eightD: fullParts().eightD.map((each) => ({ ...each, ...change })),
  });
  it("R-6.1.9a: waits for the GM to find the measures feasible", () =>
    expect(keeps(ready("8D汇整", { without: ["对策可行性"] }), "营销审核")).toEqual([
      "V-50 approval-missing",
    ]));
  it("is there", () =>
    expect(keeps(ready("8D汇整", { parts: { eightD: [] } }), "营销审核")).toContain("V-47 eightD-missing"));
  it("V-47: says why it arose and why nobody saw it, both verified", () => {
    const parts = eightD({ occurrenceCause: null, escapeCause: null, causesVerified: null });
    expect(keeps(ready("8D汇整", { parts }), "营销审核")).toEqual([
      "V-47 occurrenceCause",
      "V-47 escapeCause",
      "V-47 causes-unverified",
    ]);
  });
  it("V-47: contributions make 100 % where they are given", () => {
    const wrong = eightD({ occurrenceShare: 0.6, escapeShare: 0.3 });
    expect(keeps(ready("8D汇整", { parts: wrong }), "营销审核")).toEqual(["V-47 contribution-sum"]);
    const whole = eightD({ occurrenceShare: 0.6, escapeShare: 0.3, systemicShare: 0.1 });
    expect(keeps(ready("8D汇整", { parts: whole }), "营销审核")).toEqual([]);
  });
  it("V-48: every cause has a measure, every measure a cause", () => {
    const parts = {
      ...eightD({ systemicCause: "无夹具点检制度" }),
      measure: [measure(), measure({ type: "预防", cause: null })],
    };
    expect(keeps(ready("8D汇整", { parts }), "营销审核")).toEqual([
      "V-48 cause-without-measure",
      "V-48 cause-without-measure",
      "V-48 measure-without-cause",
    ]);
  });
  it("R-6.1.9c: is reviewed by 营销中心, then approved by the GM, then distributed and sent", () => {
    expect(keeps(ready("营销审核", { without: ["8D审核"] }), "总经理批准")).toEqual([
      "V-50 approval-missing",
    ]);
    const unsent = ready("总经理批准", {
      without: ["8D批准"],
      parts: { ...eightD({ sentAt: null }), distribution: [] },
    });
    expect(keeps(unsent, "实施与验证")).toEqual([
      "V-50 approval-missing",
      "V-50 distribution-missing",
      "V-50 eightD-unsent",
    ]);
  });
  it("V-49, R-6.4.1: has changed at least one document before it is approved", () =>
    expect(keeps(ready("总经理批准", { parts: eightD({ documents: null }) }), "实施与验证")).toEqual([
      "V-49 documents",
    ]));
  it("is distributed anew after it was sent back: what went out before was another version", () => {
    const back = moved(ready("总经理批准"), "退回", "8D汇整", "2026-11-01 10:00");
    const again = moved(moved(back, "推进", "营销审核"), "推进", "总经理批准");
    expect(keeps(again, "实施与验证")).toContain("V-50 distribution-missing");
    const sent = withRows(
      again,
      "distribution",
      row("distribution", { recipient: "客户", sentAt: "2026-11-18" }),
    );
    expect(keeps(sent, "实施与验证")).not.toContain("V-50 distribution-missing");
  });
});

describe("the verification (R-6.1.10, R-4.2.2)", () => {
  const parts = (...of: Parts["measure"]): Partial<Parts> => ({ measure: [...fullParts().measure, ...of] });
  it.each([
    ["not done", { status: "进行中", doneAt: null }, "V-40 measure-open"],
    ["done and not verified", { status: "已完成" }, "V-40 measure-unverified"],
    ["verified by its own owner", { verifiedBy: "周敏" }, "V-40 measure-self-verified"],
    ["without effect", { effect: "无效" }, "V-41 measure-ineffective"],
    ["cancelled without reason", { status: "取消" }, "V-40 measure-cancelled"],
  ] as const)("V-40: a measure %s keeps the case", (_, change, need) =>
    expect(keeps(ready("实施与验证", { parts: parts(measure(change)) }), "待结案")).toEqual([need]),
  );
  it("V-40: a measure done tomorrow keeps the case, and is told to be a mistake (V-30)", () =>
    expect(keeps(ready("实施与验证", { parts: parts(measure({ doneAt: "2026-11-21" })) }), "待结案")).toEqual(
      ["V-40 measure-open", "V-30 doneAt"],
    ));
  it("V-40: whoever verifies the case owns none of its measures (G-14)", () =>
    expect(keeps(ready("实施与验证", { change: { verifiedBy: "周敏" } }), "待结案")).toEqual([
      "V-40 verifier-is-owner",
    ]));
  it("V-41: a verdict of 无效 or 部分有效 keeps the case and sends it back", () => {
    for (const verifyResult of ["无效", "部分有效"] as const) {
      const one = ready("实施与验证", { change: { verifyResult } });
      expect(keeps(one, "待结案")).toEqual(["V-41 verify-ineffective"]);
      expect(keeps(one, "对策制定中", course, "退回")).toEqual([]);
    }
  });
  it("V-41: nothing goes back as ineffective without that verdict", () =>
    expect(keeps(ready("实施与验证"), "对策制定中", course, "退回")).toEqual(["V-41 verdict-missing"]));
  it("G-14: the effect has shown itself in three lots, or 30 days, of a 重大 case 90", () => {
    const early = { cutInAt: "2026-10-01", verifiedAt: "2026-11-01" } as const; // 31 days
    expect(keeps(ready("实施与验证", { change: early }), "待结案")).toEqual([]);
    expect(keeps(ready("实施与验证", { change: { ...major, ...early } }), "待结案")).toEqual([
      "V-40 effect-period",
    ]);
    expect(keeps(ready("实施与验证", { change: { ...major, ...early, verifiedLots: 3 } }), "待结案")).toEqual(
      [],
    );
    const tomorrow = { cutInAt: "2026-11-01", verifiedAt: "2027-06-01" } as const;
    expect(keeps(ready("实施与验证", { change: tomorrow }), "待结案")).toEqual(["V-40 effect-period"]);
  });
});

describe("the goods (R-6.2.1 … R-6.2.5)", () => {
  const sweep = (...rows: Parts["sweep"]): Partial<Parts> => ({ sweep: rows, disposition: [] });
  it("V-46, R-6.2.1, R-4.1.3, R-4.5: of a 重大 case every location is answered (G-37), of a 一般 one those that were opened", () => {
    const opened = sweep(row("sweep", { location: "在途", status: "未查" }));
    expect(keeps(ready("实施与验证", { parts: opened }), "待结案")).toEqual(["V-46 sweep-open"]);
    const wanted = keeps(ready("实施与验证", { parts: opened, change: major }), "待结案");
    expect(wanted.filter((each) => each === "V-46 sweep-location")).toHaveLength(6);
  });
  it("V-46: 不适用 needs its reason", () =>
    expect(
      keeps(
        ready("实施与验证", { parts: sweep(row("sweep", { location: "在途", status: "不适用" })) }),
        "待结案",
      ),
    ).toEqual(["V-46 sweep-reason"]));
  it("V-40, R-6.2.5, H-22: what was found is disposed of, to the piece", () => {
    const found = sweep(row("sweep", { location: "成品仓", status: "已隔离", foundQty: 1200 }));
    const disposed = (quantity: number) => ({
      ...found,
      disposition: [
        row("disposition", { location: "成品仓", method: "返工", quantity, doneAt: "2026-07-12" }),
      ],
    });
    const one = ready("实施与验证", { parts: disposed(1150) });
    expect(keeps(one, "待结案")).toEqual(["V-40 balance"]);
    expect(
      openSteps(one, course)[0]?.missing.map(({ problem }) =>
        problem.code === "unmet" ? problem.values : [],
      ),
    ).toEqual([["成品仓", "50"]]);
    expect(keeps(ready("实施与验证", { parts: disposed(1200) }), "待结案")).toEqual([]);
  });
  it("R-4.3.1, R-6.2.3: rework and repair inside count into the balance; good parts sent to the customer do not", () => {
    const one = withRows(
      ready("实施与验证"),
      "disposition",
      row("disposition", {
        location: "客户处",
        method: "补货",
        quantity: 60,
        agreedBy: "王工",
        agreedAt: "2026-07-05",
      }),
    );
    expect(keeps(one, "待结案")).toEqual([]);
  });
  it("V-44, R-6.2.4: 补货, 降级, 降价 and 让步接收 need the customer's consent", () => {
    const found = sweep(row("sweep", { location: "客户处", status: "已隔离", foundQty: 52 }));
    const priced = {
      ...found,
      disposition: [
        row("disposition", { location: "客户处", method: "降价", quantity: 52, doneAt: "2026-07-12" }),
      ],
    };
    expect(keeps(ready("实施与验证", { parts: priced }), "待结案")).toEqual(["V-44 consent"]);
  });
});

describe("closing (R-6.1.10)", () => {
  it("H-04, V-40: is refused with the verdict open and a measure not done, both named", () => {
    const one = ready("待结案", {
      change: { verifyResult: "待验证" },
      parts: { measure: [...fullParts().measure, measure({ status: "进行中", doneAt: null })] },
    });
    expect(keeps(one, "已结案")).toEqual(["V-40 measure-open", "V-40 verify-open"]);
  });
  it("H-14, R-6.1.2, V-40: is refused while the quantity is 客户加工中未确定", () => {
    const pending = { defectQty: "客户加工中未确定", confirmedDefectQty: null } as const;
    expect(keeps(ready("待结案", { change: pending }), "已结案")).toEqual(["V-40 quantity-unknown"]);
    const told = { ...pending, qtyUnknownReason: "客户已报废，无法点数" };
    expect(keeps(ready("待结案", { change: told }), "已结案")).toEqual([]);
  });
  it("R-4.2.3: asks for the customer's word, or why there is none", () => {
    expect(keeps(ready("待结案", { change: { customerAccepted: null } }), "已结案")).toEqual([
      "V-40 acceptance-open",
    ]);
    expect(keeps(ready("待结案", { change: { customerAccepted: "不接受" } }), "已结案")).toEqual([
      "V-40 acceptance-refused",
    ]);
    const noted = { customerAccepted: "未回复", acceptanceNote: "三次催问未复，视为接受" } as const;
    expect(keeps(ready("待结案", { change: noted }), "已结案")).toEqual([]);
  });
  it("R-6.1.6: a visit has been reported to the GM", () => {
    expect(keeps(ready("待结案", { change: { onsite: true } }), "已结案")).toEqual(["V-40 visit-missing"]);
    const visit = [row("visit", { day: "2026-07-05" })];
    expect(keeps(ready("待结案", { parts: { visit } }), "已结案")).toEqual(["V-40 visit-unreported"]);
    const reported = [row("visit", { day: "2026-07-05", reportedAt: "2026-07-06" })];
    expect(keeps(ready("待结案", { parts: { visit: reported } }), "已结案")).toEqual([]);
  });
  it("R-6.2.2: the good parts have arrived where the customer's line was at risk", () => {
    const change = {
      lineRisk: true,
      recoveryDate: "2026-07-08",
      customerNeedQty: 60,
      urgency: "停线",
    } as const;
    expect(keeps(ready("待结案", { change }), "已结案")).toEqual(["V-40 recoveredAt"]);
  });
  it("V-42, R-6.2.7: claims are answered, foreign money has its rate, and a large cost is split", () => {
    const cost = [
      row("cost", { category: "客户索赔", currency: "CNY", claimed: 2_000_000 }),
      row("cost", { category: "退货运费", currency: "USD", accepted: 200_000 }),
      row("cost", { category: "返工人工", currency: "CNY", accepted: 1_000_000 }),
    ];
    expect(keeps(ready("待结案", { parts: { cost } }), "已结案")).toEqual([
      "V-42 cost-open",
      "V-42 cost-rate",
      "V-42 share-missing",
    ]);
  });
  it("V-55: asks for a survey where the company wants one, or why there is none", () => {
    const context = { ...course, procedure: { ...qp12a, surveyRequired: true } };
    expect(keeps(ready("待结案"), "已结案", context)).toEqual(["V-55 survey"]);
    expect(
      keeps(
        ready("待结案", { parts: { survey: [row("survey", { day: "2026-11-10" })] } }),
        "已结案",
        context,
      ),
    ).toEqual([]);
    expect(keeps(ready("待结案", { change: { surveyWaiver: "客户不接受回访" } }), "已结案", context)).toEqual(
      [],
    );
    expect(keeps(ready("待结案"), "已结案")).toEqual([]);
  });
  it("R-6.4.1: a repeat becomes an item of the daily audit", () => {
    const change = { repeatFlag: true, repeatOf: "26030101" };
    expect(keeps(ready("待结案", { change }), "已结案")).toEqual(["V-40 daily-audit"]);
  });
  it("V-28: the audit that a 重大 case triggered has its number (N4 4.1.2b)", () =>
    expect(keeps(ready("待结案", { change: { ...major, auditTriggered: true } }), "已结案")).toEqual([
      "V-28 auditNo",
    ]));
  it("R-6.3.1, R-6.3.2, R-6.4.2, R-6.4.3: waits for no penalty, for the module is off (G-38)", () => {
    expect(qp12a.penalties).toBe(false);
    expect(keeps(ready("待结案", { change: { respGroup: "装配二组", respPerson: null } }), "已结案")).toEqual(
      [],
    );
  });
});

describe("a fault stops every step forward (catalogue §9)", () => {
  it("H-17, V-30: verified before it was sent to the unit", () => {
    const one = ready("实施与验证", {
      change: { verifiedAt: "2026-07-05", cutInAt: "2026-01-01", verifiedLots: 3 },
    });
    expect(keeps(one, "待结案")).toContain("V-30 verifiedAt,unitRepliedAt");
  });
  it("H-02, V-06: more defects than goods", () =>
    expect(keeps(ready("待受理", { change: { defectQty: 5200 } }), "调查中")).toContain(
      "V-06 defectQty,lotQty",
    ));
  it("but no way back, and no withdrawal", () => {
    const one = ready("待受理", { change: { defectQty: 5200 } });
    expect(keeps(one, "已登记", course, "退回")).toEqual([]);
    expect(keeps(one, "已撤销", course, "撤销")).toEqual([]);
  });
});

describe("what is asked twice is said once", () => {
  it("a field that the gate and a standing rule both want", () => {
    const one = approved(ready("调查中", { change: { defectQty: null } }), "部门主管签核");
    const wanted = keeps(one, "待总经理批示").filter((each) => each.includes("defectQty"));
    expect(wanted).toEqual(["V-20 defectQty"]);
  });
});
