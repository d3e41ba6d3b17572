import { advanceCase, type Advance } from "../../src/actions/advance-case";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { registerComplaint } from "../../src/actions/register-complaint";
import { inShort } from "../rules/flow/a-course";
import { onPaper, closing, proof, registered, taken, walk, way } from "./a-life";
import { aRegister, type TestRegister, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

/** A register in which a case has come to a state. */
async function aCaseAt(until: Parameters<typeof walk>[1]): Promise<TestRegister & { id: string }> {
  const register = await aRegister();
  const id = await registered(register.ports);
  await walk(id, until, register.ports);
  return { ...register, id };
}

const first = async ({ load }: TestRegister) => {
  const [one] = (await load()).cases;
  if (!one) throw new Error("no case");
  return one;
};

describe("the whole course (R-5, R-1)", () => {
  it("goes from the hand-over to closing, with a date and a row of 流转 for every step", async () => {
    const book = await aCaseAt("已结案");
    const { complaint, parts } = await first(book);
    expect(parts.transition.map(({ from, to, kind, by }) => `${kind} ${from} ${to} ${by}`)).toEqual([
      "推进 已登记 待受理 林晓",
      "推进 待受理 调查中 林晓",
      "推进 调查中 待总经理批示 林晓",
      "推进 待总经理批示 对策制定中 林晓",
      "推进 对策制定中 8D汇整 林晓",
      "推进 8D汇整 营销审核 林晓",
      "推进 营销审核 总经理批准 林晓",
      "推进 总经理批准 实施与验证 林晓",
      "推进 实施与验证 待结案 林晓",
      "推进 待结案 已结案 林晓",
    ]);
    expect(complaint).toMatchObject({
      status: "已结案",
      deptHeadSign: "钱主管",
      handedToQaAt: "2026-11-20 10:00",
      qaOwner: "林晓",
      acceptedAt: "2026-11-20 10:00",
      gmSubmittedAt: "2026-11-20",
      gmInstruction: "限期整改",
      gmInstructedAt: "2026-11-20",
      sentToUnitAt: "2026-11-20",
      unitRepliedAt: "2026-11-20",
      closedAt: "2026-11-20",
      closedBy: "林晓",
      closedYm: "2026-11",
    });
    expect(parts.eightD[0]).toMatchObject({ version: 1, submittedAt: "2026-11-20" });
    expect((await book.check()).filter((each) => each.includes("block"))).toEqual([]);
  });

  it("R-6.1.8a, R-6.1.9d: keeps who took part, what was filed, and that management reviews it", async () => {
    const { ports, id, ...book } = await aCaseAt("总经理批准");
    const draft = {
      investigators: "品管、研发、分厂",
      mgmtReview: "是",
      distribution: [{ recipient: "归档", document: "8D报告", sentAt: "2026-11-20" }],
    };
    expect((await amendComplaint(id, draft, plainly, ports)).ok).toBe(true);
    const { complaint, parts } = await first({ ports, ...book });
    expect(complaint).toMatchObject({ investigators: "品管、研发、分厂", mgmtReview: true });
    expect(parts.distribution).toMatchObject([{ recipient: "归档" }]);
  });

  it("R-4.3.1, R-4.5: rows of lists are filled in with a step, in its one commit", async () => {
    const { ports, id, ...book } = await aCaseAt("调查中");
    const sweep = [{ location: "成品仓", foundQty: "12", status: "已隔离", storage: "隔离区3" }];
    await taken(id, { ...way[2], to: "待总经理批示", changes: { ...way[2]?.changes, sweep } }, ports);
    const { parts } = await first({ ports, ...book });
    expect(parts.sweep).toMatchObject([
      { location: "成品仓", foundQty: 12, lineNo: 1, complaintNo: "26112001" },
    ]);
  });
});

describe("a gate that is not met", () => {
  it("says everything that is missing at once, and leaves every byte as it was", async () => {
    const { ports, workbook, id } = await aCaseAt("调查中");
    const before = await workbook.bytes();
    const outcome = await advanceCase(id, { to: "待总经理批示", changes: { liability: "我司" } }, ports);
    expect(outcome.ok).toBe(false);
    expect(outcome.issues.map(inShort)).toEqual([
      "V-20 isOurProduct",
      "V-20 preliminaryCause",
      "V-20 investigatedAt",
      "V-24 level",
      "V-27 respUnit",
      "V-20 lineRisk",
    ]);
    expect(await workbook.bytes()).toEqual(before);
  });
  it("V-31: a state cannot be skipped, nor a step taken that is not meant for the case", async () => {
    const { ports, id } = await aCaseAt("待受理");
    const to = async (advance: Advance) => (await advanceCase(id, advance, ports)).issues.map(inShort);
    expect(await to({ to: "已结案" })).toEqual(["V-31 no-such-step"]);
    await taken(id, { to: "调查中" }, ports);
    expect(await to({ to: "不成立待确认", changes: { liability: "我司" } })).toEqual(["V-31 step-not-meant"]);
  });
  it("V-31: a status typed into the cell moves nothing: the next step is refused until the case is sent back", async () => {
    const { ports, workbook, id, check } = await aCaseAt("调查中");
    const { version } = await workbook.read([]);
    await workbook.commit(
      { tables: { complaint: { update: [{ id, cells: { status: "待结案" } }] } } },
      version,
    );
    const refused = await advanceCase(id, { to: "已结案", changes: { ...proof([]), ...closing } }, ports);
    expect(refused.issues.map(inShort)).toContain("V-31 skipped-state");
    expect(await check()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^V-31 block status 客诉台账!/)]),
    );
    await taken(id, { to: "调查中", kind: "退回", reason: "状态误填" }, ports);
    expect((await check()).filter((each) => each.startsWith("V-31"))).toEqual([]);
  });
  it("wrong values and missing ones come together", async () => {
    const { ports, id } = await aCaseAt("调查中");
    const wrong = { investigatedAt: "昨天", measure: [{ due: "2026-02-30", content: "换夹具" }] };
    const { issues } = await advanceCase(
      id,
      { to: "待总经理批示", changes: { ...wrong, liability: "我司" } },
      ports,
    );
    const said = issues.map(inShort);
    expect(said).toEqual(expect.arrayContaining(["V-02 investigatedAt", "V-02 due", "V-20 isOurProduct"]));
    expect(said).not.toContain("V-20 investigatedAt");
  });
});

