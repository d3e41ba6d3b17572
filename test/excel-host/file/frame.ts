import { parseXml, type XmlElement } from "../../../src/opc/xml";
import type { SheetData } from "../../../src/workbook/ooxml/sheet-data";

/** All of a sheet's part but its rows: they are cut out between `head` and the rest. */
export interface Frame {
  readonly text: string;
  /** Where the rows would stand. */
  readonly split: number;
  readonly root: XmlElement;
}

/** The frame of a sheet as it stands in its bytes. */
export function frameOf(data: SheetData): Frame {
  const decoder = new TextDecoder();
  const head = decoder.decode(data.bytes.subarray(0, data.headEnd));
  const text = head + decoder.decode(data.bytes.subarray(data.tailStart));
  return { text, split: head.length, root: parseXml(text) };
}
