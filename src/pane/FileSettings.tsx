import { Button } from "@fluentui/react-components";
import { type ReactNode, useState, useSyncExternalStore } from "react";
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
          <Button appearance="primary" onClick={files.save}>
            {words.save}
          </Button>
          <Button onClick={files.saveAs}>{words.saveAs}</Button>
          <Button
            onClick={() => {
              leave("open");
            }}
          >
            {words.open}
          </Button>
          <Button
            onClick={() => {
              leave("create");
            }}
          >
            {words.create}
          </Button>
          <Button
            onClick={() => {
              leave("sample");
            }}
          >
            {words.openSample}
          </Button>
        </div>
      ) : (
        <div className="next" role="alert">
          <p>{words.leaving(book.unsaved)}</p>
          <div className="stack">
            <Button
              appearance="primary"
              onClick={() => {
                setLeaving(undefined);
                files.save();
              }}
            >
              {words.saveFirst}
            </Button>
            <Button
              onClick={() => {
                setLeaving(undefined);
                files[leaving]();
              }}
            >
              {words.discard(book.unsaved)}
            </Button>
            <Button
              appearance="subtle"
              onClick={() => {
                setLeaving(undefined);
              }}
            >
              {texts.pane.cancel}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
