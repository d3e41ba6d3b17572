import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { fieldsOf, tableNames } from "../../src/records/tables";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import { columnName } from "../../src/workbook/register-places";

const notes = tableNames.flatMap((table) =>
  Object.entries(fieldsOf(table)).flatMap(([field, { note }]) => (note ? [columnName(table, field)] : [])),
);

/** The register as Kesu made it before it left notes in it: without the columns of 封签 and 待改栏目. */
export async function beforeNotes(workbook: FileWorkbook): Promise<FileWorkbook> {
  const pkg = await OpcPackage.open(await workbook.bytes(), nodeCodec);
  const part = "xl/workbook.xml";
  const text = await pkg.text(part);
  pkg.set(
    part,
    text.replace(/<definedName name="([^"]+)".*?<\/definedName>/g, (all, name: string) =>
      notes.includes(name) ? "" : all,
    ),
  );
  return openFileWorkbook(await pkg.save(), nodeCodec);
}
