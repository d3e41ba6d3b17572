import { Component, type ComponentType, lazy, type ReactNode, useEffect, useState } from "react";
import { isNotLoaded } from "./not-loaded";
import { NotLoaded } from "./NotLoaded";

/** Asks again for every part in sight that did not come: what kept one away kept them all. */
const retries = new Set<() => void>();
export const askAgain = (): void => {
  for (const retry of [...retries]) retry();
};

/** A part that is loaded where it is shown. One that does not come says so in its place, and can be asked for again. */
export function loadedLater<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => ReactNode {
  let isLost = false;
  const asked = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        isLost = true;
        throw error;
      }
    });
  let Part = asked();
  return function LoadedLater(props: P): ReactNode {
    const [tries, setTries] = useState(0);
    useEffect(() => {
      const retry = (): void => {
        if (!isLost) return;
        isLost = false;
        Part = asked();
        setTries((before) => before + 1);
      };
      retries.add(retry);
      return () => {
        retries.delete(retry);
      };
    }, []);
    return (
      <PartBoundary key={tries}>
        <Part {...(props as P & { ref?: never })} />
      </PartBoundary>
    );
  };
}

/** Catches a part that did not come; everything else goes on to whoever catches bugs. */
class PartBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (!isNotLoaded(error)) throw error as Error;
    return <NotLoaded onRetry={askAgain} />;
  }
}
