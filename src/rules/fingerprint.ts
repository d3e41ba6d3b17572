import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits; computed here, so that it works on a plain-http intranet too. */
export const fingerprint = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
