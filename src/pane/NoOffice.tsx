import type { ReactNode } from "react";
import type { Texts } from "../texts/zh";

interface NoOfficeProps {
  readonly error: unknown;
  readonly texts: Texts;
}

/** Excel shows the pane, but its own script did not come: nothing works before it does. */
export function NoOffice({ error, texts }: NoOfficeProps): ReactNode {
  return (
    <div className="no-office" role="alert">
      <p>{texts.sheet.noOffice}</p>
      <p className="quiet">{error instanceof Error ? error.message : String(error)}</p>
      <button
        type="button"
        className="chip"
        onClick={() => {
          window.location.reload();
        }}
      >
        {texts.pane.tryAgain}
      </button>
    </div>
  );
}
