import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeCodec } from "../../src/opc/node-codec";
import { printedDocuments } from "../../src/rules/log/printed";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { loadRegister, type Register } from "../../src/workbook/register";
import { qp12a } from "../../src/procedure/qp-12a";
import { holidays } from "../actions/a-register";
import { build, emptyFolder, kesu } from "./a-command-line";

jest.setTimeout(180_000);

let folder: string;
let no: string;

const register = async (): Promise<Register> =>
  loadRegister(
    await openFileWorkbook(new Uint8Array(readFileSync(join(folder, "s.xlsx"))), nodeCodec),
    qp12a,
    holidays,
  );

beforeAll(async () => {
  build();
  folder = emptyFolder();
  expect(kesu(folder, ["sample", "s.xlsx", "--cases", "12", "--seed", "1"]).code).toBe(0);
  no = (await register()).cases[0]?.complaint.complaintNo ?? "";
});

const document = (...args: readonly string[]) =>
  kesu(folder, ["document", "s.xlsx", ...args, "--by", "林晓"]);

describe("kesu document", () => {
  it("writes every paper of a case, and the register knows of each (V-59)", async () => {
    const forms = {
      complaint: "complaint",
      "8d": "eightD",
      reply: "reply",
      acknowledgement: "acknowledgement",
      "unit-reply": "unitReply",
      visit: "visit",
      meeting: "meeting",
      distribution: "distribution",
      "sample-label": "sampleLabel",
      "isolation-card": "isolationCard",
    };
    for (const form of Object.keys(forms)) {
      const { code, out, err } = document(no, "--form", form);
      expect([form, code, err]).toEqual([form, 0, ""]);
      expect(existsSync(join(folder, out.trim()))).toBe(true);
    }
    const { cases, log } = await register();
    const one = cases.find(({ complaint }) => complaint.complaintNo === no);
    if (!one) throw new Error(no);
    const known = printedDocuments(log, one);
    expect(known.map((each) => each.document)).toEqual(Object.values(forms));
    expect(new Set(known.map(({ by, stale }) => `${by} ${String(stale)}`))).toEqual(new Set(["林晓 false"]));
  });

  it("refuses a reply before anything was investigated, writes nothing, and names 收悉函 as the way out", async () => {
    const before = await register();
    const early = before.cases.find(
      ({ complaint }) => complaint.status === "已登记" || complaint.status === "待受理",
    );
    const number = early?.complaint.complaintNo ?? "";
    const files = readdirSync(folder).length;
    const { code, out, err } = document(number, "--form", "reply");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("可先打印收悉函");
    expect(err).toContain("没有生成文件");
    expect(readdirSync(folder)).toHaveLength(files);
    expect((await register()).log).toHaveLength(before.log.length);
    expect(document(number, "--form", "acknowledgement").code).toBe(0);
  });

  it("writes 总经理批示汇总 and the flow chart without a number, and asks for one elsewhere", () => {
    for (const form of ["decisions", "flow-chart"]) {
      const { code, out } = document("--form", form);
      expect(code).toBe(0);
      expect(existsSync(join(folder, out.trim()))).toBe(true);
    }
    expect(document("--form", "reply")).toMatchObject({
      code: 2,
      err: expect.stringContaining("请写客诉编号") as string,
    });
  });

  it("writes the paper although the register is open elsewhere, and says that it does not know of it", async () => {
    const lock = join(folder, "~$s.xlsx");
    writeFileSync(lock, "");
    const before = (await register()).log.length;
    const { code, out, err } = document(no, "--form", "visit");
    rmSync(lock);
    expect(code).toBe(0);
    expect(existsSync(join(folder, out.trim()))).toBe(true);
    expect(err).toContain("没有记入台账");
    expect((await register()).log).toHaveLength(before);
  });
});
