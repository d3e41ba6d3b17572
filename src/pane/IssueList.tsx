import type { ReactNode, Ref } from "react";
import type { Issue } from "../rules/issue";
import { sayIssue } from "../texts/say";
import { useTexts } from "./TextsContext";

interface IssueListProps {
  readonly issues: readonly Issue[];
  readonly heading: string;
  readonly onJump: (issue: Issue) => void;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Everything that is wrong, at once; each sentence leads to its field. */
export function IssueList({ issues, heading, onJump, ref }: IssueListProps): ReactNode {
  const texts = useTexts();
  return (
    <div className="issue-list" ref={ref} tabIndex={-1} role="group" aria-label={heading}>
      <strong>{heading}</strong>
      <ul>
        {issues.map((issue, index) => (
          <li key={index}>
            <button
              type="button"
              className="link"
              onClick={() => {
                onJump(issue);
              }}
            >
              {sayIssue(texts, issue, issue.line === undefined ? undefined : "productLine")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
