import { zh } from "../texts/zh";
import { freeFile } from "../workbook/file-store/standing-in-the-way";
import type { Verb } from "./verb";

/** `kesu unlock`: what keeps a register from being written, by whom and since when; and takes away what a crash left. */
export const unlockVerb: Verb = (kesu, run) =>
  kesu
    .command("unlock")
    .description("查看谁占用着台账；清理 Kesu 中断后留下的锁；确认无人打开时清理 Excel、WPS 留下的占用标记")
    .argument("<book>", "客诉台账 .xlsx")
    .option("--nobody-has-it-open", "我已确认没有人在任何电脑上打开这个文件：删除 ~$ 等占用标记")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, flags: { nobodyHasItOpen?: boolean; json?: boolean }) => {
        const found = await freeFile(book, flags.nobodyHasItOpen === true);
        if (flags.json) console.log(JSON.stringify({ inTheWay: found }));
        else if (found.length === 0) console.log(zh.unlock.nothing);
        else for (const { kind, outcome, detail } of found) console.log(zh.unlock[kind][outcome](detail));
        return found.every(({ outcome }) => outcome === "removed") ? 0 : 1;
      }),
    );
