/** Ids in order, so that a test makes the same register every time. */
export function countedIds(): () => string {
  let count = 0;
  return () => String(++count).padStart(26, "0");
}
