import fc from "fast-check";
import { numberPatternOf } from "../../src/procedure/number-pattern";
import { knownComplaintNo, nextComplaintNo, parseComplaintNo, redrawn } from "../../src/rules/complaint-no";

const day = "2026-11-22";

describe("complaint numbers (G-27)", () => {
  it("start at one and count on within a day", () => {
    expect(nextComplaintNo("YYMMDDNN", day, [])).toBe("26112201");
    expect(nextComplaintNo("YYMMDDNN", day, ["26112201", "26112209", "26112188", "草稿"])).toBe("26112210");
  });
  it("take three digits for the hundredth of a day", () => {
    expect(nextComplaintNo("YYMMDDNN", day, ["26112299"])).toBe("261122100");
    expect(nextComplaintNo("YYMMDDNN", day, ["26112299", "261122100"])).toBe("261122101");
  });
  it("follow other patterns", () => {
    expect(nextComplaintNo("KS-YYYYMMDD-NNN", day, ["KS-20261122-007"])).toBe("KS-20261122-008");
    expect(parseComplaintNo("KS-20261122-008", "KS-YYYYMMDD-NNN")).toEqual({ period: day, sequence: 8 });
    expect(parseComplaintNo("KS-20261122-0008", "KS-YYYYMMDD-NNN")).toBeUndefined();
  });
  it.each([
    ["COMM-YYMMDD-NN", "COMM-261122-01"],
    ["NCR-YYMMDD-NN", "NCR-261122-01"],
    ["COMMYYMMDDNN", "COMM26112201"],
    ["KSYYMMDDNN", "KS26112201"],
    ["KSYYMMDDN", "KS2611221"],
    ["DDMMYYYY_NNNN", "22112026_0001"],
    ["COMM-YYYY-NNN", "COMM-2026-001"],
    ["MM-YYMMDD-NN", "MM-261122-01"],
    ['"NN"-YYMMDD-NN', "NN-261122-01"],
    ["[COMM]YYMMDDNN", "COMM26112201"],
    ["“ADD”YYYYMMNN", "ADD20261101"],
    ["ks-YYMMDDNN", "ks-26112201"],
  ])("literal text works: %s draws %s", (pattern, number) => {
    expect(nextComplaintNo(pattern, day, [])).toBe(number);
    expect(parseComplaintNo(number, pattern)?.sequence).toBe(1);
  });
  it.each([
    ["KS-YYYY-NNN", ["KS-2026-041", "KS-2025-099"], "KS-2026-042", "2026"],
    ["KS-YYYYMM-NNN", ["KS-202611-002", "KS-202610-031"], "KS-202611-003", "2026-11"],
    ["YYMMNN", ["261199"], "2611100", "2026-11"],
    ["YYNN", [], "2601", "2026"],
  ])("running numbers a year and a month exist: %s", (pattern, drawn, next, period) => {
    expect(nextComplaintNo(pattern, day, drawn)).toBe(next);
    expect(parseComplaintNo(next, pattern)?.period).toBe(period);
  });
  it("are never drawn twice, whatever was drawn before", () => {
    const pattern = fc.constantFrom("YYMMDDNN", "KS-YYYYMMDD-NNN", "NN-YYMMDD", "NCR-YYYY-NN", "COMM-YYMM-N");
    fc.assert(
      fc.property(
        pattern,
        fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 130 }),
        (used, sequences) => {
          const first = nextComplaintNo(used, day, []);
          const drawn = sequences.map((sequence) => {
            const width = /N+(?=-|$)|^N+/.exec(used.replace("NCR", "XCR"))?.[0].length ?? 0;
            const one = "1".padStart(width, "0");
            const at = used.startsWith("N-") || used.startsWith("NN-") ? 0 : first.lastIndexOf(one);
            return first.slice(0, at) + String(sequence).padStart(width, "0") + first.slice(at + width);
          });
          const next = nextComplaintNo(used, day, drawn);
          expect(drawn).not.toContain(next);
          expect(parseComplaintNo(next, used)?.sequence).toBe(Math.max(0, ...sequences) + 1);
        },
      ),
    );
  });
  it("stay valid that were drawn under a former pattern, and are drawn anew under the one in force", () => {
    const procedure = { numberPattern: "KS-YYYY-NNN", pastNumberPatterns: ["YYMMDDNN"] };
    expect(knownComplaintNo("26112201", procedure)).toEqual([{ period: day, sequence: 1 }]);
    expect(knownComplaintNo("2611220", procedure)).toEqual([]);
    expect(redrawn("26112201", null, procedure, ["KS-2026-007"])).toBe("KS-2026-008");
    const back = { numberPattern: "YYMMDDNN", pastNumberPatterns: ["KS-YYYY-NNN"] };
    expect(redrawn("KS-2026-007", "2026-11-22 09:30", back, [])).toBe("26112201");
    expect(redrawn("KS-2026-007", null, back, [])).toBeUndefined();
    expect(redrawn("A1", "2026-11-22 09:30", back, [])).toBeUndefined();
  });
  it.each(["YYMMDDNN", "KS-YYYYMMDD-NNN", "YYMMDD-NNNN", "YYMMNN"])("allow the pattern %s", (pattern) =>
    expect(numberPatternOf(pattern)).toBeDefined(),
  );
  it.each([
    ["NNYYMMDDNN", "two running numbers"],
    ["NN-YYMMDD-NN", "two running numbers"],
    ["客诉YYMMDDNN", "no barcode has these letters"],
    ["YYMMDD", "no running number"],
    ["NCR-YYMMDD", "the N of a word is none"],
    ["MMDD-NN", "no year: the numbers come again"],
    ["YYYYDD-NN", "a day without its month"],
    ["YYMM-YYMM-NN", "two years"],
    ["YYNNNNNNNNNN", "a running number of ten digits"],
    ['"KS-YYMMDD-NN', "a quote that does not end"],
    ["KS/YYMMDD/NN", "no name of a file"],
    ["", "nothing"],
  ])("refuse the pattern %s: %s", (pattern) => expect(numberPatternOf(pattern)).toBeUndefined());
  it("read any text as a pattern that draws what it reads, or as none", () => {
    const piece = fc.constantFrom(
      "YYYY",
      "YY",
      "MM",
      "DD",
      "N",
      "NN",
      "-",
      "C",
      "KS",
      '"',
      "[",
      "]",
      "(",
      "\\",
      "$",
      "年",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 9 }).map((all) => all.join("")),
        ),
        (text) => {
          if (!numberPatternOf(text)) return;
          const number = nextComplaintNo(text, day, []);
          expect(parseComplaintNo(number, text)?.sequence).toBe(1);
          expect(number).toMatch(/^[\w-]{4,20}$/);
          expect(nextComplaintNo(text, day, [number])).not.toBe(number);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
