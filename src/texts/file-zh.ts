/** The pane's words about a register that is a file others save, too, in Chinese. */
export const fileZh = {
  takenIn: (count: number) => `打开时认出 ${count} 处在 Kesu 之外的改动，已记入日志`,
  changed: (label: string, old: string, now: string) => `「${label}」${old} → ${now}`,
  added: "新的一行，已收为记录",
  restored: (count: number) => `恢复了 ${count} 处被覆盖的公式`,
  gone: (no: string) => `${no} 的行已不在台账里，编号不会再用`,
  more: (count: number) => `还有 ${count} 处，见日志`,
  merged: "文件被别人保存过。两边的改动已经合在一起。",
  recovered: "文件被一份较旧的版本覆盖过。缺少的内容已经补回，两边的改动都在。",
  conflicts: (count: number) => `有 ${count} 处两边都改了，文件里现在是对方的值，请逐一选定`,
  mine: (value: string) => `我的：${value}`,
  theirs: (value: string) => `对方：${value}`,
  keepTheirs: "保留对方",
  useMine: "用我的",
  empty: "（空）",
  seen: "知道了",
};
