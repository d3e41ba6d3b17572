import { qp12a } from "../../../src/procedure/qp-12a";
import type { Complaint } from "../../../src/records/complaint";
import { noParts } from "../../../src/records/parts";
import type { Case } from "../../../src/rules/case";
import { Radar } from "../../../src/rules/alike/radar";
import { complaint } from "../a-case";

let count = 0;
const one = (change: Partial<Complaint>): Case => {
  const no = String(++count).padStart(4, "0");
  return {
    complaint: complaint({
      id: `01K${no.padStart(23, "0")}`,
      complaintNo: no,
      partNo: `P-${no}`,
      lotNo: `L-${no}`,
      ...change,
    }),
    lines: [],
    parts: noParts,
  };
};
const radarOf = (...cases: Case[]): Radar => new Radar(cases, qp12a);
const numbers = (cases: readonly Case[]): (string | null)[] =>
  cases.map((each) => each.complaint.complaintNo);

const earlier = { defectCode: "L01", productFamily: "灯具", receivedAt: "2025-06-10 09:00" } as const;
const now = one({ defectCode: "L01", productFamily: "灯具", receivedAt: "2026-11-20 09:30" });

describe("G-26: which earlier case does this one repeat (R-6.4.1)", () => {
  it("is the same defect code and family of a case that is still open, however old it is", () => {
    const open = one({ ...earlier, status: "调查中" });
    expect(numbers(radarOf(open, now).repeatsOf(now))).toEqual(numbers([open]));
  });

  it.each([
    ["2025-11-20", true],
    ["2025-11-19", false],
    ["2026-11-19", true],
  ])("counts twelve months from the day it was closed: %s is a repeat: %s", (closedAt, isRepeat) => {
    const closed = one({ ...earlier, status: "已结案", closedAt });
    expect(radarOf(closed).repeatsOf(now)).toHaveLength(isRepeat ? 1 : 0);
    expect(
      radarOf(closed)
        .of(now)
        .some((each) => each.isRepeat),
    ).toBe(isRepeat);
  });

  it("takes the months from the setting", () => {
    const closed = one({ ...earlier, status: "已结案", closedAt: "2026-05-01" });
    expect(new Radar([closed], { repeatMonths: 3 }).repeatsOf(now)).toEqual([]);
  });

  it("is no other defect, no other family, none of which one is unknown", () => {
    const others = [
      one({ ...earlier, defectCode: "L02" }),
      one({ ...earlier, productFamily: "锂电池" }),
      one({ ...earlier, defectCode: null }),
    ];
    expect(radarOf(...others).repeatsOf(now)).toEqual([]);
    expect(radarOf(one(earlier)).repeatsOf(one({ defectCode: null }))).toEqual([]);
  });

  it("reads the codes as people do: ｌ０１ is L01", () =>
    expect(radarOf(one({ ...earlier, defectCode: "ｌ０１ " })).repeatsOf(now)).toHaveLength(1));

  it("is never the case itself, a later one, a draft or a withdrawn one", () => {
    const later = one({ ...earlier, receivedAt: "2026-11-21 08:00" });
    const withdrawn = one({ ...earlier, status: "已撤销" });
    const draft = one({ ...earlier, status: "草稿" });
    expect(radarOf(now, later, withdrawn, draft).repeatsOf(now)).toEqual([]);
    expect(numbers(radarOf(now, later).repeatsOf(later))).toEqual(numbers([now]));
  });

  it("names the latest first", () => {
    const [older, newer] = [one(earlier), one({ ...earlier, receivedAt: "2026-01-01 08:00" })];
    expect(numbers(radarOf(newer, older).repeatsOf(now))).toEqual(numbers([newer, older]));
    expect(radarOf(newer, older).repeatsOf(now, 1)).toHaveLength(1);
  });

  it("says so when it is the same customer as well (同客户重复)", () => {
    const same = one({ ...earlier, complaintText: "色差" });
    const other = one({ ...earlier, customer: "宁波拓远新能源", complaintText: "色差" });
    const kinds = radarOf(same, other)
      .of(now)
      .map(({ isRepeat, reasons }) => [isRepeat, reasons.map(({ kind }) => kind).join(" ")]);
    expect(kinds).toEqual([
      [true, "defect family customer"],
      [true, "defect family"],
    ]);
  });
});

describe("the radar: cases like this one, each with why (V-29)", () => {
  const scratch = one({
    complaintText: "外壳有划痕，长度约 8mm，影响贴标。",
    productFamily: null,
    receivedAt: "2026-10-02 10:00",
  });
  const leak = one({ complaintText: "电芯漏液，有刺激性气味", productFamily: "锂电池" });
  const label = one({ complaintText: "箱标型号与实物不一致，仓库无法入库。", customer: "宁波拓远新能源" });

  it("finds who said the same in other words before anybody has put a code to it", () => {
    const fresh = one({
      complaintText: "面板表面刮花，长约8mm",
      productFamily: null,
      customer: "宁波拓远新能源",
    });
    const [first, ...rest] = radarOf(scratch, leak, label).of(fresh);
    expect(first?.other).toBe(scratch);
    expect(first?.reasons).toEqual([{ kind: "text", value: "划伤、8mm" }]);
    expect(first?.isRepeat).toBe(false);
    expect(rest).toEqual([]);
  });

  it("does not take the same customer and family for a likeness", () =>
    expect(radarOf(one({ complaintText: "灯珠不亮" })).of(one({ complaintText: "标签错误" }))).toEqual([]));

  it("tells the part and the lot both have, on further lines and among several lots, too", () => {
    const [line] = [{ partNo: "Ｃ－９", model: null, lotNo: "A1；B2", id: "l", complaintId: "c" }];
    const other = { ...one({ complaintText: "灯珠不亮" }), lines: [line] } as unknown as Case;
    const found = radarOf(other).of(one({ complaintText: "标签错误", partNo: "c-9", lotNo: "b2" }));
    expect(found[0]?.reasons).toEqual([
      { kind: "family", value: "灯具" },
      { kind: "part", value: "c-9" },
      { kind: "lot", value: "b2" },
      { kind: "customer", value: "苏州澜起光电" },
    ]);
  });

  it("puts what is more alike first and what it repeats before everything", () => {
    const twin = one({
      ...scratch.complaint,
      id: "01K0000000000000000000TWIN",
      complaintNo: "T",
      defectCode: "B05",
    });
    const repeated = one({ defectCode: "L01", complaintText: "色差", receivedAt: "2026-10-01 10:00" });
    const asked = one({
      ...scratch.complaint,
      id: "01K0000000000000000000ASKS",
      defectCode: "L01",
      productFamily: "灯具",
      receivedAt: "2026-11-20 10:00",
    });
    const found = radarOf(twin, scratch, leak, repeated).of(asked);
    expect(found.map(({ other }) => other)).toEqual([repeated, scratch, twin]);
    expect(found.every(({ score }) => score > 0 && score <= 1)).toBe(true);
    expect(radarOf(twin, scratch, repeated).of(asked, 2)).toHaveLength(2);
  });

  it("finds the rare one among thousands that say what everybody says", () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      one({ complaintText: "外壳划伤", productFamily: "灯具", customer: `客户${index}` }),
    );
    const rare = one({ complaintText: "外壳划伤，胶水拉丝", productFamily: "灯具" });
    const [found] = radarOf(...many, rare).of(one({ complaintText: "胶水拉丝，外壳刮花" }));
    expect(found?.other).toBe(rare);
  });
});
