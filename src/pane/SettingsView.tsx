import { Button, Input, Select } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { Texts } from "../texts/zh";
import type { Book } from "./session";
import { useTexts } from "./TextsContext";

/** What may be done with files. */
export interface FileVerbs {
  readonly open: () => void;
  readonly save: () => void;
  readonly saveAs: () => void;
  readonly create: () => void;
  readonly sample: () => void;
}

interface SettingsViewProps {
  readonly book: Book;
  readonly by: string;
  readonly files: FileVerbs;
  readonly onBy: (by: string) => void;
  readonly onLanguage: (language: Texts["language"]) => void;
}

/** Who works here, in which language, on which file. */
export function SettingsView({ book, by, files, onBy, onLanguage }: SettingsViewProps): ReactNode {
  const texts = useTexts();
  const { settings, file } = texts.pane;
  const [leaving, setLeaving] = useState<"open" | "create" | "sample">();
  const leave = (verb: "open" | "create" | "sample"): void => {
    if (book.unsaved > 0) setLeaving(verb);
    else files[verb]();
  };
  return (
    <div className="settings">
      <div className="field">
        <label htmlFor="by">{settings.by}</label>
        <Input
          id="by"
          value={by}
          autoComplete="name"
          onChange={(_event, { value }) => {
            onBy(value);
          }}
        />
        <p className="quiet">{settings.byHint}</p>
      </div>
      <div className="field">
        <label htmlFor="language">{settings.language}</label>
        <Select
          id="language"
          value={texts.language}
          onChange={(_event, { value }) => {
            onLanguage(value === "en" ? "en" : "zh");
          }}
        >
          <option value="zh">中文</option>
          <option value="en">English</option>
        </Select>
      </div>
      <h2>{settings.file}</h2>
      <p className="name">{book.name}</p>
      <p className="quiet">{settings.origins[book.origin]}</p>
      <p className="quiet">{settings.workingCopy}</p>
      {leaving === undefined ? (
        <div className="stack">
          <Button appearance="primary" onClick={files.save}>
            {file.save}
          </Button>
          <Button onClick={files.saveAs}>{file.saveAs}</Button>
          <Button
            onClick={() => {
              leave("open");
            }}
          >
            {file.open}
          </Button>
          <Button
            onClick={() => {
              leave("create");
            }}
          >
            {file.create}
          </Button>
          <Button
            onClick={() => {
              leave("sample");
            }}
          >
            {file.openSample}
          </Button>
        </div>
      ) : (
        <div className="next" role="alert">
          <p>{file.leaving(book.unsaved)}</p>
          <div className="stack">
            <Button
              appearance="primary"
              onClick={() => {
                setLeaving(undefined);
                files.save();
              }}
            >
              {file.saveFirst}
            </Button>
            <Button
              onClick={() => {
                setLeaving(undefined);
                files[leaving]();
              }}
            >
              {file.discard(book.unsaved)}
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
    </div>
  );
}
