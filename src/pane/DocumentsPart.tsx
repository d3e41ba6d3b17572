import { Button, Select } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { WrittenDocument } from "../actions/write-document";
import type { DocumentName } from "../documents/catalogue";
import type { Copy } from "../documents/tags";
import { download } from "./disk-file";
import type { DocumentChoice } from "./documents";
import { DocumentIcon } from "./icons";
import { useTexts } from "./TextsContext";

interface DocumentsPartProps {
  /** Writes a form about the case; undefined when it failed and the pane has said why. */
  readonly onWrite: (choice: DocumentChoice) => Promise<WrittenDocument | undefined>;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Who a form is for: a total map, so that a new form says it. The 8D report has no internal copy. */
const copiesOf: Readonly<Record<DocumentName, readonly Copy[]>> = {
  complaint: ["internal", "customer"],
  eightD: ["customer"],
};

/** The Word forms of a case: which one, for whom, in which language. */
export function DocumentsPart({ onWrite }: DocumentsPartProps): ReactNode {
  const texts = useTexts();
  const { documents } = texts.pane;
  const [choice, setChoice] = useState<DocumentChoice>({
    document: "complaint",
    copy: "internal",
    language: texts.language,
  });
  const [written, setWritten] = useState<WrittenDocument>();
  const [isBusy, setBusy] = useState(false);
  const copies = copiesOf[choice.document];
  const copy = copies.includes(choice.copy) ? choice.copy : (copies[0] ?? choice.copy);

  const write = async (): Promise<void> => {
    setBusy(true);
    const made = await onWrite({ ...choice, copy }).finally(() => {
      setBusy(false);
    });
    setWritten(made);
    if (made) download(made.fileName, made.bytes, DOCX);
  };
  const picker = (
    name: keyof DocumentChoice,
    chosen: string,
    words: readonly (readonly [string, string])[],
  ): ReactNode => (
    <Select
      size="small"
      aria-label={documents[name]}
      value={chosen}
      onChange={(_event, { value }) => {
        setChoice({ ...choice, [name]: value });
        setWritten(undefined);
      }}
    >
      {words.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </Select>
  );
  return (
    <div className="documents">
      <div className="choices">
        {picker("document", choice.document, Object.entries(documents.forms))}
        {picker(
          "copy",
          copy,
          copies.map((each) => [each, documents.copies[each]]),
        )}
        {picker("language", choice.language, Object.entries(documents.languages))}
      </div>
      <Button icon={<DocumentIcon />} disabled={isBusy} onClick={() => void write()}>
        {isBusy ? documents.writing : documents.write}
      </Button>
      <p className="quiet" role="status">
        {written && documents.handedOver(written.fileName)}
      </p>
    </div>
  );
}
