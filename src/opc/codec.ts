import { deflateSync, Inflate } from "fflate";
import { PackageError } from "./package-error";

/** How zip entries are squeezed. Browsers, Node and the fallback differ in speed only; the bytes inside are the same. */
export interface Codec {
  /** Raw deflate data → exactly `size` bytes; gives up as soon as there are more (a zip bomb's header lies). */
  inflate(raw: Uint8Array, size: number): Promise<Uint8Array>;
  deflate(bytes: Uint8Array): Promise<Uint8Array>;
  /** A native CRC-32, where there is one. */
  crc32?(bytes: Uint8Array): number;
}

/** The refusal every codec gives for data that does not unpack to the size its header promised. */
export const wrongSize = (size: number): PackageError =>
  new PackageError("damaged", `the data is not the ${String(size)} bytes its header promises`);

const badData = (cause: unknown): PackageError =>
  cause instanceof PackageError
    ? cause
    : new PackageError("damaged", "the deflate data is broken", { cause });

const STEP = 1 << 20;

/** Pieces of output, refused as soon as they outgrow what was promised. */
class Collector {
  readonly #pieces: Uint8Array[] = [];
  readonly #limit: number;
  #length = 0;
  constructor(limit: number) {
    this.#limit = limit;
  }
  add(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length > this.#limit) throw wrongSize(this.#limit);
    this.#pieces.push(piece);
  }
  join(): Uint8Array {
    const only = this.#pieces[0];
    if (this.#pieces.length === 1 && only !== undefined) return only;
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}

const exactly = (bytes: Uint8Array, size: number): Uint8Array => {
  if (bytes.length !== size) throw wrongSize(size);
  return bytes;
};

/** The fallback in plain JavaScript, for web views without compression streams. */
export const scriptCodec: Codec = {
  inflate(raw, size) {
    return Promise.resolve().then(() => {
      const out = new Collector(size);
      const stream = new Inflate((piece) => {
        out.add(piece.slice());
      });
      try {
        for (let at = 0; at < raw.length; at += STEP)
          stream.push(raw.subarray(at, at + STEP), at + STEP >= raw.length);
      } catch (cause) {
        throw badData(cause);
      }
      return exactly(out.join(), size);
    });
  },
  // Not fflate's streaming Deflate: 0.8.3 writes broken data for some short inputs.
  deflate: (bytes) => Promise.resolve().then(() => deflateSync(bytes, { level: 6 })),
};

/** Streams want bytes on a plain ArrayBuffer; everything here is, TypeScript just cannot know. */
const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>;

async function throughStream(
  bytes: Uint8Array,
  stream: ReadableWritablePair<Uint8Array, BufferSource>,
  limit: number,
): Promise<Uint8Array> {
  const out = new Collector(limit);
  const writer = stream.writable.getWriter();
  const feed = (async () => {
    for (let at = 0; at < bytes.length; at += STEP) await writer.write(plain(bytes.subarray(at, at + STEP)));
    await writer.close();
  })();
  feed.catch(() => undefined);
  const reader = stream.readable.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) out.add(step.value);
    await feed;
  } catch (cause) {
    reader.cancel(cause).catch(() => undefined);
    throw cause;
  }
  return out.join();
}

function hasStreams(): boolean {
  try {
    return new DecompressionStream("deflate-raw") instanceof DecompressionStream;
  } catch {
    return false;
  }
}

const streamCodec: Codec = {
  async inflate(raw, size) {
    try {
      return exactly(await throughStream(raw, new DecompressionStream("deflate-raw"), size), size);
    } catch (cause) {
      throw badData(cause);
    }
  },
  deflate: (bytes) => throughStream(bytes, new CompressionStream("deflate-raw"), Infinity),
};

/** What this platform does best without `node:zlib`: native compression streams, else plain JavaScript. */
export const platformCodec: Codec = hasStreams() ? streamCodec : scriptCodec;
