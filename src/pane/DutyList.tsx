import type { ReactNode } from "react";
import { isOver } from "../rules/due/clocks";
import type { MonthDuty } from "../rules/due/month-duties";
import { ActButton } from "./ActButton";
import { distance, labelWord, shortDay } from "./show-value";
import { useTexts } from "./TextsContext";

interface DutyListProps {
  readonly duties: readonly MonthDuty[];
  readonly now: string;
  readonly onDuty: ((duty: MonthDuty) => void) | undefined;
}

/** The duties of the month (§6.1.10, §6.3.1), each with its date; a done one says so. */
export function DutyList({ duties, now, onDuty }: DutyListProps): ReactNode {
  const texts = useTexts();
  const { toDo } = texts;
  return (
    <ul className="duties" aria-label={toDo.month}>
      {duties.map((duty) => {
        const { id, month, label, clause, due, done, covered, missingYears } = duty;
        const name = labelWord(label, texts);
        return (
          <li key={`${month} ${id}`} data-over={!done && isOver(duty, now)} title={`${id} ${clause}`}>
            <span className="cut">{name}</span>
            <span className="distance">
              {done
                ? toDo.doneOn(shortDay(done.day, now, texts))
                : `${shortDay(due, now, texts)} ${distance(due, now, texts)}`}
            </span>
            {!done && onDuty && (
              <ActButton
                size="small"
                aria-label={`${name} ${toDo.done}`}
                onAct={() => {
                  onDuty(duty);
                }}
              >
                {toDo.done}
              </ActButton>
            )}
            {!done && !covered && <small>{toDo.notCovered(missingYears.join("、"))}</small>}
          </li>
        );
      })}
    </ul>
  );
}
