import { advanceCase, type Advance } from "../../src/actions/advance-case";
import { decideCases, type Decision } from "../../src/actions/decide-cases";
import type { Ports } from "../../src/actions/ports";
import { settleStates } from "../../src/actions/settle-states";
import { MemoryOutbox } from "../../src/actions/memory-outbox";
import { undoLast } from "../../src/actions/undo-last";
import { qp12a } from "../../src/procedure/qp-12a";
import type { ApprovalStep } from "../../src/procedure/terms";
import { ruleOf, standingOf } from "../../src/rules/flow/approvals";
import { aComputer, type TrueTime } from "./a-computer";
import { registered, taken, walk, way } from "./a-life";
import { aRegister, type TestRegister } from "./a-register";
import { mergedInto, sideOn } from "./two-sides";

const TWO_DAYS = 2 * 1440;
const wrongBy = [
  ["ten minutes fast", 10],
  ["ten minutes slow", -10],
  ["two days fast", TWO_DAYS],
  ["two days slow", -TWO_DAYS],
] as const;

interface Office extends TestRegister {
  readonly time: TrueTime;
  /** The GM's computer and the clerk's; whose clock is wrong the test says. */
  readonly gm: Ports;
  readonly clerk: Ports;
  readonly id: string;
  readonly standing: (step: ApprovalStep) => Promise<string>;
}

const who = { gm: { device: "pc-gm", by: "赵总" }, clerk: { device: "pc-qa", by: "林晓" } };

/** A case that waits for the GM, registered and brought there by the clerk. */
async function anOffice(wrong: "gm" | "clerk", fast: number): Promise<Office> {
  const register = await aRegister();
  const time: TrueTime = { minute: 600 };
  const at = (name: "gm" | "clerk"): Ports =>
    aComputer(register.ports, time, { ...who[name], ...(name === wrong && { fast }) });
  const [gm, clerk] = [at("gm"), at("clerk")];
  const right = aComputer(register.ports, time, who.clerk);
  const id = await registered(right);
  await walk(id, "待总经理批示", right);
  time.minute += 3;
  const standing = async (step: ApprovalStep): Promise<string> => {
    const { cases, masters } = await register.load();
    const [one] = cases;
    return one ? standingOf(one, ruleOf(step, qp12a), masters).standing : "";
  };
  return { ...register, time, gm, clerk, id, standing };
}

/** Takes a step a few minutes later. */
async function later({ id, time }: Office, advance: Advance, ports: Ports): Promise<void> {
  time.minute += 2;
  await taken(id, advance, ports);
}

/** The GM agrees on his own computer; resolves to what was refused. */
async function agreed(office: Office, change: Partial<Decision> = {}, ports = office.gm): Promise<string[]> {
  office.time.minute += 2;
  const decision = { id: office.id, step: "总经理批示", opinion: "限期整改", ...change };
  const { refused } = await decideCases([decision], { skipRefused: false }, ports);
  return refused.flatMap(({ issues }) => issues.map((issue) => JSON.stringify(issue)));
}

const back: Advance = { to: "调查中", kind: "退回", reason: "原因不清" };
const again: Advance = { to: "待总经理批示", changes: { investigatedAt: "2026-11-20" } };
const onward: Advance = { to: "对策制定中" };
const paper = { medium: "纸质", name: "赵总", link: "审批单 2026-114" } as const;

describe.each(wrongBy)(
  "13: approvals are ordered by the chain and 流转: the GM's computer is %s",
  (_, fast) => {
    it("an approval given counts, once", async () => {
      const office = await anOffice("gm", fast);
      expect(await agreed(office)).toEqual([]);
      expect(await office.standing("总经理批示")).toBe("given");
      await later(office, onward, office.clerk);
      expect(
        (await office.load()).parts.approval.filter(({ record }) => record.step === "总经理批示"),
      ).toHaveLength(1);
    });
    it("one given after a way back counts, the stale one from before it does not", async () => {
      const office = await anOffice("gm", fast);
      expect(await agreed(office)).toEqual([]);
      await later(office, back, office.clerk);
      expect(await office.standing("总经理批示")).toBe("missing");
      await later(office, again, office.clerk);
      expect(await office.standing("总经理批示")).toBe("missing");
      expect(await agreed(office)).toEqual([]);
      expect(await office.standing("总经理批示")).toBe("given");
      await later(office, onward, office.clerk);
    });
    it("his later word counts, whichever clock it was given by", async () => {
      const office = await anOffice("gm", fast);
      expect(await agreed(office, { verdict: "退回", opinion: "原因不清" })).toEqual([]);
      expect(await agreed(office, paper, office.clerk)).toEqual([]);
      expect(await office.standing("总经理批示")).toBe("given");
    });
  },
);

