import { recordPrinted } from "../../src/actions/record-printed";
import { registerComplaint } from "../../src/actions/register-complaint";
import { takeIn } from "../../src/actions/take-in";
import { printedNumbers } from "../../src/rules/number-conflicts";
import { aRegister, typed } from "./a-register";

describe("a number that goes out on paper", () => {
  it("is kept in the log, which then knows nothing else", async () => {
    const { ports, load } = await aRegister();
    const outcome = await registerComplaint(typed, { asDraft: false, acceptFixes: false }, ports);
    const id = outcome.ok ? (outcome.case.complaint.id ?? "") : "";
    await recordPrinted(id, "客户投诉处理单", ports);
    const { log } = await load();
    expect(log.at(-1)).toMatchObject({
      record: id,
      field: "printed",
      new: "客户投诉处理单",
      complaintNo: "26112001",
    });
    expect([...printedNumbers(log)]).toEqual([`${id} 26112001`]);
    expect(await takeIn(ports, { how: "outside" })).toMatchObject({ changes: [], gone: [] });
  });

  it("is none yet of a draft, and no record's that is not there", async () => {
    const { ports, load } = await aRegister();
    const outcome = await registerComplaint({ customer: "甲" }, { asDraft: true, acceptFixes: false }, ports);
    await recordPrinted(outcome.ok ? (outcome.case.complaint.id ?? "") : "", "8D报告", ports);
    expect((await load()).log).toHaveLength(1);
    await expect(recordPrinted("nobody", "8D报告", ports)).rejects.toMatchObject({ code: "unknown-row" });
  });
});
