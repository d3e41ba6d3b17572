import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { recordAllPrinted } from "../../src/actions/record-printed";
import { registerComplaint } from "../../src/actions/register-complaint";
import { DocumentRefused, writeDocument, writeOverview } from "../../src/actions/write-document";
import { compileTemplate } from "../../src/documents/template";
import { nodeCodec } from "../../src/opc/node-codec";
import { logCode } from "../../src/rules/log/log-chain";
import { printedDocuments } from "../../src/rules/log/printed";
import type { Case } from "../../src/rules/case";
import { docx, p, read, xmlOf } from "../documents/word";
import { aRegister, type TestRegister, typed } from "./a-register";

const templates = join(__dirname, "../../templates");
const ports = {
  template: async (name: string) =>
    compileTemplate(new Uint8Array(await readFile(join(templates, name))), nodeCodec),
  now: () => "2026-11-20 10:00:00",
};
const textOf = async (bytes: Uint8Array): Promise<string> =>
  Object.values(await xmlOf(bytes))
    .map(read)
    .join("\n");

async function registered(change: object = {}): Promise<TestRegister> {
  const register = await aRegister();
  const outcome = await registerComplaint(
    { ...typed, ...change },
    { asDraft: false, acceptFixes: false },
    register.ports,
  );
  expect(outcome.ok).toBe(true);
  return register;
}

describe("a document out of the register", () => {
  it("carries the code of the log and is known to the log once it has gone out (V-59)", async () => {
    const { load, ports: own } = await registered();
    const register = await load();
    const [one] = register.cases;
    if (!one) throw new Error("no case");
    const request = { document: "complaint", copy: "internal", language: "zh" } as const;
    const { bytes, printed, fileName } = await writeDocument(one, register, request, ports);
    expect(await textOf(bytes)).toContain(logCode(register.log));
    await recordAllPrinted(printed, own);
    const { log } = await load();
    expect(printedDocuments(log, one)).toMatchObject([
      { document: "complaint", copy: "internal", file: fileName, stale: false },
    ]);
  });

  it("is refused the customer where it would name who is responsible, and nobody else (V-56)", async () => {
    const { load } = await registered({
      respPerson: "王建国",
      liabilityReason: "王建国未按规范操作，已再培训",
    });
    const register = await load();
    const [one] = register.cases;
    if (!one) throw new Error("no case");
    const write = (copy: "internal" | "customer") =>
      writeDocument(one, register, { document: "complaint", copy, language: "zh" }, ports);
    const refused = await write("customer").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DocumentRefused);
    expect((refused as DocumentRefused).issues).toMatchObject([
      { rule: "V-56", fields: ["liabilityReason"] },
    ]);
    expect((await write("internal")).fileName).toContain("内部");
  });

  it("is refused where it would answer before anything was investigated; 收悉函 is printable", async () => {
    const { load } = await registered();
    const register = await load();
    const [one] = register.cases;
    if (!one) throw new Error("no case");
    for (const language of ["zh", "en"] as const) {
      const request = { document: "reply", copy: "customer", language } as const;
      const refused = await writeDocument(one, register, request, ports).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(DocumentRefused);
      expect((refused as DocumentRefused).issues).toMatchObject([{ rule: "V-61", severity: "block" }]);
      const received = await writeDocument(one, register, { ...request, document: "acknowledgement" }, ports);
      expect(received.fileName).toMatch(/^收悉函_\d{8}\.docx$/);
    }
  });

  it("is refused where the template apologises whatever was found and the goods are not ours", async () => {
    const { load } = await registered();
    const register = await load();
    const [first] = register.cases;
    if (!first) throw new Error("no case");
    const one: Case = {
      ...first,
      complaint: {
        ...first.complaint,
        status: "不成立待确认",
        isOurProduct: "否",
        liability: "非我司产品",
        liabilityReason: "标识与我司不符，非我司出货。",
      },
    };
    const request = { document: "reply", copy: "customer", language: "zh" } as const;
    const own = {
      ...ports,
      template: async () =>
        compileTemplate(await docx({ body: p("{{客户名称}}：我司深表歉意。") }), nodeCodec),
    };
    const refused = await writeDocument(one, register, request, own).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DocumentRefused);
    const ours: Case = { ...one, complaint: { ...one.complaint, isOurProduct: "是", liability: "我司" } };
    await writeDocument(ours, register, request, own);
    expect(await textOf((await writeDocument(one, register, request, ports)).bytes)).not.toContain("歉");
  });

  it("that has no copy of the wanted kind is written in the one it has", async () => {
    const { load } = await registered();
    const register = await load();
    const [one] = register.cases;
    if (!one) throw new Error("no case");
    const request = { document: "acknowledgement", copy: "internal", language: "en" } as const;
    expect(
      JSON.parse((await writeDocument(one, register, request, ports)).printed[0]?.fact ?? ""),
    ).toMatchObject({
      document: "acknowledgement",
      copy: "customer",
    });
  });
});

describe("a sheet about no single case", () => {
  it("is named after the day; 总经理批示汇总 of a register where nobody waits is empty (§6.1.7)", async () => {
    const register = await (await registered()).load();
    const decisions = await writeOverview(register, { document: "decisions", language: "zh" }, ports);
    expect(decisions).toMatchObject({ fileName: "总经理批示汇总_2026-11-20.docx", printed: [] });
    expect(await textOf(decisions.bytes)).not.toContain("26112001");
    const chart = await writeOverview(register, { document: "flowChart", language: "en" }, ports);
    expect(await textOf(chart.bytes)).toContain("Countermeasures");
  });
});
