import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";

/** Draws every assets/*.svg as .png in the sizes Office asks for: npx tsx tools/build-icons.ts. */

const FOLDER = "assets";
const SIZES = [16, 32, 64, 80];

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--force-color-profile=srgb"],
});
const page = await browser.newPage();
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".svg"))) {
  const drawing = readFileSync(join(FOLDER, file), "utf8");
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${drawing}`,
    );
    const name = `${basename(file, ".svg")}-${size}.png`;
    writeFileSync(join(FOLDER, name), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
