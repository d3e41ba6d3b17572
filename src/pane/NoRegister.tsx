import { type ReactNode, useState } from "react";
import { ActButton } from "./ActButton";
import { Failed } from "./Failed";
import type { SheetSide } from "./sheet-side";
import { useTexts } from "./TextsContext";
import type { Attempt, Failure } from "./use-attempt";

interface NoRegisterProps {
  readonly sheet: SheetSide;
  readonly failure: Failure | undefined;
  readonly attempt: Attempt;
  readonly onCloseFailure: () => void;
}

/** The workbook in Excel has no register: two ways to one, each with what it will do. */
export function NoRegister({ sheet, failure, attempt, onCloseFailure }: NoRegisterProps): ReactNode {
  const { noRegister: words } = useTexts().sheet;
  const [doing, setDoing] = useState<"setting-up" | "opened">();

  const setUp = async (): Promise<void> => {
    setDoing("setting-up");
    await attempt(
      () => sheet.setUp(),
      () => void setUp(),
    );
    setDoing(undefined);
  };
  const open = async (): Promise<void> => {
    const isOpen = await attempt(
      () => sheet.newWorkbook().then(() => true),
      () => void open(),
    );
    setDoing(isOpen ? "opened" : undefined);
  };
  const isBusy = doing === "setting-up";
  return (
    <div className="no-register">
      {failure && <Failed failure={failure} onClose={onCloseFailure} />}
      <main>
        <h1>{words.title}</h1>
        <section>
          <ActButton appearance="primary" disabled={isBusy} onAct={() => void setUp()}>
            {words.setUp}
          </ActButton>
          <p className="quiet">{words.setUpHint}</p>
        </section>
        <section>
          <ActButton disabled={isBusy} onAct={() => void open()}>
            {words.newWorkbook}
          </ActButton>
          <p className="quiet">{words.newWorkbookHint}</p>
        </section>
        <p role="status">{isBusy ? words.working : doing === "opened" ? words.opened : ""}</p>
      </main>
    </div>
  );
}
