/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { people, field, frames, openedCase, press, shownCase, type } from "./case-stage";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const part = (label: string): HTMLElement => screen.getByRole("group", { name: label });
const inPart = (label: string) => within(part(label));
/** A list whose section is folded cannot be found by its role. */
const unfold = (summary: string): void => {
  const found = [...document.querySelectorAll("summary")].find((each) =>
    each.textContent.startsWith(summary),
  );
  (found?.closest("details") as HTMLDetailsElement).open = true;
};

test("§6.1.8: a measure is added with its likely answers, stands in two lines, and is changed where it stands", async () => {
  const { one, session } = await openedCase(
    { status: "对策制定中", respUnit: "生产部", liability: "我司" },
    { by: "张工" },
  );
  unfold("措施");
  press("添加措施");
  await frames();
  expect(document.activeElement?.id).toBe("field-measure-new-type");
  expect(field("measure-new-department").value).toBe("生产部");
  type("measure-new-type", "纠正");
  type("measure-new-content", "更换槽液");
  type("measure-new-owner", "张工");
  type("measure-new-due", "2026-11-25");
  fireEvent.click(inPart("措施").getByRole("button", { name: "保存" }));
  const row = await inPart("措施").findByRole("button", { name: /更换槽液/ });
  expect(row.textContent).toMatch(/纠正 · 更换槽液.*张工.*11-25.*进行中/);
  expect(one().parts.measure).toMatchObject([
    { lineNo: 1, status: "进行中", owner: "张工", department: "生产部" },
  ]);

  fireEvent.click(row);
  const { id } = one().parts.measure[0]!;
  type(`measure-${id ?? ""}-status`, "已完成");
  const today = session.now().slice(0, 10);
  type(`measure-${id ?? ""}-doneAt`, today);
  fireEvent.click(inPart("措施").getByRole("button", { name: "保存" }));
  await inPart("措施").findByRole("button", { name: /已完成/ });
  expect(one().parts.measure).toMatchObject([{ id, status: "已完成", doneAt: today }]);
  expect(screen.getByText("1/1 完成")).toBeTruthy();
});

test("what is wrong in a row stands beside its field, and nothing is written", async () => {
  const { one } = await openedCase({ status: "对策制定中" });
  unfold("措施");
  press("添加措施");
  type("measure-new-due", "2026-02-30");
  fireEvent.click(inPart("措施").getByRole("button", { name: "保存" }));
  await screen.findByText(/「计划完成」“2026-02-30”不是真实的日期/);
  expect(one().parts.measure).toHaveLength(0);
});

test("never loses typing: the form of a row is there again after the pane was closed", async () => {
  const { session } = await openedCase({ status: "对策制定中" });
  unfold("措施");
  press("添加措施");
  type("measure-new-content", "加装防错治具");
  cleanup();
  await shownCase(session);
  expect(field("measure-new-content").value).toBe("加装防错治具");
  fireEvent.click(inPart("措施").getByRole("button", { name: "取消" }));
  expect(document.getElementById("field-measure-new-content")).toBeNull();
});

test("V-46, §6.2: all locations at once, and the balance of each place until it is 0", async () => {
  const { one } = await openedCase({ status: "调查中", level: "重大" });
  unfold("清查与处置");
  press("列出全部位置");
  await inPart("清查").findByRole("button", { name: /客户处 · 未查/ });
  expect(one().parts.sweep.map(({ location }) => location)).toEqual([
    "客户处",
    "在途",
    "成品仓",
    "半成品/在制",
    "原材料/供应商",
    "外协",
    "返修区",
  ]);
  fireEvent.click(inPart("清查").getByRole("button", { name: /成品仓/ }));
  const { id } = one().parts.sweep[2]!;
  type(`sweep-${id ?? ""}-status`, "已隔离");
  type(`sweep-${id ?? ""}-foundQty`, "1200");
  fireEvent.click(inPart("清查").getByRole("button", { name: "保存" }));
  const balance = await screen.findByRole("table", { name: "余量" });
  expect(within(balance).getAllByRole("row")[1]?.textContent).toBe("成品仓1,20001,200");
  expect(screen.getByText("余 1,200")).toBeTruthy();
});

