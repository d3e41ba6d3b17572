import { noParts } from "../../../src/records/parts";
import type { Case } from "../../../src/rules/case";
import { printedDocuments, printedFact } from "../../../src/rules/log/printed";
import { part } from "../../documents/a-complaint";
import { complaint } from "../a-case";

const one: Case = { complaint: complaint(), lines: [], parts: noParts };
const document = { document: "complaint", copy: "internal", file: "处理单.docx", code: "0a1b2c3d" };
const entry = (fact: string, time = "2026-11-20 10:00:00", record = one.complaint.id) => ({
  record,
  field: "printed",
  new: fact,
  time,
  who: "林晓",
});
const staleAfter = (change: Partial<Case>): boolean | undefined =>
  printedDocuments([entry(printedFact(one, document))], { ...one, ...change })[0]?.stale;

describe("V-59: the documents written for a case", () => {
  it("are told with their copy, their code and who wrote them", () => {
    expect(printedDocuments([entry(printedFact(one, document))], one)).toEqual([
      { ...document, at: "2026-11-20 10:00:00", by: "林晓", stale: false },
    ]);
  });

  it("are out of date once the case says something else, in a field, a line or a list", () => {
    expect(staleAfter({ complaint: complaint({ lotQty: 9 }) })).toBe(true);
    expect(staleAfter({ parts: { ...noParts, measure: [part("measure", { content: "改" })] } })).toBe(true);
  });

  it("are none the older for having been signed, sent and taken a step further", () => {
    const approval = [part("approval", { step: "部门主管签核", name: "赵强" })];
    const transition = [part("transition", { kind: "推进" })];
    expect(
      staleAfter({
        complaint: complaint({ status: "待受理", handedToQaAt: "2026-11-20 11:00", deptHeadSign: "赵强" }),
        parts: { ...noParts, approval, transition },
      }),
    ).toBe(false);
  });

  it("are the latest of each document and copy, and never another case's", () => {
    const later = printedFact(one, { ...document, file: "处理单(2).docx" });
    const customers = printedFact(one, { ...document, copy: "customer" });
    const log = [
      entry(printedFact(one, document)),
      entry(customers),
      entry(later, "2026-11-21 09:00:00"),
      entry(later, "2026-11-21 09:00:00", "another"),
    ];
    expect(printedDocuments(log, one).map(({ copy, file }) => [copy, file])).toEqual([
      ["internal", "处理单(2).docx"],
      ["customer", "处理单.docx"],
    ]);
  });

  it("of an earlier Kesu, which kept the file's name alone, are told and never called out of date", () => {
    expect(printedDocuments([entry("客户投诉处理单_26112001_内部.docx")], one)).toMatchObject([
      { document: "客户投诉处理单_26112001_内部.docx", stale: false },
    ]);
  });
});
