import { type ReactNode, type Ref, useMemo } from "react";
import { daysBetween } from "../procedure/day";
import type { Register } from "../workbook/register";
import { type DueCase, dueCases, isOver } from "./due-cases";
import { distance, labelWord, shortDay } from "./show-value";
import { useTexts } from "./TextsContext";
import { type ListHandle, WindowedList } from "./WindowedList";

interface DueListProps {
  readonly register: Register;
  readonly now: string;
  readonly current: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly ref?: Ref<ListHandle>;
}

const ROW_HEIGHT = 56;
const SOON_DAYS = 3;

/** How pressing it is: the words say it, the bar shows it. */
type Urgency = "over" | "today" | "soon" | "later";

/** 待办: every open case with the date that presses most, overdue first. */
export function DueList({ register, now, current, onOpen, ref }: DueListProps): ReactNode {
  const texts = useTexts();
  const due = useMemo(() => dueCases(register), [register]);
  if (due.length === 0) return <p className="empty">{texts.pane.nothingDue}</p>;
  const count = (urgency: Urgency): number => due.filter((each) => urgencyOf(each, now) === urgency).length;
  return (
    <>
      <p className="count" role="status">
        {texts.pane.dueCounts(count("over"), count("today"), count("soon"))}
      </p>
      <WindowedList<DueCase>
        ref={ref ?? null}
        items={due}
        rowHeight={ROW_HEIGHT}
        label={texts.pane.tabs.due}
        keyOf={({ one }) => one.complaint.id ?? one.complaint.complaintNo ?? ""}
        render={(each) => <DueRow due={each} now={now} />}
        current={current}
        onOpen={({ one }) => {
          if (one.complaint.id !== null) onOpen(one.complaint.id);
        }}
      />
    </>
  );
}

function urgencyOf({ deadline }: DueCase, now: string): Urgency {
  if (isOver(deadline, now)) return "over";
  const days = daysBetween(now.slice(0, 10), deadline.due.slice(0, 10));
  return days === 0 ? "today" : days <= SOON_DAYS ? "soon" : "later";
}

function DueRow({ due, now }: { readonly due: DueCase; readonly now: string }): ReactNode {
  const texts = useTexts();
  const { one, deadline, others } = due;
  const { clock, covered, missingYears } = deadline;
  return (
    <div
      className="case-row due-row"
      data-urgency={urgencyOf(due, now)}
      title={`${clock.id} ${clock.clause}`}
    >
      <div>
        <strong>{one.complaint.complaintNo ?? texts.pane.noNumber}</strong>
        <span className="cut">{one.complaint.customer}</span>
        <span className="distance">{distance(deadline.due, now, texts)}</span>
      </div>
      <div className="second">
        <span>{labelWord(clock.label, texts)}</span>
        <span className="cut">{shortDay(deadline.due, now, texts)}</span>
        {!covered && <span className="open">{texts.pane.notCovered(missingYears.join("、"))}</span>}
        {others > 0 && <span>{texts.pane.moreClocks(others)}</span>}
      </div>
    </div>
  );
}
