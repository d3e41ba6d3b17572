const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The time in a ULID, in milliseconds since 1970. */
export const timeOf = (ulid: string): number =>
  [...ulid.slice(0, 10)].reduce((time, letter) => time * 32 + CROCKFORD.indexOf(letter), 0);
