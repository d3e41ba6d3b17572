/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { field, frames, openedCase, press, type } from "./case-stage";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const card = (): HTMLElement => screen.getByRole("region", { name: /^下一步/ });
const missing = (): HTMLElement => within(card()).getByRole("group", { name: /^还缺/ });

test("§7.1: the eight phases stand in their order, the present one is marked, and one tap tells its facts", async () => {
  await openedCase({ status: "待受理", handedToQaAt: 46346.5, deptHeadSign: "周建国" });
  const phases = within(screen.getByRole("navigation", { name: "八个阶段" }));
  expect(phases.getAllByRole("button").map(({ textContent }) => textContent.split(" ")[0])).toEqual([
    "登记",
    "受理",
    "批示",
    "对策",
    "8D",
    "审批",
    "验证",
    "结案",
  ]);
  expect(phases.getByRole("button", { current: "step" }).textContent).toContain("受理");
  fireEvent.click(phases.getByRole("button", { name: /^登记/ }));
  expect(screen.getByRole("region", { name: "登记阶段的资料" }).textContent).toContain("周建国");
});

test("V-20, V-50: the next step says who acts and everything that is missing; its button leads there instead of refusing", async () => {
  await openedCase({ orderNo: null, lotNo: null });
  expect(within(card()).getByRole("heading", { name: /下一步：送交品保/ })).toBeTruthy();
  expect(card().textContent).toContain("由登记人、部门主管（周建国）办理");
  expect(within(missing()).getByRole("button", { name: /订单编号/ }).title).toBe("V-20 §6.1.1");
  expect(within(missing()).getByRole("button", { name: /还没有「部门主管签核」/ })).toBeTruthy();
  press("送交品保");
  expect(document.activeElement).toBe(missing());
  fireEvent.click(within(missing()).getByRole("button", { name: /订单编号/ }));
  await frames();
  expect(document.activeElement?.id).toBe("field-orderNo");
});

test("V-50: without the role by 人员 nothing is signed, and it is said who has it", async () => {
  const { one } = await openedCase({ status: "待受理", handedToQaAt: 46346.5 }, { by: "李华" });
  press("以李华的名义同意");
  await screen.findByText(/李华没有“部门主管”这个角色，签了不算数；有的是：周建国/, {
    selector: "[role=alert]",
  });
  expect(one().parts.approval).toHaveLength(0);
});

test("what is typed but not saved yet counts for the step and is saved with it", async () => {
  const { one } = await openedCase(
    {
      status: "不成立待确认",
      liability: "客户",
      liabilityReason: "客户装配时掉落造成，照片可证",
      liabilityEvidence: "照片三张",
    },
    { by: "李华" },
  );
  press("以李华的名义同意");
  await within(card()).findByRole("group", { name: "还缺 1 项" });
  fireEvent.click(within(missing()).getByRole("button", { name: /正式回复客户日期/ }));
  await frames();
  type("customerReplyAt", "2026-11-20");
  await within(card()).findByText("都齐了，可以办理。");
  press("确认不成立");
  await screen.findByRole("heading", { name: /下一步：结案/ });
  expect(one().complaint).toMatchObject({ status: "待结案", customerReplyAt: "2026-11-20" });
});

test("§6.1.1: signed under one's own name and handed over, then QA accepts, each with its stamp", async () => {
  const { one, session } = await openedCase({}, { by: "周建国" });
  press("以周建国的名义同意");
  await within(card()).findByText("都齐了，可以办理。");
  expect(one().parts.approval).toMatchObject([
    { step: "部门主管签核", name: "周建国", verdict: "同意", medium: "电子" },
  ]);
  press("送交品保");
  await screen.findByRole("heading", { name: /下一步：受理/ });
  act(() => {
    session.setBy("李华");
  });
  press("受理");
  await screen.findByRole("heading", { name: /下一步：送总经理批示/ });
  expect(one().complaint).toMatchObject({ status: "调查中", qaOwner: "李华" });
  expect(one().parts.transition.map(({ to }) => to)).toEqual(["待受理", "调查中"]);
});

test("a way back asks for its reason and keeps what was typed until it is taken", async () => {
  const { one, session } = await openedCase({ status: "待受理", handedToQaAt: 46346.5 }, { by: "李华" });
  press("退回业务");
  press("确认：退回业务");
  await screen.findByText("请写明理由。");
  type("reason-step 退回 已登记 退回业务", "批号写错");
  cleanup();
  const { shownCase } = await import("./case-stage");
  await shownCase(session);
  expect(field("reason-step 退回 已登记 退回业务").value).toBe("批号写错");
  press("确认：退回业务");
  await screen.findByRole("heading", { name: /下一步：送交品保/ });
  expect(one().parts.transition).toMatchObject([{ kind: "退回", reason: "批号写错" }]);
});

test("§7.1: merging offers the other cases by number and is refused without one", async () => {
  const { session } = await openedCase();
  await act(() =>
    session.register(
      { customer: "宁波拓远", complaintText: "漏装", safetyRisk: "否" },
      { asDraft: false, acceptFixes: false },
    ),
  );
  press("并入另一件");
  type("reason-step 合并 已撤销 并入另一件", "同一件事登记了两次");
  press("确认：并入另一件");
  await screen.findByText(/请写明并入哪一件/);
  const target = field("target-step 合并 已撤销 并入另一件");
  fireEvent.change(target, { target: { value: "2" } });
  fireEvent.keyDown(target, { key: "ArrowDown" });
  fireEvent.keyDown(target, { key: "Enter" });
  press("确认：并入另一件");
  await screen.findByText("已撤销，编号不再使用。");
  const merged = session.state().book!.register.cases[0]!.complaint;
  expect(merged).toMatchObject({ status: "已撤销", cancelReason: "同一件事登记了两次" });
  expect(merged.mergedInto).toMatch(/^\d{8}$/);
});
