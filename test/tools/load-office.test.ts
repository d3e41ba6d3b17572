/** @jest-environment jsdom */
import { loadOffice } from "../../src/pane/load-office";

const script = (): HTMLScriptElement =>
  document.querySelector<HTMLScriptElement>('script[src$="office.js"]')!;
const office = { onReady: jest.fn<Promise<unknown>, []>() };

beforeEach(() => {
  jest.useFakeTimers();
  document.head.replaceChildren();
  Object.assign(globalThis, { Office: office });
});
afterEach(() => jest.useRealTimers());

test("office.js is there when Excel has answered", async () => {
  office.onReady.mockResolvedValue({ host: "Excel" });
  const loading = loadOffice();
  expect(new URL(script().src).pathname).toBe("/office/office.js");
  script().dispatchEvent(new Event("load"));
  expect(await loading).toBe(office);
  expect(jest.getTimerCount()).toBe(0);
});

test("an address that does not answer is said at once", async () => {
  const loading = loadOffice();
  script().dispatchEvent(new Event("error"));
  await expect(loading).rejects.toThrow("office/office.js could not be loaded");
});

test("an Excel that does not answer is said after half a minute", async () => {
  office.onReady.mockReturnValue(new Promise(() => undefined));
  const loading = loadOffice();
  script().dispatchEvent(new Event("load"));
  jest.advanceTimersByTime(30_000);
  await expect(loading).rejects.toThrow("Excel did not answer in time");
});
