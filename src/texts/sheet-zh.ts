/** The pane's words about a register that stands on a sheet of Excel, in Chinese. */
export const sheetZh = {
  noRegister: {
    title: "这个工作簿里还没有客诉台账",
    setUp: "在本工作簿中建立台账",
    setUpHint:
      "会在现有工作表后面加上台账、明细、月度回顾、基础资料、设置等工作表，约需几秒。现有的工作表一个字也不改。",
    newWorkbook: "新建一个台账工作簿",
    newWorkbookHint: "会另外打开一个新的工作簿，里面是空的台账。这个工作簿不改动；请在新工作簿里保存、登记。",
    working: "正在建立台账…",
    opened: "新工作簿已经打开，请到那里继续。",
  },
  showPane: {
    ask: "打开这个工作簿时自动显示 Kesu？没有装加载项的人打开时会看到一条错误提示。",
    yes: "是",
    no: "不用",
    title: "打开工作簿时",
    shows: "现在会自动显示 Kesu；没有装加载项的人会看到一条错误提示。",
    hides: "现在不自动显示 Kesu，请用「客诉」选项卡打开。",
    switchOff: "不再自动显示",
    switchOn: "自动显示",
  },
  caseOfRow: (row: number) => `到第 ${row} 行的案件`,
  noCase: "所选的行不是案件。请先选中“客诉台账”里的一行，再点一次。",
  working: (done: number, all: number) => `正在核对输入的行：${done} / ${all}`,
  stop: "停止",
  typed: (count: number) => `刚才输入的行有 ${count} 处要看一下`,
  fixAll: (count: number) => `全部采纳 (${count})`,
  more: (count: number) => `还有 ${count} 处，见“检查”`,
  restored: (count: number) => `有 ${count} 处公式被覆盖，已恢复。`,
  gone: (numbers: readonly string[]) =>
    `台账里已没有 ${numbers.join("、")} 的行；日志里还有它们，编号不会再用。`,
  renumbered: (was: string, is: string) => `编号 ${was} 已被另一台电脑同时取用，本案改为 ${is}。`,
  landed: (number: string) =>
    `上次不能确定是否写入的那一件已在台账里${number === "" ? "" : `，编号 ${number}`}，不需要再登记。`,
  rewritten: (numbers: readonly string[]) =>
    `${numbers.join("、")} 曾被别人同时写入的内容盖住，已补写，请看一眼。`,
  doubt: {
    title: (count: number) => `本机写过的 ${count} 件，这个文件里找不到了`,
    hint: "可能没有保存、被别人同时写入盖住，也可能是有人删掉或改回去的。不经您同意，什么也不补写。",
    added: (number: string, customer: string) =>
      `${number === "" ? "草稿" : number}${customer === "" ? "" : ` ${customer}`}`,
    changed: (number: string) => (number === "" ? "一处改动" : `${number} 的改动`),
    more: (count: number) => `还有 ${count} 件`,
    write: "补写",
    discard: "放弃",
    discardAsk: "放弃后不能再补写。确定放弃？",
    later: "以后再说",
  },
  unconfirmed: (count: number) => `待确认 ${count}：本机的改动，还没有证实已到共享文件。`,
  damaged: (count: number) => `台账的结构有 ${count} 处损坏`,
  repair: "修复",
  seen: "知道了",
  layOut: "列到工作表“校验结果”",
  changedMeanwhile: "台账刚刚被别人改动，没有写入任何内容。请再试一次。",
  noOffice: "没有连上 Excel（office.js 没有加载到）。请检查网络，再试一次。",
};
