import type { EventEntry } from "../../excel-host/events";
import type { ExcelHost } from "../../excel-host/excel-host";
import { requirementSets } from "../../excel-host/requirements";

/** What a pane asks of Excel on the web over postMessage, as far as this page understands it (measured with office.js 1.1.110). */
interface Message {
  readonly _messageType: number;
  /** 0 call, 1 register for an event, 2 unregister. */
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _correlationId: number;
  readonly _data?: unknown;
}

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
  readonly [name: string]: unknown;
}

/** Methods of the older half of Office.js by their numbers. */
const Method = {
  loadSettings: 75,
  saveSettings: 76,
  richApi: 93,
  commandCompleted: 94,
  close: 97,
} as const;

export interface XdmPaneOptions {
  readonly url: string;
  readonly uiLocale: string;
  readonly addinName: string;
  /** Told after every request, when the add-in may have changed what is around the cells. */
  readonly answered: () => void;
  readonly closed: () => void;
}

/** Excel on the web's end of a task pane: an iframe that boots the real office.js, and the host behind it. */
export class XdmPane {
  readonly frame = document.createElement("iframe");
  readonly #host: ExcelHost;
  readonly #options: XdmPaneOptions;
  readonly #conversation = `conversation-${crypto.randomUUID()}`;
  readonly #subscriptions = new Map<string, number>();
  /** Commands given before the pane listens. */
  #waiting: (() => void)[] = [];
  #lastCommand = 0;
  readonly #stops: (() => void)[] = [];

  constructor(host: ExcelHost, options: XdmPaneOptions) {
    this.#host = host;
    this.#options = options;
    const heard = (event: MessageEvent): void => {
      if (event.source === this.frame.contentWindow && typeof event.data === "string")
        this.#heard(event.data);
    };
    window.addEventListener("message", heard);
    this.#stops.push(
      () => {
        window.removeEventListener("message", heard);
      },
      host.onEvents((entries) => {
        this.#push(entries);
      }),
    );
    const here = location.href.split(/[?#]/)[0] ?? "";
    // the pane reads its name while it loads: it has to be there before the frame is
    this.frame.name = JSON.stringify({
      baseFrameName: "pane",
      hostInfo: `Excel|Web|16.01|${options.uiLocale}|${this.#conversation}|||16`,
      xdmInfo: `${this.#conversation}|addin|${encodeURIComponent(here)}`,
      serializerVersion: 1,
    });
    this.frame.title = options.addinName;
    this.frame.allow = "clipboard-write";
    this.frame.src = options.url;
  }

  /** Starts a function of the add-in, as a button of the ribbon does; waits until the pane can hear it. */
  invoke(functionName: string, controlId: string): void {
    const send = (): void => {
      const id = `command-${++this.#lastCommand}`;
      const event = JSON.stringify({ source: { id: controlId } });
      this.#event("appCommandInvoked", {
        0: id,
        1: functionName,
        2: event,
        AppCommandId: id,
        CallbackName: functionName,
        EventObjStr: event,
      });
    };
    if (this.#subscriptions.has("appCommandInvoked")) send();
    else this.#waiting.push(send);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.frame.remove();
  }

  #heard(text: string): void {
    let message: Message;
    try {
      message = JSON.parse(text) as Message;
    } catch {
      return; // not Office's
    }
    if (message._messageType !== 0) return;
    const answer = (data: unknown): void => {
      this.#send({ _actionName: message._actionName, _correlationId: message._correlationId, _data: data });
    };
    switch (message._actionType) {
      case 1:
        this.#subscriptions.set(message._actionName, message._correlationId);
        answer({ Error: 0 });
        this.#flush();
        return;
      case 2:
        this.#subscriptions.delete(message._actionName);
        answer({ Error: 0 });
        return;
    }
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        answer(this.#context());
        return;
      case "ContextActivationManager_notifyHost":
        answer(null);
        return;
      case "executeMethod":
        answer(this.#method(message._data as MethodCall));
        this.#options.answered();
        return;
      default:
        this.#host.calls.push({ on: "xdm", name: message._actionName, args: [message._data] });
        answer({ Version: 1, Error: 0 });
    }
  }

