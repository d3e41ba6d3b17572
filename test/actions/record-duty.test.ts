import { recordDuty } from "../../src/actions/record-duty";
import { takeIn } from "../../src/actions/take-in";
import { monthDuties } from "../../src/rules/due/month-duties";
import { aRegister } from "./a-register";

describe("a duty of the month that was done (D-10, §6.3.1)", () => {
  it("is kept in the log, once, with who and when", async () => {
    const { ports, load } = await aRegister("2026-11-09 10:00:00");
    await recordDuty("2026-11", "D-10", ports);
    await recordDuty("2026-11", "D-10", ports);
    const { log, procedure, calendar } = await load();
    expect(log.filter(({ table }) => table === "month")).toHaveLength(1);
    const [, review] = monthDuties(procedure, calendar, "2026-11-09 10:00", log);
    expect(review).toMatchObject({ id: "D-10", done: { day: "2026-11-09", by: "林晓" } });
  });

  it("is no record that somebody could miss", async () => {
    const { ports } = await aRegister("2026-11-09 10:00:00");
    await recordDuty("2026-11", "D-11", ports);
    expect(await takeIn(ports, { how: "outside" })).toMatchObject({ gone: [] });
  });
});
