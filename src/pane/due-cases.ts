import type { Case } from "../rules/case";
import { type Deadline, deadlines } from "../rules/clocks";
import type { Register } from "../workbook/register";

/** An open case with the running clock that presses most. */
export interface DueCase {
  readonly one: Case;
  readonly deadline: Deadline;
  /** Further clocks that run. */
  readonly others: number;
}

const finished: ReadonlySet<string | null> = new Set(["草稿", "已结案", "已撤销"]);

/** The open cases on which a clock of §7.2 runs, the longest overdue first. */
export function dueCases({ cases, procedure, calendar }: Register): readonly DueCase[] {
  return cases
    .filter(({ complaint }) => !finished.has(complaint.status))
    .flatMap((one): DueCase[] => {
      const running = deadlines(one.complaint, procedure, calendar)
        .filter(({ stoppedAt }) => stoppedAt === null)
        .sort(bySoonest);
      const [deadline, ...others] = running;
      return deadline ? [{ one, deadline, others: others.length }] : [];
    })
    .sort((left, right) => bySoonest(left.deadline, right.deadline));
}

const bySoonest = (left: Deadline, right: Deadline): number => (endOf(left) < endOf(right) ? -1 : 1);

/** A day without a time lasts until its end. */
const endOf = ({ due }: Deadline): string => (due.length > 10 ? due : `${due} 24`);

/** Is it overdue now? */
export const isOver = ({ due }: Deadline, now: string): boolean => due < now.slice(0, due.length);
