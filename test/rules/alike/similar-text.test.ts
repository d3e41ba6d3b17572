import { likeness, sharedWords, similarity, textFeatures } from "../../../src/rules/alike/similar-text";

/** From this likeness on the radar gives the texts as a reason. */
const ALIKE = 0.3;

describe("how alike two complaints sound (R-6.4.1)", () => {
  it.each([
    ["外壳有划痕，长度约 8mm，影响贴标。", "面板表面刮花，长约8mm"],
    ["外壳划伤", "产品外壳有明显的划痕"],
    ["电芯漏液，有刺激性气味", "产线装配时发现电芯负极有电解液渗出，有刺激性气味，已停线隔离。"],
    ["漏液", "来料检验发现 3 只电池渗液"],
    ["同一天花上相邻两盏色温差别肉眼可见，实测相差约 380K。", "客户反映灯具色温不一致，两盏灯相差 400K"],
    ["喷漆件色差明显，与封样不符", "外壳颜色不一致，与封样对比偏黄"],
    ["端子氧化发黑，插拔力不足", "端子发黑，插不进去"],
    ["ＰＣＢＡ－１１０７ 虚焊", "pcba-1107 假焊，功能测试不通过"],
    ["箱标型号与实物不一致，仓库无法入库。", "外箱标签型号和实物不一致"],
    ["Housing scratched, 8 mm long", "scratched housing (8mm)"],
    ["标签贴反", "标签错误"],
    ["标签错误，标签贴歪", "标签贴歪，看不清"],
    ["灯具无法点亮", "灯珠不亮"],
    ["不能点亮", "LED灯珠死灯3颗"],
    ["端子表面氧化", "端子腐蚀"],
    ["绝缘不良", "漏电流超标"],
  ])("hears the same in “%s” and “%s”", (one, other) => {
    expect(similarity(one, other)).toBeGreaterThan(ALIKE);
    expect(similarity(other, one)).toBeCloseTo(similarity(one, other));
  });

  it.each([
    ["外壳有划痕，长度约 8mm", "箱标型号与实物不一致，仓库无法入库。"],
    ["电芯漏液", "灯珠不亮"],
    ["外壳有明显划痕", "外壳有明显变形"],
    ["插针间距偏大，装配时插入力超过图纸上限。", "开箱发现面板破裂，外箱四角塌陷，疑为运输堆叠造成。"],
    ["客户反映产品存在不良现象，请尽快回复处理", "客户投诉产品出现问题，要求确认说明：漏电"],
    ["交货延迟三天", "箱内少装2套"],
    ["少数灯珠不亮", "到货数量不足，短装20个"],
    ["少数产品表面发黄", "短少3箱"],
    ["外箱无破损，内装短少5个", "外箱压坏，灯具塌陷"],
    ["氧化铝基板发黄", "螺丝生锈"],
    ["灯具不漏水但是不亮", "灯具漏水"],
    ["电芯没有漏液", "电池渗液"],
  ])("hears different things in “%s” and “%s”", (one, other) =>
    expect(similarity(one, other)).toBeLessThan(ALIKE),
  );

  it("counts no defect that is denied, and 不亮 and 接触不良 for what they are", () => {
    const defectsIn = (text: string): string[] =>
      [...textFeatures(text).keys()].filter((feature) => feature.startsWith("≈"));
    expect(defectsIn("无破损、未开裂、不漏水、没有漏液")).toEqual([]);
    expect(defectsIn("不亮，接触不良，数量不足")).toEqual(["≈不亮", "≈松动", "≈短装"]);
  });

  it("keeps what a long word for a defect speaks of: 标签错误 is about 标签", () =>
    expect(similarity("标签贴歪", "标签错误")).toBeGreaterThan(similarity("标签贴歪", "错标")));

  it("is 1 for the same text however it was typed, 0 where one says nothing", () => {
    expect(similarity("型号ＡＢＣ－１２３，  色差", "型号abc-123,色差")).toBeCloseTo(1);
    for (const empty of ["", "   ", "😀", "。。。"]) expect(similarity(empty, "外壳划伤")).toBe(0);
  });

  it("counts 𠮷 as one character and stumbles over no emoji and no half of one", () => {
    expect([...textFeatures("𠮷野家").keys()]).toEqual(["𠮷野", "野家"]);
    expect(similarity("𠮷野电器😀外壳刮花", "𠮷野电器外壳划伤🔥")).toBeGreaterThan(0.9);
    expect(() => textFeatures("坏\uD83D字")).not.toThrow();
  });

  it("keeps digits with their unit: 8mm is not 80mm, and 8 mm is 8mm", () => {
    expect(textFeatures("划 8 mm").has("8mm")).toBe(true);
    expect(similarity("长 8mm", "长 8 mm")).toBeCloseTo(1);
    expect(similarity("8mm", "80mm")).toBe(0);
  });

  it("says which words they share, defects first", () => {
    const [one, other] = ["面板外壳有刮花 8mm", "外壳划伤，长 8mm"].map(textFeatures);
    if (!one || !other) throw new Error("no features");
    expect(sharedWords(one, other)).toEqual(["划伤", "外壳", "8mm"]);
    expect(likeness(one, other)).toBeLessThanOrEqual(1);
  });
});
