import type { CodeStanding, LogHole } from "../rules/log/log-verify";

/** What `kesu verify`, `kesu undo` and `kesu approve` say of the log and what it is good for. */
export const evidenceZh = {
  chain: (device: string, rows: number, breaks: number) =>
    `设备 ${device === "" ? "（空白）" : device}：日志 ${rows} 行，${breaks === 0 ? "完整" : `有 ${breaks} 处断裂`}`,
  /** `row` is the row of the sheet 操作日志. */
  breaks: {
    changed: (row: number) => `  操作日志第${row}行：改过（内容与哈希不符）。`,
    gap: (row: number) => `  操作日志第${row}行：缺行（它前面的一行不在了）。`,
    fork: (row: number) =>
      `  操作日志第${row}行：分叉（与另一行接在同一行之后；插入的行，或同一台电脑开了两个窗口同时写）。`,
    duplicate: (row: number) => `  操作日志第${row}行：重复（日志ID与另一行相同）。`,
  },
  facts: {
    changed: (label: string, logged: string, standing: string) =>
      `「${label}」日志记的是“${logged}”，表里是“${standing}”。`,
    unlogged: () => "日志里没有这一行的记录。",
    unsure: () => "这一行在 Kesu 之外改过，日志里没有它原来的内容。",
    back: () => "日志记它已删除，表里又有这一行。",
    gone: () => "日志里有它，表里没有这一行。",
  },
  /** `time` is when the document was printed. */
  holes: {
    missing: () => "操作日志表不在了（工作表或表格被删），无法核对：请找回有日志的备份。",
    empty: () => "台账里有客诉，操作日志却一行也没有：日志被清空了，请找回备份核对。",
    unlogged: () => "日志里没有这条记录：记它的日志行不在了，或者这一行不是 Kesu 写的。",
    cut: () => "这一行是 Kesu 写的，日志里却没有它现在的值：记它的日志行不在了。",
    unseen: (time: string) => `${time} 打印单据时还在的日志行，现在不在了。`,
  } satisfies Record<LogHole["kind"], (time: string) => string>,
  outside: (count: number) =>
    count === 0 ? "台账与日志一致。" : `共 ${count} 处外部修改，还没有接收；下次用 Kesu 写入时记入日志。`,
  expected: (standing: CodeStanding): string => {
    switch (standing.kind) {
      case "now":
        return "日志与印出该日志码时完全相同。";
      case "earlier":
        return `印出该日志码时的内容都还在日志里（${standing.rows} 行，到 ${standing.time}）；其余是后来接着写的。`;
      case "never":
        return "日志里找不到该日志码：当时的行被改过或不在了，或者当时印出的台账没有保存。请与当时的文件核对。";
    }
  },
  /** What a change does to signatures; each is named. */
  voids: (signatures: readonly string[]) =>
    `内容改了，以下签核随之作废，要重新签：${signatures.join("；")}。`,
  shortCode: () =>
    "这是以前印的 8 位短码，几分钟就能凑出一个，只能作参考；要作凭据，请用现在的 16 位日志码。",
  code: (code: string) => `日志码 ${code === "" ? "（日志是空的）" : code}`,
  undo: {
    /** `time` is when the change was made. */
    done: (time: string, count: number) => `已撤回 ${time} 的改动，共 ${count} 处。`,
    field: (label: string, from: string, to: string) => `「${label}」“${from}” → “${to}”`,
    row: () => "新添的这一行已取消，内容留在日志里。",
    /** `places` are the fields concerned, as people call them. */
    refused: {
      nothing: () => "这台电脑在这本台账里还没有可以撤回的改动。",
      "was-undo": () => "这台电脑最近一次就是撤回：撤回只做一步，也不能再撤回。请直接修改。",
      step: () => "最近一次是流程的一步，不能撤回。要回到上一步请用“退回”，已结案的用“重开”。",
      registered: () => "最近一次是登记（编号已取），不能撤回。登记错了请用“撤销”，编号不再使用。",
      removed: () => "最近一次删掉或新增了整行记录，不能撤回。要恢复请在表里重新填写，原内容在操作日志里。",
      "moved-on": (places: string) => `这件客诉之后又推进过（${places}），不能撤回；请用“退回”。`,
      "changed-later": (places: string) => `之后又改过，不能撤回：${places}。请直接修改。`,
      "not-readable": (places: string) =>
        `原来的内容不能照样写回：${places}。请直接修改，原内容在操作日志里。`,
    },
  },
  decided: {
    /** `no` is the number of the case, or what was given for it. */
    written: (no: string, step: string, verdict: string) => `${no} ${step} ${verdict}`,
    refused: (no: string, step: string) => `${no} ${step} 没有录入：`,
    nothing: (count: number) =>
      `有 ${count} 件不能录入，全部没有写入；改正后再试，或加 --skip-refused 跳过这几件。`,
    skipped: (written: number, refused: number) => `已录入 ${written} 件，跳过 ${refused} 件。`,
  },
};
