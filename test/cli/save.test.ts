import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { registerComplaint } from "../../src/actions/register-complaint";
import { ending, MergeRefused } from "../../src/cli/exit";
import { openBook } from "../../src/cli/ports";
import { loadRegister } from "../../src/workbook/register";
import { brokenChains } from "../actions/two-sides";
import { build, draftFile, emptyFolder, kesu } from "./a-command-line";

jest.setTimeout(60_000);
beforeAll(build);

const typed = { customer: "苏州澜起光电", complaintText: "外壳有划痕", safetyRisk: "否" };
const plainly = { asDraft: false, acceptFixes: false };

/** A register file with one case. */
function aBook(): { folder: string; path: string } {
  const folder = emptyFolder();
  kesu(folder, ["new", "b.xlsx"]);
  kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]);
  return { folder, path: join(folder, "b.xlsx") };
}
const registerOf = async (path: string) => {
  const { ports } = await openBook(path, "");
  return loadRegister(ports.workbook, ports.profile, ports.holidays);
};

describe("saving a file that somebody else has saved meanwhile", () => {
  it("keeps both cases, each with a number of its own, and says which changed", async () => {
    const { folder, path } = aBook();
    const { ports, save } = await openBook(path, "王五");
    const mine = await registerComplaint({ ...typed, lotNo: "L1" }, plainly, ports);
    kesu(folder, [
      "register",
      "b.xlsx",
      "--from",
      draftFile(folder, { ...typed, lotNo: "L2" }),
      "--by",
      "赵六",
    ]);
    const { renumbered } = await save();
    const { cases, log } = await registerOf(path);
    const numbers = cases.map(({ complaint }) => complaint.complaintNo ?? "");
    expect(new Set(numbers).size).toBe(3);
    expect(cases.map(({ complaint }) => complaint.lotNo)).toEqual([null, "L2", "L1"]);
    expect(brokenChains(log)).toEqual([]);
    // the lower id keeps the number: this side drew first, though it saves last
    expect(renumbered).toEqual([
      { id: cases[1]?.complaint.id, from: mine.ok && mine.case.complaint.complaintNo, to: numbers[1] },
    ]);
  });

  it("merges what was registered on both sides of the same computer into one chain", async () => {
    const { path } = aBook();
    const { ports, save } = await openBook(path, "王五");
    await registerComplaint({ ...typed, lotNo: "L1" }, plainly, ports);
    const others = await openBook(path, "赵六");
    await registerComplaint({ ...typed, lotNo: "L2" }, plainly, others.ports);
    await others.save();
    await expect(save()).resolves.toMatchObject({ conflicts: [] });
    expect(brokenChains((await registerOf(path)).log)).toEqual([]);
  });

  it("refuses where both changed the same field: it names each one and writes nothing", async () => {
    const { path } = aBook();
    const [mine, theirs] = [await openBook(path, "王五"), await openBook(path, "赵六")];
    const id = (await registerOf(path)).cases[0]?.complaint.id ?? "";
    await amendComplaint(id, { lotNo: "L1" }, plainly, mine.ports);
    await amendComplaint(id, { lotNo: "L2" }, plainly, theirs.ports);
    await theirs.save();
    const before = readFileSync(path);
    await expect(mine.save()).rejects.toMatchObject({
      conflicts: [{ field: "lotNo", mine: "L1", theirs: "L2" }],
    });
    expect(readFileSync(path)).toEqual(before);
  });

  it("ends with 1 then, and with a sentence for each field", async () => {
    const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const conflict = {
      table: "complaint",
      id: "01K",
      complaintNo: "26112001",
      field: "lotNo",
      label: "批号",
    } as const;
    await ending(() =>
      Promise.reject(new MergeRefused([{ ...conflict, base: null, mine: "L1", theirs: "L2" }])),
    );
    expect(process.exitCode).toBe(1);
    process.exitCode = 0;
    expect(said.mock.calls.flat()).toEqual([
      "客诉 26112001 「批号」两边都改了：您写的是“L1”，对方存的是“L2”。",
      "有 1 处与别人的改动冲突，没有写入任何内容。请核对后再试一次。",
    ]);
    said.mockRestore();
  });

  it("says what is wrong when the file is no register any more", async () => {
    const { path } = aBook();
    const { ports, save } = await openBook(path, "王五");
    await registerComplaint({ ...typed, lotNo: "L1" }, plainly, ports);
    writeFileSync(path, "gone");
    await expect(save()).rejects.toMatchObject({ code: "not-a-workbook" });
  });
});
