import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";

/** A certificate for localhost and its key, made anew each time: only a browser told to ignore such things takes it. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const name = sequence(set(sequence(oid("55 04 03"), der(0x0c, Buffer.from("localhost")))));
  const ecdsaSha256 = sequence(oid("2a 86 48 ce 3d 04 03 02"));
  const altName = sequence(oid("55 1d 11"), der(0x04, sequence(der(0x82, Buffer.from("localhost")))));
  const body = sequence(
    der(0xa0, integer(2)),
    integer(Date.now()),
    ecdsaSha256,
    name,
    sequence(time(-1), time(30)),
    name,
    publicKey,
    der(0xa3, sequence(altName)),
  );
  const signature = sign("sha256", body, createPrivateKey(privateKey));
  const whole = sequence(body, ecdsaSha256, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    key: privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
  };
}

/** A value as DER writes it: its kind, its length, itself. */
function der(tag: number, value: Buffer): Buffer {
  const long = value.length.toString(16);
  const size = Buffer.from(long.length % 2 === 0 ? long : `0${long}`, "hex");
  const length =
    value.length < 128
      ? Buffer.from([value.length])
      : Buffer.concat([Buffer.from([0x80 | size.length]), size]);
  return Buffer.concat([Buffer.from([tag]), length, value]);
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
const set = (part: Buffer): Buffer => der(0x31, part);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex.replaceAll(" ", ""), "hex"));

function integer(value: number): Buffer {
  const hex = value.toString(16);
  return der(
    0x02,
    Buffer.from(`00${hex.length % 2 === 0 ? hex : `0${hex}`}`.replace(/^00(?=[0-7])/, ""), "hex"),
  );
}

/** So many days from now. */
function time(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, "");
  return der(0x17, Buffer.from(text.slice(2)));
}
