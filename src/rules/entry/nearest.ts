/** The word of a list that is most like a given one, when it is alike enough to be meant (one edit in three letters). */
export function nearest(given: string, words: Iterable<string>): string | undefined {
  const letters = [...given];
  let best: string | undefined;
  let least = Math.floor(letters.length / 3) + 1;
  for (const word of words) {
    const distance = editDistance(letters, [...word]);
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}

/** Letters to insert, drop or exchange to get from one word to the other. */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let above = to.map((_, index) => index + 1);
  from.forEach((letter, row) => {
    let diagonal = row;
    let left = row + 1;
    above = above.map((up, index) => {
      left = Math.min(up + 1, left + 1, diagonal + (letter === to[index] ? 0 : 1));
      diagonal = up;
      return left;
    });
  });
  return above.at(-1) ?? from.length;
}
