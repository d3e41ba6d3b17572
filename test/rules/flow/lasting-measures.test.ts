import type { Parts } from "../../../src/records/parts";
import type { Case } from "../../../src/rules/case";
import { fullParts, keeps, measure, moved, ready, row, withRows } from "./a-course";

const withMeasures = (
  one: Case,
  change: (each: Parts["measure"][number]) => Parts["measure"][number],
): Case => ({
  ...one,
  parts: { ...one.parts, measure: one.parts.measure.map(change) },
});

describe("V-40 measures that prove a case (§6.1.10)", () => {
  it("are not all called off", () => {
    const cancelled = fullParts().measure.map((each) => ({
      ...each,
      status: "取消" as const,
      cancelReason: "不做了",
    }));
    const none = ready("实施与验证", { parts: { measure: cancelled } });
    expect(keeps(none, "待结案")).toEqual(["V-40 corrective", "V-40 preventive"]);
    expect(keeps(ready("实施与验证", { parts: { measure: [measure()] } }), "待结案")).toEqual([
      "V-40 preventive",
    ]);
    expect(keeps(ready("待结案", { parts: { measure: [] } }), "已结案")).toEqual([
      "V-40 corrective",
      "V-40 preventive",
    ]);
  });
});

describe("V-40 measures after they did not hold (G-40, V-41)", () => {
  /** The case on its way to the 8D again, its transitions behind all its measures. */
  const again = {
    "was reopened": () => {
      const reopened = moved(ready("已结案"), "重开", "调查中", "2026-11-15 10:00");
      return moved(moved(reopened, "推进", "待总经理批示"), "推进", "对策制定中");
    },
    "was verified as ineffective": () => moved(ready("实施与验证"), "退回", "对策制定中", "2026-11-15 10:00"),
  };
  it.each(Object.keys(again) as (keyof typeof again)[])("take a new one where the case %s", (name) => {
    const one = again[name]();
    const wanted = (each: Case) => keeps(each, "8D汇整").filter((need) => need.includes("V-40"));
    expect(wanted(one)).toEqual(["V-40 measure-new"]);
    const emergency = measure({ type: "应急", cause: null, due: "2026-11-20" });
    expect(wanted(withRows(one, "measure", emergency))).toEqual(["V-40 measure-new"]);
    expect(wanted(withRows(one, "measure", measure({ type: "改进", due: "2026-11-01" })))).toEqual([]);
    expect(wanted(withMeasures(one, (each) => ({ ...each, due: "2026-11-15" })))).toEqual([]);
    expect(wanted(withMeasures(one, (each) => ({ ...each, due: "2026-11-14" })))).toEqual([
      "V-40 measure-new",
    ]);
  });
  it("need none where the case only went back for its words (§6.1.9)", () => {
    const back = moved(ready("8D汇整"), "退回", "对策制定中", "2026-11-15 10:00");
    expect(keeps(back, "8D汇整").filter((need) => need.includes("V-40"))).toEqual([]);
  });
});

describe("V-40, V-44, V-46 goods of a case that is not about a product any more (§6.2)", () => {
  const goods: Partial<Parts> = {
    sweep: [
      row("sweep", { location: "成品仓", status: "已隔离", foundQty: 100 }),
      row("sweep", { location: "在途", status: "未查" }),
    ],
    disposition: [
      row("disposition", { location: "成品仓", method: "降价", quantity: 40, doneAt: "2026-07-10" }),
    ],
  };
  it("stay to be searched for, agreed on and disposed of", () => {
    const change = { subjectType: "服务" } as const;
    for (const [from, to] of [
      ["实施与验证", "待结案"],
      ["待结案", "已结案"],
    ] as const)
      expect(keeps(ready(from, { change, parts: goods, way: "plain" }), to).sort()).toEqual([
        "V-40 balance",
        "V-44 consent",
        "V-46 sweep-open",
      ]);
  });
  it("also of one that became a suggestion", () =>
    expect(
      keeps(
        ready("待结案", { change: { recordType: "建议" }, parts: goods, way: "suggestion" }),
        "已结案",
      ).sort(),
    ).toEqual(["V-40 balance", "V-44 consent", "V-46 sweep-open"]));
});
