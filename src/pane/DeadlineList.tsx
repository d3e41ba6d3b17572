import type { ReactNode } from "react";
import type { Complaint } from "../records/complaint";
import { deadlines } from "../rules/clocks";
import type { Register } from "../workbook/register";
import { distance, labelWord, shortDay } from "./show-value";
import { useTexts } from "./TextsContext";

interface DeadlineListProps {
  readonly complaint: Complaint;
  readonly register: Register;
  readonly now: string;
}

/** The clocks that run for a case, each with its date; a date whose year has no holiday data says so (V-54). */
export function DeadlineList({ complaint, register, now }: DeadlineListProps): ReactNode {
  const texts = useTexts();
  const running = deadlines(complaint, register.procedure, register.calendar).filter(
    ({ stoppedAt }) => stoppedAt === null,
  );
  const closed =
    complaint.status === "已结案" || complaint.status === "已撤销" || complaint.status === "草稿";
  if (closed || running.length === 0) return <p className="quiet">{texts.pane.noDeadlines}</p>;
  return (
    <ul className="deadlines">
      {running.map(({ clock, due, covered, missingYears }) => (
        <li key={clock.id} data-over={due < now.slice(0, due.length)} title={`${clock.id} ${clock.clause}`}>
          <span>{labelWord(clock.label, texts)}</span>
          <span className="due">{shortDay(due, now, texts)}</span>
          <span className="distance">{distance(due, now, texts)}</span>
          {!covered && <small>{texts.pane.notCovered(missingYears.join("、"))}</small>}
        </li>
      ))}
    </ul>
  );
}
