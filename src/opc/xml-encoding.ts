import { PackageError } from "./package-error";

const DECLARED = /^(\uFEFF?<\?xml\s[^>]*?encoding\s*=\s*["'])([\w.:-]+)(["'])/;

/** What encoding an XML part is in: by byte order mark, by the look of its first bytes, by its declaration. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return DECLARED.exec(head)?.[2]?.toLowerCase() ?? "utf-8";
}

function decode(bytes: Uint8Array, encoding: string): string {
  let decoder: TextDecoder;
  try {
    // A UTF-8 mark stays in the text, so that an unchanged beginning keeps its bytes.
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === "utf-8" });
  } catch (cause) {
    throw new PackageError("unsupported", `the encoding ${encoding}`, { cause });
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new PackageError("bad-xml", `not ${encoding}`, { cause });
  }
}

/** An XML part as text, whatever Unicode encoding it came in. */
export const decodeXml = (bytes: Uint8Array): string => decode(bytes, encodingOf(bytes));

/** Text as UTF-8; a declaration that says otherwise is put right. */
export const encodeXml = (text: string): Uint8Array =>
  new TextEncoder().encode(
    text.replace(DECLARED, (whole, before: string, encoding: string, after: string) =>
      encoding.toLowerCase() === "utf-8" ? whole : `${before}UTF-8${after}`,
    ),
  );

/** An XML part as UTF-8 bytes for those who scan bytes: the same array when it is UTF-8 already. */
export function utf8Xml(bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes);
  return encoding === "utf-8" || encoding === "us-ascii" ? bytes : encodeXml(decode(bytes, encoding));
}
