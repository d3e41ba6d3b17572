import { Button, Select } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { Texts } from "../texts/zh";
import { download } from "./disk-file";
import type { DocumentChoice, WrittenDocument } from "./documents";
import { DocumentIcon } from "./icons";
import { useTexts } from "./TextsContext";

interface DocumentsPartProps {
  /** Writes a form about the case; undefined when it failed and the pane has said why. */
  readonly onWrite: (choice: DocumentChoice) => Promise<WrittenDocument | undefined>;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The Word forms of a case: which one, for whom, in which language. */
export function DocumentsPart({ onWrite }: DocumentsPartProps): ReactNode {
  const texts = useTexts();
  const [choice, setChoice] = useState<DocumentChoice>({ form: "complaint", copy: "internal", language: texts.language });
  const [written, setWritten] = useState<WrittenDocument>();
  const [isBusy, setBusy] = useState(false);
  const write = async (): Promise<void> => {
    setBusy(true);
    const made = await onWrite(choice).finally(() => {
      setBusy(false);
    });
    setWritten(made);
    if (made) download(made.fileName, made.bytes, DOCX);
  };
  const pick = <K extends keyof DocumentChoice>(name: K, words: Readonly<Record<DocumentChoice[K], string>>): ReactNode => (
    <Select
      size="small"
      aria-label={texts.pane.documents[name]}
      value={choice[name]}
      onChange={(_event, { value }) => {
        setChoice({ ...choice, [name]: value });
        setWritten(undefined);
      }}
    >
      {(Object.entries(words) as [string, string][]).map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </Select>
  );
  const { forms, copies, languages }: Texts["pane"]["documents"] = texts.pane.documents;
  return (
    <div className="documents">
      <div className="choices">
        {pick("form", forms)}
        {pick("copy", copies)}
        {pick("language", languages)}
      </div>
      <Button icon={<DocumentIcon />} disabled={isBusy} onClick={() => void write()}>
        {isBusy ? texts.pane.documents.writing : texts.pane.documents.write}
      </Button>
      <p className="quiet" role="status">
        {written && texts.pane.documents.handedOver(written.fileName)}
      </p>
    </div>
  );
}
