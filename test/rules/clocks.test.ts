import { qp12a } from "../../src/procedure/qp-12a";
import { procedureInForce } from "../../src/procedure/settings";
import { deadlines } from "../../src/rules/clocks";
import { complaint, context } from "./a-case";

const due = (id: string, change: Parameters<typeof complaint>[0], procedure = qp12a) =>
  deadlines(complaint(change), procedure, context.calendar).find(({ clock }) => clock.id === id);

describe("the clocks of §7.2", () => {
  it("give a first answer 24 hours", () =>
    expect(due("D-00", { receivedAt: "2026-11-20 09:30" })?.due).toBe("2026-11-21 09:30"));
  it("give the hand-over a working day", () =>
    expect(due("D-01", { receivedAt: "2026-11-20 09:30" })?.due).toBe("2026-11-23"));
  it("give the responsible unit three days over the National Day (H-15)", () =>
    expect(due("D-03", { sentToUnitAt: "2026-09-29" })?.due).toBe("2026-10-08"));
  it("count working days where the company does (G-09)", () => {
    const { procedure } = procedureInForce(qp12a, [{ key: "sla.unit", value: "工作日" }]);
    expect(due("D-03", { sentToUnitAt: "2026-09-29" }, procedure)?.due).toBe("2026-10-09");
  });
  it("start with the number where nobody said when the customer called", () =>
    expect(due("D-01", { receivedAt: null, registeredAt: "2026-11-20 09:35" })).toMatchObject({
      startedAt: "2026-11-20 09:35",
      due: "2026-11-23",
    }));
  it("do not run before their start", () => expect(due("D-03", {})).toBeUndefined());
  it("say when they were stopped", () =>
    expect(due("D-01", { handedToQaAt: "2026-11-20 17:00" })?.stoppedAt).toBe("2026-11-20 17:00"));
  it("say when the calendar does not reach", () =>
    expect(due("D-03", { sentToUnitAt: "2026-12-29" })).toMatchObject({
      covered: false,
      missingYears: ["2027"],
    }));
});
