import { monotonicFactory } from "ulid";
import { commitIds, idAfter } from "../../../src/rules/log/commit-ids";

describe("which rows of the log are of one commit (R-6.4.1)", () => {
  it("is told by ids without a gap, in order, whichever moment they were drawn in", () => {
    let moment = 1_000;
    const inTime = monotonicFactory();
    for (const newId of [() => inTime(5), () => inTime((moment += 3))]) {
      const [first, second] = [commitIds(newId), commitIds(newId)].map((next) => [next(), next(), next()]);
      for (const ids of [first, second])
        expect(ids?.slice(1)).toEqual(ids?.slice(0, -1).map((id) => idAfter(id)));
      expect(idAfter(first?.at(-1) ?? "") < (second?.[0] ?? "")).toBe(true);
      expect(newId() > (second?.at(-1) ?? "")).toBe(true);
    }
  });

  it("carries over where a letter is the last one", () => {
    expect(idAfter("01K00000000000000000000009")).toBe("01K0000000000000000000000A");
    expect(idAfter("01K0000000000000000000AZZZ")).toBe("01K0000000000000000000B000");
  });
});
