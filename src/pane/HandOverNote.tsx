import type { ReactNode } from "react";
import type { Case } from "../rules/case";
import { handOverGate } from "../rules/intake";
import { labelOf } from "../texts/say";
import { useTexts } from "./TextsContext";

interface HandOverNoteProps {
  readonly one: Case;
  readonly onEdit: (name: string) => void;
}

/** What a case still needs before it goes to QA (V-20, V-21, V-22); each answer is a link to its field. */
export function HandOverNote({ one, onEdit }: HandOverNoteProps): ReactNode {
  const texts = useTexts();
  const { status } = one.complaint;
  if (status === "草稿" || status === "已撤销") return null;
  const gate = handOverGate(one);
  if (gate.length === 0)
    return status === "已登记" ? <p className="next">{texts.pane.readyForHandOver}</p> : null;
  return (
    <div className="next">
      <strong>{texts.pane.beforeHandOver(gate.length)}</strong>
      <p className="links">
        {gate.map(({ fields: [name = ""], line }, index) =>
          line === undefined ? (
            <button
              key={index}
              type="button"
              className="chip"
              onClick={() => {
                onEdit(name);
              }}
            >
              {labelOf(texts, "complaint", name)}
            </button>
          ) : (
            <span key={index} className="quiet">
              {texts.line(line)}
              {labelOf(texts, "productLine", name)}
            </span>
          ),
        )}
      </p>
    </div>
  );
}
