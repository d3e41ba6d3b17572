/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, screen, within } from "@testing-library/react";
import { openedCase, people, press } from "./case-stage";
import { Alike } from "../../../src/pane/course/Alike";
import { render } from "@testing-library/react";
import { startedSession } from "../stage";

const earlier = {
  id: "01K00000000000000000000000",
  complaintNo: "26110301",
  status: "对策制定中",
  recordType: "投诉",
  subjectType: "产品",
  customer: "苏州澜起光电",
  productFamily: "灯具",
  partNo: "007",
  lotNo: "L2610",
  defectCode: "L01",
  complaintText: "外壳有划痕，漆面脱落",
  receivedAt: 46329,
  registeredAt: 46329,
};

beforeEach(() => localStorage.clear());
afterEach(cleanup);

test("§6.4.1: a case like an earlier one says which and why, and the answer is one tap", async () => {
  const { session } = await startedSession({
    person: people,
    complaint: [
      earlier,
      {
        ...earlier,
        id: "01K00000000000000000000001",
        complaintNo: "26112001",
        receivedAt: 46346,
        status: "调查中",
      },
    ],
  });
  const { register } = session.state().book!;
  const answers: (string | null)[] = [];
  render(<Alike one={register.cases[1]!} register={register} onAnswer={(of) => answers.push(of)} />);
  const said = screen.getByText(/^像 26110301（\d+ %）：/).textContent;
  for (const reason of ["同客户", "同产品族", "同不良", "同批号", "同料号"]) expect(said).toContain(reason);
  press("是重复");
  press("都不是重复");
  expect(answers).toEqual(["26110301", null]);
});

test("a case that is like none, or was answered, is not asked about", async () => {
  await openedCase({ status: "调查中" });
  expect(screen.queryByText(/^像 /)).toBeNull();
  expect(within(document.body).queryByRole("button", { name: "都不是重复" })).toBeNull();
});
