import { BrowserOutbox } from "../../src/pane/browser-outbox";

const intent = (id: string) => ({ id, tables: {}, before: {} });

test("where the browser keeps nothing, changes are kept as long as the pane is open", async () => {
  const outbox = new BrowserOutbox(() => Promise.resolve({ name: "C:\\book.xlsx", id: undefined }));
  await outbox.put(intent("2"));
  await outbox.put(intent("1"));
  await outbox.put({ ...intent("2"), watchedFrom: 5 });
  expect(await outbox.all()).toEqual([intent("1"), { ...intent("2"), watchedFrom: 5 }]);
  await outbox.drop(["1", "unknown"]);
  expect((await outbox.all()).map(({ id }) => id)).toEqual(["2"]);
});

describe("what was written belongs to one register in one place", () => {
  const place = { name: "C:\\台账.xlsx", id: undefined as string | undefined };
  const outbox = new BrowserOutbox(() => Promise.resolve({ ...place }));
  const kept = async () => (await outbox.all()).map(({ id }) => id);

  test("before the register has an id it stands under the name, and is found when it has one", async () => {
    await outbox.put(intent("1"));
    place.id = "01A";
    await outbox.put(intent("2"));
    expect(await kept()).toEqual(["1", "2"]);
    await outbox.put({ ...intent("1"), watchedFrom: 7 });
    expect(await outbox.all()).toEqual([{ ...intent("1"), watchedFrom: 7 }, intent("2")]);
  });

  test("“Save as”: the copy has the same id and another name, and gets nothing that was written before", async () => {
    place.name = "C:\\存档.xlsx";
    expect(await kept()).toEqual([]);
    await outbox.put(intent("3"));
    await outbox.drop(["1"]);
    place.name = "C:\\台账.xlsx";
    expect(await kept()).toEqual(["1", "2"]);
  });

  test("another register under the same name gets only what nobody knows the register of", async () => {
    place.id = "01B";
    expect(await kept()).toEqual(["1"]);
  });
});
