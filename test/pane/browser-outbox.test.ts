import { BrowserOutbox } from "../../src/pane/browser-outbox";

const intent = (id: string) => ({ id, tables: {}, before: {} });

test("where the browser keeps nothing, changes are kept as long as the pane is open", async () => {
  const outbox = new BrowserOutbox("book");
  await outbox.put(intent("2"));
  await outbox.put(intent("1"));
  await outbox.put({ ...intent("2"), watchedFrom: 5 });
  expect(await outbox.all()).toEqual([intent("1"), { ...intent("2"), watchedFrom: 5 }]);
  await outbox.drop(["1", "unknown"]);
  expect((await outbox.all()).map(({ id }) => id)).toEqual(["2"]);
});
