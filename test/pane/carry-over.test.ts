import { registerComplaint } from "../../src/actions/register-complaint";
import { nodeCodec } from "../../src/opc/node-codec";
import { CarryOffer, orOffered } from "../../src/pane/carry-offer";
import { zh } from "../../src/texts/zh";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { aRegister, typed } from "../actions/a-register";
import { asLayoutOne } from "../workbook/layout-one";
import { aBrowser } from "./a-disk";

async function anOlderFile(): Promise<Uint8Array> {
  const { ports, workbook } = await aRegister();
  await registerComplaint({ ...typed }, { asDraft: false, acceptFixes: false }, ports);
  return asLayoutOne(workbook);
}

test("a file of an earlier layout comes back as an offer, and nothing is opened", async () => {
  const bytes = await anOlderFile();
  const session = aBrowser();
  const open = () => session.openBytes({ bytes, name: "台账.xlsx", origin: "disk", unsaved: 0 });
  await expect(orOffered(open, () => undefined)).rejects.toBeInstanceOf(CarryOffer);
  expect(session.state().book).toBeUndefined();
});

test("carried over it stands in the pane under a new name, unsaved, and the old file is as it was", async () => {
  const bytes = await anOlderFile();
  const before = bytes.slice();
  const session = aBrowser();
  await session.carryOver({ bytes }, zh.carried.fileName("台账.xlsx"));
  const { book } = session.state();
  expect(book).toMatchObject({ name: "台账(新版).xlsx", origin: "new", unsaved: 1 });
  expect(book?.register.cases.map(({ complaint }) => complaint.complaintNo)).toEqual(["26112001"]);
  await openFileWorkbook(await session.bytes(), nodeCodec);
  expect(bytes).toEqual(before);
});
