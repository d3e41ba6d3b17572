/** What a file on disk, its folder and its lock may say: what happened, who it was and what to do. */
export const storeZh = {
  errors: {
    locked: (detail: string) => `文件正被占用（${detail}）。请先在 Excel 或 WPS 中关闭它，再试一次。`,
    "open-elsewhere": (detail: string) =>
      `文件可能正在 Excel、WPS 或 LibreOffice 中打开（${detail}），没有写入任何内容。请在那里保存并关闭，再试一次。` +
      "如果确认没有人打开它（例如那个程序曾经崩溃），用 kesu unlock 查看并清理这个占用标记，或自行删除它。",
    "being-saved": (detail: string) =>
      `另一个 Kesu 正在写这个台账（${detail}），等了一会儿仍未结束，没有写入任何内容。请稍后再试。` +
      "如果那台电脑已关机或断网，一分钟后会自动放行；用 kesu unlock 可以查看和清理。",
    "changed-since-opened": () => "文件在打开之后被别人改过，没有写入任何内容。请重新打开后再试。",
    "gone-since-opened": (detail: string) =>
      `文件在打开之后被删除、移走或改名（${detail}），没有写入任何内容，也没有重新建立它。请找到文件后再试。`,
    "access-denied": (detail: string) =>
      `没有权限写入${detail === "" ? "" : `（${detail}）`}，没有写入任何内容。请确认文件不是只读，并且您可以编辑它。`,
    "not-readable": (detail: string) => `没有权限读取“${detail}”。请确认您可以打开它。`,
    exists: (detail: string) => `文件“${detail}”已存在，没有覆盖。请换一个文件名。`,
    "is-a-folder": (detail: string) => `“${detail}”是一个文件夹，不是文件。请写明文件名。`,
    "folder-not-found": (detail: string) =>
      `文件夹“${detail}”不存在，没有写出文件。请先建立这个文件夹，或换一个位置。`,
    "not-a-folder": (detail: string) => `“${detail}”是一个文件，不是文件夹，没有写出文件。请换一个位置。`,
    "no-permission": (detail: string) =>
      `没有权限写入文件夹“${detail}”，没有写入任何内容。请换一个位置，或请管理员开通权限。`,
    "read-only-disk": (detail: string) =>
      `文件夹“${detail}”所在的磁盘是只读的，没有写入任何内容。请换一个位置。`,
    "disk-full": (detail: string) =>
      `文件夹“${detail}”所在的磁盘已满，没有写入任何内容，原文件没有改动。请清理出空间后再试。`,
    "name-too-long": (detail: string) => `文件名“${detail}”太长，没有写入任何内容。请改用较短的文件名。`,
    "write-failed": (detail: string) => `写入失败（${detail}），原文件没有改动。请检查磁盘和网络后再试。`,
  },
  /** Said of a save that went well all the same. */
  notes: {
    "hard-link": (detail: string) =>
      `注意：“${detail}”还有别的名字（硬链接）。新内容只写在这个名字下，其余名字仍是保存前的内容，请不要继续使用。`,
    "owner-changed": (detail: string) => `注意：不能保留“${detail}”原来的所有者或组，文件现在属于您。`,
    "other-kept": (detail: string) =>
      `注意：保存的同时别人也换了这个文件，对方的版本保存在“${detail}”，请打开核对。`,
    restored: (detail: string) => `上一次保存中途被打断，已恢复“${detail}”在那之前的内容。`,
  },
  unlock: {
    nothing: "没有人占用这个台账，可以写入。",
    lock: {
      removed: (detail: string) => `已清理 Kesu 中断后留下的锁：${detail}`,
      "in-use": (detail: string) =>
        `另一个 Kesu 正在写这个台账，没有清理：${detail}。它停止一分钟后会自动放行。`,
      stands: (detail: string) => `另一个 Kesu 的锁：${detail}`,
    },
    sign: {
      removed: (detail: string) => `已删除占用标记：${detail}`,
      "in-use": (detail: string) => `占用标记不能删除，文件可能真的打开着：${detail}`,
      stands: (detail: string) =>
        `可能有人打开着这个文件：${detail}。请先确认；确认没有人打开后，加上 --nobody-has-it-open 再运行一次即可清理。`,
    },
  },
};
