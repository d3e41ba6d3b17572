import { type ReactNode, useSyncExternalStore } from "react";
import type { Conflict } from "../actions/merge-changes";
import { countOf, type OutsideChange, type TakenIn } from "../actions/take-in";
import { WHOLE_RECORD } from "../records/log";
import { fieldsOf } from "../records/tables";
import { loggedAsTyped } from "../rules/log/logged-text";
import { labelOf, saySignature } from "../texts/say";
import type { Texts } from "../texts/zh";
import { ActButton } from "./ActButton";
import type { FileSide } from "./register-session";
import { showValue } from "./show-value";
import { useTexts } from "./TextsContext";
import type { Attempt } from "./use-attempt";

/** What others did to the file: changes found in it, what came of merging, and what a person has to decide. */
export function FileNotes({
  file,
  attempt,
}: {
  readonly file: FileSide;
  readonly attempt: Attempt;
}): ReactNode {
  const texts = useTexts();
  const { book } = useSyncExternalStore(file.subscribe, file.state);
  const { takenIn, merged, conflicts = [] } = book ?? {};
  if (!takenIn && !merged && conflicts.length === 0) return null;
  return (
    <div className="sheet-notes" aria-live="polite">
      {conflicts.length > 0 && (
        <section className="typed conflicts" aria-label={texts.file.conflicts(conflicts.length)}>
          <strong>{texts.file.conflicts(conflicts.length)}</strong>
          <ul>
            {conflicts.map((conflict) => (
              <ConflictItem
                key={`${conflict.id} ${conflict.field}`}
                conflict={conflict}
                onChoose={(side) => void attempt(() => file.choose(conflict, side))}
              />
            ))}
          </ul>
        </section>
      )}
      {merged && (
        <section className="note">
          <p>{book?.recovers ? texts.file.recovered : texts.file.merged}</p>
          {merged.renumbered.map(({ id, from, to }) => (
            <p key={id}>{texts.merged.renumbered(from, to)}</p>
          ))}
          {merged.gone.map(({ id, complaintNo }) => (
            <p key={id}>{texts.merged.gone(complaintNo ?? texts.pane.noNumber)}</p>
          ))}
          {(book?.voided ?? []).length > 0 && (
            <p>{texts.evidence.voids((book?.voided ?? []).map((each) => saySignature(texts, each)))}</p>
          )}
          <Seen onClick={() => file.dismiss("merged")} />
        </section>
      )}
      {takenIn && (
        <section className="note">
          <TakenInList taken={takenIn} />
          <Seen onClick={() => file.dismiss("takenIn")} />
        </section>
      )}
    </div>
  );
}

function Seen({ onClick }: { readonly onClick: () => void }): ReactNode {
  const texts = useTexts();
  return (
    <ActButton size="small" appearance="subtle" onAct={onClick}>
      {texts.file.seen}
    </ActButton>
  );
}

function ConflictItem({
  conflict,
  onChoose,
}: {
  readonly conflict: Conflict;
  readonly onChoose: (side: "mine" | "theirs") => void;
}): ReactNode {
  const texts = useTexts();
  const { table, field, complaintNo, label, mine, theirs } = conflict;
  const shape = fieldsOf(table)[field];
  const shown = (value: Conflict["mine"]): string =>
    (shape ? showValue(shape, value, texts) : String(value ?? "")) || texts.file.empty;
  const name = table === "setting" ? label : labelOf(texts, table, field);
  return (
    <li>
      <p>
        {complaintNo !== null && <strong>{complaintNo} </strong>}
        {name}
      </p>
      <p>{texts.file.theirs(shown(theirs))}</p>
      <p>{texts.file.mine(shown(mine))}</p>
      <div className="buttons">
        <ActButton size="small" onAct={() => onChoose("theirs")}>
          {texts.file.keepTheirs}
        </ActButton>
        <ActButton size="small" onAct={() => onChoose("mine")}>
          {texts.file.useMine}
        </ActButton>
      </div>
    </li>
  );
}

/** More than these stand in the log. */
const MOST = 50;

function TakenInList({ taken }: { readonly taken: TakenIn }): ReactNode {
  const texts = useTexts();
  const { changes, restored, gone } = taken;
  return (
    <details>
      <summary>{texts.file.takenIn(countOf(taken))}</summary>
      <ul>
        {changes.slice(0, MOST).map((change) => (
          <li key={`${change.id} ${change.field}`}>{sayChange(change, texts)}</li>
        ))}
        {changes.length > MOST && <li>{texts.file.more(changes.length - MOST)}</li>}
        {gone.map(({ id, complaintNo }) => (
          <li key={id}>{texts.file.gone(complaintNo ?? texts.pane.noNumber)}</li>
        ))}
        {restored > 0 && <li>{texts.file.restored(restored)}</li>}
      </ul>
    </details>
  );
}

function sayChange({ table, row, complaintNo, field, old, new: now }: OutsideChange, texts: Texts): string {
  const where = complaintNo ?? texts.pane.row(row);
  const shown = (text: string): string => loggedAsTyped(fieldsOf(table)[field], text) || texts.file.empty;
  const what =
    field === WHOLE_RECORD
      ? texts.file.added
      : texts.file.changed(labelOf(texts, table, field), shown(old), shown(now));
  return `${where} ${what}`;
}
