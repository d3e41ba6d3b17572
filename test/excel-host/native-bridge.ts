import type { ExcelHost } from "./excel-host";

/** What excel-*.js expects as `window._richApiNativeBridge`. */
interface NativeBridge {
  sendMessageToHost(message: string): void;
  onMessageFromHost: ((message: string) => void) | null;
}

interface BridgeMessage {
  readonly id: number;
  readonly message: { readonly body: unknown };
}

/** Carries requests and events between Office.js and a host in the same process. */
export function nativeBridge(host: ExcelHost): {
  native: NativeBridge;
  settled(): Promise<void>;
  close(): void;
} {
  let open = 0;
  let closed = false;
  const native: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      const { id, message } = JSON.parse(text) as BridgeMessage;
      open += 1;
      setTimeout(() => {
        open -= 1;
        if (closed) return;
        const body = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
        send({ type: 2, id, message: reply(host.answer(body)) });
      }, 0);
    },
  };
  const send = (message: unknown): void => native.onMessageFromHost?.(JSON.stringify(message));
  const stop = host.onEvents((entries) => {
    if (!closed) send({ type: 3, message: { entries } });
  });
  return {
    native,
    settled: async () => {
      // handlers may make requests of their own, and those events
      for (let quiet = 0; quiet < 3; quiet = open === 0 ? quiet + 1 : 0) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    close: () => {
      closed = true;
      stop();
    },
  };
}

/** A line that was cut is an HTTP error without a body of Excel's. */
const reply = (
  answer: ReturnType<ExcelHost["answer"]>,
): { statusCode: number; headers: object; body: string } =>
  answer === "connection-lost"
    ? { statusCode: 503, headers: {}, body: "" }
    : { statusCode: 200, headers: {}, body: answer.body };
