import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import { tsImport } from "tsx/esm/api";
import webpack from "webpack";

const root = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The parts of shipping are TypeScript, tested like all other. */
const shipping = (name) => tsImport(`./tools/shipping/${name}.ts`, import.meta.url);
const { officeSource, selfHosted } = await shipping("office-source");
const policies = await shipping("policy");
const { baseUrl, manifestAt } = await shipping("base-url");
const { webConfig, nginxConf } = await shipping("server-files");

/** KESU_OFFICE_JS=cdn | 21vianet | self: where the pane loads office.js from. */
const office = officeSource(process.env.KESU_OFFICE_JS);
/** KESU_BASE_URL=https://qa.example.com/kesu: where dist/addin will be served. */
const base = baseUrl(process.env.KESU_BASE_URL);

/** What the pane may do, as its own page and a server on this machine say it. */
export const contentSecurityPolicy = policies.contentSecurityPolicy(office);

/** The most the pane may load before it shows: all JavaScript of its first chunks, gzip level 9. */
const INITIAL_JS_LIMIT = 205_000;

/** Fails the build when the first load of the pane grows beyond its budget, and prints what it is. */
class InitialSizeBudget {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("InitialSizeBudget", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "InitialSizeBudget", stage }, () => {
        const files = compilation.entrypoints.get("pane")?.getFiles() ?? [];
        const bytes = files
          .filter((file) => file.endsWith(".js"))
          .reduce(
            (sum, file) => sum + gzipSync(compilation.getAsset(file).source.buffer(), { level: 9 }).length,
            0,
          );
        const said = `initial JavaScript of the pane: ${(bytes / 1000).toFixed(1)} kB gzipped, of ${INITIAL_JS_LIMIT / 1000} kB`;
        if (bytes > INITIAL_JS_LIMIT)
          compilation.errors.push(new webpack.WebpackError(`Over budget: ${said}`));
        else compiler.getInfrastructureLogger("kesu").info(said);
      });
    });
  }
}

/** Writes what has no source of its own beside pane.html: the server's settings. */
class ServerFiles {
  apply(compiler) {
    const policy = policies.servedPolicy(office);
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compiler.hooks.thisCompilation.tap("ServerFiles", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "ServerFiles", stage }, () => {
        const emit = (name, text) => compilation.emitAsset(name, new webpack.sources.RawSource(text));
        emit("web.config", webConfig(policy));
        emit("nginx.conf.example", nginxConf(base, policy));
      });
    });
  }
}

/** The copy of office.js for KESU_OFFICE_JS=self. */
const officeFiles =
  officeSource("self") === office
    ? selfHosted.map((file) => ({
        from: `node_modules/@microsoft/office-js/dist/${file}`,
        to: `office/${file}`,
        info: { minimized: true },
      }))
    : [];

const common = (mode) => ({
  mode,
  context: root,
  devtool: mode === "production" ? "source-map" : "cheap-module-source-map",
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        include: join(root, "src"),
        loader: "esbuild-loader",
        options: { target: "es2022", jsx: "automatic" },
      },
    ],
  },
  performance: false,
  infrastructureLogging: { level: "info" },
  stats: "errors-warnings",
});

const withVersion = (html) => html.toString().replaceAll("{{version}}", version);

/** The add-in's pane: what Excel and a plain browser load. */
export const pane = (mode) => ({
  ...common(mode),
  name: "pane",
  target: ["web", "es2022"],
  entry: { pane: "./src/pane/main.tsx", handover: "./src/pane/handover-page.ts" },
  output: {
    path: join(root, "dist/addin"),
    filename: mode === "production" ? "static/[name].[contenthash:8].js" : "[name].js",
    chunkFilename: mode === "production" ? "static/[name].[contenthash:8].js" : "[name].js",
    publicPath: "",
    clean: true,
  },
  plugins: [
    new HtmlPlugin({
      template: "src/pane/pane.html",
      filename: "pane.html",
      chunks: ["pane"],
      scriptLoading: "defer",
      templateParameters: { csp: contentSecurityPolicy },
      minify: false,
    }),
    new HtmlPlugin({
      template: "src/pane/handover.html",
      filename: "handover.html",
      chunks: ["handover"],
      minify: false,
    }),
    new CopyPlugin({
      patterns: [
        { from: "src/pane/*.css", to: "[name][ext]" },
        { from: "manifest.xml", transform: (xml) => manifestAt(base, xml.toString()) },
        { from: "assets/support.html", to: "support.html", transform: withVersion },
        { from: "assets/{icon.svg,support.css,*.png}" },
        ...officeFiles,
        { from: "templates/*.{docx,xlsx}", to: "templates/[name][ext]" },
        { from: "dist/sample.xlsx" },
      ],
    }),
    new webpack.DefinePlugin({ "process.env.KESU_OFFICE_JS": JSON.stringify(office.url) }),
    new ServerFiles(),
    ...(mode === "production" ? [new InitialSizeBudget()] : []),
  ],
});

/** The command line: one file that bin/kesu.js starts. */
export const cli = (mode) => ({
  ...common(mode),
  name: "cli",
  target: "node20",
  entry: { kesu: "./src/cli/main.ts" },
  output: {
    path: join(root, "dist/cli"),
    filename: "kesu.cjs",
    library: { type: "commonjs2" },
    clean: true,
  },
  node: { __dirname: false, __filename: false },
  optimization: { minimize: false },
  plugins: [
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    new webpack.DefinePlugin({ "process.env.KESU_VERSION": JSON.stringify(version) }),
  ],
});

/** Both halves: npm run build. */
export default (_env, { mode = "production" }) => [pane(mode), cli(mode)];
