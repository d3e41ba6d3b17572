import { nodeCodec } from "../../src/opc/node-codec";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { workbookContract } from "./contract";
import { tinyRegister, type Variant } from "./tiny-register";

const open = async (variant?: Variant) => openFileWorkbook(await tinyRegister(variant), nodeCodec);

workbookContract("the bytes of a file", () => open());
workbookContract("a file with prefixed names and single quotes", () =>
  open({ prefix: "x:", singleQuotes: true }),
);
workbookContract("a file with shared strings", () => open({ sharedStrings: true }));
