import { createServer } from "node:net";
import webpack from "webpack";
import WebpackDevServer from "webpack-dev-server";
import { contentSecurityPolicy, pane } from "../webpack.config.js";

/**
 * npm start: builds the pane and serves it with the sample, on this machine only, asking nothing.
 * The address is printed when it answers, not before; a saved source reloads the page.
 */
const FIRST_PORT = Number(process.env.PORT ?? 3000);

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

async function freePort(port) {
  return (await isFree(port)) ? port : freePort(port + 1);
}

/** Excel loads an add-in over https only: npm run start:https. */
async function secure() {
  const { devCertificate } = await import("./dev-certificate.js");
  return { type: "https", options: await devCertificate() };
}

const https = process.argv.includes("--https");
const port = https ? FIRST_PORT : await freePort(FIRST_PORT);
const compiler = webpack({
  ...pane("development"),
  stats: "errors-only",
  infrastructureLogging: { level: "warn" },
});
const built = new Promise((resolve) => {
  compiler.hooks.done.tap("start", (stats) => {
    if (!stats.hasErrors()) resolve();
  });
});
const server = new WebpackDevServer(
  {
    host: "127.0.0.1",
    port,
    ...(https && { server: await secure() }),
    open: false,
    hot: false,
    liveReload: true,
    client: { overlay: false, logging: "error" },
    headers: { "Content-Security-Policy": contentSecurityPolicy },
    // Excel on the web shows the pictures of the ribbon from its own site; unnamed, this host refuses them to other sites
    ...(https && { allowedHosts: ["localhost"] }),
    devMiddleware: { index: "pane.html" },
    static: false,
    setupExitSignals: true,
  },
  compiler,
);
console.log("Kesu 客诉：正在构建… / building…");
await server.start();
await built;
console.log(`${https ? "https" : "http"}://localhost:${port}/`);
console.log("按 Ctrl+C 结束。/ Press Ctrl+C to stop.");
