import fc from "fast-check";
import { isNumberPattern } from "../../src/procedure/settings";
import { nextComplaintNo, parseComplaintNo } from "../../src/rules/complaint-no";

describe("complaint numbers (G-27)", () => {
  it("start at one and count on within a day", () => {
    expect(nextComplaintNo("YYMMDDNN", "2026-11-22", [])).toBe("26112201");
    expect(nextComplaintNo("YYMMDDNN", "2026-11-22", ["26112201", "26112209", "26112188", "草稿"])).toBe(
      "26112210",
    );
  });
  it("take three digits for the hundredth of a day", () => {
    expect(nextComplaintNo("YYMMDDNN", "2026-11-22", ["26112299"])).toBe("261122100");
    expect(nextComplaintNo("YYMMDDNN", "2026-11-22", ["26112299", "261122100"])).toBe("261122101");
  });
  it("follow other patterns", () => {
    expect(nextComplaintNo("KS-YYYYMMDD-NNN", "2026-11-22", ["KS-20261122-007"])).toBe("KS-20261122-008");
    expect(parseComplaintNo("KS-20261122-008", "KS-YYYYMMDD-NNN")).toEqual({
      day: "2026-11-22",
      sequence: 8,
    });
    expect(parseComplaintNo("KS-20261122-0008", "KS-YYYYMMDD-NNN")).toBeUndefined();
  });
  it("are never drawn twice, whatever was drawn before", () => {
    const pattern = fc.constantFrom("YYMMDDNN", "KS-YYYYMMDD-NNN", "NN-YYMMDD");
    fc.assert(
      fc.property(
        pattern,
        fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 130 }),
        (used, sequences) => {
          const drawn = sequences.map((sequence) =>
            used
              .replace(/YYYY/, "2026")
              .replace(/YY/, "26")
              .replace("MM", "11")
              .replace("DD", "22")
              .replace(/N+/, (run) => String(sequence).padStart(run.length, "0")),
          );
          const next = nextComplaintNo(used, "2026-11-22", drawn);
          expect(drawn).not.toContain(next);
          expect(parseComplaintNo(next, used)?.sequence).toBe(Math.max(0, ...sequences) + 1);
        },
      ),
    );
  });
  it.each(["YYMMDDNN", "KS-YYYYMMDD-NNN", "YYMMDD-NNNN"])("allow the pattern %s", (pattern) =>
    expect(isNumberPattern(pattern)).toBe(true),
  );
  it.each(["YYMMNN", "NNYYMMDDNN", "客诉YYMMDDNN", "YYMMDD", ""])("refuse the pattern %s", (pattern) =>
    expect(isNumberPattern(pattern)).toBe(false),
  );
});
