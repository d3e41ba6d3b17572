import { takeIn } from "../../src/actions/take-in";
import { verifyRegister } from "../../src/actions/verify-register";
import type { TableName } from "../../src/records/tables";
import type { CellsByField } from "../../src/workbook/port";
import { aDevice, type TestDevice } from "./a-device";

const look = (device: TestDevice) => takeIn(device.ports, { how: "outside", keepsLists: true });

/** What somebody typed into the cells of a list, past Kesu; resolves to what the log says of the lists since. */
async function typedInto(
  device: TestDevice,
  table: TableName,
  id: string,
  cells: CellsByField,
): Promise<void> {
  const { version } = await device.workbook.read([table]);
  await device.workbook.commit({ tables: { [table]: { update: [{ id, cells }] } } }, version);
}

async function logged(device: TestDevice): Promise<readonly string[]> {
  const { log } = await device.load();
  return log
    .filter(({ table, field }) => ["person", "holiday", "setting"].includes(table ?? "") && field !== "*")
    .map(({ who, table, record, field, old, new: fresh }) =>
      [who, table, table === "setting" ? "" : record, field, `${old ?? ""}→${fresh ?? ""}`].join(" "),
    );
}

/** A register whose lists the log has seen as they are. */
async function known(): Promise<TestDevice & { readonly person: string; readonly holiday: string }> {
  const device = await aDevice();
  const [person, holiday] = ["01KPERSON00000000000000001", "01KHOLIDAY0000000000000001"];
  await device.put("person", { id: person, name: "高翔", role: "登记人" });
  await device.put("holiday", { id: holiday, day: 46400, kind: "休", name: "厂庆" });
  const first = await look(device);
  expect(first.changes).toEqual([]);
  return { ...device, person, holiday };
}

describe("15: changes of roles, holidays and settings are logged", () => {
  it("the first sight keeps the lists quietly, once", async () => {
    const device = await known();
    expect(await logged(device)).toEqual([]);
    const rows = (await device.load()).log.length;
    expect((await look(device)).changes).toEqual([]);
    expect((await device.load()).log).toHaveLength(rows);
  });
  it("and opening writes nothing for that alone", async () => {
    const device = await aDevice();
    await device.put("person", { name: "高翔", role: "登记人" });
    const before = await device.workbook.bytes();
    await takeIn(device.ports, { how: "outside" });
    expect(await device.workbook.bytes()).toEqual(before);
  });
  it("a role typed into its cell, with its old and its new value", async () => {
    const device = await known();
    await typedInto(device, "person", device.person, { role: "总经理" });
    expect((await look(device)).changes).toMatchObject([
      { table: "person", id: "高翔", field: "role", old: "登记人", new: "总经理" },
    ]);
    await look(device);
    expect(await logged(device)).toEqual(["外部修改 person 高翔 role 登记人→总经理"]);
    await typedInto(device, "person", device.person, { role: "登记人", deputyFor: "周总" });
    await look(device);
    expect((await logged(device)).slice(1)).toEqual([
      "外部修改 person 高翔 role 总经理→登记人",
      "外部修改 person 高翔 deputyFor →周总",
    ]);
  });
  it("a holiday that was changed, a person who came and one who went", async () => {
    const device = await known();
    await typedInto(device, "holiday", device.holiday, { kind: "班" });
    await typedInto(device, "person", device.person, { name: "林晓" });
    await look(device);
    expect(await logged(device)).toEqual([
      '外部修改 person 高翔 - {"name":"高翔","role":"登记人"}→',
      '外部修改 person 林晓 + →{"name":"林晓","role":"登记人"}',
      expect.stringMatching(/^外部修改 holiday 2027-\d\d-\d\d kind 休→班$/),
    ]);
  });
  it("a setting", async () => {
    const device = await known();
    const { tables } = await device.workbook.read(["setting"]);
    const { columns = [], rows = [] } = tables.setting ?? {};
    const company = rows.find(({ cells }) => cells[columns.indexOf("key")] === "company.name");
    await typedInto(device, "setting", company?.id ?? "", { value: "新公司" });
    await look(device);
    expect(await logged(device)).toEqual([expect.stringMatching(/^外部修改 setting {2}value .*→新公司$/)]);
  });
  it("and the log is whole with them", async () => {
    const device = await known();
    await typedInto(device, "person", device.person, { role: "总经理" });
    await look(device);
    const { chains, holes, outside } = await verifyRegister(device.ports);
    expect([chains.flatMap(({ breaks }) => breaks), holes, outside]).toEqual([[], [], []]);
  });
});
