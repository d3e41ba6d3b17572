import { useEffect } from "react";
import { isComposing } from "./keys";

interface WindowKeys {
  readonly onSearch: () => void;
  readonly onNew: () => void;
}

/** Ctrl+K searches, Alt+N (and Ctrl+N, where the browser lets it) begins a complaint, wherever the cursor stands. */
export function useWindowKeys({ onSearch, onNew }: WindowKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isComposing(event)) return;
      const withControl = event.ctrlKey || event.metaKey;
      const isNew = event.code === "KeyN" && (withControl || event.altKey) && !event.shiftKey;
      const isSearch = event.code === "KeyK" && withControl;
      if (!isNew && !isSearch) return;
      event.preventDefault();
      if (isNew) onNew();
      else onSearch();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, [onSearch, onNew]);
}
