import { noParts } from "../../src/records/parts";
import type { Complaint } from "../../src/records/complaint";
import type { Issue } from "../../src/rules/issue";
import { type Letter, letterIssues } from "../../src/rules/letters";
import { sayIssue } from "../../src/texts/say";
import { en } from "../../src/texts/en";
import { zh } from "../../src/texts/zh";
import { complaint } from "./a-case";

const found: Partial<Complaint> = {
  complaintNo: "26101202",
  status: "待总经理批示",
  subjectType: "产品",
  recordType: "投诉",
  isOurProduct: "是",
  preliminaryCause: "清洗水电导率超标",
  liability: "我司",
};
const issuesOf = (letter: Letter, change: Partial<Complaint> = {}): Issue[] =>
  letterIssues(letter, { complaint: complaint({ ...found, ...change }), lines: [], parts: noParts });
const needs = (letter: Letter, change: Partial<Complaint> = {}): string[] =>
  issuesOf(letter, change).map(({ problem }) => (problem.code === "unmet" ? problem.need : problem.code));

describe("V-61: a letter to the customer", () => {
  it("may go out once the investigation has come to something", () => {
    expect(needs("reply")).toEqual([]);
    expect(
      needs("reply", { liability: "非我司产品", isOurProduct: "否", liabilityReason: "标签不符" }),
    ).toEqual([]);
    expect(needs("reply", { isOurProduct: null, subjectType: "服务" })).toEqual([]);
  });

  it.each(["已登记", "待受理"] as const)("does not answer before anything was investigated: %s", (status) => {
    expect(needs("reply", { status })).toEqual(["letter-uninvestigated"]);
  });

  it.each<[string, Partial<Complaint>]>([
    ["letter-unregistered", { complaintNo: null, status: "草稿" }],
    ["letter-withdrawn", { status: "已撤销" }],
    ["letter-our-product", { isOurProduct: null }],
    ["letter-our-product", { isOurProduct: "待确认" }],
    ["letter-liability", { liability: null }],
    ["letter-cause", { preliminaryCause: null }],
    ["letter-cause", { preliminaryCause: "  " }],
    ["letter-reason", { liability: "客户" }],
    ["letter-contradiction", { liability: "非我司产品", liabilityReason: "标签不符" }],
    ["letter-contradiction", { isOurProduct: "否" }],
  ])("is refused for %s where %j", (need, change) => {
    expect(needs("reply", change)).toEqual([need]);
  });

  it("is refused in a sentence with the way out, in both languages", () => {
    const all = issuesOf("reply", { status: "已登记" });
    expect(all.map((each) => sayIssue(zh, each)).join()).toContain("可先打印收悉函");
    expect(all.map((each) => sayIssue(en, each)).join()).toContain("acknowledgement");
  });

  it("that only acknowledges is printable from 已登记 on", () => {
    for (const status of ["已登记", "待受理", "调查中", "已结案"] as const)
      expect(needs("acknowledgement", { complaintNo: "26101202", status, liability: null })).toEqual([]);
    expect(needs("acknowledgement", { complaintNo: null, status: "草稿" })).toEqual(["letter-unregistered"]);
  });
});
