#!/usr/bin/env node
import { existsSync } from "node:fs";

const built = new URL("../dist/cli/kesu.cjs", import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error("还没有构建。请先运行 npm run build。/ Not built yet: run npm run build first.");
  process.exitCode = 2;
}
