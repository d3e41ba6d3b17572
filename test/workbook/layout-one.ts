import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { partNames } from "../../src/records/parts";
import type { FileWorkbook } from "../../src/workbook/file-workbook";

/** Columns of 客诉台账 that layout 1 did not have; three of them lend theirs to what it had instead. */
const NEWER: Readonly<Record<string, string>> = {
  cutInAt: "extDue",
  liabilityEvidence: "extReason",
  mergedInto: "extBy",
  qtyUnknownReason: "",
  prodUnknownReason: "",
  customerReplyAt: "",
  scarDue: "",
  scarRepliedAt: "",
  recoveredAt: "",
  cutInLot: "",
  verifiedLots: "",
  acceptanceNote: "",
  surveyWaiver: "",
  cancelReason: "",
};
const NEW_TABLES: readonly string[] = [...partNames, "shipment"];

/**
 * The register as layout 1 had it: without the lists, with 延期至, 延期理由 and 延期批准人 in the columns of 切入日期,
 * 归属证据 and 并入编号.
 */
export async function asLayoutOne(workbook: FileWorkbook): Promise<Uint8Array> {
  const pkg = await OpcPackage.open(await workbook.bytes(), nodeCodec);
  const part = "xl/workbook.xml";
  const names = (await pkg.text(part)).replace(
    /<definedName name="_kesu\.([\w.]+)"(.*?)<\/definedName>/g,
    (all, name: string, rest: string) => {
      const [table = "", field = ""] = name.split(".");
      if (name === "layout")
        return `<definedName name="_kesu.layout"${rest.replace(/>.*/, ">1")}</definedName>`;
      if (NEW_TABLES.includes(table)) return "";
      if (table !== "complaint" || !(field in NEWER)) return all;
      const old = NEWER[field] ?? "";
      return old === "" ? "" : all.replace(name, `complaint.${old}`);
    },
  );
  pkg.set(part, names);
  return pkg.save();
}
