import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import type { CommonApi } from "./common-api";
import { commonApi } from "./common-api";
import type { ExcelHost } from "./excel-host";
import { nativeBridge } from "./native-bridge";
import { requirements } from "./requirements";

/** A booted Office.js, as a script of the pane would see it. Its arrays and errors are of another realm. */
export interface OfficeWindow {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly window: JSDOM["window"];
  /** Dialogs and browser windows the add-in opened. */
  readonly common: CommonApi;
  /** Waits until every request is answered and every event is delivered. */
  settled(): Promise<void>;
  close(): void;
}

export interface OfficeWindowOptions {
  /** The language of Office, `zh-CN` unless told. */
  readonly language?: string;
  /** Refuse members above the host's level in the client; by default at 1.14 and 1.15. */
  readonly gate?: boolean;
}

const DIST = path.join(
  path.dirname(createRequire(path.resolve("package.json")).resolve("@microsoft/office-js/package.json")),
  "dist",
);
const cache = new Map<string, string>();

function source(file: string): string {
  const known = cache.get(file) ?? readFileSync(path.join(DIST, file), "utf8");
  cache.set(file, known);
  return known;
}

/** Boots the real, unmodified Office.js in a window of its own, with the host as its Excel. */
export function bootOffice(host: ExcelHost, options: OfficeWindowOptions = {}): OfficeWindow {
  const page = '<!doctype html><html><head><script src="office.js"></script></head><body></body></html>';
  const dom = new JSDOM(page, {
    url: "https://localhost/pane.html",
    runScripts: "outside-only",
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(), // Office.js talks to consoles and loads strings that are not there
  });
  const { window } = dom;
  const bridge = nativeBridge(host);
  window["_richApiNativeBridge"] = bridge.native;
  window.eval(source("office.js"));
  window.eval(source("excel-web-16.00.js"));
  const office = window as unknown as OfficeWindow;
  const common = commonApi(host);
  settle(office, host, common, options);
  return {
    Excel: office.Excel,
    Office: office.Office,
    OfficeExtension: office.OfficeExtension,
    window,
    common,
    settled: () => bridge.settled(),
    close: () => {
      bridge.close();
      window.close();
    },
  };
}

/** Puts in place what a host says while Office.js starts: the native bridge carries requests and events alone. */
function settle(
  office: OfficeWindow,
  host: ExcelHost,
  common: CommonApi,
  options: OfficeWindowOptions,
): void {
  const set = requirements(host.api);
  const info = { host: "Excel", platform: "OfficeOnline" };
  const { document, ui } = common;
  const context = {
    ...info,
    requirements: set,
    document,
    ui,
    displayLanguage: options.language ?? "zh-CN",
    contentLanguage: options.language ?? "zh-CN",
  };
  for (const [name, value] of Object.entries(context)) {
    Object.defineProperty(office.Office.context, name, { value, configurable: true, writable: true });
  }
  const onReady = (callback?: (ready: typeof info) => unknown): Promise<typeof info> => {
    const ready = Promise.resolve(info);
    if (callback !== undefined) void ready.then(callback);
    return ready;
  };
  Object.defineProperty(office.Office, "onReady", { value: onReady, configurable: true, writable: true });
  if (options.gate ?? host.api !== "1.17") {
    const { CommonUtility } = office.OfficeExtension as unknown as {
      CommonUtility: { _doApiNotSupportedCheck: boolean };
    };
    CommonUtility._doApiNotSupportedCheck = true;
  }
}
