import { isInsideExcel } from "../../src/pane/host";

const page = (search: string, name = "", external?: unknown) =>
  ({ location: { search }, name, external }) as unknown as Window;

test("a plain browser is none, whatever stands in its address", () => {
  expect(isInsideExcel(page(""))).toBe(false);
  expect(isInsideExcel(page("?case=26101202", "some window"))).toBe(false);
  expect(isInsideExcel(page("", "{broken"))).toBe(false);
});

test("Excel tells its host in the address, in the window's name, or by its own object", () => {
  expect(isInsideExcel(page("?_host_Info=Excel$Win32$16.01$zh-CN$$$$0"))).toBe(true);
  expect(isInsideExcel(page("", JSON.stringify({ hostInfo: "Excel$Web$16.00$zh-CN" })))).toBe(true);
  expect(isInsideExcel(page("", "", { GetHostInfo: () => "Excel" }))).toBe(true);
});
