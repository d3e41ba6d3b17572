import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { PaneWithWorkbook } from "./sheet-side";
import { useTexts } from "./TextsContext";
import type { Attempt } from "./use-attempt";

interface ShowPaneProps {
  readonly withWorkbook: PaneWithWorkbook;
  readonly attempt: Attempt;
}

/** Asked once on this device: whether the pane comes up with the workbook. Who does not answer is not stopped. */
export function ShowPaneAsk({ withWorkbook, attempt }: ShowPaneProps): ReactNode {
  const words = useTexts().sheet.showPane;
  const [isAnswered, setAnswered] = useState(() => withWorkbook.shows() || withWorkbook.isAnswered());
  if (isAnswered) return null;
  const answer = (): void => {
    withWorkbook.answer();
    setAnswered(true);
  };
  const agree = async (): Promise<void> => {
    answer();
    await attempt(
      () => withWorkbook.show(true),
      () => void agree(),
    );
  };
  return (
    <section className="note quiet">
      <p>{words.ask}</p>
      <Button size="small" onClick={() => void agree()}>
        {words.yes}
      </Button>
      <Button size="small" appearance="subtle" onClick={answer}>
        {words.no}
      </Button>
    </section>
  );
}

/** The same in the settings, where it can be taken back: workbooks of an earlier Kesu were never asked. */
export function ShowPaneSetting({ withWorkbook, attempt }: ShowPaneProps): ReactNode {
  const words = useTexts().sheet.showPane;
  const [shows, setShows] = useState(withWorkbook.shows);
  const turn = async (): Promise<void> => {
    withWorkbook.answer();
    await attempt(
      () => withWorkbook.show(!shows),
      () => void turn(),
    );
    setShows(withWorkbook.shows());
  };
  return (
    <section>
      <h2>{words.title}</h2>
      <p className="quiet">{shows ? words.shows : words.hides}</p>
      <Button onClick={() => void turn()}>{shows ? words.switchOff : words.switchOn}</Button>
    </section>
  );
}
