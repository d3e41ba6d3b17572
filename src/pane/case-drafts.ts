import { useSyncExternalStore } from "react";
import { forget, recall, remember, rememberedKeys } from "./device-memory";

/**
 * What is typed about cases and stands in no register yet: fields that are being mended, forms of rows, of steps and of
 * signed papers. It is kept on this device by the id of the case, so that a workbook may be saved under another name.
 */
const kinds = ["edit", "rows"] as const;
type Kind = (typeof kinds)[number];

type Kept = Readonly<Record<string, unknown>>;

const listeners = new Set<() => void>();

/** What was kept of a case. */
export function keptOf(kind: Kind, id: string): Kept {
  try {
    return (JSON.parse(recall(`${kind}.${id}`) ?? "{}") ?? {}) as Kept;
  } catch {
    return {};
  }
}

/** Keeps what is typed about a case; nothing typed is nothing kept. */
export function keepOf(kind: Kind, id: string, typed: Kept): void {
  if (Object.keys(typed).length > 0) remember(`${kind}.${id}`, JSON.stringify(typed));
  else forget(`${kind}.${id}`);
  for (const listener of listeners) listener();
}

/** How many places of a case are typed and not saved. */
export const unsavedOf = (id: string): number =>
  kinds.reduce((sum, kind) => sum + Object.keys(keptOf(kind, id)).length, 0);

/** The cases, of any workbook, that somebody has typed about. */
export const casesTypedAbout = (): readonly string[] => [
  ...new Set(kinds.flatMap((kind) => rememberedKeys(`${kind}.`).map((key) => key.slice(kind.length + 1)))),
];

/** Drafts were once kept under the name of their workbook, too: `edit.台账.xlsx.01K…`. */
export function adoptOlderDrafts(): void {
  for (const kind of kinds)
    for (const key of rememberedKeys(`${kind}.`)) {
      const id = key.slice(key.lastIndexOf(".") + 1);
      const text = recall(key);
      if (key === `${kind}.${id}` || text === undefined) continue;
      if (recall(`${kind}.${id}`) === undefined) remember(`${kind}.${id}`, text);
      forget(key);
    }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener); // another window of this device
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** How many places of a case are typed and not saved, as it changes. */
export const useUnsaved = (id: string | null): number =>
  useSyncExternalStore(subscribe, () => (id === null ? 0 : unsavedOf(id)));

/** The cases somebody has typed about, as that changes. */
export const useCasesTypedAbout = (): readonly string[] =>
  useSyncExternalStore(subscribe, () => casesTypedAbout().join(" "))
    .split(" ")
    .filter((id) => id !== "");
