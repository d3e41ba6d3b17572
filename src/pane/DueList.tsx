import { type ReactNode, type Ref, useMemo, useState } from "react";
import { sayDistance } from "../exchange/to-do-text";
import type { LogEntry } from "../records/log";
import type { MonthDuty } from "../rules/due/month-duties";
import { byOwner, countsOf, type OwnersTasks, type Task, tasksOf } from "../rules/due/to-do";
import type { Register } from "../workbook/register";
import { DueHead, type Whose } from "./DueHead";
import { dueTasks, dutiesIn } from "./due-tasks";
import { DutyList } from "./DutyList";
import { labelWord, shortDay } from "./show-value";
import { useTexts } from "./TextsContext";
import { type ListHandle, WindowedList } from "./WindowedList";

interface DueListProps {
  readonly register: Register;
  /** What the log says of the month's duties, once it is known. */
  readonly papers?: readonly LogEntry[] | undefined;
  readonly now: string;
  readonly current: string | undefined;
  readonly onOpen: (id: string) => void;
  /** Who works here; empty until somebody has said so. */
  readonly by?: string;
  /** Writes down that a duty of the month is done, where that can be done. */
  readonly onDuty?: ((duty: MonthDuty) => void) | undefined;
  readonly ref?: Ref<ListHandle>;
}

const ROW_HEIGHT = 56;

/** A row of the list: a person with their counts, or something that waits for them. */
type Row = { readonly head: OwnersTasks } | { readonly task: Task };

/** 待办: the duties of the month, then what waits for whom, person by person, the most overdue first. */
export function DueList({ register, papers = register.log, ...props }: DueListProps): ReactNode {
  const { now, current, onOpen, by = "", onDuty, ref } = props;
  const texts = useTexts();
  const minute = now.slice(0, 16);
  const [whose, setWhose] = useState<Whose>({ of: "all" });
  const duties = useMemo(() => dutiesIn(register, papers, minute), [register, papers, minute]);
  const all = useMemo(() => dueTasks(register, duties, minute), [register, duties, minute]);
  const tasks = useMemo(
    () => (whose.of === "all" ? all : tasksOf(all, whose.of === "mine" ? by : whose.name)),
    [all, whose, by],
  );
  const rows = useMemo(() => rowsOf(tasks), [tasks]);
  const opened = rows.find((row) => "task" in row && row.task.caseId === current);
  return (
    <>
      <DutyList duties={duties} now={minute} onDuty={onDuty} />
      {all.length > 0 && (
        <DueHead all={all} tasks={tasks} whose={whose} by={by} today={now.slice(0, 10)} onWhose={setWhose} />
      )}
      {rows.length === 0 ? (
        <p className="empty">{whose.of === "all" ? texts.toDo.nothing : texts.toDo.nobody}</p>
      ) : (
        <WindowedList<Row>
          ref={ref ?? null}
          items={rows}
          rowHeight={ROW_HEIGHT}
          label={texts.pane.tabs.due}
          keyOf={keyOf}
          render={(row) =>
            "task" in row ? <TaskRow task={row.task} now={now} /> : <OwnerRow group={row.head} />
          }
          current={current === undefined || !opened ? undefined : keyOf(opened)}
          onOpen={(row) => {
            if ("head" in row) setWhose({ of: "name", name: row.head.owner });
            else if (row.task.caseId !== null) onOpen(row.task.caseId);
          }}
        />
      )}
    </>
  );
}

/** Duties of the month stand above the list. */
const rowsOf = (tasks: readonly Task[]): readonly Row[] =>
  byOwner(tasks.filter(({ kind }) => kind !== "month")).flatMap((head): Row[] => [
    { head },
    ...head.tasks.map((task) => ({ task })),
  ]);

const keyOf = (row: Row): string => ("task" in row ? row.task.id : `owner ${row.head.owner}`);

function OwnerRow({ group: { owner, tasks } }: { readonly group: OwnersTasks }): ReactNode {
  const { toDo } = useTexts();
  const { over, today, soon } = countsOf(tasks);
  return (
    <div className="owner-row">
      <strong className="cut">{owner}</strong>
      <span>{toDo.counts(over, today, soon)}</span>
    </div>
  );
}

function TaskRow({ task, now }: { readonly task: Task; readonly now: string }): ReactNode {
  const texts = useTexts();
  const { toDo } = texts;
  const { complaintNo, customer, label, due, clockId, clause, urgency, ageDays, paused } = task;
  return (
    <div
      className="case-row due-row"
      data-urgency={urgency}
      title={[clockId, clause].filter(Boolean).join(" ")}
    >
      <div>
        <strong>{complaintNo ?? texts.pane.noNumber}</strong>
        <span className="cut">{customer}</span>
        <span className="distance">{sayDistance(task, toDo)}</span>
      </div>
      <div className="second">
        <span className="cut">{labelWord(label, texts)}</span>
        {due !== null && <span>{shortDay(due, now, texts)}</span>}
        <span>{toDo.age(ageDays)}</span>
        {paused && <span className="open">{toDo.paused}</span>}
        {!task.covered && <span className="open">{toDo.notCovered(task.missingYears.join("、"))}</span>}
      </div>
    </div>
  );
}
