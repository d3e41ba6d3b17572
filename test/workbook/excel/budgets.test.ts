import { partNames } from "../../../src/records/parts";
import { tableNames } from "../../../src/records/tables";
import { openExcelWorkbook } from "../../../src/workbook/excel/excel-workbook";
import { ulid } from "../contract";
import { anExcelRegister, closeAll, trips } from "./excel-register";

afterEach(closeAll);

const LARGEST_REQUEST = 3_000_000;
const LARGEST_RESPONSE = 5_000_000;
const logColumns = { log: ["complaintNo", "device", "hash"] };

/** A complaint as a plant fills it in: some twenty of its columns, the texts of Chinese sentences. */
const complaint = (n: number) => ({
  id: ulid(n),
  complaintNo: "26112001",
  recordType: "投诉",
  subjectType: "产品",
  channel: "电话",
  status: "已登记",
  customer: "苏州澜起光电有限公司",
  contactName: "王芳",
  contactPhone: "13800000000",
  partNo: `007-${n}`,
  model: "LQ-2835",
  lotNo: `L2611${n}`,
  lotQty: 5000,
  defectQty: 52,
  receivedAt: 46_000 + n / 100,
  registeredAt: 46_000 + n / 100,
  complaintText: "端子氧化，上锡不良，客户要求换货并提交8D报告。".repeat(3),
  customerDemand: "换货",
  levelSuggested: "一般",
  levelReasons: "未答：危险问题".repeat(4),
});

const logRow = (n: number) => ({
  id: ulid(n),
  time: "2026-11-20 10:00:00",
  device: "01K0000000000000000000DEVICE",
  who: "林晓",
  table: "complaint",
  record: ulid(n),
  complaintNo: "26112001",
  field: "*",
  new: JSON.stringify(complaint(n)),
  prev: "0".repeat(64),
  hash: "f".repeat(64),
});

test("a register of 10,000 cases opens in five round trips; registering takes two", async () => {
  const { host, door, workbook } = await anExcelRegister();
  const numbers = Array.from({ length: 10_000 }, (_, index) => index + 1);
  const change = {
    tables: { complaint: { insert: numbers.map(complaint) }, log: { insert: numbers.map(logRow) } },
  };
  await workbook.commit(change, workbook.version);
  expect(Math.max(...host.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(LARGEST_REQUEST);

  host.clearLog();
  const opened = await openExcelWorkbook(door);
  const snapshot = await opened.read(["complaint", "customer", "log"], logColumns);
  expect(snapshot.tables.complaint?.rows).toHaveLength(10_000);
  expect(snapshot.tables.log?.rows).toHaveLength(10_000);
  expect(trips(host).length).toBeLessThanOrEqual(5);
  expect(Math.max(...host.log.map(({ responseBytes }) => responseBytes))).toBeLessThan(LARGEST_RESPONSE);

  opened.keep();
  host.clearLog();
  const { version } = await opened.read(["complaint", "customer", "log"], logColumns);
  const one = { complaint: { insert: [complaint(20_000)] }, log: { insert: [logRow(20_000)] } };
  await opened.commit({ tables: one }, version);
  expect(trips(host)).toHaveLength(2);
  const after = await opened.read(["complaint"]);
  expect(after.tables.complaint?.rows.at(-1)).toMatchObject({ id: ulid(20_000) });
  expect(trips(host)).toHaveLength(3);
});

test("with all its lists a register of 10,000 cases opens in no more round trips, and registering still takes two", async () => {
  const { host, door, workbook } = await anExcelRegister("1.14", tableNames);
  const numbers = Array.from({ length: 10_000 }, (_, index) => index + 1);
  const some = numbers.slice(0, 300);
  const part = (n: number) => ({ id: ulid(n), complaintId: ulid(n), complaintNo: "26112001", lineNo: 1 });
  await workbook.read(tableNames, { complaint: ["id"], log: ["id"] });
  const change = {
    tables: {
      complaint: { insert: numbers.map(complaint) },
      log: { insert: numbers.map(logRow) },
      ...Object.fromEntries(partNames.map((table) => [table, { insert: some.map(part) }])),
    },
  };
  await workbook.commit(change, workbook.version);
  expect(Math.max(...host.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(LARGEST_REQUEST);

  host.clearLog();
  const opened = await openExcelWorkbook(door);
  const snapshot = await opened.read(tableNames, logColumns);
  expect(snapshot.tables.complaint?.rows).toHaveLength(10_000);
  expect(snapshot.tables.sweep?.rows).toHaveLength(300);
  expect(trips(host).length).toBeLessThanOrEqual(5);
  expect(Math.max(...host.log.map(({ responseBytes }) => responseBytes))).toBeLessThan(LARGEST_RESPONSE);

  opened.keep();
  host.clearLog();
  const { version } = await opened.read(tableNames, logColumns);
  const one = { complaint: { insert: [complaint(20_000)] }, log: { insert: [logRow(20_000)] } };
  await opened.commit({ tables: one }, version);
  expect(trips(host)).toHaveLength(2);
});

test("rows of very different weight are read all the same", async () => {
  const { host, workbook } = await anExcelRegister();
  const insert = Array.from({ length: 400 }, (_, index) => ({
    id: ulid(index),
    complaintText: index < 200 ? "短" : "长".repeat(20_000),
  }));
  await workbook.commit({ tables: { complaint: { insert } } }, workbook.version);
  workbook.forget();
  const { complaint: table } = (await workbook.read(["complaint"])).tables;
  expect(table?.rows).toHaveLength(400);
  expect(Math.max(...host.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(LARGEST_REQUEST);
});
