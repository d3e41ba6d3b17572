/** What came of carrying a register of an earlier layout over into a new one, in Chinese. */
export const carriedZh = {
  title: "这个台账由较早版本的 Kesu 建立，要转入新台账才能继续用。",
  hint: "所有记录、设置、名单和日志都会带过去，原文件不改动。",
  carry: "转入新台账",
  /** Of the file it goes into, unsaved at first. */
  fileName: (name: string) => name.replace(/(\.xls[xm])?$/i, "(新版).xlsx"),
  rows: (told: readonly { readonly label: string; readonly count: number }[]) =>
    `已转入：${told.map(({ label, count }) => `${label} ${count} 行`).join("、")}。`,
  extensions: (count: number) => `${count} 件的延期已改为「期限调整」里的一行。`,
  setting: (key: string, value: string) => `设置“${key}”（${value}）已不再使用，没有带过去。`,
  newIds: (count: number) => `${count} 行没有内部编号或与别的行重复，已各给一个，下次写入时记入日志。`,
  formulas: (cells: readonly string[]) => `这些单元格里手写的公式只带过去结果：${cells.join("、")}。`,
  leftBehind: (names: readonly string[]) =>
    `这些不是台账的内容，没有带过去，请从原文件复制：${names.join("、")}。`,
};
