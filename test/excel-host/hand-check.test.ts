import { readFileSync } from "node:fs";
import { beliefs } from "./beliefs";

/** docs/hand-check.md is what a person walks through in the real Excel. */
const steps = readFileSync("docs/hand-check.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line));

test("the list for the real Excel has at most thirty steps, each with what must be seen", () => {
  expect(steps.length).toBeLessThanOrEqual(30);
  expect(steps.map((line) => Number(line.split("|")[1]))).toEqual(steps.map((_, index) => index + 1));
  for (const line of steps) expect(line.split("|")[3]?.trim()).toBeTruthy();
});

test("ten of its steps are probes of beliefs of this host", () => {
  const probed = steps.flatMap((line) => /⚑ `([\w-]+)`/.exec(line)?.[1] ?? []);
  expect(probed).toHaveLength(10);
  expect(beliefs.map(({ id }) => id)).toEqual(expect.arrayContaining(probed));
});
