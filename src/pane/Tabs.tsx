import type { KeyboardEvent, ReactNode } from "react";

interface TabsProps<Id extends string> {
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly count?: number | undefined }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** Tabs that the arrow keys walk. */
export function Tabs<Id extends string>({ tabs, chosen, onChoose }: TabsProps<Id>): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[(tabs.findIndex(({ id }) => id === chosen) + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    onChoose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" onKeyDown={onKeyDown}>
      {tabs.map(({ id, label, count }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={`panel-${id}`}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => {
            onChoose(id);
          }}
        >
          {label}
          {count !== undefined && count > 0 && <span className="badge">{count}</span>}
        </button>
      ))}
    </div>
  );
}
