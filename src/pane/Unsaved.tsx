import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTexts } from "./TextsContext";

interface UnsavedProps {
  readonly count: number;
  /** Leads to what is typed. */
  readonly onGoOn: () => void;
  readonly onDiscard: () => void;
}

/** In the head of a case: how much is typed and not saved, and the ways on. To discard is asked once more, here. */
export function Unsaved({ count, onGoOn, onDiscard }: UnsavedProps): ReactNode {
  const { unsaved: words } = useTexts().pane;
  const [isSure, setSure] = useState(false);
  return (
    <div className="note unsaved-note">
      <span className="unsaved" role="status">
        {isSure ? words.sure(count) : words.count(count)}
      </span>
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          if (isSure) setSure(false);
          else onGoOn();
        }}
      >
        {isSure ? words.keep : words.goOn}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          if (isSure) onDiscard();
          setSure(!isSure);
        }}
      >
        {words.discard}
      </Button>
    </div>
  );
}
