import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { build } from "esbuild";
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type FrameLocator,
  type Page,
} from "playwright-core";
import type { ExcelPage, PageOptions } from "./excel-page/page-api";
import { type HttpsServer, serveHttps } from "./https-server";

export interface OpenExcel extends Partial<PageOptions> {
  /** The workbook to open; an empty one without. */
  readonly workbook?: Uint8Array;
  readonly context?: BrowserContextOptions;
}

/** Excel on the web, played by the test host, with the add-in's pane in it. */
export interface OpenedExcel {
  readonly page: Page;
  /** Grows with every error and warning of the page and its panes, and every request that leaves this machine. */
  readonly faults: readonly string[];
  /** The pane of one of the windows. */
  readonly pane: (window?: number) => FrameLocator;
  /** Clicks a button of the ribbon by its label. */
  readonly ribbon: (label: string, window?: number) => Promise<void>;
  /** Picks from the context menu of the selected cell. */
  readonly contextMenu: (label: string, window?: number) => Promise<void>;
  /** Goes to a sheet by its tab. */
  readonly sheet: (name: string, window?: number) => Promise<void>;
  /** Clicks a cell that is in sight. */
  readonly select: (address: string, window?: number) => Promise<void>;
  /** Clicks a cell, types and presses Enter. */
  readonly type: (address: string, text: string, window?: number) => Promise<void>;
  /** Clicks a cell and pastes a block there. */
  readonly paste: (address: string, rows: readonly (readonly string[])[], window?: number) => Promise<void>;
  /** What a cell shows; it has to be in sight. */
  readonly shown: (address: string, window?: number) => Promise<string>;
  /** Runs in the page, with the windows and their hosts. */
  readonly inPage: <R, A = undefined>(
    work: (excel: ExcelPage, argument: A) => R | Promise<R>,
    argument?: A,
  ) => Promise<R>;
  /** The workbook as it stands in a window, as a file. */
  readonly save: (window?: number) => Promise<Uint8Array>;
}

export interface ExcelStage {
  readonly browser: Browser;
  open(options?: OpenExcel): Promise<OpenedExcel>;
  /** Closes every page that was opened. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface ExcelStageOptions {
  /** What the pane's server answers instead of the production build. */
  readonly pane?: (path: string) => string | undefined;
}

const PAGE = join(process.cwd(), "test/e2e/excel-page");
const ADDIN = join(process.cwd(), "dist/addin");
const OFFICE = join(process.cwd(), "node_modules/@microsoft/office-js/dist");
/** Where the build gets office.js from unless it has a copy of its own: answered here, so that nothing leaves the machine. */
const OFFICE_ADDRESSES =
  /^https:\/\/(?:appsforoffice\.microsoft\.com|appsforoffice\.cdn\.partner\.office365\.cn\/appsforoffice|officeapis\.public\.onecdn\.static\.microsoft)\/lib\/1\/hosted\/([^?#]+)/;

/** A file in a folder; undefined for what is not there. */
async function fileIn(folder: string, path: string): Promise<Buffer | undefined> {
  const file = join(folder, normalize(path));
  return file.startsWith(folder) && existsSync(file) ? readFile(file) : undefined;
}

/** Builds the page that plays Excel, serves it and the pane from two ports, and starts Chromium. */
export async function excelStage(options: ExcelStageOptions = {}): Promise<ExcelStage> {
  const bundle = await build({
    entryPoints: [join(PAGE, "main.ts")],
    bundle: true,
    format: "iife",
    target: "es2022",
    sourcemap: "inline",
    write: false,
    logLevel: "error",
  });
  const script = bundle.outputFiles[0]?.text ?? "";
  const state: { workbook: Uint8Array; host?: HttpsServer } = { workbook: new Uint8Array() };
  const pane = await serveHttps(
    async (path) => options.pane?.(path) ?? fileIn(ADDIN, path === "/" ? "/pane.html" : path),
    () => ({ "content-security-policy": `frame-ancestors ${state.host?.origin ?? "'self'"}` }),
  );
  const host = await serveHttps(async (path) => {
    switch (path) {
      case "/index.html":
        return fileIn(PAGE, "index.html");
      case "/page.css":
        return fileIn(PAGE, "page.css");
      case "/page.js":
        return script;
      case "/workbook.xlsx":
        return Buffer.from(state.workbook);
      case "/manifest.xml":
        return readFile("manifest.xml");
      case "/pane-origin":
        return pane.origin;
      default:
        return undefined;
    }
  });
  state.host = host;
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--ignore-certificate-errors"],
  });
  return {
    browser,
    open: async (wanted = {}) => {
      state.workbook = wanted.workbook ?? new Uint8Array();
      return opened(browser, [host.origin, pane.origin], wanted);
    },
    clear: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: async () => {
      await browser.close();
      await Promise.all([host.close(), pane.close()]);
    },
  };
}