describe("ways back (catalogue §7.1)", () => {
  it("want a reason, keep what was emptied in 流转, and start the clock of the step anew", async () => {
    const book = await aCaseAt("实施与验证");
    const { ports, id } = book;
    const back: Advance = {
      to: "对策制定中",
      changes: {
        verifyResult: "无效",
        verifiedBy: "林晓",
        verifiedAt: "2026-11-20",
        verifyEvidence: "第二批再发",
      },
    };
    expect((await advanceCase(id, back, ports)).issues.map(inShort)).toEqual(["V-31 reason-missing"]);
    await taken(id, { ...back, reason: "措施无效" }, { ...ports, now: () => "2026-11-24 08:00:00" });
    const { complaint, parts } = await first(book);
    expect(complaint).toMatchObject({
      status: "对策制定中",
      verifyResult: null,
      verifiedBy: null,
      unitRepliedAt: null,
      sentToUnitAt: "2026-11-24",
    });
    expect(parts.transition.at(-1)).toMatchObject({ kind: "退回", reason: "措施无效" });
    const kept = parts.transition.at(-1)?.kept ?? "";
    expect(kept).toContain("验证结果：无效"); // V-41: the verdict is kept
    expect(kept).toContain("责任单位回复日期：2026-11-20");
  });
  it("R-4.2.3: a customer who rejects the 8D gets the next version, and the old one says so", async () => {
    const book = await aCaseAt("实施与验证");
    await taken(book.id, { to: "8D汇整", reason: "客户要求补充数据" }, book.ports);
    const { complaint, parts } = await first(book);
    expect(complaint.status).toBe("8D汇整");
    expect(parts.eightD).toMatchObject([
      { version: 1, customerAnswer: "退回", rejectReason: "客户要求补充数据", sentAt: "2026-11-20" },
      {
        version: 2,
        d8No: "8D-1",
        sentAt: null,
        submittedAt: null,
        customerAnswer: null,
        occurrenceCause: "夹具磨损",
      },
    ]);
    const outcome = await advanceCase(book.id, { to: "营销审核" }, book.ports);
    expect(outcome.ok).toBe(true); // the measures are as the GM found them feasible
    expect((await advanceCase(book.id, { to: "总经理批准" }, book.ports)).issues.map(inShort)).toEqual([
      "V-50 approval-missing",
    ]);
  });
  it("reopening counts, keeps the old dates in 流转, and starts new clocks (G-40)", async () => {
    const book = await aCaseAt("已结案");
    const later = { ...book.ports, now: () => "2026-12-01 09:00:00" };
    await taken(book.id, { to: "调查中", reason: "客户再次投诉" }, later);
    const { complaint, parts } = await first(book);
    expect(complaint).toMatchObject({
      status: "调查中",
      complaintNo: "26112001",
      reopenCount: 1,
      reopenReason: "客户再次投诉",
      acceptedAt: "2026-12-01 09:00",
      closedAt: null,
      investigatedAt: null,
      customerAccepted: null,
      liability: "我司",
    });
    const kept = parts.transition.at(-1)?.kept ?? "";
    for (const line of ["结案日期：2026-11-20", "受理时间：2026-11-20 10:00", "客户确认：接受"])
      expect(kept).toContain(line);
    const { log } = await book.load();
    expect(log.some(({ field, old }) => field === "closedAt" && old === "2026-11-20")).toBe(true);
  });
});

