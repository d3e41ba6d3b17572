import { type ReactNode, useMemo, useState } from "react";
import type { Finding } from "../actions/check-register";
import { clauseOf, type Severity } from "../rules/issue";
import { labelOf, sayIssue } from "../texts/say";
import { type FindingRow, rowsOf, severities } from "./finding-rows";
import { useTexts } from "./TextsContext";
import { WindowedList } from "./WindowedList";

interface CheckListProps {
  /** Undefined while the register is being checked. */
  readonly found: readonly Finding[] | undefined;
  readonly onOpen: (finding: Finding) => void;
  /** Lists the findings on a sheet, where there is one. */
  readonly onLayOut?: ((found: readonly Finding[]) => void) | undefined;
}

const ROW_HEIGHT = 64;

/** What the rules have to say about the register as it stands, worst first; a finding leads to its case. */
export function CheckList({ found, onOpen, onLayOut }: CheckListProps): ReactNode {
  const texts = useTexts();
  const [only, setOnly] = useState<Severity>();
  const rows = useMemo(() => rowsOf(found ?? []), [found]);
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
        {onLayOut && (
          <button
            type="button"
            className="link"
            onClick={() => {
              onLayOut(found);
            }}
          >
            {texts.sheet.layOut}
          </button>
        )}
      </div>
      <WindowedList<{ readonly row: FindingRow; readonly key: string }>
        items={rows.filter(({ row: [{ issue }] }) => issue.severity === (only ?? issue.severity))}
        rowHeight={ROW_HEIGHT}
        label={texts.pane.tabs.check}
        keyOf={({ key }) => key}
        onOpen={({ row: [first] }) => {
          onOpen(first);
        }}
        render={({ row }) => <CheckRow row={row} />}
      />
    </>
  );
}

function CheckRow({ row: [first, ...others] }: { readonly row: FindingRow }): ReactNode {
  const texts = useTexts();
  const { issue, complaintNo, cell, row, table } = first;
  const missing = [first, ...others].map((each) => labelOf(texts, table, each.issue.fields[0] ?? ""));
  return (
    <div className="finding" data-severity={issue.severity} title={`${issue.rule} ${clauseOf(issue)}`}>
      <div>
        <strong>{complaintNo ?? texts.pane.noNumber}</strong>
        <span className="quiet cut">{others.length > 0 || !cell ? texts.pane.row(row ?? 0) : cell}</span>
        <span className="severity">{texts.severity[issue.severity]}</span>
      </div>
      <p>{others.length > 0 ? texts.pane.missing(missing) : sayIssue(texts, issue, table)}</p>
    </div>
  );
}
