import { liveName } from "../../src/pane/live-name";

type Asked = (result: { value?: { url: string } }) => void;

/** A document whose name Office tells, or keeps to itself. */
function aDocument(tell: (callback: Asked) => void) {
  return { url: "https://c.example/台账.xlsx", getFilePropertiesAsync: tell } as unknown as Office.Document;
}

test("after “Save as” the live name counts, not the address that was read once", async () => {
  let url = "https://c.example/台账.xlsx";
  const name = liveName(
    aDocument((callback) => {
      callback({ value: { url } });
    }),
  );
  expect(await name()).toBe("https://c.example/台账.xlsx");
  url = "https://c.example/存档.xlsx";
  expect(await name()).toBe("https://c.example/存档.xlsx");
});

test.each([
  [
    "fails",
    (callback: Asked) => {
      callback({});
    },
  ],
  [
    "has no such call",
    () => {
      throw new TypeError("not a function");
    },
  ],
])("where Office %s, what it last told counts", async (_, tell) => {
  expect(await liveName(aDocument(tell))()).toBe("https://c.example/台账.xlsx");
});
