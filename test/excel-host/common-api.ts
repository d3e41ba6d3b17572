import type { ExcelHost } from "./excel-host";

/** What came of an asynchronous call of the Common API. */
interface AsyncResult {
  readonly status: "succeeded" | "failed";
  readonly value: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}
type Callback = (result: AsyncResult) => void;

/** A dialog an add-in has opened. The test plays the dialog: `message` is what it says, `dismiss` closes it by hand. */
export interface OpenDialog {
  readonly url: string;
  readonly options: unknown;
  readonly closed: boolean;
  message(text: string): void;
  dismiss(): void;
}

/** What stands in for the older half of Office.js, which has no native bridge; the real one runs on the XDM page. */
export interface CommonApi {
  readonly dialogs: readonly OpenDialog[];
  readonly openedInBrowser: readonly string[];
  readonly document: object;
  readonly ui: object;
}

const later = (callback: Callback | undefined, result: AsyncResult): void =>
  void setTimeout(() => callback?.(result), 0);
const done = (value?: unknown): AsyncResult => ({ status: "succeeded", value });

/** One window's Common API; what it saves in the document is kept by the host. */
export function commonApi(host: ExcelHost): CommonApi {
  const dialogs: OpenDialog[] = [];
  const openedInBrowser: string[] = [];
  return {
    dialogs,
    openedInBrowser,
    document: {
      settings: documentSettings(host),
      url: `https://contoso.sharepoint.com/${host.workbook.state.name}`,
    },
    ui: {
      displayDialogAsync: (url: string, options: unknown, callback?: Callback) => {
        const answer = typeof options === "function" ? (options as Callback) : callback;
        if (dialogs.some(({ closed }) => !closed)) {
          later(answer, {
            status: "failed",
            value: undefined,
            error: { code: 12_007, message: "A dialog is open." },
          });
          return;
        }
        const { opened, handle } = dialog(url, options);
        dialogs.push(opened);
        later(answer, done(handle));
      },
      openBrowserWindow: (url: string) => void openedInBrowser.push(url),
      messageParent: () => undefined,
    },
  };
}

/** `Office.context.document.settings`: a copy in memory until `saveAsync`. */
function documentSettings(host: ExcelHost): object {
  const { documentSettings: saved } = host;
  const copy = new Map(saved);
  const take = (from: ReadonlyMap<string, unknown>, to: Map<string, unknown>): void => {
    to.clear();
    for (const [key, value] of from) to.set(key, value);
  };
  return {
    get: (key: string) => copy.get(key) ?? null,
    set: (key: string, value: unknown) => void copy.set(key, value),
    remove: (key: string) => void copy.delete(key),
    saveAsync: (options?: unknown, callback?: Callback) => {
      take(copy, saved);
      later(typeof options === "function" ? (options as Callback) : callback, done());
    },
    refreshAsync: (callback?: Callback) => {
      take(saved, copy);
      later(callback, done());
    },
  };
}

type Handler = (event: { message: string; origin: string } | { error: number }) => void;

function dialog(url: string, options: unknown): { opened: OpenDialog; handle: object } {
  const handlers = new Map<string, Handler>();
  let closed = false;
  const opened: OpenDialog = {
    url,
    options,
    get closed() {
      return closed;
    },
    message: (text) =>
      handlers.get("dialogMessageReceived")?.({ message: text, origin: new URL(url).origin }),
    dismiss: () => {
      closed = true;
      handlers.get("dialogEventReceived")?.({ error: 12_006 });
    },
  };
  const handle = {
    addEventHandler: (type: string, handler: Handler) => void handlers.set(type, handler),
    close: () => {
      closed = true;
    },
  };
  return { opened, handle };
}
