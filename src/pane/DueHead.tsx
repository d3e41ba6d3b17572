import { Select } from "@fluentui/react-components";
import { type ReactNode, use, useMemo, useState } from "react";
import { sayCounts, toDoText } from "../exchange/to-do-text";
import { countsOf, type Task } from "../rules/due/to-do";
import { namesIn } from "../rules/due/task-owner";
import { ActButton } from "./ActButton";
import { CopyButton } from "./CopyButton";
import { type HandOver, handOver } from "./hand-over";
import { HandOverContext } from "./HandOverContext";
import { useTexts } from "./TextsContext";
import { useRunning } from "./use-running";

/** Whose tasks are shown. */
export type Whose =
  { readonly of: "all" } | { readonly of: "mine" } | { readonly of: "name"; readonly name: string };

interface DueHeadProps {
  readonly all: readonly Task[];
  /** Those of them that are shown. */
  readonly tasks: readonly Task[];
  readonly whose: Whose;
  readonly by: string;
  readonly today: string;
  readonly onWhose: (whose: Whose) => void;
}

/** Above the list: how much presses, whose it is, and the ways to take it along. */
export function DueHead({ all, tasks, whose, by, today, onWhose }: DueHeadProps): ReactNode {
  const texts = useTexts();
  const { toDo, language } = texts;
  const waysOut = use(HandOverContext);
  const { run } = useRunning();
  const [given, setGiven] = useState<{ readonly name: string; readonly how: HandOver }>();
  const names = useMemo(() => namesIn(all), [all]);
  const giveCalendar = async (): Promise<void> => {
    const { toDoIcs } = await import("../exchange/to-do-ics");
    const fileName = toDo.calendarName(today);
    const calendar = toDoIcs(tasks, new Date().toISOString(), toDo, language);
    const file = { fileName, bytes: new TextEncoder().encode(calendar), type: "text/calendar" };
    setGiven({ name: fileName, how: await handOver(file, waysOut()) });
  };
  return (
    <div className="due-head">
      <p className="count" role="status">
        {sayCounts(countsOf(tasks), toDo)}
      </p>
      <Select
        size="small"
        className="whose"
        aria-label={toDo.whose}
        value={whose.of === "name" ? `name ${whose.name}` : whose.of}
        onChange={(_event, { value }) => {
          onWhose(
            value === "all" || value === "mine"
              ? { of: value }
              : { of: "name", name: value.slice("name ".length) },
          );
        }}
      >
        <option value="all">{toDo.all}</option>
        <option value="mine">{toDo.mine(by)}</option>
        {names.map((name) => (
          <option key={name} value={`name ${name}`}>
            {name}
          </option>
        ))}
      </Select>
      <CopyButton text={() => toDoText(tasks, today, toDo, language)}>{toDo.copy}</CopyButton>
      <ActButton size="small" onAct={() => void run(giveCalendar)}>
        {toDo.calendar}
      </ActButton>
      {given && (
        <p className="quiet" role="status">
          {given.how === "impossible"
            ? toDo.noWayOut
            : texts.pane.documents.handedOver[given.how](given.name)}
        </p>
      )}
    </div>
  );
}
