import { Select } from "@fluentui/react-components";
import { type ReactNode, use, useState } from "react";
import type { WrittenDocument } from "../actions/write-document";
import { kindOf } from "../documents/catalogue";
import type { Case, Masters } from "../rules/case";
import { sayIssue } from "../texts/say";
import { ActButton } from "./ActButton";
import { type DocumentChoice, offeredDocuments, possibleChoice, whyNot } from "./documents";
import { DOCUMENTS_ID } from "./field-focus";
import { type HandOver, handOver } from "./hand-over";
import { HandOverContext } from "./HandOverContext";
import { DocumentIcon } from "./icons";
import { useTexts } from "./TextsContext";
import { useRunning } from "./use-running";

interface DocumentsPartProps {
  readonly one: Case;
  readonly masters: Pick<Masters, "people">;
  /** Writes a document; undefined when it failed and the pane has said why. */
  readonly onWrite: (choice: DocumentChoice) => Promise<WrittenDocument | undefined>;
  /** It went out of the house. */
  readonly onGiven: (printed: WrittenDocument["printed"]) => void;
}

/** Has the form left the pane? Where it is only offered it may have. */
const isOut: Readonly<Record<HandOver, boolean>> = {
  download: true,
  shared: true,
  page: true,
  cancelled: false,
  "press-again": false,
  impossible: false,
};

/** The Word documents of a case: which one, those of its state first, for whom, in which language. */
export function DocumentsPart({ one, masters, onWrite, onGiven }: DocumentsPartProps): ReactNode {
  const texts = useTexts();
  const { documents } = texts.pane;
  const waysOut = use(HandOverContext);
  const offered = offeredDocuments(one.complaint.status);
  const [chosen, setChosen] = useState<DocumentChoice>({
    document: offered.now[0] ?? "complaint",
    copy: "internal",
    language: texts.language,
  });
  const [written, setWritten] = useState<{ readonly made: WrittenDocument; readonly how: HandOver }>();
  const { isRunning: isBusy, run } = useRunning();
  const choice = possibleChoice(chosen);
  const { copies, languages } = kindOf(choice.document);
  const refused = whyNot(one, choice, masters);

  const write = async (): Promise<void> => {
    const made = await onWrite(choice);
    if (made) await give(made);
    else setWritten(undefined);
  };
  const give = async (made: WrittenDocument): Promise<void> => {
    const isOutAlready = written?.made === made && isOut[written.how];
    const how = await handOver(made, waysOut());
    setWritten({ made, how });
    if (isOut[how] && !isOutAlready) onGiven(made.printed);
  };
  const picker = (name: keyof DocumentChoice, options: ReactNode): ReactNode => (
    <Select
      size="small"
      aria-label={documents[name]}
      value={choice[name]}
      onChange={(_event, { value }) => {
        setChosen({ ...choice, [name]: value });
        setWritten(undefined);
      }}
    >
      {options}
    </Select>
  );
  return (
    <div className="documents" id={DOCUMENTS_ID}>
      <div className="choices">
        {picker(
          "document",
          Object.entries(offered).map(
            ([group, names]) =>
              names.length > 0 && (
                <optgroup key={group} label={documents.groups[group as keyof typeof offered]}>
                  {names.map((name) => (
                    <option key={name} value={name}>
                      {kindOf(name).title[texts.language]}
                    </option>
                  ))}
                </optgroup>
              ),
          ),
        )}
        {copies.length > 1 && picker("copy", optionsOf(copies, documents.copies))}
        {picker("language", optionsOf(languages, documents.languages))}
      </div>
      {refused.length > 0 && (
        <ul className="told">
          {refused.map((issue, index) => (
            <li key={index}>{sayIssue(texts, issue)}</li>
          ))}
        </ul>
      )}
      <ActButton
        icon={<DocumentIcon />}
        disabled={isBusy || refused.length > 0}
        onAct={() => void run(write)}
      >
        {isBusy ? documents.writing : documents.write}
      </ActButton>
      <p className="quiet" role="status">
        {written && documents.handedOver[written.how](written.made.fileName)}{" "}
        {written && (
          <button type="button" className="link" onClick={() => void run(() => give(written.made))}>
            {documents.again}
          </button>
        )}
      </p>
    </div>
  );
}

function optionsOf<V extends string>(values: readonly V[], words: Readonly<Record<V, string>>): ReactNode {
  return values.map((value) => (
    <option key={value} value={value}>
      {words[value]}
    </option>
  ));
}
