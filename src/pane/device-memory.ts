/** What this device remembers by itself: drafts, the person's name, the language. A browser may refuse to; then nothing breaks. */

const PREFIX = "kesu.";
/** What the browser did not take: it lasts as long as the window. */
const unkept = new Map<string, string>();

/** What was remembered; undefined when there is nothing or the browser does not tell. */
export function recall(key: string): string | undefined {
  try {
    return unkept.get(key) ?? localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return unkept.get(key);
  }
}

/** The keys under which something is remembered, of those that begin so. */
export function rememberedKeys(start: string): readonly string[] {
  const own = [...unkept.keys()];
  try {
    own.push(
      ...Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : [])),
    );
  } catch {
    // the browser tells nothing
  }
  return [...new Set(own)].filter((key) => key.startsWith(start));
}

/** Remembers a text; false when the browser has no room or does not allow it. */
export function remember(key: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + key, text);
    unkept.delete(key);
    return true;
  } catch {
    unkept.set(key, text);
    return false;
  }
}

/** Forgets it. */
export function forget(key: string): void {
  unkept.delete(key);
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

/**
 * The name of this window's log chain: the device's, as long as no other window of it is open. Two windows that write
 * one chain would fork it.
 */
export function windowName(newId: () => string): Promise<string> {
  const name = deviceName(newId);
  if (!("locks" in navigator)) return Promise.resolve(name);
  return new Promise((resolve) => {
    const held = new Promise<never>(() => undefined);
    navigator.locks
      .request("kesu-device", { ifAvailable: true }, (lock) => {
        resolve(lock ? name : `${name}-${newId().slice(-4)}`);
        return lock ? held : undefined;
      })
      .catch(() => {
        resolve(name);
      });
  });
}