test("V-42, §6.2.7: accepted costs are added up and split to the 分", async () => {
  const cost = {
    id: "01KCOST0000000000000000001",
    complaintId: "01K00000000000000000000001",
    lineNo: 1,
    category: "挑选",
    currency: "CNY",
    claimed: 200,
    accepted: 100,
  };
  const share = (index: number, party: string, percent: number) => ({
    id: `01KSHARE00000000000000000${String(index)}`,
    complaintId: cost.complaintId,
    lineNo: index,
    party,
    percent,
  });
  await openedCase(
    { status: "待结案" },
    { rows: { cost: [cost], share: [share(1, "生产部", 0.3333), share(2, "品保部", 0.6667)] } },
  );
  unfold("费用与分摊");
  expect(inPart("分摊").getByRole("button", { name: /生产部/ }).textContent).toContain("33.33 元");
  expect(inPart("分摊").getByRole("button", { name: /品保部/ }).textContent).toContain("66.67 元");
  expect(screen.getByText("已确认 100.00 元")).toBeTruthy();
  expect(screen.getByText("分摊合计 100.00 %")).toBeTruthy();
});

test("V-42: a share is typed in percent, and what is left is proposed", async () => {
  const { one } = await openedCase({ status: "待结案", respUnit: "生产部" });
  unfold("费用与分摊");
  press("添加分摊");
  expect(field("share-new-percent").value).toBe("100");
  type("share-new-percent", "62.5");
  fireEvent.click(inPart("分摊").getByRole("button", { name: "保存" }));
  await inPart("分摊").findByRole("button", { name: /生产部/ });
  expect(one().parts.share).toMatchObject([{ party: "生产部", percent: 0.625 }]);
  press("添加分摊");
  expect(field("share-new-percent").value).toBe("37.5");
  expect(screen.getByText("分摊合计 62.50 %")).toBeTruthy();
});

test("V-50: a signed paper is compared by its content code before it is entered, and a changed content makes it void", async () => {
  const deputy = { id: "01KPERSON00000000000000009", name: "吴静", deputyFor: "周建国" };
  const { one, session } = await openedCase({}, { rows: { person: [...people, deputy] } });
  const { contentCodeOf } = await import("../../../src/rules/flow/content");
  const { procedure } = session.state().book!.register;
  const code = contentCodeOf(one(), "部门主管签核", procedure);
  type("paper-部门主管签核-code", "0000 0000 0000 0000");
  expect(screen.getByText(/内容已变更：现在的内容码是/).textContent).toContain(code);
  type("paper-部门主管签核-code", code.toLowerCase().replaceAll("-", " "));
  expect(screen.getByText("与纸上一致。")).toBeTruthy();
  type("paper-部门主管签核-name", "周建国");
  type("paper-部门主管签核-deputy", "吴静");
  type("paper-部门主管签核-signedAt", session.now().slice(0, 10));
  type("paper-部门主管签核-link", "签核单 12");
  fireEvent.click(
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "录入")!,
  );
  await screen.findByText("都齐了，可以办理。");
  unfold("审批");
  const list = (): string => document.getElementById("part-approval")?.textContent ?? "";
  expect(list()).toMatch(/部门主管签核有效吴静代周建国.*纸质/);
  press(/^52$/);
  type("defectQty", "60");
  press("保存修改 (1)");
  fireEvent.click(await screen.findByRole("button", { name: "保存并作废" }));
  await screen.findByRole("button", { name: /之后内容有变更，原签核已失效/ });
  expect(list()).toMatch(/部门主管签核已失效/);
});

test("§6.1: the way of a case is told step by step, and nobody types it", async () => {
  const step = (index: number, from: string, to: string, kind = "推进", reason: string | null = null) => ({
    id: `01KSTEP000000000000000000${String(index)}`,
    complaintId: "01K00000000000000000000001",
    lineNo: index,
    kind,
    from,
    to,
    at: 46347,
    by: "李华",
    reason,
  });
  await openedCase(
    { status: "已登记" },
    { rows: { transition: [step(1, "已登记", "待受理"), step(2, "待受理", "已登记", "退回", "缺批号")] } },
  );
  unfold("流转");
  const rows = document.querySelectorAll(".history li");
  expect(rows[0]?.textContent).toMatch(/待受理 → 已登记退回.*李华 · 缺批号/);
  expect(screen.queryByRole("button", { name: /添加流转/ })).toBeNull();
});