async function opened(
  browser: Browser,
  origins: readonly [host: string, pane: string],
  wanted: OpenExcel,
): Promise<OpenedExcel> {
  const { workbook: _, context: contextOptions, ...own } = wanted;
  const people = own.people ?? 1;
  const options: PageOptions = {
    api: "1.14",
    uiLocale: "zh-CN",
    pane: true,
    people,
    today: "2026-11-22",
    bookName: "客诉台账.xlsx",
    ...own,
  };
  const context = await browser.newContext({
    viewport: { width: 1280 * people, height: 800 },
    locale: options.uiLocale,
    ignoreHTTPSErrors: true,
    acceptDownloads: true,
    ...contextOptions,
  });
  await context.route(OFFICE_ADDRESSES, async (route) => {
    const path = OFFICE_ADDRESSES.exec(route.request().url())?.[1] ?? "";
    const body = await fileIn(OFFICE, path);
    await (body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, contentType: "text/javascript; charset=utf-8" }));
  });
  const page = await context.newPage();
  const faults = watched(page, origins);
  await page.goto(`${origins[0]}/index.html#${encodeURIComponent(JSON.stringify(options))}`);
  const excelPage = await page.evaluateHandle(() => window.excelPage);
  await page.locator(".excel .tabs button").first().waitFor();
  const excel = (window = 0) => page.locator(".excel").nth(window);
  const cell = (address: string, window = 0) => excel(window).locator(`[data-cell="${address}"]`);
  const select = (address: string, window = 0): Promise<void> =>
    cell(address, window).click({ position: { x: 4, y: 4 } });
  return {
    page,
    faults,
    pane: (window = 0) => excel(window).frameLocator("iframe"),
    ribbon: (label, window = 0) =>
      excel(window).getByRole("toolbar").getByRole("button", { name: label, exact: true }).click(),
    contextMenu: async (label, window = 0) => {
      await excel(window).locator(".outline").waitFor({ state: "attached" });
      const address = (await excel(window).locator(".name-box").textContent()) ?? "A1";
      await cell(address, window).click({ button: "right", position: { x: 4, y: 4 } });
      await page.getByRole("menuitem", { name: label, exact: true }).click();
    },
    sheet: (name, window = 0) => excel(window).getByRole("tab", { name, exact: true }).click(),
    select,
    type: async (address, text, window = 0) => {
      await select(address, window);
      await page.keyboard.press("F2");
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(text);
      await page.keyboard.press("Enter");
    },
    paste: async (address, rows, window = 0) => {
      await select(address, window);
      await excel(window)
        .locator(".grid")
        .evaluate(
          (grid, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            grid.dispatchEvent(
              new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
            );
          },
          rows.map((row) => row.join("\t")).join("\n"),
        );
    },
    shown: async (address, window = 0) => (await cell(address, window).textContent()) ?? "",
    inPage: async (work, argument) => excelPage.evaluate(work as never, argument as never),
    save: async (index = 0) =>
      new Uint8Array(await excelPage.evaluate(({ windows }, at) => windows[at]?.save() ?? [], index)),
  };
}

/** Everything that must not happen, as it happens. */
function watched(page: Page, origins: readonly string[]): readonly string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    const local = origins.some((origin) => url.startsWith(origin)) || /^(?:data|blob):/.test(url);
    if (!local && !OFFICE_ADDRESSES.test(url)) faults.push(`left the machine: ${url}`);
  });
  page.on("dialog", (dialog) => void dialog.accept());
  return faults;
}
