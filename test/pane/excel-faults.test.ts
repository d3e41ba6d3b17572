import { withConsent } from "../../src/pane/consent";
import { keepDraft, keptDraft, toDraft } from "../../src/pane/form-draft";
import { retryHelps } from "../../src/pane/retry";
import { en } from "../../src/texts/en";
import { zh } from "../../src/texts/zh";
import { WorkbookError } from "../../src/workbook/port";
import type { Fault } from "../excel-host/faults";
import { anExcel, closeExcels, type ExcelStage, sampleOf, standing } from "./excel-stage";
import { MemoryStorage } from "./memory-storage";

const options = { asDraft: false, acceptFixes: false };
const form = {
  fields: { customer: "苏州澜起光电", complaintText: "端子氧化", safetyRisk: "否", registeredBy: "王芳" },
  lines: [{ partNo: "CN-208", defectQty: "3" }],
  prefilled: {},
};
const draft = toDraft(form);

/** Faults of the n-th request of an action: the first reads, the second writes. */
const faults: readonly (readonly [Fault, number])[] = (
  ["cell-edit-mode", "busy", "access-denied", "generic", "connection-lost", "connection-lost-after"] as const
).flatMap((fault) => [1, 2].map((request) => [fault, request] as const));

async function opened(): Promise<ExcelStage> {
  const stage = await anExcel(await sampleOf(40));
  await stage.session.start();
  await stage.calm();
  stage.host.clearLog();
  return stage;
}

/** Another pane of the same device, later, on the same workbook. */
async function openedAgain({ host, around }: ExcelStage): Promise<ExcelStage> {
  const again = await anExcel(undefined, { host, around });
  await again.session.start();
  await again.calm();
  return again;
}

async function failure(work: Promise<unknown>): Promise<WorkbookError> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof WorkbookError)) throw new Error("no WorkbookError", { cause: error });
  return error;
}

const ours = async (stage: ExcelStage) =>
  (await standing(stage, "complaint")).filter(
    (row) => row["complaintText"] === "端子氧化" && row["registeredBy"] === "王芳",
  );

/** Does what voids signatures, as somebody who agrees to lose them. */
const agreed = <T>(verb: () => Promise<T>): Promise<T | undefined> =>
  withConsent(verb, () => Promise.resolve(true));

beforeEach(() => {
  Object.assign(globalThis, { localStorage: new MemoryStorage() });
});
afterEach(closeExcels);

test.each(faults)(
  "%s at request %i of registering: a sentence, and trying again registers it once",
  async (fault, request) => {
    const stage = await opened();
    stage.host.fail(fault, { request, action: 4 });
    const error = await failure(stage.session.register(draft, options));
    expect(retryHelps(error)).toBe(true);
    for (const texts of [zh, en]) expect(texts.workbookErrors[error.code](error.detail)).not.toBe("");
    stage.host.clearFaults();
    const result = await stage.session.register(draft, options);
    expect(result).toMatchObject({ ok: true, case: { complaint: { complaintNo: "26112201" } } });
    await stage.calm();
    const rows = await ours(stage);
    expect(rows).toMatchObject([{ complaintNo: "26112201" }]);
    const lines = await standing(stage, "productLine");
    expect(lines.filter((line) => line["complaintId"] === rows[0]!["id"])).toHaveLength(1);
    expect(stage.session.state().trouble).toBeUndefined();
  },
);

test.each(faults)(
  "%s at request %i of registering, and the pane is closed: nothing is half-written",
  async (fault, request) => {
    const stage = await opened();
    stage.host.fail(fault, { request, action: 4 });
    keepDraft(stage.around.bookName, form);
    const error = await failure(stage.session.register(draft, options));
    stage.host.clearFaults();
    const again = await openedAgain(stage);
    const isUnsure = error.code === "connection-lost" && request === 2;
    expect(again.session.state().doubt?.cases.map(({ number }) => number)).toEqual(
      isUnsure ? ["26112201"] : undefined,
    );
    if (isUnsure) await again.session.resolve("write");
    await again.calm();
    const rows = await ours(again);
    expect(rows).toHaveLength(isUnsure ? 1 : 0);
    const lines = (await standing(again, "productLine")).filter(
      ({ defectQty, partNo }) => defectQty === 3 && partNo === "CN-208",
    );
    expect(lines).toHaveLength(rows.length);
    expect(again.session.state().notices).toMatchObject(
      isUnsure
        ? [
            { kind: "rewritten", numbers: ["26112201"] },
            { kind: "landed", number: "26112201" },
          ]
        : [],
    );
    expect(keptDraft(stage.around.bookName) === undefined).toBe(isUnsure);
  },
);

