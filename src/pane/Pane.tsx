import { Button } from "@fluentui/react-components";
import { type ReactNode, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Finding } from "../actions/check-register";
import type { Texts } from "../texts/zh";
import { CaseList } from "./CaseList";
import { CheckList } from "./CheckList";
import { Detail, type Place } from "./Detail";
import { download } from "./disk-file";
import { FailureNote } from "./FailureNote";
import { FileBar } from "./FileBar";
import { keptDraft } from "./form-draft";
import { Head, SEARCH_ID } from "./Head";
import type { Session } from "./session";
import { SettingsView } from "./SettingsView";
import { Tabs } from "./Tabs";
import { useTexts } from "./TextsContext";
import { useFileVerbs } from "./use-file-verbs";
import { useFindings } from "./use-findings";
import { useLeaveGuard, useUnexpected } from "./use-guards";
import { useWindowKeys } from "./use-window-keys";
import type { ListHandle } from "./WindowedList";
import type { WorkingCopy } from "./working-copy";

interface PaneProps {
  readonly session: Session;
  readonly insideExcel: boolean;
  readonly onLanguage: (language: Texts["language"]) => void;
}

type Tab = "register" | "check" | "settings";

/** From this width on, the list and the case stand side by side (the same as in pane.css). */
const WIDE = 800;

/** The pane: the list with its search and tabs, and beside it (or, when narrow, in its place) one case or the form. */
export function Pane({ session, insideExcel, onLanguage }: PaneProps): ReactNode {
  const texts = useTexts();
  const { book, by, stranded } = useSyncExternalStore(session.subscribe, session.state);
  const [tab, setTab] = useState<Tab>("register");
  const [place, setPlace] = useState<Place>({ at: "nothing" });
  const [wanted, setWanted] = useState("");
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const list = useRef<ListHandle>(null);
  const findings = useFindings(book?.register, tab === "check");

  const report = useCallback((error: unknown) => {
    setFailure({ error });
  }, []);
  const calm = (): void => {
    setFailure(undefined);
  };
  /** The one place of this door that catches: what is known becomes a sentence, a bug a readable panel. */
  const attempt = async <T,>(verb: () => Promise<T>): Promise<T | undefined> => {
    try {
      const done = await verb();
      calm();
      return done;
    } catch (error) {
      report(error);
      return undefined;
    }
  };
  const files = useFileVerbs(session, attempt, () => {
    setPlace({ at: "nothing" });
    setTab("register");
  });
  useEffect(() => {
    session.start().catch(report);
  }, [session, report]);
  useUnexpected(report);
  useLeaveGuard(session);

  const begin = useCallback(() => {
    setPlace({ at: "form" });
  }, []);
  const search = useCallback(() => {
    if (window.innerWidth < WIDE) setPlace({ at: "nothing" });
    setTab("register");
    requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
  }, []);
  useWindowKeys({ onSearch: search, onNew: begin });

  const back = (): void => {
    setPlace({ at: "nothing" });
    requestAnimationFrame(() => list.current?.focus());
  };
  const openFinding = ({ issue, table, row }: Finding): void => {
    const line = book?.register.productLines.find((each) => table === "productLine" && each.row === row);
    const found = book?.register.complaints.find(
      (each) =>
        (table === "complaint" && each.row === row) || each.record.id === (line?.record.complaintId ?? ""),
    );
    if (!found?.record.id) return;
    setPlace({ at: "case", id: found.record.id, field: line ? undefined : issue.fields[0] });
  };
  const waiting = place.at === "nothing" && book ? keptDraft(book.name) : undefined;

  return (
    <div className="pane" data-place={place.at}>
      <main className="overview">
        <Head
          wanted={wanted}
          onWanted={(text) => {
            setWanted(text);
            setTab("register");
          }}
          onDown={() => list.current?.focus()}
          onNew={begin}
        />
        <Tabs<Tab>
          tabs={[
            { id: "register", label: texts.pane.tabs.register },
            { id: "check", label: texts.pane.tabs.check, count: findings?.length },
            { id: "settings", label: texts.pane.tabs.settings },
          ]}
          chosen={tab}
          onChoose={setTab}
        />
        {insideExcel && <p className="note">{texts.pane.excelNotYet}</p>}
        {failure && place.at === "nothing" && <FailureNote error={failure.error} onClose={calm} />}
        {waiting && (
          <p className="note quiet">
            {texts.pane.draftWaiting(waiting.fields["customer"] ?? "")}{" "}
            <button type="button" className="link" onClick={begin}>
              {texts.pane.goOn}
            </button>
          </p>
        )}
        <div className="tab-panel" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
          {book ? (
            tabOf()
          ) : failure ? (
            <StartAgain {...files} stranded={stranded} />
          ) : (
            <p className="empty">{texts.pane.opening}</p>
          )}
        </div>
      </main>
      {book && (
        <Detail
          place={place}
          book={book}
          session={session}
          attempt={attempt}
          failure={failure?.error}
          onCloseFailure={calm}
          onGo={setPlace}
          onBack={back}
        />
      )}
      {book && <FileBar book={book} onSave={files.save} onConfirm={files.confirm} />}
    </div>
  );

  function tabOf(): ReactNode {
    if (!book) return null;
    if (tab === "check") return <CheckList found={findings} onOpen={openFinding} />;
    if (tab === "settings")
      return (
        <SettingsView
          book={book}
          by={by}
          files={files}
          onBy={(name) => {
            session.setBy(name);
          }}
          onLanguage={onLanguage}
        />
      );
    return (
      <CaseList
        ref={list}
        register={book.register}
        wanted={wanted}
        now={session.now()}
        current={place.at === "case" ? place.id : undefined}
        onOpen={(id) => {
          setPlace({ at: "case", id, field: undefined });
        }}
      />
    );
  }
}

/** Ways on when the first workbook could not be opened. */
function StartAgain(props: {
  readonly sample: () => void;
  readonly open: () => void;
  readonly stranded: WorkingCopy | undefined;
}): ReactNode {
  const { file } = useTexts().pane;
  const { stranded } = props;
  return (
    <div className="stack settings">
      {stranded && (
        <Button
          appearance="primary"
          onClick={() => {
            download(stranded.name, stranded.bytes);
          }}
        >
          {file.rescue}
        </Button>
      )}
      <Button onClick={props.open}>{file.open}</Button>
      <Button onClick={props.sample}>{file.openSample}</Button>
    </div>
  );
}
