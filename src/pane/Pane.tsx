import { Button, Input } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Finding } from "../actions/check-register";
import type { Texts } from "../texts/zh";
import { CaseList } from "./CaseList";
import { CheckList } from "./CheckList";
import { Detail, type Place } from "./Detail";
import { FailureNote } from "./FailureNote";
import { FileBar } from "./FileBar";
import { keptDraft } from "./form-draft";
import { AddIcon, SearchIcon } from "./icons";
import type { Session } from "./session";
import { SettingsView } from "./SettingsView";
import { Tabs } from "./Tabs";
import { useTexts } from "./TextsContext";
import { useFileVerbs } from "./use-file-verbs";
import { useFindings } from "./use-findings";
import type { ListHandle } from "./WindowedList";

interface PaneProps {
  readonly session: Session;
  readonly insideExcel: boolean;
  readonly onLanguage: (language: Texts["language"]) => void;
}

type Tab = "register" | "check" | "settings";

/** The pane: the list with its search and tabs, and beside it (or, when narrow, in its place) one case or the form. */
export function Pane({ session, insideExcel, onLanguage }: PaneProps): ReactNode {
  const texts = useTexts();
  const { book, by } = useSyncExternalStore(session.subscribe, session.state);
  const [tab, setTab] = useState<Tab>("register");
  const [place, setPlace] = useState<Place>({ at: "nothing" });
  const [wanted, setWanted] = useState("");
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const list = useRef<ListHandle>(null);
  const findings = useFindings(book?.register, tab === "check");

  /** The one place of this door that catches: what is known becomes a sentence, a bug a readable panel. */
  const attempt = async <T,>(verb: () => Promise<T>): Promise<T | undefined> => {
    try {
      const done = await verb();
      setFailure(undefined);
      return done;
    } catch (error) {
      setFailure({ error });
      return undefined;
    }
  };
  const files = useFileVerbs(session, attempt, () => {
    setPlace({ at: "nothing" });
    setTab("register");
  });

  useEffect(() => {
    session.start().catch((error: unknown) => {
      setFailure({ error });
    });
  }, [session]);
  useEffect(() => {
    const onUnexpected = (event: PromiseRejectionEvent | ErrorEvent): void => {
      setFailure({ error: "reason" in event ? event.reason : (event.error ?? event.message) });
    };
    window.addEventListener("unhandledrejection", onUnexpected);
    window.addEventListener("error", onUnexpected);
    return () => {
      window.removeEventListener("unhandledrejection", onUnexpected);
      window.removeEventListener("error", onUnexpected);
    };
  }, []);
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if ((session.state().book?.unsaved ?? 0) > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => {
      window.removeEventListener("beforeunload", guard);
    };
  }, [session]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === "k") {
        event.preventDefault();
        setPlace((before) => (window.innerWidth < WIDE ? { at: "nothing" } : before));
        setTab("register");
        requestAnimationFrame(() => document.getElementById("search")?.focus());
      } else if (((event.ctrlKey || event.altKey) && key === "n") || (event.altKey && event.code === "KeyN")) {
        event.preventDefault();
        setPlace({ at: "form" });
      }
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, []);

  const back = (): void => {
    setPlace({ at: "nothing" });
    requestAnimationFrame(() => list.current?.focus());
  };
  const openFinding = ({ issue, table, complaintNo }: Finding): void => {
    const one = book?.register.cases.find(({ complaint }) => complaintNo !== null && complaint.complaintNo === complaintNo);
    if (one?.complaint.id == null) return;
    const field = table === "complaint" && issue.line === undefined ? issue.fields[0] : undefined;
    setPlace({ at: "case", id: one.complaint.id, field });
  };
  const now = session.now();
  const waiting = place.at === "nothing" && book ? keptDraft(book.name) : undefined;

  return (
    <div className="pane" data-detail={place.at !== "nothing"}>
      <main className="overview">
        <div className="head">
          <Input
            id="search"
            className="search"
            type="search"
            value={wanted}
            placeholder={texts.pane.searchHint}
            aria-label={texts.pane.searchHint}
            contentBefore={<SearchIcon />}
            autoComplete="off"
            onChange={(_event, { value }) => {
              setWanted(value);
              setTab("register");
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" || (event.key === "Enter" && !event.nativeEvent.isComposing)) {
                event.preventDefault();
                list.current?.focus();
              }
            }}
          />
          <Button
            appearance="primary"
            icon={<AddIcon />}
            title="Alt+N"
            onClick={() => {
              setPlace({ at: "form" });
            }}
          >
            {texts.pane.add}
          </Button>
        </div>
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
        {failure && (
          <FailureNote
            error={failure.error}
            onClose={() => {
              setFailure(undefined);
            }}
          />
        )}
        {waiting && (
          <p className="note quiet">
            {texts.pane.draftWaiting(waiting.fields["customer"] ?? "")}{" "}
            <button
              type="button"
              className="link"
              onClick={() => {
                setPlace({ at: "form" });
              }}
            >
              {texts.pane.goOn}
            </button>
          </p>
        )}
        <div className="tab-panel" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
          {!book ? (
            !failure && <p className="empty">{texts.pane.opening}</p>
          ) : tab === "register" ? (
            <CaseList
              ref={list}
              register={book.register}
              wanted={wanted}
              now={now}
              current={place.at === "case" ? place.id : undefined}
              onOpen={(id) => {
                setPlace({ at: "case", id, field: undefined });
              }}
            />
          ) : tab === "check" ? (
            <CheckList found={findings} onOpen={openFinding} />
          ) : (
            <SettingsView
              book={book}
              by={by}
              files={files}
              onBy={(name) => {
                session.setBy(name);
              }}
              onLanguage={onLanguage}
            />
          )}
        </div>
        {book ? (
          <FileBar book={book} onSave={files.save} onConfirm={files.confirm} />
        ) : (
          failure && <StartAgain onSample={files.sample} onOpen={files.open} />
        )}
      </main>
      {book && (
        <Detail
          place={place}
          book={book}
          session={session}
          attempt={attempt}
          failure={failure?.error}
          onCloseFailure={() => {
            setFailure(undefined);
          }}
          onGo={setPlace}
          onBack={back}
        />
      )}
    </div>
  );
}

/** From this width on, the list and the case stand side by side (the same as in pane.css). */
const WIDE = 800;

/** Ways on when the first workbook could not be opened. */
function StartAgain(props: { readonly onSample: () => void; readonly onOpen: () => void }): ReactNode {
  const { file } = useTexts().pane;
  return (
    <div className="stack settings">
      <Button onClick={props.onOpen}>{file.open}</Button>
      <Button onClick={props.onSample}>{file.openSample}</Button>
    </div>
  );
}
