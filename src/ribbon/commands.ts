/**
 * What the ribbon and the context menu can start: the FunctionNames of manifest.xml, each associated with one function.
 * 打开窗格 is not among them: it shows the pane without any code of ours.
 */
export const commandNames = [
  "newComplaint",
  "showCase",
  "writeDocument",
  "checkRegister",
  "showDue",
  "showReview",
] as const;
