import { type ReactNode, useState, useSyncExternalStore } from "react";
import { ActButton } from "./ActButton";
import type { FileSide } from "./register-session";
import { useTexts } from "./TextsContext";

/** What may be done with files. */
export interface FileVerbs {
  readonly open: () => void;
  readonly save: () => void;
  readonly saveAs: () => void;
  readonly create: () => void;
  readonly sample: () => void;
}

/** On which file the pane works, and the ways to another one: changes that stand in no file are not left unasked. */
export function FileSettings({
  file,
  files,
}: {
  readonly file: FileSide;
  readonly files: FileVerbs;
}): ReactNode {
  const texts = useTexts();
  const { settings, file: words } = texts.pane;
  const { book } = useSyncExternalStore(file.subscribe, file.state);
  const [leaving, setLeaving] = useState<"open" | "create" | "sample">();
  if (!book) return null;
  const leave = (verb: "open" | "create" | "sample"): void => {
    if (book.unsaved > 0) setLeaving(verb);
    else files[verb]();
  };
  return (
    <>
      <h2>{settings.file}</h2>
      <p className="name">{book.name}</p>
      <p className="quiet">{settings.origins[book.origin]}</p>
      <p className="quiet">{settings.workingCopy}</p>
      {leaving === undefined ? (
        <div className="stack">
          <ActButton appearance="primary" onAct={files.save}>
            {words.save}
          </ActButton>
          <ActButton onAct={files.saveAs}>{words.saveAs}</ActButton>
          <ActButton
            onAct={() => {
              leave("open");
            }}
          >
            {words.open}
          </ActButton>
          <ActButton
            onAct={() => {
              leave("create");
            }}
          >
            {words.create}
          </ActButton>
          <ActButton
            onAct={() => {
              leave("sample");
            }}
          >
            {words.openSample}
          </ActButton>
        </div>
      ) : (
        <div className="next" role="alert">
          <p>{words.leaving(book.unsaved)}</p>
          <div className="stack">
            <ActButton
              appearance="primary"
              onAct={() => {
                setLeaving(undefined);
                files.save();
              }}
            >
              {words.saveFirst}
            </ActButton>
            <ActButton
              onAct={() => {
                setLeaving(undefined);
                files[leaving]();
              }}
            >
              {words.discard(book.unsaved)}
            </ActButton>
            <ActButton
              appearance="subtle"
              onAct={() => {
                setLeaving(undefined);
              }}
            >
              {texts.pane.cancel}
            </ActButton>
          </div>
        </div>
      )}
    </>
  );
}
