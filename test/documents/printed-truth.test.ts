import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CaseDocument, kindOf, templateOf } from "../../src/documents/catalogue";
import type { ComplaintInput } from "../../src/documents/form-input";
import { complaintTags } from "../../src/documents/tags";
import { compileTemplate } from "../../src/documents/template";
import { nodeCodec } from "../../src/opc/node-codec";
import type { Complaint } from "../../src/records/complaint";
import type { Case } from "../../src/rules/case";
import { input, line, part } from "./a-complaint";
import { closedCase, fullCase } from "./a-full-case";
import { read, xmlOf } from "./word";

/** What is printed is true, or it is not printed. */

async function printed(name: CaseDocument, change: Partial<ComplaintInput>): Promise<string> {
  const { form, copies } = kindOf(name);
  const own = input({ form, copy: copies[0] ?? "internal", ...change });
  const file = readFileSync(join(__dirname, "../../templates", templateOf(name, own.language)));
  const template = await compileTemplate(new Uint8Array(file), nodeCodec);
  const parts = await xmlOf(await template.fill(complaintTags(own, template.tags)));
  return Object.entries(parts)
    .filter(([part]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(part))
    .map(([, xml]) => read(xml))
    .join("\n");
}
const withFacts = (one: Case, facts: Partial<Complaint>): Case => ({
  ...one,
  complaint: { ...one.complaint, ...facts },
});

describe("不适用 / N/A", () => {
  it("is not what stands for the leader on the 8D of a closed case with a leader", async () => {
    const one = { ...closedCase, parts: { ...closedCase.parts, sweep: [] } };
    for (const language of ["zh", "en", "both"] as const) {
      const text = await printed("eightD", { ...one, language });
      expect(text).toContain("陈静");
      expect(text).not.toMatch(/N\/A|不适用/);
    }
  });

  it("does not stand for a leader who is held responsible: the customer is shown a blank", async () => {
    const text = await printed("eightD", withFacts(closedCase, { respPerson: "陈静" }));
    expect(text).not.toMatch(/陈静|组长\n不适用/);
  });

  it("is nowhere on a customer's copy where data is missing or hidden", async () => {
    const bare = withFacts(
      { ...closedCase, parts: { ...closedCase.parts, sweep: [], eightD: [] } },
      {
        traceDocs: null,
        verifyEvidence: null,
        customerRef: null,
        d8No: null,
      },
    );
    for (const name of ["complaint", "eightD", "reply"] as const) {
      const text = await printed(name, { ...bare, copy: "customer" });
      const told = text.split("\n").filter((each) => each === "不适用");
      expect([name, told.length]).toEqual([name, name === "complaint" ? 1 : 0]); // 非我司理由 of a case that is ours
    }
  });
});

describe("a reply letter", () => {
  it.each(["客户", "非我司产品", "无法判定", "物流"] as const)(
    "does not apologise where the liability is %s",
    async (liability) => {
      const one = withFacts(fullCase, { liability, liabilityReason: "批号标识与我司标签不符，非我司出货。" });
      for (const language of ["zh", "en"] as const) {
        const text = await printed("reply", { ...one, language });
        expect(text).not.toMatch(/歉|apolog/i);
        expect(text).toContain("批号标识与我司标签不符");
      }
    },
  );

  it("apologises where it is ours, and says whose the problem is in the words of the verdict", async () => {
    expect(await printed("reply", fullCase)).toMatch(/深表歉意[\s\S]*本次问题由我司造成/);
    expect(await printed("reply", { ...fullCase, language: "en" })).toMatch(/apologise[\s\S]*caused by us/);
    const supplier = await printed("reply", withFacts(fullCase, { liability: "供应商" }));
    expect(supplier).toMatch(/深表歉意[\s\S]*外购物料/);
    expect(supplier).not.toContain("由我司造成");
  });

  it("shows both of two lots, as does every other paper of the case", async () => {
    const two: Case = {
      ...fullCase,
      lines: [line({ partNo: "KS-10077", lotNo: "L260977", lotQty: 4000, defectQty: 3, uom: "个" })],
    };
    for (const name of [
      "reply",
      "acknowledgement",
      "complaint",
      "eightD",
      "unitReply",
      "visit",
      "meeting",
      "distribution",
      "sampleLabel",
    ] as const) {
      const text = await printed(name, {
        ...two,
        ...(name === "complaint" && { copy: "customer" as const }),
      });
      expect([name, text.includes("L260901"), text.includes("L260977")]).toEqual([name, true, true]);
    }
  });

  it("says how the verification came out, also where it failed", async () => {
    const failed = withFacts(fullCase, { verifyResult: "无效" });
    expect(await printed("reply", { ...failed, language: "en" })).toContain("Not effective");
    expect(await printed("reply", failed)).toContain("验证结果：无效");
    expect(await printed("reply", withFacts(fullCase, { verifyResult: "待验证" }))).not.toContain("效果确认");
  });
});

describe("收悉函", () => {
  it("tells that the complaint has arrived, without cause or admission", async () => {
    for (const language of ["zh", "en"] as const) {
      const text = await printed("acknowledgement", { ...fullCase, language });
      expect(text).toContain("26101202");
      expect(text).toContain("端子氧化发黑");
      expect(text).not.toMatch(/歉|apolog|清洗水|盐雾|由我司造成|caused by us/i);
    }
    expect(await printed("acknowledgement", fullCase)).toContain("不是对原因或责任的认定");
  });
});

describe("the customer's annex", () => {
  const long = "检验规范 QI-12 由 A 版改为 B 版并培训；".repeat(20);
  const one: Case = {
    ...withFacts(fullCase, { cutInLot: "L261025;".repeat(14) }),
    parts: { ...fullCase.parts, eightD: [part("eightD", { d8No: "8D-26-031", documents: long })] },
  };

  it("prints no row the customer's copy does not have", async () => {
    const house = await printed("complaint", one);
    expect(house).toContain("续页内容");
    expect(house.split("由 A 版改为 B 版").length - 1).toBeGreaterThanOrEqual(20);
    const customers = await printed("complaint", { ...one, copy: "customer" });
    expect(customers).not.toMatch(/由 A 版改为|L261025;|附页|续页内容/);
  });

  it("continues what the copy does show", async () => {
    const text = await printed("complaint", {
      ...withFacts(one, { complaintText: "端子发黑，插拔力不足。".repeat(80) }),
      copy: "customer",
    });
    expect(text).toContain("续页内容");
    expect(text.split("端子发黑，插拔力不足").length - 1).toBeGreaterThan(80);
    expect(text).not.toMatch(/由 A 版改为|L261025;/);
  });
});

describe("a deputy's signature", () => {
  const signed = (deputy: string | null): Case => ({
    ...fullCase,
    parts: {
      ...fullCase.parts,
      approval: fullCase.parts.approval.map((each) =>
        each.step === "8D审核" ? { ...each, name: "高翔", deputy } : each,
      ),
    },
  });

  it("names whoever signed first: 林晓（代 高翔）", () => {
    const own = input({ ...signed("林晓"), copy: "internal" });
    const { texts } = complaintTags(own, []);
    expect(texts["签核：8D审核"]).toContain("林晓（代 高翔）");
    expect(complaintTags({ ...own, language: "en" }, []).texts["签核：8D审核"]).toContain("林晓（for 高翔）");
  });

  it("does not tell the customer that the principal signed", async () => {
    const text = await printed("eightD", signed("林晓"));
    expect(text).toContain("代 高翔");
    expect(text).not.toContain("林晓");
  });

  it("is an ordinary signature where principal and deputy are one", () => {
    const { texts } = complaintTags(input({ ...signed("高翔"), copy: "internal" }), []);
    expect(texts["签核：8D审核"]).not.toContain("代");
  });
});