describe.each(wrongBy)(
  "13: approvals are ordered by the chain and 流转: the clerk's computer is %s",
  (_, fast) => {
    it("an approval given after the clerk sent the case back and on again counts", async () => {
      const office = await anOffice("clerk", fast);
      expect(await agreed(office)).toEqual([]);
      await later(office, back, office.clerk);
      await later(office, again, office.clerk);
      expect(await office.standing("总经理批示")).toBe("missing");
      expect(await agreed(office)).toEqual([]);
      expect(await office.standing("总经理批示")).toBe("given");
      await later(office, onward, office.gm);
    });
    it("a paper of that day counts, entered after a way back; one of the week before does not", async () => {
      const office = await anOffice("gm", 0);
      const clerk = aComputer(office.ports, office.time, { ...who.clerk, fast });
      await later(office, back, clerk);
      await later(office, again, clerk);
      const right = aComputer(office.ports, office.time, who.clerk);
      expect(await agreed(office, { ...paper, signedAt: "2026-11-20" }, right)).toEqual([]);
      expect(await office.standing("总经理批示")).toBe("given");
    });
    it("a case reopened there asks for every approval anew", async () => {
      const office = await anOffice("clerk", fast);
      expect(await agreed(office)).toEqual([]);
      const { complaints, workbook } = { ...(await office.load()), workbook: office.workbook };
      expect(complaints).toHaveLength(1);
      const { version } = await workbook.read([]);
      const closed = { status: "已结案" };
      await workbook.commit(
        { tables: { complaint: { update: [{ id: office.id, cells: closed }] } } },
        version,
      );
      const outcome = await advanceCase(
        office.id,
        { to: "调查中", kind: "重开", reason: "再发" },
        office.clerk,
      );
      expect(outcome.issues.filter(({ severity }) => severity === "block")).toEqual([]);
      expect(await office.standing("总经理批示")).toBe("missing");
      await later(office, again, office.clerk);
      expect(await agreed(office)).toEqual([]);
      expect(await office.standing("总经理批示")).toBe("given");
    });
  },
);

describe.each(wrongBy)("13: one of two computers is %s", (_, fast) => {
  it("and every second step is taken there: no gate closes, and nothing of the case is a fault", async () => {
    const register = await aRegister();
    const time: TrueTime = { minute: 600 };
    const computers = [
      aComputer(register.ports, time, who.clerk),
      aComputer(register.ports, time, { ...who.gm, fast }),
    ] as const;
    const id = await registered(computers[0]);
    for (const [index, advance] of way.entries()) {
      time.minute += 2;
      await taken(id, advance, computers[index % 2 === 0 ? 1 : 0]);
    }
    expect((await register.check()).filter((each) => each.includes("block"))).toEqual([]);
  });
});

describe("13: two people at the same time", () => {
  it("an approval given on a copy from before a way back does not count when the copies are merged", async () => {
    const office = await anOffice("gm", 10);
    const bytes = await office.workbook.bytes();
    const clerk = await sideOn(bytes, office.clerk, "pc-qa");
    const gm = await sideOn(bytes, { ...office.gm, now: office.gm.now, newId: office.gm.newId }, "pc-gm");
    await taken(office.id, back, clerk.ports);
    await taken(office.id, again, clerk.ports);
    await decideCases(
      [{ id: office.id, step: "总经理批示", name: "pc-gm" }],
      { skipRefused: false },
      gm.ports,
    );
    const { side } = await mergedInto(clerk, gm);
    const [one] = (await side.load()).cases;
    expect(one?.parts.approval.some(({ name }) => name === "pc-gm")).toBe(true);
    expect(one && standingOf(one, ruleOf("总经理批示", qp12a), { people: [] }).standing).toBe("missing");
  });
  it("a case does not go back to where a faster clock had led it", async () => {
    const office = await anOffice("gm", 10);
    const outbox = new MemoryOutbox();
    await taken(office.id, back, { ...office.gm, outbox });
    await later(office, again, office.clerk); // saw it, and is ten minutes behind
    expect(await settleStates({ ...office.gm, outbox })).toBe(0);
    expect((await office.load()).complaints[0]?.record.status).toBe("待总经理批示");
  });
  it("an undo does not overrule a step that a slower clock took since", async () => {
    const office = await anOffice("clerk", -10);
    expect(await agreed(office)).toEqual([]);
    await later(office, onward, office.clerk);
    expect(await undoLast(office.gm)).toMatchObject({ ok: false, refusal: { code: "moved-on" } });
  });
});

describe("13: rows of before, which do not say what they followed", () => {
  it("stand as they did: by their ids and hours", async () => {
    const office = await anOffice("gm", 0);
    expect(await agreed(office)).toEqual([]);
    const { version } = await office.workbook.read([]);
    const [approval] = (await office.load()).parts.approval.filter(
      ({ record }) => record.step === "总经理批示",
    );
    const id = approval?.record.id ?? "";
    await office.workbook.commit(
      { tables: { approval: { update: [{ id, cells: { after: null } }] } } },
      version,
    );
    expect(await office.standing("总经理批示")).toBe("given");
    await later(office, back, aComputer(office.ports, office.time, { ...who.clerk, fast: -TWO_DAYS }));
    await later(office, again, office.clerk);
    expect(await office.standing("总经理批示")).toBe("missing"); // a slow clock's way back comes after what it saw
  });
});
