/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { known, startedSession } from "./stage";

const draft = { customer: "苏州澜起光电", complaintText: "端子氧化", safetyRisk: "否", registeredBy: "王芳" };
const options = { asDraft: false, acceptFixes: false };

beforeEach(() => localStorage.clear());

test("every change is kept as the working copy, and counted until it stands in a file", async () => {
  const { session, kept } = await startedSession(known);
  expect(kept).toHaveLength(0); // an untouched sample is fetched again
  await session.register(draft, options);
  expect(kept.at(-1)).toMatchObject({ unsaved: 1, origin: "sample" });
  expect(session.state().book?.register.cases).toHaveLength(1);
  await session.stand({ origin: "disk", name: "台账.xlsx" }, session.sent());
  expect(kept.at(-1)).toMatchObject({ unsaved: 0, name: "台账.xlsx" });
});

test("a refused complaint changes nothing", async () => {
  const { session, kept } = await startedSession(known);
  const result = await session.register({ ...draft, deliveryDate: "2026-02-30" }, options);
  expect(result.ok).toBe(false);
  expect(session.state().book).toMatchObject({ unsaved: 0 });
  expect(kept).toHaveLength(0);
});

test("the first name typed is who works on this device from then on", async () => {
  const { session } = await startedSession(known);
  await session.register(draft, options);
  expect(session.state().by).toBe("王芳");
  expect((await startedSession(known)).session.state().by).toBe("王芳");
});

test("says so when the browser keeps no working copy", async () => {
  const { session, kept } = await startedSession(known);
  jest.spyOn(kept, "push").mockImplementation(() => {
    throw new Error("no room");
  });
  await session.register(draft, options);
  expect(session.state().book).toMatchObject({ kept: false, unsaved: 1 });
});
