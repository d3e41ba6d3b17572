/** The last day Excel knows, 9999-12-31. */
const LAST_SERIAL = 2_958_465;
/** Digits of a number that Excel keeps. */
const KEPT_DIGITS = 15;

/**
 * Can Excel have made this of what stood there (V-12)? Zeros in front and digits from the sixteenth on are lost, "1E5"
 * is worked out, "3-5" becomes a day; as a cell shows it, or as the number behind it.
 */
export function couldHaveBecome(old: string, given: string): boolean {
  const [text, made] = [old.trim(), given.trim()];
  if (text === "" || text === made) return false;
  const date = /^(\d{1,4})[-/.](\d{1,2})(?:[-/.]\d{1,4})?$/.exec(text);
  if (date) return isDay(made) || sameDay(made, [date[1], date[2]].map(Number));
  if (!Number.isFinite(Number(text))) return false;
  if (Number(text) === Number(made)) return true;
  const digits = text.replace(/^0+/, "");
  const isCut = /^\d+$/.test(digits) && digits.length > KEPT_DIGITS && Number.isFinite(Number(made));
  return (
    isRounded(Number(text), made) || (isCut && keptDigits(Number(made)) === digits.slice(0, KEPT_DIGITS))
  );
}

const keptDigits = (number: number): string =>
  number
    .toExponential(KEPT_DIGITS - 1)
    .replace(/e.*$/, "")
    .replace(".", "");

const isDay = (made: string): boolean => {
  const serial = Number(made);
  return Number.isInteger(serial) && serial > 0 && serial <= LAST_SERIAL;
};

/** "3月5日" of "3-5". */
const sameDay = (made: string, parts: readonly number[]): boolean => {
  const [, month, day] = /^(\d{1,2})月(\d{1,2})日$/.exec(made) ?? [];
  return Number(month) === parts[0] && Number(day) === parts[1];
};

/** "1.23E+17" of 123456789012345678. */
const isRounded = (number: number, made: string): boolean =>
  /E\+/i.test(made) && Math.abs(number / Number(made) - 1) < 0.01;
