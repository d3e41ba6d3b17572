/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import {
  fileInHash,
  type HandedFile,
  handOver,
  PAGE_LIMIT,
  pageHash,
  type WaysOut,
} from "../../src/pane/hand-over";

const docx = (size = 300): HandedFile => ({
  fileName: "客户投诉处理单_26112001_客户.docx",
  bytes: Uint8Array.from({ length: size }, (_each, index) =>
    index === 0 ? 0x50 : index === 1 ? 0x4b : index % 256,
  ),
});
const refusing = (name: string) => (): Promise<void> => Promise.reject(new DOMException("no", name));

/** A window that notes what is done with it. */
function ways(platform: string | undefined, more: Partial<WaysOut> = {}) {
  const done: string[] = [];
  const out: WaysOut = {
    platform,
    download: ({ fileName }) => done.push(`download ${fileName}`),
    share: undefined,
    openPage: (address) => done.push(address),
    pageAddress: "https://kesu.example/handover.html",
    ...more,
  };
  return { out, done };
}

test.each([undefined, "PC", "OfficeOnline"])(
  "is a download in a browser and in Excel where downloads work (%s)",
  async (platform) => {
    const { out, done } = ways(platform);
    expect(await handOver(docx(), out)).toBe("download");
    expect(done).toEqual(["download 客户投诉处理单_26112001_客户.docx"]);
  },
);

test("on a Mac, where a download from the pane does nothing, the system's choice is shown", async () => {
  const shared: HandedFile[] = [];
  const { out, done } = ways("Mac", { share: (file) => Promise.resolve(void shared.push(file)) });
  expect(await handOver(docx(), out)).toBe("shared");
  expect([shared.length, done.length]).toEqual([1, 0]);
});

test("a choice that was closed is not forced on anybody by another way", async () => {
  const { out, done } = ways("Mac", { share: refusing("AbortError") });
  expect(await handOver(docx(), out)).toBe("cancelled");
  expect(done).toEqual([]);
});

test("a choice that wants a click of its own says so", async () => {
  const { out } = ways("Mac", { share: refusing("NotAllowedError") });
  expect(await handOver(docx(), out)).toBe("press-again");
});

test.each([undefined, refusing("DataError")])(
  "without sharing, a page in the browser offers the file",
  async (share) => {
    const { out, done } = ways("Mac", { share });
    const file = docx();
    expect(await handOver(file, out)).toBe("page");
    const address = new URL(done[0]!);
    expect(address.pathname).toBe("/handover.html");
    expect(fileInHash(address.hash)).toEqual(file);
  },
);

test("a file too large for an address, and an Excel that opens none, are said to be impossible", async () => {
  const large = ways("Mac");
  expect(await handOver(docx(PAGE_LIMIT + 1), large.out)).toBe("impossible");
  const old = ways("Mac", { openPage: undefined });
  expect(await handOver(docx(), old.out)).toBe("impossible");
  expect([...large.done, ...old.done]).toEqual([]);
});

test("the largest file a page takes makes an address every browser opens", () => {
  expect(pageHash(docx(PAGE_LIMIT)).length).toBeLessThan(2_000_000 - 1000);
});

test("the page offers Word files and nothing else, under a name that is one", () => {
  expect(fileInHash("")).toBeUndefined();
  expect(fileInHash(`#${pageHash({ ...docx(), fileName: "a.html" })}`)).toBeUndefined();
  expect(
    fileInHash(`#${pageHash({ fileName: "a.docx", bytes: new Uint8Array([60, 104, 116]) })}`),
  ).toBeUndefined();
  expect(fileInHash("#%E5:!!!")).toBeUndefined();
  expect(fileInHash(`#${pageHash({ ...docx(), fileName: "../x\u0000.docx" })}`)?.fileName).toBe(".._x_.docx");
});
