const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The id right behind a ULID, for the next row of the log in the same commit. */
export function idAfter(id: string): string {
  const last = LETTERS.indexOf(id.slice(-1));
  const rest = id.slice(0, -1);
  return last === LETTERS.length - 1 ? `${idAfter(rest)}0` : `${rest}${LETTERS[last + 1] ?? ""}`;
}

/** Letters of a ULID that tell its time. */
const TIME = 10;

/**
 * An id above those its writer has seen, whatever the clocks of the computers they were drawn on say: with the time of
 * the next millisecond where the clock at hand is behind.
 */
export function idAbove(id: string, seen: Iterable<string | null>): string {
  let last = "";
  for (const each of seen) if (each !== null && each > last) last = each;
  return id > last ? id : `${idAfter(last.slice(0, TIME))}${id.slice(TIME)}`;
}

/**
 * Ids for the rows of the log of one commit: they follow one another without a gap, and behind those of the commit
 * before there is one. By this a commit is told from the next, also of the same second.
 */
export function commitIds(newId: () => string): () => string {
  let id: string | undefined;
  return () => {
    // drawn every time, so that whatever is drawn later is later; once more in front, for the gap
    newId();
    id = id === undefined ? newId() : idAfter(id);
    return id;
  };
}
