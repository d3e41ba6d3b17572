import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { CopyIcon } from "./icons";
import { useTexts } from "./TextsContext";

/** Puts a text on the clipboard and says whether it got there. */
export function CopyButton({
  text,
  children,
}: {
  /** A long text is put together when it is asked for. */
  readonly text: string | (() => string);
  readonly children: string;
}): ReactNode {
  const texts = useTexts();
  const [outcome, setOutcome] = useState<"copied" | "refused">();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <>
      <Button size="small" icon={<CopyIcon />} onClick={() => void copy()}>
        {children}
      </Button>
      <span className="quiet" role="status">
        {outcome === "copied" ? texts.pane.copied : outcome === "refused" ? texts.pane.notCopied : ""}
      </span>
    </>
  );
}
