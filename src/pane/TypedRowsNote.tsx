import type { ReactNode } from "react";
import type { Finding } from "../actions/check-register";
import { isRewriting } from "../actions/apply-fixes";
import { labelOf, sayIssue } from "../texts/say";
import { ActButton } from "./ActButton";
import { rowsOf } from "./finding-rows";
import type { TypedRows } from "./sheet-side";
import { useTexts } from "./TextsContext";

interface TypedRowsNoteProps {
  readonly typed: TypedRows;
  readonly onFix: (findings: readonly Finding[]) => void;
  readonly onOpen: (finding: Finding) => void;
  readonly onClose: () => void;
}

/** More than these stand under 检查. */
const MOST = 4;

/** What Kesu thinks of the rows a person has just typed: each sentence leads there, each fix is one tap, or all are. */
export function TypedRowsNote({ typed, onFix, onOpen, onClose }: TypedRowsNoteProps): ReactNode {
  const texts = useTexts();
  const { findings, restored, gone } = typed;
  const rewritings = findings.filter(isRewriting);
  const rows = rowsOf(findings);
  const more = rows.length - MOST;
  const labelOfFinding = ({ table, issue }: Finding): string => labelOf(texts, table, issue.fields[0] ?? "");
  return (
    <section className="typed" aria-label={texts.sheet.typed(rows.length)}>
      {rows.length > 0 && <strong>{texts.sheet.typed(rows.length)}</strong>}
      <ul>
        {rows.slice(0, MOST).map(({ row: [finding, ...others], key }) => (
          <li key={key} className="issue" data-severity={finding.issue.severity}>
            <button
              type="button"
              className="link"
              onClick={() => {
                onOpen(finding);
              }}
            >
              {finding.row !== undefined && <span>{texts.pane.row(finding.row)} </span>}
              {others.length > 0
                ? texts.pane.missing([finding, ...others].map(labelOfFinding))
                : sayIssue(texts, finding.issue, finding.table)}
            </button>
            {finding.issue.fix && (
              <ActButton
                size="small"
                className="fix"
                onAct={() => {
                  onFix([finding]);
                }}
              >
                {texts.pane.useFix(finding.issue.fix.value)}
              </ActButton>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="quiet">{texts.sheet.more(more)}</p>}
      {restored > 0 && <p>{texts.sheet.restored(restored)}</p>}
      {gone.length > 0 && <p>{texts.sheet.gone(gone)}</p>}
      <div className="buttons">
        {rewritings.length > 1 && (
          <ActButton
            size="small"
            appearance="primary"
            onAct={() => {
              onFix(rewritings);
            }}
          >
            {texts.sheet.fixAll(rewritings.length)}
          </ActButton>
        )}
        <ActButton size="small" appearance="subtle" onAct={onClose}>
          {texts.sheet.seen}
        </ActButton>
      </div>
    </section>
  );
}
