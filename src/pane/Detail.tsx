import { type ReactNode, Suspense } from "react";
import type { Registered } from "../actions/register-complaint";
import type { WrittenDocument } from "../actions/write-document";
import type { LogEntry } from "../records/log";
import { CaseView } from "./CaseView";
import type { DocumentChoice } from "./documents";
import { EntryForm } from "./EntryForm";
import { Failed } from "./Failed";
import { DecisionsView } from "./later";
import { SavedView } from "./SavedView";
import type { OpenBook, RegisterSession } from "./register-session";
import { useTexts } from "./TextsContext";
import { useTell } from "./toast";
import type { Attempt, Failure } from "./use-attempt";

/** What stands beside the list: nothing, the form, what was just saved, or a case. */
export type Place =
  | { readonly at: "nothing" | "form" | "decisions" }
  | { readonly at: "saved"; readonly saved: Registered & { ok: true } }
  | { readonly at: "case"; readonly id: string; readonly field: string | undefined };

interface DetailProps {
  readonly place: Place;
  readonly book: OpenBook;
  /** What the log says of documents, once it is known. */
  readonly papers: readonly LogEntry[] | undefined;
  readonly session: RegisterSession;
  readonly attempt: Attempt;
  /** For what only looks, and for what the log must not miss. */
  readonly beside: Attempt;
  readonly failure: Failure | undefined;
  readonly onCloseFailure: () => void;
  readonly onGo: (place: Place) => void;
  readonly onBack: () => void;
}

/** The half of the pane that works on one case. */
export function Detail(props: DetailProps): ReactNode {
  const { place, failure, onCloseFailure } = props;
  if (place.at === "nothing") return <Welcome />;
  return (
    <div className="beside">
      {failure && <Failed failure={failure} onClose={onCloseFailure} />}
      <OneCase {...props} />
    </div>
  );
}

function OneCase({ place, book, papers, session, attempt, beside, onGo, onBack }: DetailProps): ReactNode {
  const { register, name } = book;
  const tell = useTell();
  const now = session.now();
  if (place.at === "form")
    return (
      <EntryForm
        register={register}
        bookName={name}
        by={session.state().by}
        now={session.now}
        onSave={(draft, options, again) => attempt(() => session.register(draft, options), again)}
        onSaved={(saved) => {
          onGo({ at: "saved", saved });
        }}
        onBack={onBack}
      />
    );
  if (place.at === "decisions")
    return (
      <Suspense fallback={null}>
        <DecisionsView
          register={register}
          bookName={name}
          now={now}
          by={session.state().by}
          onDecide={async (decisions) => {
            const decided = await attempt(() => session.decide(decisions));
            if (decided && decided.written.length > 0) tell({ what: "saved" });
            return decided;
          }}
          onBy={(name) => {
            session.setBy(name);
          }}
          onOpenCase={(wanted) => {
            onGo({ at: "case", id: wanted, field: undefined });
          }}
          onBack={onBack}
        />
      </Suspense>
    );
  const id = place.at === "saved" ? place.saved.case.complaint.id : place.at === "case" ? place.id : null;
  const one = register.cases.find(({ complaint }) => complaint.id === id);
  if (!one || id === null) return null;
  const write = (choice: DocumentChoice) =>
    beside(async () =>
      (await import("./documents")).documentOf(one, await session.withLog(), choice, session.now),
    );
  const given = (printed: WrittenDocument["printed"]): void =>
    void beside(
      () => session.printed(printed),
      () => {
        given(printed);
      },
    );
  if (place.at === "saved")
    return (
      <SavedView
        saved={place.saved}
        register={register}
        now={now}
        onWrite={write}
        onGiven={given}
        onOpen={(field) => {
          onGo({ at: "case", id, field });
        }}
        onNew={() => {
          onGo({ at: "form" });
        }}
        onBack={onBack}
      />
    );
  return (
    <CaseView
      key={`${id} ${place.at === "case" ? (place.field ?? "") : ""}`}
      one={one}
      register={register}
      papers={papers ?? register.log}
      now={now}
      by={session.state().by}
      field={place.at === "case" ? place.field : undefined}
      onAmend={async (changes, options, again) => {
        const amended = await attempt(() => session.amend(id, changes, options), again);
        if (amended?.ok) tell({ what: "saved" });
        const hasDrawn =
          one.complaint.complaintNo === null && amended?.ok && amended.case.complaint.complaintNo !== null;
        if (hasDrawn) onGo({ at: "saved", saved: amended });
        return amended;
      }}
      onAdvance={async (advance) => {
        const advanced = await attempt(() => session.advance(id, advance));
        if (advanced?.ok) tell({ what: "advanced", one: advanced.case });
        return advanced;
      }}
      onDecide={async (decisions) => {
        const decided = await attempt(() => session.decide(decisions));
        if (decided && decided.written.length > 0) tell({ what: "saved" });
        return decided;
      }}
      onBy={(name) => {
        session.setBy(name);
      }}
      onOpenCase={(other) => {
        onGo({ at: "case", id: other, field: undefined });
      }}
      onWrite={write}
      onGiven={given}
      onBack={onBack}
    />
  );
}

/** Beside the list, while nothing is chosen: only wide windows show it. */
function Welcome(): ReactNode {
  const texts = useTexts();
  return (
    <div className="beside welcome">
      <p>{texts.pane.welcome}</p>
    </div>
  );
}
