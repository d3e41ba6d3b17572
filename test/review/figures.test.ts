import { complaint } from "../rules/a-case";
import { reviewFigures } from "../../src/review/figures";

describe("the figures of a review (§10.1)", () => {
  it("has no months while the register is empty", () => {
    expect(reviewFigures([])).toEqual({ asOf: null, months: [] });
    expect(reviewFigures([complaint({ receivedAt: null })])).toEqual({ asOf: null, months: [] });
  });

  it("shows the twelve months that end with the month of the latest complaint", () => {
    const { asOf, months } = reviewFigures([
      complaint({ receivedAt: "2026-11-20 23:59" }),
      complaint({ receivedAt: "2025-12-01 00:00" }),
      complaint({ receivedAt: "2025-11-30 23:59" }),
    ]);
    expect(asOf).toBe("2026-11-20");
    expect(months.map(({ month }) => month)).toEqual([
      ...["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"],
      ...["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"],
    ]);
    expect(months.map(({ total }) => total)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it("counts neither drafts nor cancelled cases, but lets them say how far the register reaches", () => {
    const { asOf, months } = reviewFigures([
      complaint({ receivedAt: "2026-10-05 08:00" }),
      complaint({ receivedAt: "2026-11-02 08:00", status: "草稿" }),
      complaint({ receivedAt: "2026-11-03 08:00", status: "已撤销" }),
      complaint({ receivedAt: "2026-11-03 08:00", status: null }),
    ]);
    expect(asOf).toBe("2026-11-03");
    expect(months.slice(-2).map(({ total }) => total)).toEqual([1, 1]);
  });

  it("takes the final grade, else the suggested one, else 待评审", () => {
    const month = reviewFigures([
      complaint({ level: "一般", levelSuggested: "重大" }),
      complaint({ level: null, levelSuggested: "重大" }),
      complaint({ level: null, levelSuggested: "待评审" }),
      complaint({ level: null, levelSuggested: null }),
    ]).months.at(-1);
    expect(month?.byGrade).toEqual({ 重大: 1, 一般: 1, 待评审: 2 });
  });

  it("calls a case upheld when 我司 or a supplier is liable, and unclassified when it has no class", () => {
    const month = reviewFigures([
      complaint({ liability: "我司", defectClass: "外观" }),
      complaint({ liability: "供应商", defectClass: "外观" }),
      complaint({ liability: "客户", defectClass: "其他" }),
      complaint({ liability: null, defectClass: null }),
    ]).months.at(-1);
    expect(month).toMatchObject({ total: 4, valid: 2, byClass: { 外观: 2, 其他: 1, 未分类: 1, 尺寸: 0 } });
  });
});