  #flush(): void {
    if (!this.#subscriptions.has("appCommandInvoked")) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const send of waiting) send();
  }

  #method(call: MethodCall): unknown {
    const { DispatchId } = call.DdaMethod;
    const recorded = (name: string, ...args: unknown[]): unknown => {
      this.#host.calls.push({ on: "Office", name, args });
      return { Version: 1, Error: 0 };
    };
    switch (DispatchId) {
      case Method.richApi:
        return this.#batch(call.ArrayData ?? []);
      case Method.loadSettings:
        return { Version: 1, Error: 0, Properties: [...this.#host.documentSettings] };
      case Method.saveSettings:
        this.#save(call);
        return { Version: 1, Error: 0 };
      case Method.commandCompleted:
        return recorded("commandCompleted", call);
      case Method.close:
        this.#options.closed();
        return recorded("closeContainer");
      default:
        return recorded(`method ${DispatchId}`, call);
    }
  }

  #batch(data: readonly unknown[]): unknown {
    const body = data.find((one): one is string => typeof one === "string" && one.startsWith("{"));
    if (body === undefined) return { Version: 1, Error: 5001 };
    const answer = this.#host.answer(body);
    const response = answer === "connection-lost" ? [503, [], ""] : [200, [], answer.body];
    return { Version: 1, Error: 0, Data: response };
  }

  /** Settings come as pairs of names and serialized values. */
  #save(call: MethodCall): void {
    const { documentSettings } = this.#host;
    const pairs = Object.values(call).find(
      (one): one is [string, unknown][] => Array.isArray(one) && one.every((pair) => Array.isArray(pair)),
    );
    documentSettings.clear();
    for (const [name, value] of pairs ?? []) documentSettings.set(name, value);
  }

  #push(entries: readonly EventEntry[]): void {
    const ArrayData = entries.map((one) => [
      one.messageCategory,
      one.messageType,
      one.targetId,
      one.message,
      one.id,
      one.isRemoteOverride,
    ]);
    this.#event("richApiMessage", { ArrayData });
  }

  #event(name: string, data: unknown): void {
    const subscription = this.#subscriptions.get(name);
    if (subscription !== undefined)
      this.#send({ _actionName: name, _correlationId: subscription, _responseType: 1, _data: data });
  }

  #send(message: Readonly<Record<string, unknown>>): void {
    const envelope = {
      _messageType: 1,
      _conversationId: this.#conversation,
      _origin: location.origin,
      _serializerVersion: 1,
      _errorCode: 0,
      _responseType: 0,
    };
    this.frame.contentWindow?.postMessage(
      JSON.stringify({ ...envelope, ...message }),
      new URL(this.#options.url).origin,
    );
  }

  #context(): unknown {
    const { uiLocale, addinName, url } = this.#options;
    return {
      _id: "addin",
      _appName: 16,
      _appVersion: 16,
      _appMinorVersion: 1,
      _appUILocale: uiLocale,
      _dataLocale: "zh-CN",
      _docUrl: `https://contoso.sharepoint.com/qa/${this.#host.workbook.state.name}`,
      _clientMode: 1,
      _settings: [...this.#host.documentSettings],
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: encodeURIComponent('<r><t aid="kesu" cid="" oid=""/></r>'), // XML, as the store writes it
      _correlationId: this.#conversation,
      _appInstanceId: "instance",
      _requirementMatrix: JSON.stringify(onTheWeb(requirementSets(this.#host.api))),
      _hostFullVersion: "16.0.18000.0",
      _addinName: addinName,
      _appDomains: [new URL(url).origin],
      _featureGates: {},
      _initialDisplayMode: 2,
      _clientWindowHeight: innerHeight,
      _clientWindowWidth: innerWidth,
    };
  }
}

/** Excel on the web opens no browser windows for add-ins: its runtime has no such method. */
const onTheWeb = ({
  OpenBrowserWindowApi: _,
  ...sets
}: Readonly<Record<string, string>>): Readonly<Record<string, string>> => sets;
