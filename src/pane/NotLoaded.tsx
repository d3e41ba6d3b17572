import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTexts } from "./TextsContext";

/** A part of the pane did not come: a sentence and the two ways on. What is typed is kept on this device through both. */
export function NotLoaded({ onRetry }: { readonly onRetry: (() => void) | undefined }): ReactNode {
  const { notLoaded } = useTexts().pane;
  return (
    <div className="failure" role="alert">
      <p>{notLoaded.said}</p>
      <div className="buttons">
        {onRetry && (
          <Button size="small" className="retry" onClick={onRetry}>
            {notLoaded.again}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            window.location.reload();
          }}
        >
          {notLoaded.reload}
        </Button>
      </div>
    </div>
  );
}
