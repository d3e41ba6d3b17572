import { anExcel, closeExcels } from "./excel-stage";

jest.setTimeout(120_000);
afterEach(closeExcels);

test("what Excel could not draw when the register was set up is drawn with the next start, and told until then", async () => {
  const { session, host, calm } = await anExcel();
  await session.start();
  await calm();
  for (const request of [11, 12]) host.fail("generic", { request, action: 1 });
  const told: (readonly string[])[] = [];
  session.subscribe(() => {
    for (const damage of session.state().damages) if (damage.code === "not-drawn") told.push(damage.parts);
  });
  await session.sheet.setUp();
  host.clearFaults();
  await calm();
  expect(told[0]).toEqual(["freeze", "gridlines"]);
  expect([session.state().phase, session.state().damages, session.state().trouble]).toEqual([
    "open",
    [],
    undefined,
  ]);
  const sheet = host.workbook.record("sheet", host.workbook.sheetNamed("客诉台账")!);
  expect(sheet.frozen).not.toBeNull();
  expect(host.documentSettings.size).toBe(0);
});
