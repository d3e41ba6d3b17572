/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { Registered } from "../../src/actions/register-complaint";
import { EntryForm } from "../../src/pane/EntryForm";
import type { Session } from "../../src/pane/session";
import { known, startedSession } from "./stage";

const NAME = "台账.xlsx";

async function shown(session?: Session) {
  const on = session ?? (await startedSession(known)).session;
  const saved: Registered[] = [];
  const register = on.state().book!.register;
  render(
    <EntryForm
      register={register}
      bookName={NAME}
      by="王芳"
      now={on.now}
      onSave={(draft, options) => on.register(draft, options)}
      onSaved={(each) => saved.push(each)}
      onBack={() => undefined}
    />,
  );
  return { session: on, saved };
}
const input = (label: RegExp | string): HTMLElement =>
  screen.getByLabelText(label, { selector: "input, textarea, select" });
const type = (label: RegExp | string, value: string): void => {
  fireEvent.change(input(label), { target: { value } });
};
const press = (name: string): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
const said = (id: string): string => document.getElementById(`field-${id}-said`)?.textContent ?? "";
const valueOf = (id: string): string => (document.getElementById(`field-${id}`) as HTMLInputElement).value;

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined; // jsdom draws nothing
});
beforeEach(() => localStorage.clear());
afterEach(cleanup);

test("the cursor stands in the first field, and the likely answers are preselected", async () => {
  await shown();
  expect(document.activeElement?.id).toBe("field-customer");
  expect(valueOf("channel")).toBe("电话");
  expect(valueOf("subjectType")).toBe("产品");
  expect(valueOf("registeredBy")).toBe("王芳");
  expect(valueOf("receivedAt")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
});

test("shows three mistakes beside their fields and in the list, and saves once they are mended", async () => {
  const { saved } = await shown();
  type(/^客户名称/, "苏州澜起光电");
  type(/^投诉原因/, "端子氧化");
  type("交货日期", "2026-02-30");
  type("不良数量", "约200");
  press("保存");

  const list = await screen.findByRole("group", { name: "有 3 处要先改好" });
  expect(within(list).getAllByRole("button")).toHaveLength(3);
  expect(said("deliveryDate")).toContain("不是真实的日期");
  expect(said("defectQty")).toContain("大概的数");
  expect(said("safetyRisk")).toContain("还没有填");
  await waitFor(() => expect(document.activeElement).toBe(list));
  expect(saved).toHaveLength(0);

  fireEvent.click(within(list).getByText(/不是真实的日期/));
  expect(document.activeElement?.id).toBe("field-deliveryDate");
  type("交货日期", "2026-02-20");
  press("改为 200");
  expect(valueOf("defectQty")).toBe("200");
  fireEvent.click(within(screen.getByRole("radiogroup", { name: /危及人身安全/ })).getByLabelText("否"));
  await screen.findByText("都改好了，可以保存。");
  press("保存");
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toMatchObject({
    ok: true,
    case: { complaint: { customer: "苏州澜起光电", deliveryDate: "2026-02-20", defectQty: 200 } },
  });
});

test("what is only missing does not stop anybody", async () => {
  const { saved } = await shown();
  type(/^客户名称/, "新客户");
  type(/^投诉原因/, "外壳开裂");
  fireEvent.click(within(screen.getByRole("radiogroup", { name: /危及人身安全/ })).getByLabelText("待定"));
  press("保存");
  await waitFor(() => expect(saved).toHaveLength(1));
});

test("keeps an incomplete case as a draft without a number", async () => {
  const { saved } = await shown();
  type(/^客户名称/, "苏州澜起光电");
  press("存草稿");
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toMatchObject({ case: { complaint: { status: "草稿", complaintNo: null } } });
});

test("a chosen customer and part fill in what the workbook knows, and take it back", async () => {
  await shown();
  type(/^客户名称/, "澜");
  fireEvent.keyDown(input(/^客户名称/), { key: "ArrowDown" });
  fireEvent.keyDown(input(/^客户名称/), { key: "Enter" });
  expect(valueOf("customer")).toBe("苏州澜起光电");
  expect(valueOf("contactName")).toBe("周敏");
  type("料号", "CN-208");
  expect([valueOf("model"), valueOf("uom")]).toEqual(["CN-2", "个"]);
  type("型号", "CN-2B");
  type("料号", "别的料号");
  expect([valueOf("model"), valueOf("uom")]).toEqual(["CN-2B", ""]);
});

test("never loses typing: a draft is there again after the pane was closed", async () => {
  const { session } = await shown();
  type(/^客户名称/, "苏州澜起光电");
  type(/^投诉原因/, "端子氧化");
  press("明细行");
  fireEvent.change(document.getElementById("field-lotNo-0")!, { target: { value: "L2" } });
  cleanup();
  await shown(session);
  expect(valueOf("complaintText")).toBe("端子氧化");
  expect(valueOf("lotNo-0")).toBe("L2");
  press("清空重填");
  expect(valueOf("complaintText")).toBe("");
});

test("works where the browser keeps nothing", async () => {
  const refuse = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("QuotaExceededError");
  });
  await shown();
  type(/^客户名称/, "苏州澜起光电");
  expect(valueOf("customer")).toBe("苏州澜起光电");
  refuse.mockRestore();
});

test("explains the grade while the clerk answers", async () => {
  await shown();
  fireEvent.click(within(screen.getByRole("radiogroup", { name: /危及人身安全/ })).getByLabelText("是"));
  expect(await screen.findByText("危及人身安全：是（§3）")).toBeTruthy();
});
