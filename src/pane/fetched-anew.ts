import { isOnline } from "./live-name";

const KEY = "kesu.opened";

/**
 * Tells, once, whether the workbook was fetched anew for this pane. A pane that was only loaded again stands beside the
 * same open workbook: the window remembers that. With the line down Excel opens its own copy of a shared workbook,
 * which holds what nobody else has seen. A file on this computer is what was last saved.
 */
export function fetchedAnew(name: string): boolean {
  try {
    if (sessionStorage.getItem(KEY) === name) return false;
    sessionStorage.setItem(KEY, name);
  } catch {
    return false;
  }
  return !isOnline(name) || navigator.onLine;
}
