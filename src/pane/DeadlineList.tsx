import type { ReactNode } from "react";
import type { Case } from "../rules/case";
import { type Deadline, isOver, runningClocks } from "../rules/due/clocks";
import type { Texts } from "../texts/zh";
import type { Register } from "../workbook/register";
import { distance, labelWord, shortDay } from "./show-value";
import { useTexts } from "./TextsContext";

interface DeadlineListProps {
  readonly one: Case;
  readonly register: Register;
  readonly now: string;
}

/** The clocks that run for a case, each with its date and, in words, what is special about it (V-54, G-10). */
export function DeadlineList({ one, register, now }: DeadlineListProps): ReactNode {
  const texts = useTexts();
  const { procedure, calendar, masters } = register;
  const running = runningClocks(one, { procedure, calendar, masters, now });
  if (running.length === 0) return <p className="quiet">{texts.pane.noDeadlines}</p>;
  return (
    <ul className="deadlines">
      {running.map((each) => {
        const { clock, due, part } = each;
        return (
          <li
            key={`${clock.id} ${part?.id ?? ""}`}
            data-over={isOver(each, now)}
            title={`${clock.id} ${clock.clause}`}
          >
            <span>{[labelWord(clock.label, texts), part?.label].filter(Boolean).join(" ")}</span>
            <span className="due">{shortDay(due, now, texts)}</span>
            <span className="distance">{distance(due, now, texts)}</span>
            {notes(each, texts).map((note) => (
              <small key={note}>{note}</small>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function notes(
  { covered, missingYears, extension, original, pauses, wait, cappedBy }: Deadline,
  { toDo }: Texts,
): readonly string[] {
  return [
    ...(covered ? [] : [toDo.notCovered(missingYears.join("、"))]),
    ...(cappedBy ? [toDo.byCustomer] : []),
    ...(extension ? [toDo.extended(original, extension.approvedBy ?? "")] : []),
    ...(wait ? [toDo.wait(wait.days)] : []),
    ...pauses.map(({ days, reason }) => toDo.pause(days, reason)),
  ];
}
