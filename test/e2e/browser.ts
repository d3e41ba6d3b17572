import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { serve, type StaticServer } from "./static-server";

/** The production build in a real browser, and everything that must not happen there. */
export interface Stage {
  readonly server: StaticServer;
  readonly browser: Browser;
  /** Opens the pane; `faults` grows with every error, policy violation and request that leaves the page's origin. */
  open(options?: BrowserContextOptions): Promise<{ readonly page: Page; readonly faults: readonly string[] }>;
  close(): Promise<void>;
}

/** Serves dist/addin and starts Chromium. */
export async function stage(): Promise<Stage> {
  const folder = join(process.cwd(), "dist/addin");
  const [, policy = ""] =
    /Content-Security-Policy" content="([^"]+)"/.exec(await readFile(join(folder, "pane.html"), "utf8")) ??
    [];
  const server = await serve(folder, policy);
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  return {
    server,
    browser,
    async open(options) {
      const context = await browser.newContext({
        viewport: { width: 350, height: 720 },
        locale: "zh-CN",
        acceptDownloads: true,
        ...options,
      });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          faults.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(server.origin) && !/^(?:data|blob):/.test(url))
          faults.push(`left the origin: ${url}`);
      });
      page.on("dialog", (dialog) => void dialog.accept());
      await page.goto(`${server.origin}/pane.html`);
      await page.getByRole("listbox", { name: "台账" }).waitFor();
      return { page, faults };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
