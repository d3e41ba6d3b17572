import { readFile } from "../../src/pane/disk-file";
import { saveInto } from "../../src/pane/save-file";
import type { Session } from "../../src/pane/session";
import type { WorkingCopy } from "../../src/pane/working-copy";
import { registerComplaint } from "../../src/actions/register-complaint";
import { brokenChains } from "../actions/two-sides";
import { aRegister, typed } from "../actions/a-register";
import { aBrowser, SharedFile } from "./a-disk";

const plainly = { asDraft: false, acceptFixes: false };

/** A file with one case. */
async function aFile(): Promise<{ file: SharedFile; id: string }> {
  const { ports, workbook } = await aRegister();
  const outcome = await registerComplaint(typed, plainly, ports);
  return {
    file: new SharedFile(await workbook.bytes()),
    id: outcome.ok ? (outcome.case.complaint.id ?? "") : "",
  };
}

async function opened(file: SharedFile, kept?: { copy?: WorkingCopy | undefined }): Promise<Session> {
  const session = aBrowser(kept);
  const { bytes, stamp } = await readFile(file.handle);
  await session.openBytes({
    bytes,
    stamp,
    name: "台账.xlsx",
    origin: "disk",
    unsaved: 0,
    handle: file.handle,
  });
  return session;
}
const save = (session: Session, file: SharedFile): Promise<void> =>
  saveInto(session, file.handle, session.state().book?.stamp);
const lots = async (file: SharedFile) =>
  (await file.register()).cases.map(({ complaint }) => complaint.lotNo);
const lotOf = (session: Session) => session.state().book?.register.cases[0]?.complaint.lotNo;

describe("saving the register into its file", () => {
  it("counts what stands in no file, and keeps the changes until they do", async () => {
    const { file } = await aFile();
    const kept: { copy?: WorkingCopy } = {};
    const session = await opened(file, kept);
    await session.register({ ...typed, lotNo: "L1" }, plainly);
    expect(kept.copy).toMatchObject({ unsaved: 1, intents: [{}] });
    await save(session, file);
    expect(kept.copy).toMatchObject({ unsaved: 0 });
    expect(kept.copy?.intents).toBeUndefined();
    expect(await lots(file)).toEqual(["L2611", "L1"]);
  });

  it("merges into what somebody else has saved meanwhile, and says so", async () => {
    const { file } = await aFile();
    const [mine, theirs] = [await opened(file), await opened(file)];
    await theirs.register({ ...typed, lotNo: "L-theirs" }, plainly);
    await save(theirs, file);
    await mine.register({ ...typed, lotNo: "L-mine" }, plainly);
    await save(mine, file);
    expect(await lots(file)).toEqual(["L2611", "L-theirs", "L-mine"]);
    const { book } = mine.state();
    expect(book).toMatchObject({
      unsaved: 0,
      conflicts: [],
      merged: { renumbered: [{ to: expect.any(String) }] },
    });
    expect(book?.register.cases).toHaveLength(3);
    const { log, cases } = await file.register();
    expect(brokenChains(log)).toEqual([]);
    expect(new Set(cases.map(({ complaint }) => complaint.complaintNo)).size).toBe(3);
    mine.dismiss("merged");
    expect(mine.state().book?.merged).toBeUndefined();
  });

  it("keeps what comes in while it is being written for the next time", async () => {
    const { file } = await aFile();
    const session = await opened(file);
    await session.register({ ...typed, lotNo: "L1" }, plainly);
    let isFirst = true;
    file.onWrite = async () => {
      if (isFirst) {
        isFirst = false;
        await session.register({ ...typed, lotNo: "L2" }, plainly);
      }
    };
    await save(session, file);
    expect(session.state().book).toMatchObject({ unsaved: 1 });
    expect(await lots(file)).toEqual(["L2611", "L1"]);
    await save(session, file);
    expect(await lots(file)).toEqual(["L2611", "L1", "L2"]);
  });

  it("does not write over what somebody else saved while it was being written", async () => {
    const { file } = await aFile();
    const [mine, theirs] = [await opened(file), await opened(file)];
    await theirs.register({ ...typed, lotNo: "L-theirs" }, plainly);
    await mine.register({ ...typed, lotNo: "L-mine" }, plainly);
    const replacing = await theirs.bytes();
    file.onWrite = () => {
      file.onWrite = () => Promise.resolve();
      file.put(replacing);
      return Promise.resolve();
    };
    await save(mine, file);
    expect(await lots(file)).toEqual(["L2611", "L-theirs", "L-mine"]);
  });

  it.each(["before it is written", "while it is written"])(
    "makes nothing anew that was deleted %s",
    async (when) => {
      const { file } = await aFile();
      const session = await opened(file);
      await session.register({ ...typed, lotNo: "L1" }, plainly);
      if (when === "before it is written") file.delete();
      file.onWrite = () => {
        file.delete();
        return Promise.resolve();
      };
      await expect(save(session, file)).rejects.toMatchObject({ code: "gone-since-opened" });
      expect(file.isGone).toBe(true);
      expect(session.state().book).toMatchObject({ unsaved: 1 });
    },
  );

  it("puts back what an older copy that was saved over the file has lost", async () => {
    const { file, id } = await aFile();
    const older = file.bytes;
    const session = await opened(file);
    await session.register({ ...typed, lotNo: "L1" }, plainly);
    await session.amend(id, { lotNo: "L-mine", contactName: "周敏" }, plainly);
    await save(session, file);
    const careless = await opened(new SharedFile(older));
    await careless.amend(id, { contactName: "王" }, plainly);
    file.put(await careless.bytes());
    await session.register({ ...typed, lotNo: "L2" }, plainly);
    await save(session, file);
    expect(await lots(file)).toEqual(["L-mine", "L1", "L2"]);
    const { book } = session.state();
    expect(book).toMatchObject({
      recovers: true,
      conflicts: [{ field: "contactName", mine: "周敏", theirs: "王" }],
    });
    const { log } = await file.register();
    expect(brokenChains(log)).toEqual([]);
    expect(new Set(log.map((entry) => entry.id)).size).toBe(log.length);
    expect((await opened(file)).state().book).toMatchObject({ unsaved: 0 });
  });

  it("is as before when the other file cannot be read, with everything typed still there", async () => {
    const { file } = await aFile();
    const session = await opened(file);
    await session.register({ ...typed, lotNo: "L1" }, plainly);
    file.put(new Uint8Array([1, 2, 3]));
    await expect(save(session, file)).rejects.toMatchObject({ code: "not-a-workbook" });
    expect(session.state().book).toMatchObject({ unsaved: 1 });
    expect(session.state().book?.register.cases).toHaveLength(2);
  });
});

