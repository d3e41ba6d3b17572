import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { selfSigned } from "./certificate";

/** What a path answers; undefined is not found. */
export type Answers = (path: string) => Buffer | string | undefined | Promise<Buffer | string | undefined>;

export interface HttpsServer {
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".json": "application/json",
  ".map": "application/json",
};

let identity: ReturnType<typeof selfSigned> | undefined;

/** Serves over HTTPS on a free port of localhost, with a certificate nobody trusts. */
export async function serveHttps(
  answers: Answers,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): Promise<HttpsServer> {
  identity ??= selfSigned();
  const server = createServer(identity, (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "https://localhost").pathname);
    const found = async (): Promise<void> => {
      const body = await answers(path);
      if (body === undefined) response.writeHead(404).end();
      else
        response
          .writeHead(200, {
            "content-type": types[extname(path)] ?? "application/octet-stream",
            ...headers(),
          })
          .end(body);
    };
    found().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
