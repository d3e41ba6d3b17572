import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";

/** What may be done to a list from outside. */
export interface ListHandle {
  focus(): void;
}

interface WindowedListProps<T> {
  readonly items: readonly T[];
  readonly rowHeight: number;
  readonly label: string;
  readonly keyOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  readonly onOpen: (item: T) => void;
  /** The row that is open beside the list. */
  readonly current?: string | undefined;
  readonly ref?: Ref<ListHandle>;
}

const SPARE = 6;

/** A list of rows of one height, of which only those in sight are drawn; the arrow keys walk it, Enter opens. */
export function WindowedList<T>(props: WindowedListProps<T>): ReactNode {
  const { items, rowHeight, label, keyOf, render, onOpen, current, ref } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(720);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, items.length - 1);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), []);
  useEffect(() => {
    const element = box.current;
    if (!element || !("ResizeObserver" in window)) return undefined;
    const observer = new ResizeObserver(() => {
      if (element.clientHeight > 0) setHeight(element.clientHeight);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const last = Math.min(items.length, Math.ceil((top + height) / rowHeight) + SPARE);
  const page = Math.max(1, Math.floor(height / rowHeight) - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: items.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[active];
    const to = moves[event.key];
    if (event.key === "Enter" && item !== undefined) onOpen(item);
    else if (to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(items.length - 1, to));
      setActive(next);
      const element = box.current;
      if (!element) return;
      if (next * rowHeight < element.scrollTop) element.scrollTop = next * rowHeight;
      else if ((next + 1) * rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTop = (next + 1) * rowHeight - element.clientHeight;
    }
  };
  const rowId = (index: number): string => `${id}-${String(index)}`;
  return (
    <div
      ref={box}
      className="windowed"
      role="listbox"
      aria-label={label}
      aria-activedescendant={active >= first && active < last ? rowId(active) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => {
        setTop(currentTarget.scrollTop);
      }}
    >
      <div className="whole" style={{ height: items.length * rowHeight }}>
        {items.slice(first, last).map((item, offset) => {
          const index = first + offset;
          const key = keyOf(item);
          return (
            <div
              key={key}
              id={rowId(index)}
              role="option"
              aria-selected={key === current}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="row"
              data-active={index === active}
              style={{ height: rowHeight, transform: `translateY(${String(index * rowHeight)}px)` }}
              onClick={() => {
                setActive(index);
                onOpen(item);
              }}
            >
              {render(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
