import type { ExcelHost } from "./excel-host";
import { closeOffices, inExcel, refusal } from "./in-excel";

afterEach(closeOffices);

describe("faults", () => {
  const write = (run: ReturnType<typeof inExcel>["run"]): Promise<void> =>
    run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1").values = [["first"]];
      sheet.getRange("A2").values = [["second"]];
      await context.sync();
    });
  const cells = (host: ExcelHost): unknown[] => {
    const sheet = host.workbook.cells(host.workbook.sheetIds()[0] ?? "");
    return [sheet.content(0, 0), sheet.content(1, 0)];
  };

  it.each([
    ["cell-edit-mode", "InvalidOperationInCellEditMode", ["", ""]],
    ["access-denied", "AccessDenied", ["", ""]],
    ["busy", "ActivityLimitReached", ["", ""]],
    ["payload-too-large-request", "RequestPayloadSizeLimitExceeded", ["", ""]],
    ["payload-too-large-response", "ResponsePayloadSizeLimitExceeded", ["first", "second"]],
    ["connection-lost", "ConnectionFailure", ["", ""]],
    ["connection-lost-after", "ConnectionFailure", ["first", "second"]],
    ["generic", "GeneralException", ["", ""]],
  ] as const)("%s: the add-in sees %s", async (fault, code, left) => {
    const { run, host } = inExcel();
    host.fail(fault);
    expect((await refusal(write(run))).code).toBe(code);
    expect(cells(host)).toEqual(left);
    await write(run);
    expect(cells(host)).toEqual(["first", "second"]);
  });

  it("in the middle of a batch leave what came before done", async () => {
    const { run, host } = inExcel();
    await write(run);
    const last = (host.log[0]?.actions ?? 0) - 1;
    host.user.clear("Sheet1", "A1:A2");
    host.fail("generic", { action: last });
    const error = await refusal(write(run));
    expect([error.code, cells(host)]).toEqual(["GeneralException", ["first", ""]]);
  });

  it("a person editing a cell locks the add-in out", async () => {
    const { run, host } = inExcel();
    host.user.startEditing();
    expect((await refusal(write(run))).code).toBe("InvalidOperationInCellEditMode");
    host.user.stopEditing();
    await write(run);
  });

  it("a request above 5 MB is refused, and nothing of it is done", async () => {
    const { run, host } = inExcel();
    const error = await refusal(
      run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRange("A1").values = [["done?"]];
        sheet.getRange("B1:B200").values = Array.from({ length: 200 }, () => ["客".repeat(10_000)]);
        await context.sync();
      }),
    );
    expect(error.code).toBe("RequestPayloadSizeLimitExceeded");
    expect(cells(host)[0]).toBe("");
  });

  it("a response above 5 MB is refused", async () => {
    const { run, host } = inExcel();
    host.prepare((book) => {
      const contents = Array.from({ length: 200 }, () => ["客".repeat(10_000)]);
      book.apply({ kind: "contents", sheet: book.sheetIds()[0] ?? "", row: 0, column: 0, contents });
    });
    const error = await refusal(
      run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1:A200").load("values");
        await context.sync();
      }),
    );
    expect(error.code).toBe("ResponsePayloadSizeLimitExceeded");
  });
});
