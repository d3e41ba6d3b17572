import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";

const root = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What the pane may do. The hash is the empty <style> Fluent fills with its rules; Office's own host serves office.js. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' https://appsforoffice.microsoft.com",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

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

/** The add-in's pane: what Excel and a plain browser load. */
export const pane = (mode) => ({
  ...common(mode),
  name: "pane",
  target: ["web", "es2022"],
  entry: { pane: "./src/pane/main.tsx" },
  output: {
    path: join(root, "dist/addin"),
    filename: mode === "production" ? "[name].[contenthash:8].js" : "[name].js",
    chunkFilename: mode === "production" ? "[name].[contenthash:8].js" : "[name].js",
    publicPath: "",
    clean: true,
  },
  plugins: [
    new HtmlPlugin({
      template: "src/pane/pane.html",
      filename: "pane.html",
      scriptLoading: "defer",
      templateParameters: { csp: contentSecurityPolicy },
      minify: false,
    }),
    new CopyPlugin({
      patterns: [
        { from: "src/pane/pane.css" },
        { from: "assets", to: "assets" },
        { from: "templates/*.{docx,xlsx}", to: "templates/[name][ext]" },
        { from: "dist/sample.xlsx" },
      ],
    }),
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
