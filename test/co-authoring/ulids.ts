const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const digits = (value: number, length: number): string =>
  Array.from(
    { length },
    (_, index) => LETTERS[Math.floor(value / 32 ** (length - 1 - index)) % 32] ?? "",
  ).join("");

/** ULIDs of a device by a clock of the test: of one moment they rise in the order they are drawn. */
export function ulids(clock: () => number, device: string): () => string {
  let count = 0;
  const own = digits([...device].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 32 ** 6, 6);
  return () => digits(clock(), 10) + own + digits(++count, 10);
}
