import type { Figures } from "./figures";
import { killed } from "./killed";
import { replaced } from "./replaced";
import { tenAtOnce, twoComputers } from "./two-computers";

/**
 * What unit tests cannot show of saving: real processes that are killed, two computers, another program that replaces
 * the file (docs/hard-tests.md). `npm run test:hard`, or with `-- --short` a minute of it. Ends with 1 if anything was lost.
 */
async function all(isShort: boolean): Promise<readonly Figures[]> {
  const some = (full: number, short: number): number => (isShort ? short : full);
  return [
    said(await killed(some(200, 12))),
    said(await twoComputers(some(30, 3))),
    said(await tenAtOnce(some(10, 1))),
    said(await replaced(some(80, 8))),
  ];
}

function said(outcome: Figures): Figures {
  const { name, figures, isWhole, skipped } = outcome;
  const words = Object.entries(figures).map(([what, count]) => `${what} ${count}`);
  console.log(
    `${name}: ${skipped ? `skipped, ${skipped}` : `${isWhole ? "whole" : "NOT WHOLE"}; ${words.join(", ")}`}`,
  );
  return outcome;
}

void all(process.argv.includes("--short")).then((outcomes) => {
  process.exitCode = outcomes.every(({ isWhole }) => isWhole) ? 0 : 1;
});
