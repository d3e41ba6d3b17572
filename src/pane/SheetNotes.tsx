import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Finding } from "../actions/check-register";
import { sayDamage } from "../texts/damage";
import { DoubtNote } from "./DoubtNote";
import { Failed } from "./Failed";
import type { DoubtAnswer, SheetSide } from "./sheet-side";
import { ShowPaneAsk } from "./ShowPane";
import { useTexts } from "./TextsContext";
import { TypedRowsNote } from "./TypedRowsNote";
import type { Attempt } from "./use-attempt";
import type { OfferedCase } from "./use-sheet-spot";
import { useSheetState } from "./use-sheet-state";

interface SheetNotesProps {
  readonly sheet: SheetSide;
  readonly attempt: Attempt;
  readonly spot: { readonly offer: OfferedCase | undefined; readonly take: () => void };
  /** A command of the ribbon meant the selected row, which is no case. */
  readonly isNoCase: boolean;
  readonly onNoCaseSeen: () => void;
  readonly onOpen: (finding: Finding) => void;
}

/** What the sheet has to tell, at the top of the pane whatever else is in sight; nothing of it stops anybody. */
export function SheetNotes(props: SheetNotesProps): ReactNode {
  const { sheet, attempt, spot, isNoCase, onNoCaseSeen, onOpen } = props;
  const texts = useTexts();
  const {
    damages = [],
    notices = [],
    trouble,
    typed,
    work,
    doubt,
    unconfirmed = 0,
  } = useSheetState(sheet) ?? {};
  const fix = (findings: readonly Finding[]): void =>
    void attempt(
      () => sheet.fix(findings),
      () => {
        fix(findings);
      },
    );
  const repair = (): void => void attempt(() => sheet.repair(), repair);
  const resolve = (answer: DoubtAnswer): void =>
    void attempt(
      () => sheet.resolve(answer),
      () => {
        resolve(answer);
      },
    );
  return (
    <div className="sheet-notes" aria-live="polite">
      {trouble && (
        <Failed
          failure={{
            error: trouble.error,
            again: () => {
              sheet.tryAgain();
            },
          }}
          onClose={() => {
            sheet.dismiss("trouble");
          }}
        />
      )}
      {damages.length > 0 && (
        <section className="failure" role="alert">
          <strong>{texts.sheet.damaged(damages.length)}</strong>
          <ul>
            {damages.map((damage, index) => (
              <li key={index}>{sayDamage(texts.language, damage)}</li>
            ))}
          </ul>
          {damages.some(({ repairable }) => repairable) && (
            <div className="buttons">
              <Button size="small" appearance="primary" onClick={repair}>
                {texts.sheet.repair}
              </Button>
            </div>
          )}
        </section>
      )}
      {notices.length > 0 && (
        <section className="note">
          {notices.map((notice) => (
            <p key={`${notice.kind} ${notice.id}`}>
              {notice.kind === "renumbered"
                ? texts.sheet.renumbered(notice.from, notice.to)
                : notice.kind === "rewritten"
                  ? texts.sheet.rewritten(notice.numbers)
                  : texts.sheet.landed(notice.number)}
            </p>
          ))}
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              sheet.dismiss("notices");
            }}
          >
            {texts.sheet.seen}
          </Button>
        </section>
      )}
      {doubt && <DoubtNote key={doubt.changes.join(" ")} doubt={doubt} onAnswer={resolve} />}
      {work && (
        <section className="note work">
          <span>{texts.sheet.working(work.done, work.all)}</span>
          <progress value={work.done} max={work.all} aria-label={texts.sheet.working(work.done, work.all)} />
          <Button
            size="small"
            onClick={() => {
              sheet.stop();
            }}
          >
            {texts.sheet.stop}
          </Button>
        </section>
      )}
      {typed && (
        <TypedRowsNote
          typed={typed}
          onFix={fix}
          onOpen={onOpen}
          onClose={() => {
            sheet.dismiss("typed");
          }}
        />
      )}
      {unconfirmed > 0 && !doubt && <p className="note quiet">{texts.sheet.unconfirmed(unconfirmed)}</p>}
      {isNoCase && (
        <p className="note" role="status">
          {texts.sheet.noCase}{" "}
          <button type="button" className="link" onClick={onNoCaseSeen}>
            {texts.sheet.seen}
          </button>
        </p>
      )}
      {sheet.withWorkbook && <ShowPaneAsk withWorkbook={sheet.withWorkbook} attempt={attempt} />}
      {spot.offer && (
        <p className="note quiet">
          <button type="button" className="link" onClick={spot.take}>
            {texts.sheet.caseOfRow(spot.offer.row)}
          </button>
        </p>
      )}
    </div>
  );
}
