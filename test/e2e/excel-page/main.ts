import { ExcelHost } from "../../excel-host/excel-host";
import { loadXlsx } from "../../excel-host/file-load";
import { CoAuthors } from "../../excel-host/replicas";
import { ExcelWindow } from "./excel-window";
import { readManifest } from "./manifest";
import type { ExcelPage, PageOptions } from "./page-api";

/** Opens the workbook and the windows a test has asked for. */
async function open(): Promise<ExcelPage> {
  const options = JSON.parse(decodeURIComponent(location.hash.slice(1))) as PageOptions;
  const [workbook, manifest, base] = await Promise.all(
    ["workbook.xlsx", "manifest.xml", "pane-origin"].map(async (path) => fetch(path)),
  );
  const bytes = new Uint8Array((await workbook?.arrayBuffer()) ?? []);
  const commands = readManifest((await manifest?.text()) ?? "", options.uiLocale, (await base?.text()) ?? "");
  const names = ["林晓", "王芳", "陈涛"];
  const hosts = Array.from({ length: options.people }, (_, index) => {
    const { api, today, bookName: name } = options;
    return new ExcelHost({
      api,
      today,
      name,
      site: String(index + 1),
      userName: names[index] ?? `第${index + 1}人`,
    });
  });
  const [first] = hosts;
  if (first !== undefined && bytes.length > 0) await loadXlsx(first.workbook, bytes);
  const network = hosts.length > 1 ? new CoAuthors(hosts, { seed: 1, maxDelayMs: 1000 }) : undefined;
  const windows = hosts.map((host) => new ExcelWindow(host, commands, options.uiLocale));
  for (const one of windows) {
    document.body.append(one.root);
    one.draw();
    if (options.pane) one.showPane(true);
  }
  return { windows, network };
}

window.excelPage = open();
