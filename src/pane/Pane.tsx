import {
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { Finding } from "../actions/check-register";
import type { MonthDuty } from "../rules/due/month-duties";
import type { Texts } from "../texts/zh";
import type { Register } from "../workbook/register";
import { CaseList } from "./CaseList";
import { adoptOlderDrafts } from "./case-drafts";
import { Detail } from "./Detail";
import { Failed } from "./Failed";
import { focusDocuments } from "./field-focus";
import { FileFoot } from "./FileFoot";
import { findingLines } from "./finding-lines";
import { keptDraft } from "./form-draft";
import { Head, SEARCH_ID } from "./Head";
import type { PaneCalls } from "./pane-calls";
import type { RegisterSession } from "./register-session";
import {
  CheckList,
  DecisionsNote,
  DueList,
  FileNotes,
  FileSettings,
  loadAhead,
  NoRegister,
  SheetNotes,
  ShowPaneSetting,
  ToastBar,
  VerifyPart,
  VoidQuestion,
} from "./later";
import { SettingsView } from "./SettingsView";
import { StartAgain } from "./StartAgain";
import { Tabs } from "./Tabs";
import { useTexts } from "./TextsContext";
import { UnsavedCases } from "./UnsavedCases";
import { type Toast, ToastContext } from "./toast";
import { TypingContext } from "./typing";
import { useAttempt } from "./use-attempt";
import { useFileVerbs } from "./use-file-verbs";
import { useFindings } from "./use-findings";
import { useLeaveGuard, useUnexpected } from "./use-guards";
import { usePaneCalls } from "./use-pane-calls";
import { usePapers } from "./use-papers";
import { usePlace } from "./use-place";
import { useQuestion } from "./use-question";
import { useSheetSpot } from "./use-sheet-spot";
import { useSheetState } from "./use-sheet-state";
import { useWindowKeys } from "./use-window-keys";
import type { ListHandle } from "./WindowedList";

interface PaneProps {
  readonly session: RegisterSession;
  /** The commands of the ribbon, where there is one. */
  readonly calls: PaneCalls | undefined;
  readonly onLanguage: (language: Texts["language"]) => void;
}

type Tab = "register" | "due" | "check" | "settings";

/** From this width on, the list and the case stand side by side (the same as in pane.css). */
const WIDE = 800;

/** The pane: the list with its search and tabs, and beside it (or, when narrow, in its place) one case or the form. */
export function Pane({ session, calls, onLanguage }: PaneProps): ReactNode {
  const texts = useTexts();
  const { file, sheet } = session;
  const { book, by } = useSyncExternalStore(session.subscribe, session.state);
  const phase = useSheetState(sheet)?.phase;
  const [tab, setTab] = useState<Tab>("register");
  const [wanted, setWanted] = useState("");
  const [isNoCase, setNoCase] = useState(false);
  const list = useRef<ListHandle>(null);
  const typing = useRef(false);
  const { question, ask } = useQuestion();
  const [toast, setToast] = useState<Toast>();
  const tellBusy = useCallback(() => {
    setToast({ what: "busy" });
  }, []);
  const { failure, attempt, attemptFile, beside, report, calm } = useAttempt(tellBusy, ask);
  const closeToast = useCallback(() => {
    setToast(undefined);
  }, []);
  const undo = async (): Promise<void> => {
    closeToast();
    const undone = await attempt(() => session.undo());
    if (undone) setToast({ what: "undone", undone });
  };
  const { place, go, shown, begin, back, show, pick, openFinding } = usePlace(session, list);
  const findings = useFindings(book?.register, tab === "check");
  const papers = usePapers(session, book?.register, tab === "due" || place.at === "case");
  const onOpened = (): void => {
    go({ at: "nothing" });
    setTab("register");
  };
  const files = useFileVerbs(file, attemptFile, onOpened, (name) => texts.carried.fileName(name));
  const start = useCallback(
    async function again(): Promise<void> {
      await beside(
        () => session.start(),
        () => void again(),
      );
    },
    [beside, session],
  );
  useEffect(() => void start().then(loadAhead), [start]);
  useUnexpected(report);
  useLeaveGuard(session);
  useState(adoptOlderDrafts);
  const search = useCallback(() => {
    if (window.innerWidth < WIDE) go({ at: "nothing" });
    setTab("register");
    requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
  }, [go]);
  useWindowKeys({ onSearch: search, onNew: begin });
  const tellTyping = useCallback((isTyping: boolean) => {
    typing.current = isTyping;
  }, []);
  const spot = useSheetSpot(session, { shown, isTyping: () => typing.current, onFollow: show });
  usePaneCalls({
    calls,
    session,
    attempt,
    onForm: begin,
    onTab: (to) => {
      go({ at: "nothing" });
      setTab(to);
    },
    onCase: (id, part) => {
      setNoCase(false);
      if (id !== shown) show(id);
      if (part) requestAnimationFrame(focusDocuments);
    },
    onNoCase: () => {
      setNoCase(true);
    },
  });
  const done = (duty: MonthDuty): void =>
    void attempt(
      () => session.duty(duty.month, duty.id),
      () => {
        done(duty);
      },
    );
  const layOut = (found: readonly Finding[]): void =>
    void attempt(
      async () => sheet?.show(findingLines(found, texts)),
      () => {
        layOut(found);
      },
    );
  const waiting = place.at === "nothing" && book ? keptDraft(book.name) : undefined;

  if (sheet && phase === "none")
    return (
      <Suspense fallback={null}>
        <NoRegister sheet={sheet} failure={failure} attempt={attempt} onCloseFailure={calm} />
      </Suspense>
    );
  return (
    <TypingContext value={tellTyping}>
      <ToastContext value={setToast}>
        <div className="pane" data-place={place.at}>
          {file && (
            <Suspense fallback={null}>
              <FileNotes file={file} attempt={attempt} />
            </Suspense>
          )}
          {sheet && book && (
            <Suspense fallback={null}>
              <SheetNotes
                sheet={sheet}
                attempt={beside} // a fix and a repair find nothing to do the second time
                spot={spot}
                isNoCase={isNoCase}
                onNoCaseSeen={() => {
                  setNoCase(false);
                }}
                onOpen={openFinding}
              />
            </Suspense>
          )}
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
                { id: "due", label: texts.pane.tabs.due },
                { id: "check", label: texts.pane.tabs.check, count: findings?.length },
                { id: "settings", label: texts.pane.tabs.settings },
              ]}
              chosen={tab}
              onChoose={setTab}
            />
            {failure && place.at === "nothing" && <Failed failure={failure} onClose={calm} />}
            {waiting && (
              <p className="note quiet">
                {texts.pane.draftWaiting(waiting.fields["customer"] ?? "")}{" "}
                <button type="button" className="link" onClick={begin}>
                  {texts.pane.goOn}
                </button>
              </p>
            )}
            {book && <UnsavedCases register={book.register} onOpen={pick} />}
            <div className="tab-panel" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
              {book ? (
                <Suspense fallback={<p className="empty">{texts.pane.opening}</p>}>
                  {tabOf(book.register)}
                </Suspense>
              ) : (
                !failure && <p className="empty">{texts.pane.opening}</p>
              )}
              {!book && failure && file && files && <StartAgain file={file} files={files} />}
            </div>
          </main>
          {book && (
            <Detail
              place={place}
              book={book}
              papers={papers}
              session={session}
              attempt={attempt}
              beside={beside}
              failure={failure}
              onCloseFailure={calm}
              onGo={go}
              onBack={back}
            />
          )}
          {file && files && <FileFoot file={file} onSave={files.save} onConfirm={files.confirm} />}
          {book && (
            <Suspense fallback={null}>
              <ToastBar toast={toast} onUndo={() => void undo()} onClose={closeToast} />
              {question && <VoidQuestion question={question} />}
            </Suspense>
          )}
        </div>
      </ToastContext>
    </TypingContext>
  );

  function tabOf(register: Register): ReactNode {
    const inList = {
      ref: list,
      register,
      now: session.now(),
      current: place.at === "case" ? place.id : undefined,
      onOpen: pick,
    };
    if (tab === "check")
      return <CheckList found={findings} onOpen={openFinding} onLayOut={sheet && layOut} />;
    if (tab === "due")
      return (
        <>
          <Suspense fallback={null}>
            <DecisionsNote
              register={register}
              bookName={book?.name ?? ""}
              now={inList.now}
              onOpen={() => {
                go({ at: "decisions" });
              }}
            />
          </Suspense>
          <DueList {...inList} papers={papers} by={by} onDuty={done} />
        </>
      );
    if (tab === "register") return <CaseList {...inList} wanted={wanted} />;
    return (
      <SettingsView
        by={by}
        onBy={(name) => {
          session.setBy(name);
        }}
        onLanguage={onLanguage}
      >
        {file && files && <FileSettings file={file} files={files} />}
        {sheet?.withWorkbook && (
          <Suspense fallback={null}>
            <ShowPaneSetting withWorkbook={sheet.withWorkbook} attempt={beside} />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <VerifyPart onVerify={() => beside(() => session.verify())} />
        </Suspense>
      </SettingsView>
    );
  }
}
