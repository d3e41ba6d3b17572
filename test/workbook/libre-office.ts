import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";

/** Whether LibreOffice is at hand. */
export const libreOfficeIsThere = spawnSync("soffice", ["--version"]).status === 0;

/** The workbook as LibreOffice writes it after calculating every formula anew. */
export async function recalculated(bytes: Uint8Array): Promise<Uint8Array> {
  return converted(await withoutResults(bytes), "xlsx");
}

/** The workbook in another format, by LibreOffice. */
export async function converted(bytes: Uint8Array, format: "xlsx" | "pdf"): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "kesu-soffice-"));
  try {
    const input = join(folder, "in.xlsx");
    writeFileSync(input, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const options = [profile, "--headless", "--convert-to", format, "--outdir", join(folder, "out"), input];
    await promisify(execFile)("soffice", options);
    return readFileSync(join(folder, "out", `in.${format}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Formulas without the values they came to: LibreOffice would trust these. */
async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await OpcPackage.open(bytes, nodeCodec);
  for (const name of parts.names())
    if (/worksheets\/sheet\d+\.xml$/.test(name))
      parts.set(
        name,
        (await parts.text(name)).replaceAll(/(?: t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, ">$1"),
      );
  return parts.save();
}