describe("a field both sides changed", () => {
  async function contested() {
    const { file, id } = await aFile();
    const kept: { copy?: WorkingCopy } = {};
    const [mine, theirs] = [await opened(file, kept), await opened(file)];
    await theirs.amend(id, { lotNo: "L-theirs" }, plainly);
    await save(theirs, file);
    await mine.amend(id, { lotNo: "L-mine" }, plainly);
    await save(mine, file);
    return { file, mine, kept };
  }

  it("stays as the other side has it until a person chooses, also after a reload", async () => {
    const { file, mine, kept } = await contested();
    const conflict = { field: "lotNo", base: "L2611", mine: "L-mine", theirs: "L-theirs" };
    expect(mine.state().book?.conflicts).toMatchObject([conflict]);
    expect(await lots(file)).toEqual(["L-theirs"]);
    const reloaded = aBrowser(kept);
    await reloaded.start();
    expect(reloaded.state().book?.conflicts).toMatchObject([conflict]);
  });

  it("takes this side's value as an amendment when that is chosen", async () => {
    const { file, mine, kept } = await contested();
    const [conflict] = mine.state().book?.conflicts ?? [];
    await mine.choose(conflict!, "mine");
    expect(lotOf(mine)).toBe("L-mine");
    expect(mine.state().book).toMatchObject({ unsaved: 1, conflicts: [] });
    expect(kept.copy?.conflicts).toBeUndefined();
    await save(mine, file);
    expect(await lots(file)).toEqual(["L-mine"]);
    expect((await file.register()).log.at(-1)).toMatchObject({ field: "rowVersion" });
  });

  it("is done with when the other side's value is kept", async () => {
    const { mine } = await contested();
    const [conflict] = mine.state().book?.conflicts ?? [];
    await mine.choose(conflict!, "theirs");
    expect(mine.state().book).toMatchObject({ unsaved: 0, conflicts: [] });
    expect(lotOf(mine)).toBe("L-theirs");
  });

  it("is not forgotten when another merge follows", async () => {
    const { file, mine } = await contested();
    const other = await opened(file);
    await other.register({ ...typed, lotNo: "L9" }, plainly);
    await save(other, file);
    await mine.register({ ...typed, lotNo: "L8" }, plainly);
    await save(mine, file);
    expect(mine.state().book?.conflicts).toMatchObject([{ field: "lotNo", mine: "L-mine" }]);
    expect(await lots(file)).toEqual(["L-theirs", "L9", "L8"]);
  });
});

describe("opening a file that was changed without Kesu", () => {
  it("takes the changes in, shows them, and counts them as unsaved", async () => {
    const { file, id } = await aFile();
    const session = await opened(file);
    const workbook = await (
      await import("../../src/workbook/file-workbook")
    ).openFileWorkbook(file.bytes, (await import("../../src/opc/node-codec")).nodeCodec);
    await workbook.commit(
      { tables: { complaint: { update: [{ id, cells: { lotNo: "L9" } }] } } },
      workbook.version,
    );
    file.put(await workbook.bytes());
    expect(session.state().book).toMatchObject({ unsaved: 0 });
    expect(session.state().book?.takenIn).toBeUndefined();
    const again = await opened(file);
    expect(again.state().book).toMatchObject({
      unsaved: 1,
      takenIn: { changes: [{ field: "lotNo", old: "L2611", new: "L9" }] },
    });
    await save(again, file);
    expect((await file.register()).log.at(-1)).toMatchObject({ who: "外部修改", field: "lotNo" });
    expect((await opened(file)).state().book).toMatchObject({ unsaved: 0 });
  });
});