describe("withdrawn and merged cases", () => {
  it("R-6.1.7b, R-6.2.6: keep their row in 统计表 and their number, which is never drawn again", async () => {
    const { ports, load } = await aRegister();
    const id = await registered(ports);
    await taken(id, { to: "已撤销", kind: "撤销", reason: "客户撤回" }, ports);
    await registered(ports, { ...typed, lotNo: "L2612" });
    const { cases } = await load();
    expect(cases.map(({ complaint }) => [complaint.complaintNo, complaint.status])).toEqual([
      ["26112001", "已撤销"],
      ["26112002", "已登记"],
    ]);
    expect(cases[0]?.complaint.cancelReason).toBe("客户撤回");
  });
  it("a merged one names another case that stands", async () => {
    const { ports, load } = await aRegister();
    const [id] = [await registered(ports), await registered(ports, { ...typed, lotNo: "L2612" })];
    const merge = (mergedInto: string) =>
      advanceCase(id, { to: "已撤销", reason: "同一件", mergedInto }, ports);
    for (const wrong of ["26112001", "26112009"])
      expect((await merge(wrong)).issues.map(inShort)).toEqual(["V-31 merge-target"]);
    expect((await merge("26112002")).ok).toBe(true);
    expect((await load()).cases[0]?.complaint).toMatchObject({ status: "已撤销", mergedInto: "26112002" });
  });
  it("a withdrawn draft needs no number", async () => {
    const { ports, check } = await aRegister();
    const kept = await registerComplaint(
      { customer: "苏州澜起光电" },
      { asDraft: true, acceptFixes: false },
      ports,
    );
    const id = kept.ok ? (kept.case.complaint.id ?? "") : "";
    await taken(id, { to: "已撤销", kind: "撤销", reason: "误建" }, ports);
    expect((await check()).filter((each) => each.includes("block"))).toEqual([]);
  });
});

describe("V-50 approvals as they are entered", () => {
  it("in another's name are from a paper, and say from which; that nobody holds the role is said, too", async () => {
    const book = await aCaseAt("待受理");
    const { parts } = await first(book);
    expect(parts.approval[0]).toMatchObject({
      step: "部门主管签核",
      role: "部门主管（人员中无人担任）",
      name: "钱主管",
      deputy: null,
      medium: "纸质",
      link: "签核单",
      enteredBy: "林晓",
    });
  });
  it("from paper keep the day they were signed, which is not in the future", async () => {
    const { ports, load } = await aRegister();
    const id = await registered(ports);
    const paper = (signedAt: string): Advance => ({
      to: "待受理",
      changes: {
        approval: [{ step: "部门主管签核", name: "钱主管", medium: "纸质", signedAt, ...onPaper }],
      },
    });
    expect((await advanceCase(id, paper("2026-11-21 08:00"), ports)).issues.map(inShort)).toContain(
      "V-50 signedAt",
    );
    await taken(id, paper("2026-11-20 09:40"), ports);
    expect((await load()).cases[0]?.complaint.deptHeadSignAt).toBe("2026-11-20 09:40");
  });
  it("cannot be edited, only given anew", async () => {
    const { ports, id, ...book } = await aCaseAt("待受理");
    const approval = (await first({ ports, ...book })).parts.approval[0];
    const edit = { approval: [{ id: approval?.id ?? "", verdict: "退回" }] };
    const outcome = await amendComplaint(id, edit, plainly, ports);
    expect(outcome.ok).toBe(false);
    expect(outcome.issues.filter(({ severity }) => severity === "block").map(inShort)).toEqual([
      "V-50 verdict",
    ]);
  });
  it("H-18: are void once the row is edited, which is told and not refused", async () => {
    const { ports, id, check } = await aCaseAt("对策制定中");
    const amended = await amendComplaint(id, { respUnit: "工程部" }, plainly, ports);
    expect(amended.ok).toBe(true);
    expect(amended.issues.map(inShort)).toContain("V-50 approval-void");
    expect((await check()).filter((each) => each.startsWith("V-50 block"))).toEqual([
      expect.stringMatching(/^V-50 block content 审批!\w+\d+$/),
    ]);
    const next = await advanceCase(id, way[4] as Advance, ports);
    expect(next.issues.map(inShort)).toContain("V-50 approval-void");
  });
});

