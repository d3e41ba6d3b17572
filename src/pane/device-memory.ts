/** What this device remembers by itself: drafts, the person's name, the language. A browser may refuse to; then nothing breaks. */

const PREFIX = "kesu.";

/** What was remembered; undefined when there is nothing or the browser does not tell. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a text; false when the browser has no room or does not allow it. */
export function remember(key: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + key, text);
    return true;
  } catch {
    return false;
  }
}

/** Forgets it. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // nothing was remembered
  }
}

/** The name of this device, whose log chain it writes: drawn once, then kept. */
export function deviceName(newId: () => string): string {
  const known = recall("device");
  if (known !== undefined) return known;
  const drawn = `pane-${newId().slice(-8)}`;
  remember("device", drawn);
  return drawn;
}
