import { constants, crc32, deflateRaw, inflateRaw, type ZlibOptions } from "node:zlib";
import { wrongSize, type Codec } from "./codec";
import { PackageError } from "./package-error";

/** Sheets this large are deflated in pieces on the thread pool: the pieces join to one stream, each knowing the 32 kB before it. */
const PIECE = 8 << 20;
const WINDOW = 32 << 10;

/** A Buffer's `slice` shares memory where an array's copies: callers get the array. */
const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);

const packed = (bytes: Uint8Array, options: ZlibOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    deflateRaw(bytes, options, (error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
  });

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const pieces: Promise<Buffer>[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
    const end = Math.min(at + PIECE, bytes.length);
    pieces.push(
      packed(bytes.subarray(at, end), {
        level: 6,
        chunkSize: Math.max(1 << 14, (end - at) >> 2),
        ...(at > 0 ? { dictionary: bytes.subarray(Math.max(0, at - WINDOW), at) } : {}),
        ...(end < bytes.length ? { finishFlush: constants.Z_SYNC_FLUSH } : {}),
      }),
    );
  }
  const done = await Promise.all(pieces);
  return plain(done.length === 1 && done[0] !== undefined ? done[0] : Buffer.concat(done));
}

/** zlib as Node has it: for the command line, the tests and the bench. */
export const nodeCodec: Codec = {
  inflate: (raw, size) =>
    new Promise((resolve, reject) => {
      inflateRaw(raw, { chunkSize: size + 64, maxOutputLength: size + 1 }, (error, result) => {
        if (error)
          reject(
            "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
              ? wrongSize(size)
              : new PackageError("damaged", "the deflate data is broken", { cause: error }),
          );
        else if (result.length !== size) reject(wrongSize(size));
        else resolve(plain(result));
      });
    }),
  deflate,
  crc32: (bytes) => crc32(bytes),
};
