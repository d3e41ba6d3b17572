import { applyFixes, isRewriting } from "../../src/actions/apply-fixes";
import { checkRegister, type Finding } from "../../src/actions/check-register";
import type { Ports } from "../../src/actions/ports";
import { registerComplaint } from "../../src/actions/register-complaint";
import { takeIn } from "../../src/actions/take-in";
import { columnLetters } from "../../src/workbook/ooxml/address";
import type { FileWorkbook } from "../../src/workbook/file-workbook";
import type { CellsByField } from "../../src/workbook/port";
import { loadRegister } from "../../src/workbook/register";
import { edited, typedByHand } from "../workbook/by-hand";
import { aRegister, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

/** A register with a case over whose cells somebody has typed; taken in or not. */
async function messedUp(cells: CellsByField, isTakenIn = true) {
  const { ports, workbook } = await aRegister();
  await registerComplaint(
    { ...typed, lines: [{ partNo: "008", lotQty: "10", defectQty: "1", uom: "个" }] },
    plainly,
    ports,
  );
  const { version, tables } = await workbook.read(["complaint"]);
  const id = tables.complaint?.rows[0]?.id ?? "";
  await workbook.commit({ tables: { complaint: { update: [{ id, cells }] } } }, version);
  if (isTakenIn) await takeIn(ports, { how: "outside" });
  return { ports: { ...ports, workbook }, id };
}
const load = ({ workbook, profile, holidays }: Ports) => loadRegister(workbook, profile, holidays);
const proposals = async (ports: Ports): Promise<readonly Finding[]> =>
  (await checkRegister(ports)).filter(({ issue }) => issue.fix);

/** The register with a formula typed into a cell of the first case. */
async function withFormula(workbook: FileWorkbook, field: string, formula: string, result: string) {
  const {
    letters = [],
    columns = [],
    sheet = "",
  } = (await workbook.read(["complaint"])).tables.complaint ?? {};
  const cell = `${letters[columns.indexOf(field)] ?? columnLetters(1)}4`;
  return edited(workbook, sheet, (xml) =>
    xml.replace(
      new RegExp(`(<c r="${cell}"(?: s="\\d+")?)[^>]*?(?:/>|>.*?</c>)`),
      `$1${result.replace(">", `><f>${formula}</f>`)}</c>`,
    ),
  );
}

describe("taking what findings propose", () => {
  it.each([
    ["full-width digits", { lotQty: "５０００" }, "lotQty", 5000],
    ["thousands and 万", { amountInvolved: "1.2万" }, "amountInvolved", 1_200_000],
    ["a date as text", { deliveryDate: "2026-11-09" }, "deliveryDate", "2026-11-09"],
    ["a number as text", { lotQty: "5000" }, "lotQty", 5000],
    ["a synonym", { recordType: "抱怨" }, "recordType", "投诉"],
    ["hidden characters", { lotNo: "L\u200B2611" }, "lotNo", "L2611"],
    ["zeros that Excel took", { partNo: 7 }, "partNo", "007"],
  ] as const)("mends %s", async (_, cells, field, value) => {
    const { ports, id } = await messedUp(cells);
    const found = (await proposals(ports)).filter(
      ({ issue }) => issue.fix?.field === field && issue.rule !== "V-11",
    );
    expect(found).toHaveLength(1);
    const before = (await load(ports)).log.length;
    expect(await applyFixes(found, ports)).toEqual({ applied: found, left: [] });
    const { cases, log } = await load(ports);
    expect(cases[0]?.complaint[field]).toBe(value);
    expect(log.slice(before)).toContainEqual(expect.objectContaining({ record: id, field, who: "林晓" }));
    expect(
      (await proposals(ports)).filter(({ issue }) => issue.fix?.field === field && issue.rule !== "V-11"),
    ).toEqual([]);
  });

  it("takes all of them at once in one commit, and clears the marks", async () => {
    const { ports } = await messedUp({
      lotQty: "５０００",
      recordType: "抱怨",
      deliveryDate: "2026/11/09",
      partNo: 7,
    });
    const found = (await proposals(ports)).filter(isRewriting);
    const { version } = ports.workbook;
    const { applied, left } = await applyFixes(found, ports);
    expect([applied.length, left]).toEqual([4, []]);
    expect(Number(ports.workbook.version.split(".")[1])).toBe(Number(version.split(".")[1]) + 1);
    const { complaint } = (await load(ports)).cases[0] ?? {};
    expect(complaint).toMatchObject({
      lotQty: 5000,
      recordType: "投诉",
      deliveryDate: "2026-11-09",
      partNo: "007",
    });
    expect(complaint?.findings).toBeNull();
  });

  it("proposes a lost zero only where the log knows what was there", async () => {
    const { ports, workbook } = await aRegister();
    const other = await typedByHand(workbook, "complaint", { customer: "甲", partNo: 7 });
    const on = { ...ports, workbook: other };
    await takeIn(on, { how: "outside" });
    expect((await checkRegister(on)).find(({ issue }) => issue.rule === "V-12")?.issue.fix).toBeUndefined();
    const known = await messedUp({ partNo: 7, lotNo: 46086 }, false);
    expect((await proposals(known.ports)).map(({ issue }) => issue.fix)).toContainEqual({
      field: "partNo",
      value: "007",
    });
    expect((await proposals(known.ports)).map(({ issue }) => issue.fix?.field)).not.toContain("lotNo");
  });

  it("leaves to a person what is no mere rewriting: a name nearly of the list, a grade", async () => {
    const { ports, workbook } = await aRegister();
    await workbook.commit(
      { tables: { customer: { insert: [{ id: "01KCUSTOMER0000000000000000", name: "苏州澜起光电科技" }] } } },
      workbook.version,
    );
    await registerComplaint({ ...typed, customer: "苏州澜起光电科枝" }, plainly, ports);
    const found = await proposals(ports);
    expect(found.filter(({ issue }) => issue.rule === "V-11").map(isRewriting)).toEqual([false]);
  });

  it("does not touch what somebody has changed since the check", async () => {
    const { ports, id } = await messedUp({ lotQty: "５０００" });
    const found = (await proposals(ports)).filter(isRewriting);
    const { version } = await ports.workbook.read([]);
    await ports.workbook.commit(
      { tables: { complaint: { update: [{ id, cells: { lotQty: 6000 } }] } } },
      version,
    );
    expect(await applyFixes(found, ports)).toEqual({
      applied: [],
      left: [{ finding: found[0], because: "out-of-date" }],
    });
    expect((await load(ports)).cases[0]?.complaint.lotQty).toBe(6000);
  });

  it("waits until a row typed by hand is a record", async () => {
    const { ports, workbook } = await aRegister();
    const on = {
      ...ports,
      workbook: await typedByHand(workbook, "complaint", { customer: "甲", lotQty: "５０" }),
    };
    const found = (await proposals(on)).filter(isRewriting);
    expect((await applyFixes(found, on)).left.map(({ because }) => because)).toEqual(["no-record"]);
    await takeIn(on, { how: "outside" });
    expect((await applyFixes((await proposals(on)).filter(isRewriting), on)).applied).toHaveLength(1);
  });

  it("mends a line of 明细 and works its case out anew", async () => {
    const { ports } = await messedUp({});
    const line = (await load(ports)).productLines[0]?.record.id ?? "";
    const { version } = await ports.workbook.read([]);
    const update = [{ id: line, cells: { lotQty: "１０００" } }];
    await ports.workbook.commit({ tables: { productLine: { update } } }, version);
    await takeIn(ports, { how: "outside" });
    await applyFixes((await proposals(ports)).filter(isRewriting), ports);
    const [one] = (await load(ports)).cases;
    expect(one?.lines[0]?.lotQty).toBe(1000);
    expect(one?.complaint.defectRate).toBeCloseTo(53 / 6000, 12);
  });
});

describe("a formula where none belongs (V-13)", () => {
  const typedFormula = async (field: string, formula: string, result: string) => {
    const { ports, id } = await messedUp({});
    const workbook = await withFormula(ports.workbook, field, formula, result);
    return { ports: { ...ports, workbook }, id };
  };
  const mended = async (
    ports: Ports & { workbook: FileWorkbook },
    field: "complaintText" | "lotQty" | "model",
  ) => {
    const found = (await proposals(ports)).filter(({ issue }) => issue.rule === "V-13");
    await applyFixes(found, ports);
    const { cases, tableIssues } = await load(ports);
    expect(tableIssues).toEqual([]);
    return [found[0]?.issue.fix?.value, cases[0]?.complaint[field]];
  };

  it("becomes its own text, which calculates nothing", async () => {
    const { ports } = await typedFormula("complaintText", "cmd|'/c calc'!A0", ' t="e"><v>#REF!</v>');
    const text = "=cmd|'/c calc'!A0";
    expect(await mended(ports, "complaintText")).toEqual([text, text]);
  });

  it("becomes what it comes to, where that is a value of the field", async () => {
    const quantity = await typedFormula("lotQty", "2500*2", "><v>5000</v>");
    expect(await mended(quantity.ports, "lotQty")).toEqual(["5000", 5000]);
    expect((await load(quantity.ports)).log).toContainEqual(
      expect.objectContaining({ field: "lotQty", old: "=2500*2", new: "5000" }),
    );
    const looked = await typedFormula("model", "VLOOKUP(1,2,3)", ' t="str"><v>PL600</v>');
    expect(await mended(looked.ports, "model")).toEqual(["PL600", "PL600"]);
  });

  it("has no proposal where it comes to nothing a quantity could be", async () => {
    const { ports } = await typedFormula("lotQty", "NA()", ' t="e"><v>#N/A</v>');
    expect(
      (await checkRegister(ports)).find(({ issue }) => issue.rule === "V-13")?.issue.fix,
    ).toBeUndefined();
  });
});
