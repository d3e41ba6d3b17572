import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeCodec } from "../../src/opc/node-codec";
import type { TableName } from "../../src/records/tables";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import type { CellsByField } from "../../src/workbook/port";
import { build, draftFile, emptyFolder, kesu } from "./a-command-line";

jest.setTimeout(120_000);
beforeAll(build);

const draft = {
  customer: "苏州澜起光电",
  complaintText: "外壳有划痕",
  safetyRisk: "否",
  receivedAt: "2025-03-03 09:30",
};
const NEVER = 2_958_465;

/** A register with two complaints; the first row of a table has these cells as somebody typed them. */
async function aBook(table: TableName, isIt: (cells: readonly unknown[]) => boolean, cells: CellsByField) {
  const folder = emptyFolder();
  kesu(folder, ["new", "台账.xlsx"]);
  for (const customer of ["甲", "乙"])
    kesu(folder, ["register", "台账.xlsx", "--from", draftFile(folder, { ...draft, customer })]);
  const path = join(folder, "台账.xlsx");
  const workbook = await openFileWorkbook(new Uint8Array(readFileSync(path)), nodeCodec);
  const { version, tables } = await workbook.read([table]);
  const id = tables[table]?.rows.find((row) => isIt(row.cells))?.id ?? "";
  await workbook.commit({ tables: { [table]: { update: [{ id, cells }] } } }, version);
  writeFileSync(path, await workbook.bytes());
  return folder;
}

/** Every verb that looks at a register, with its exit code: the numbers of its cases, and one more complaint. */
function everyVerb(folder: string) {
  const { complaints } = JSON.parse(kesu(folder, ["list", "台账.xlsx", "--json"]).out) as {
    complaints: { complaintNo: string }[];
  };
  const [{ complaintNo } = { complaintNo: "" }] = complaints;
  const verbs = [
    ["check", "台账.xlsx", "--json"],
    ["due", "台账.xlsx"],
    ["show", "台账.xlsx", complaintNo],
    ["document", "台账.xlsx", complaintNo, "--form", "complaint"],
    ["register", "台账.xlsx", "--from", draftFile(folder, { ...draft, customer: "丙" }), "--json"],
  ];
  return verbs.map((args) => ({ verb: args[0], ...kesu(folder, args) }));
}

const findingsOf = (out: string) =>
  (JSON.parse(out) as { findings: { rule: string; cell: string | null; message: string }[] }).findings;

describe("a date of 9999-12-31 ends no verb", () => {
  it("typed or pasted: check, register, due, show and document go on, and check names the cell", async () => {
    const folder = await aBook("complaint", (cells) => cells.includes("甲"), {
      receivedAt: NEVER,
      registeredAt: NEVER,
      customerDueDate: NEVER,
      deliveryDate: "9999-12-31",
    });
    const runs = everyVerb(folder);
    expect(runs.map(({ verb, code, err }) => [verb, code, /程序出错/.test(err)])).toEqual(
      ["check", "due", "show", "document", "register"].map((verb) => [verb, 0, false]),
    );
    const told = findingsOf(runs[0]?.out ?? "").filter(({ message }) => message.includes("2099-12-31"));
    expect(told.map(({ rule }) => rule)).toEqual(["V-02", "V-02", "V-02", "V-02"]);
    expect(new Set(told.map(({ cell }) => cell)).size).toBe(4);
  });

  it("in a draft: refused, with the field and the way out", () => {
    const folder = emptyFolder();
    kesu(folder, ["new", "台账.xlsx"]);
    for (const receivedAt of ["9999-12-31", "0001-01-01", "1899-12-31", 99991231]) {
      const { code, err, out } = kesu(folder, [
        "register",
        "台账.xlsx",
        "--from",
        draftFile(folder, { ...draft, receivedAt }),
        "--json",
      ]);
      expect([receivedAt, code, /程序出错/.test(err)]).toEqual([receivedAt, 1, false]);
      expect(out).toContain("receivedAt");
    }
    expect(kesu(folder, ["due", "台账.xlsx", "--on", "9999-12-31"]).err).toContain("2099-12-31");
  });

  it("nor does a clock of 99,999,999 days in 设置", async () => {
    const folder = await aBook("setting", (cells) => cells.includes("sla.closing"), { value: "99999999" });
    const runs = everyVerb(folder);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(findingsOf(runs[0]?.out ?? "").filter(({ rule }) => rule === "V-10")).toHaveLength(1);
  });
});

describe("a number pattern cannot stop the register", () => {
  it.each([
    ["COMM-YYMMDD-NN", /^COMM-\d{6}-01$/, 0],
    ["KS-YYYY-NNN", /^KS-\d{4}-001$/, 0],
    ["NCR-YYMMDD", /^\d{6}03$/, 1],
  ])(
    "%s draws %s; what cannot be understood is one finding and the default in force",
    async (pattern, number, told) => {
      const folder = await aBook("setting", (cells) => cells.includes("no.pattern"), { value: pattern });
      const runs = everyVerb(folder);
      expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
      const rules = findingsOf(runs[0]?.out ?? "").map(({ rule }) => rule);
      expect(rules.filter((rule) => rule === "V-10")).toHaveLength(told);
      expect(rules).not.toContain("V-01"); // what was drawn under the former pattern stays valid
      const list = JSON.parse(kesu(folder, ["list", "台账.xlsx", "--json"]).out) as {
        complaints: { complaintNo: string }[];
      };
      expect(list.complaints.at(-1)?.complaintNo).toMatch(number);
      expect(kesu(folder, ["show", "台账.xlsx", list.complaints.at(-1)?.complaintNo ?? ""]).code).toBe(0);
    },
  );
});
