import { caseIn, live } from "./lives/live";
import { majorLife } from "./lives/major-life";
import { minorLife } from "./lives/minor-life";
import { excelStage, fileStage } from "./lives/stage";
import { supplierLife } from "./lives/supplier-life";

describe.each([
  ["files", fileStage],
  ["the Office.js host", excelStage],
])("three whole lives through %s", (_, make) => {
  it("R-5: go from the call to closing", async () => {
    const stage = await make();
    const ids = [];
    for (const life of [minorLife, majorLife, supplierLife]) ids.push(await live(life, stage));
    const register = await stage.load();
    expect(ids.map((id) => caseIn(register, id).complaint.status)).toEqual(["已结案", "已结案", "已结案"]);
    expect(caseIn(register, ids[1]!).parts.share.map(({ amount }) => amount)).toEqual([33330, 33330, 33341]);
    stage.close();
  }, 120_000);
});
