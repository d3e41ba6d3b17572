import { cellName } from "../../src/workbook/ooxml/address";
import type { OpenedExcel } from "./excel-stage";

/** What people paste from mails: a formula, numbers in words and full width, a date as text, a lot number like a date. */
const rows: readonly Readonly<Record<string, string>>[] = [
  {
    客户名称: "苏州澜起光电科技有限公司",
    投诉原因: "=cmd|'/c calc'!A0",
    批号: "007",
    不良数量: "1.2万",
    交货日期: "2026.11.3",
  },
  {
    客户名称: "宁波拓远新能源有限公司",
    投诉原因: "端子氧化",
    批号: "3-5",
    不良数量: "１，２００",
    交货日期: "2026-11-03",
  },
];

/** Pastes the block below the register and leaves its rows; resolves to the sheet row of its first. */
export async function dirtyBlock(excel: OpenedExcel): Promise<{ readonly first: number }> {
  const { names, below } = await excel.inPage(({ windows }) => {
    const { records } = windows[0]!.host.workbook;
    const { columns, area } = [...records.table.values()].find(({ name }) => name === "客诉台账")!;
    return { names: columns.map(({ name }) => name), below: area.row + area.rows + 1 };
  });
  const left = names.indexOf("客户名称");
  const right = Math.max(...Object.keys(rows[0] ?? {}).map((name) => names.indexOf(name)));
  const values = rows.map((cells) => names.slice(left, right + 1).map((name) => cells[name] ?? ""));
  await excel.inPage(
    ({ windows }, [address, block]) => {
      const { user } = windows[0]!.host;
      user.paste("客诉台账", address, block);
      user.select("客诉台账", "A1");
    },
    [cellName(below, left + 1), values] as const,
  );
  return { first: below };
}
