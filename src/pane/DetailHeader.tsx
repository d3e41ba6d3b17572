import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { BackIcon } from "./icons";
import { useTexts } from "./TextsContext";

interface DetailHeaderProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children?: ReactNode;
}

/** The head of whatever stands beside or in place of the list: the way back and what this is. It stays in sight. */
export function DetailHeader({ title, onBack, children }: DetailHeaderProps): ReactNode {
  const texts = useTexts();
  return (
    <header className="detail-header">
      <Button
        appearance="subtle"
        icon={<BackIcon />}
        aria-label={texts.pane.back}
        title={texts.pane.back}
        onClick={onBack}
      />
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </header>
  );
}
