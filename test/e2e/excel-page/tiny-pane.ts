/** A pane of a few lines, for tests of the page that plays Excel: everything it is told it writes down in `log`. */
export const tinyPane = (path: string): string | undefined =>
  path === "/pane.html" ? HTML : path === "/pane.js" ? SCRIPT : path === "/dialog.html" ? DIALOG : undefined;

const OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const HTML = `<!doctype html><meta charset="utf-8"><title>窗格</title><body><h1>窗格</h1><p id="ready"></p><ul id="log"></ul><script src="${OFFICE}"></script><script src="pane.js"></script>`;
const DIALOG = `<!doctype html><meta charset="utf-8"><title>对话</title><body><h1>对话</h1><script src="${OFFICE}"></script><script>Office.onReady(() => Office.context.ui.messageParent("好"));</script>`;
const SCRIPT = `
const log = (text) => document.getElementById("log").append(Object.assign(document.createElement("li"), { textContent: text }));
Office.actions.associate("newComplaint", async (event) => {
  log("command newComplaint from " + event.source.id);
  await Office.addin.showAsTaskpane();
  event.completed();
});
Office.onReady(async ({ host, platform }) => {
  const set = (version) => Office.context.requirements.isSetSupported("ExcelApi", version);
  document.getElementById("ready").textContent = [host, platform, Office.context.displayLanguage, set("1.14"), set("1.15")].join(" ");
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (event) => log("changed " + event.address + " " + event.source));
    context.workbook.onSelectionChanged?.add(async () => log("selected"));
    await context.sync();
  });
  log("listening");
});
`;