test.each(faults)(
  "%s at request %i of amending: a sentence, and trying again amends it",
  async (fault, request) => {
    const stage = await opened();
    const { id } = stage.session.state().book!.register.cases[3]!.complaint;
    stage.host.fail(fault, { request, action: 4 });
    const amend = () => agreed(() => stage.session.amend(id!, { lotNo: "L261012A" }, options));
    const error = await failure(amend());
    expect(retryHelps(error)).toBe(true);
    stage.host.clearFaults();
    expect(await amend()).toMatchObject({ ok: true });
    await stage.calm();
    const found = (await standing(stage, "complaint")).find((row) => row["id"] === id);
    expect(found).toMatchObject({ lotNo: "L261012A" });
    expect(await standing(stage, "complaint")).toHaveLength(40);
  },
);

test("while a cell is being edited, what was typed before waits quietly and is taken in then", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const { register } = session.state().book!;
  const { row } = register.complaints[5]!;
  const address = register.cellOf("complaint", row, "defectQty")!.split("!")[1]!;
  host.user.select("客诉台账", address);
  host.user.type("客诉台账", address, "约２００");
  host.user.select("客诉台账", "A1");
  host.user.startEditing();
  await new Promise((resolve) => setTimeout(resolve, 12));
  expect(session.state().trouble).toBeUndefined();
  host.user.stopEditing();
  await calm();
  expect(session.state().typed?.findings.length).toBeGreaterThan(0);
});

test("what Excel refuses for long is said, with a way to try again", async () => {
  const stage = await opened();
  const { host, session, calm } = stage;
  const { register } = session.state().book!;
  const address = register.cellOf("complaint", register.complaints[5]!.row, "defectQty")!.split("!")[1]!;
  host.user.select("客诉台账", address);
  host.user.type("客诉台账", address, "约２００");
  for (let request = 1; request <= 4; request++) host.fail("busy", { request });
  host.user.select("客诉台账", "A1");
  await calm();
  expect(session.state().trouble?.error).toMatchObject({ code: "host-busy" });
  session.tryAgain();
  await calm();
  expect(session.state()).toMatchObject({ trouble: undefined });
  expect(session.state().typed?.findings.length).toBeGreaterThan(0);
});

test("a workbook without a register: one screen, and a register after it", async () => {
  const { host, session, calm } = await anExcel();
  await session.start();
  expect(session.state()).toMatchObject({ phase: "none", book: undefined });
  await session.setUp();
  expect(session.state().phase).toBe("open");
  await calm();
  expect(session.state()).toMatchObject({ damages: [], trouble: undefined, typed: undefined });
  const result = await session.register(draft, options);
  expect(result).toMatchObject({ ok: true, case: { complaint: { complaintNo: "26112201" } } });
  expect(host.workbook.sheetNamed("Sheet1")).toBeDefined();
});

test("a set-up that fails leaves no register, and works when it is tried again", async () => {
  const { host, session, calm } = await anExcel();
  await session.start();
  host.fail("generic", { request: 3, action: 20 });
  const error = await failure(session.setUp());
  expect(error.code).toBe("host-failed");
  expect(session.state().phase).toBe("none");
  await session.setUp();
  await calm();
  expect(session.state()).toMatchObject({ phase: "open", damages: [] });
});

test("a new workbook with a register is opened beside this one", async () => {
  const { host, session } = await anExcel();
  await session.start();
  await session.newWorkbook();
  expect(host.calls.map(({ name }) => name)).toContain("createAndOpenWorkbook");
  expect(session.state().phase).toBe("none");
});
