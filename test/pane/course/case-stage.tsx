import { act, configure, fireEvent, render, screen } from "@testing-library/react";
import { Pane } from "../../../src/pane/Pane";
import type { Session } from "../../../src/pane/session";
import type { TableName } from "../../../src/records/tables";
import type { Case } from "../../../src/rules/case";
import type { CellsByField } from "../../../src/workbook/port";
import { startedSession } from "../stage";

configure({ asyncUtilTimeout: 10_000 }); // what is loaded late comes late on a busy machine

/** A complaint with everything intake asks for, as its cells stand in the sheet. */
const complaint: CellsByField = {
  id: "01K00000000000000000000001",
  complaintNo: "26112001",
  status: "已登记",
  recordType: "投诉",
  subjectType: "产品",
  channel: "电话",
  foundAt: "来料",
  receivedAt: 46346.4,
  registeredAt: 46346.4,
  registeredBy: "王芳",
  customer: "苏州澜起光电",
  complaintText: "外壳有划痕",
  customerDemand: "换货",
  orderNo: "PO-1",
  partNo: "007",
  productFamily: "灯具",
  lotNo: "L2611",
  deliveryDate: 46336,
  lotQty: 5000,
  uom: "个",
  defectQty: 52,
  sampleStatus: "已收",
  safetyRisk: "否",
  affectsFunction: "否",
  legalBreach: "否",
  affectsStrength: "否",
  amountInvolved: 1000,
};

export const people: readonly CellsByField[] = [
  { id: "01KPERSON00000000000000001", name: "周建国", role: "部门主管" },
  { id: "01KPERSON00000000000000002", name: "李华", role: "品保、品保主管" },
  { id: "01KPERSON00000000000000003", name: "陈总", role: "总经理" },
  { id: "01KPERSON00000000000000004", name: "赵营", role: "营销中心负责人" },
  { id: "01KPERSON00000000000000005", name: "张工", role: "责任单位" },
];

export interface CaseStage {
  readonly session: Session;
  /** The case as it stands now. */
  readonly one: () => Case;
}

/** The pane with this one case opened in it. */
export async function openedCase(
  change: CellsByField = {},
  {
    by = "王芳",
    rows = {},
  }: { by?: string; rows?: Readonly<Partial<Record<TableName, readonly CellsByField[]>>> } = {},
): Promise<CaseStage> {
  Element.prototype.scrollIntoView = () => undefined; // jsdom draws nothing
  const { session } = await startedSession({
    person: people,
    complaint: [{ ...complaint, ...change }],
    ...rows,
  });
  session.setBy(by);
  await shownCase(session);
  return {
    session,
    one: () => session.state().book!.register.cases[0]!,
  };
}

/** Draws the pane and opens its first case. */
export async function shownCase(session: Session): Promise<void> {
  render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
  fireEvent.click((await screen.findAllByRole("option"))[0]!);
  await screen.findByRole("navigation", { name: "八个阶段" });
}

export const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
export const field = (id: string): HTMLInputElement => {
  const found = document.getElementById(`field-${id}`);
  if (!found) throw new Error(`no field ${id}`);
  return found as HTMLInputElement;
};
export const type = (id: string, value: string): void => {
  fireEvent.change(field(id), { target: { value } });
};
/** Lets frames pass: the cursor is set once what it goes to is drawn. */
export const frames = (): Promise<void> =>
  act(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, 60);
      }),
  );
