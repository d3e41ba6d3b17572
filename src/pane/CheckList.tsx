import { type ReactNode, useMemo, useState } from "react";
import type { Finding } from "../actions/check-register";
import type { Severity } from "../rules/issue";
import { ruleClauses } from "../rules/issue";
import { sayIssue } from "../texts/say";
import { useTexts } from "./TextsContext";
import { WindowedList } from "./WindowedList";

interface CheckListProps {
  /** Undefined while the register is being checked. */
  readonly found: readonly Finding[] | undefined;
  readonly onOpen: (finding: Finding) => void;
}

const ROW_HEIGHT = 64;
const severities: readonly Severity[] = ["block", "warn", "info"];

/** What the rules have to say about the register as it stands; a finding leads to its case. */
export function CheckList({ found, onOpen }: CheckListProps): ReactNode {
  const texts = useTexts();
  const [only, setOnly] = useState<Severity>();
  const shown = useMemo(
    () =>
      severities.flatMap((severity) =>
        (found ?? []).filter(({ issue }) => issue.severity === severity && (only ?? severity) === severity),
      ),
    [found, only],
  );
  if (!found) return <p className="empty">{texts.pane.checking}</p>;
  if (found.length === 0) return <p className="empty">{texts.pane.nothingWrong}</p>;
  return (
    <>
      <div className="chips filter">
        {severities.map((severity) => {
          const count = found.filter(({ issue }) => issue.severity === severity).length;
          return (
            count > 0 && (
              <button
                key={severity}
                type="button"
                className="chip"
                aria-pressed={only === severity}
                onClick={() => {
                  setOnly(only === severity ? undefined : severity);
                }}
              >
                {texts.severity[severity]} {count}
              </button>
            )
          );
        })}
      </div>
      <WindowedList<Finding>
        items={shown}
        rowHeight={ROW_HEIGHT}
        label={texts.pane.tabs.check}
        keyOf={(finding) => String(shown.indexOf(finding))}
        onOpen={onOpen}
        render={({ issue, complaintNo, cell, row, table }) => (
          <div
            className="finding"
            data-severity={issue.severity}
            title={`${issue.rule} ${ruleClauses[issue.rule]}`}
          >
            <div>
              <strong>{complaintNo ?? texts.pane.noNumber}</strong>
              <span className="quiet">{cell ?? (row === undefined ? "" : texts.pane.row(row))}</span>
              <span className="severity">{texts.severity[issue.severity]}</span>
            </div>
            <p>{sayIssue(texts, issue, table)}</p>
          </div>
        )}
      />
    </>
  );
}