describe("who takes a step (R-4.1.1 … R-4.5)", () => {
  it("is remarked, not locked, when 人员 gives somebody else the role", async () => {
    const { ports, put } = await aRegister();
    const id = await registered(ports);
    await put(
      "person",
      { name: "钱主管", role: "部门主管" },
      { name: "陈登", role: "登记人" },
      { name: "林晓" },
    );
    const outcome = await taken(id, way[0] as Advance, ports);
    expect(outcome.issues.map(inShort)).toEqual(["V-31 step-role"]);
    expect(outcome.issues[0]?.severity).toBe("warn");
  });
});

describe("lists of a case, amended", () => {
  it("a wrong value is refused with everything at once, and nothing is written", async () => {
    const { ports, workbook, id } = await aCaseAt("对策制定中");
    const before = await workbook.bytes();
    const draft = {
      disposition: [{ location: "成品仓", quantity: "50", method: "返工" }],
      share: [{ party: "生产部", percent: "-10%" }],
      measure: [{ due: "2026-02-30", content: "换夹具" }, {}],
    };
    const outcome = await amendComplaint(id, draft, plainly, ports);
    expect(outcome.ok).toBe(false);
    const blocking = outcome.issues.filter(({ severity }) => severity === "block").map(inShort);
    expect(blocking).toEqual(expect.arrayContaining(["V-02 due", "V-20 type", "V-45 over-disposed"]));
    expect(await workbook.bytes()).toEqual(before);
  });
  it("an edited field never changes the state, and the state cannot be drafted (U7)", async () => {
    const { ports, id, ...book } = await aCaseAt("调查中");
    await amendComplaint(id, { complaintText: "外壳有划痕，两处" }, plainly, ports);
    expect((await first({ ports, ...book })).complaint.status).toBe("调查中");
    const drafted = await amendComplaint(id, { status: "已结案" }, plainly, ports);
    expect(drafted.issues.map(inShort)).toEqual(expect.arrayContaining(["V-10 status"]));
    expect(drafted.ok).toBe(false);
    const row = await amendComplaint(id, { transition: [{ to: "已结案" }] }, plainly, ports);
    expect(row.ok).toBe(false);
  });
  it("a finding in a row of a list points to its cell in its own sheet", async () => {
    const { ports, id, check } = await aCaseAt("对策制定中");
    const shares = [
      { party: "生产部", percent: "50%" },
      { party: "仓库", percent: "40%" },
    ];
    expect((await amendComplaint(id, { share: shares }, plainly, ports)).ok).toBe(true);
    const found = await check();
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^V-42 warn percent 分摊![A-Z]+\d+$/),
        expect.stringMatching(/^V-43 warn party 分摊![A-Z]+\d+$/),
      ]),
    );
  });
  it("a cell of a list that cannot be read is found where it stands", async () => {
    const { id, put, check } = await aCaseAt("对策制定中");
    await put("measure", { complaintId: id, complaintNo: "26112001", content: "换夹具", due: "下周" });
    expect(await check()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^V-02 block due 措施![A-Z]+\d+$/)]),
    );
  });
  it("R-6.2.7, G-23: what each bears is worked out to the 分", async () => {
    const { ports, id, ...book } = await aCaseAt("对策制定中");
    await amendComplaint(
      id,
      {
        cost: [{ category: "客户索赔", currency: "CNY", accepted: "100.01" }],
        share: [
          { party: "生产部", percent: "70%" },
          { party: "苏州澜起光电", percent: "30%" },
        ],
      },
      plainly,
      ports,
    );
    const { parts } = await first({ ports, ...book });
    expect(parts.share.map(({ amount }) => amount)).toEqual([7001, 3000]);
  });
});
