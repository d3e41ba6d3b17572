import { excelStage } from "./excel-stage";
import { tinyPane } from "./excel-page/tiny-pane";
const on = await excelStage({ pane: tinyPane });
let bad = 0;
for (let i = 0; i < 60; i++) {
  const excel = await on.open();
  try { await excel.pane().locator("#log li").getByText("listening").waitFor({ timeout: 6000 }); }
  catch {
    bad++;
    const frame = excel.page.frames()[1];
    console.log(i, "BAD", excel.faults, await frame?.evaluate(() => ({ html: document.body.innerText, scripts: [...document.scripts].map(s => s.src), office: typeof Office, excel: typeof Excel, name: window.name.slice(0, 100) })).catch(String));
    console.log(await excel.inPage(({ windows }) => ({ log: windows[0]?.host.log.length, calls: windows[0]?.host.calls, xdm: (windows[0]?.pane as any)?.seen })));
  }
  await on.clear();
}
console.log("bad", bad); await on.close();
