import { useEffect, useState } from "react";
import { forget, recall, remember } from "./device-memory";

/** State this device keeps until it is again what it was at first: it survives looking elsewhere, a crash and a reload. */
export function useKept<T>(key: string, first: T): readonly [T, (change: (before: T) => T) => void] {
  const [state, setState] = useState(() => keptState(key, first));
  const text = JSON.stringify(state);
  const empty = JSON.stringify(first);
  useEffect(() => {
    if (text === empty) forget(key);
    else remember(key, text);
  }, [key, text, empty]);
  return [state, setState];
}

/** What is kept under a key, else what it is at first. */
export function keptState<T>(key: string, first: T): T {
  try {
    return (JSON.parse(recall(key) ?? "null") as T | null) ?? first;
  } catch {
    return first;
  }
}
