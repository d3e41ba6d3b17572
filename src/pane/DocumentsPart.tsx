import { Button, Select } from "@fluentui/react-components";
import { type ReactNode, use, useState } from "react";
import type { WrittenDocument } from "../actions/write-document";
import type { DocumentName } from "../documents/catalogue";
import type { Copy } from "../documents/tags";
import type { DocumentChoice } from "./documents";
import { DOCUMENTS_ID } from "./field-focus";
import { type HandOver, handOver } from "./hand-over";
import { HandOverContext } from "./HandOverContext";
import { DocumentIcon } from "./icons";
import { useTexts } from "./TextsContext";

interface DocumentsPartProps {
  /** Writes a form about the case; undefined when it failed and the pane has said why. */
  readonly onWrite: (choice: DocumentChoice) => Promise<WrittenDocument | undefined>;
  /** The form went out of the house. */
  readonly onGiven: (fileName: string) => void;
}

/** Who a form is for: a total map, so that a new form says it. The 8D report has no internal copy. */
const copiesOf: Readonly<Record<DocumentName, readonly Copy[]>> = {
  complaint: ["internal", "customer"],
  eightD: ["customer"],
};

/** Has the form left the pane? Where it is only offered it may have. */
const isOut: Readonly<Record<HandOver, boolean>> = {
  download: true,
  shared: true,
  page: true,
  cancelled: false,
  "press-again": false,
  impossible: false,
};

/** The Word forms of a case: which one, for whom, in which language. */
export function DocumentsPart({ onWrite, onGiven }: DocumentsPartProps): ReactNode {
  const texts = useTexts();
  const { documents } = texts.pane;
  const waysOut = use(HandOverContext);
  const [choice, setChoice] = useState<DocumentChoice>({
    document: "complaint",
    copy: "internal",
    language: texts.language,
  });
  const [written, setWritten] = useState<{ readonly made: WrittenDocument; readonly how: HandOver }>();
  const [isBusy, setBusy] = useState(false);
  const copies = copiesOf[choice.document];
  const copy = copies.includes(choice.copy) ? choice.copy : (copies[0] ?? choice.copy);

  const write = async (): Promise<void> => {
    setBusy(true);
    const made = await onWrite({ ...choice, copy }).finally(() => {
      setBusy(false);
    });
    if (made) await give(made);
    else setWritten(undefined);
  };
  const give = async (made: WrittenDocument): Promise<void> => {
    const isOutAlready = written?.made === made && isOut[written.how];
    const how = await handOver(made, waysOut());
    setWritten({ made, how });
    if (isOut[how] && !isOutAlready) onGiven(made.fileName);
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
    <div className="documents" id={DOCUMENTS_ID}>
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
        {written && documents.handedOver[written.how](written.made.fileName)}{" "}
        {written && (
          <button type="button" className="link" onClick={() => void give(written.made)}>
            {documents.again}
          </button>
        )}
      </p>
    </div>
  );
}
