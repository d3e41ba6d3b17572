import { Button, type ButtonProps } from "@fluentui/react-components";
import type { KeyboardEvent, ReactNode } from "react";

type Looks = "appearance" | "size" | "icon" | "disabled" | "className" | "id" | "aria-label" | "children";

/**
 * A button that sets something going. The second click of a double-click, and Enter held down, are the same wish: when
 * the first is done by then they would meet whatever stands under the pointer.
 */
export function ActButton(
  props: Pick<ButtonProps, Looks> & {
    readonly onAct: () => void;
  },
): ReactNode {
  const { onAct, ...looks } = props;
  return (
    <Button
      {...looks}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.repeat && event.key === "Enter") event.preventDefault();
      }}
      onClick={({ detail }: { readonly detail: number }) => {
        if (detail < 2) onAct();
      }}
    />
  );
}
