import { tinyRegister } from "../workbook/tiny-register";

/** Workbooks of the project's own making, for machines without a corpus. */
export async function ownFixtures(): Promise<{ name: string; bytes: Uint8Array }[]> {
  return [
    { name: "plain", bytes: await tinyRegister() },
    { name: "prefixed", bytes: await tinyRegister({ prefix: "x:" }) },
    { name: "totals", bytes: await tinyRegister({ totalsRow: true }) },
    { name: "shared strings", bytes: await tinyRegister({ sharedStrings: true }) },
  ];
}
