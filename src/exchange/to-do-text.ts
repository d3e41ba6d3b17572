import { byOwner, type Counts, type Task } from "../rules/due/to-do";

/** The words a to-do is told with, in one language; texts/to-do-* has them. */
export interface ToDoWords {
  readonly today: string;
  readonly todayOver: string;
  readonly over: (days: number) => string;
  readonly left: (days: number) => string;
  readonly noDate: string;
  readonly counts: (over: number, today: number, soon: number) => string;
  readonly age: (days: number) => string;
  readonly paused: string;
  readonly notCovered: (years: string) => string;
  readonly month: string;
  readonly title: (day: string) => string;
}

/** The language labels are told in. */
export type Language = keyof Task["label"];

/** The to-do as plain text, person by person with their counts, to be pasted into a mail. */
export const toDoText = (
  tasks: readonly Task[],
  today: string,
  words: ToDoWords,
  language: Language,
): string =>
  [
    words.title(today),
    ...byOwner(tasks).flatMap(({ owner, counts, tasks: own }) => [
      "",
      `${owner}　${sayCounts(counts, words)}`,
      ...own.map((task) => `- ${taskWords(task, words, language).join("　")}`),
    ]),
  ].join("\n");

export const sayCounts = ({ over, today, soon }: Counts, words: ToDoWords): string =>
  words.counts(over, today, soon);

/** A task in words: the case, what is to be done, when, how old it is, and what else has to be said. */
export const taskWords = (task: Task, words: ToDoWords, language: Language): readonly string[] => [
  [task.complaintNo ?? words.month, task.customer].filter(Boolean).join(" "),
  task.label[language],
  [task.due, sayDistance(task, words)].filter(Boolean).join(" "),
  ...(task.caseId === null ? [] : [words.age(task.ageDays)]),
  ...notesOf(task, words),
];

/** How far its date is off. */
export function sayDistance({ due, daysLeft, urgency }: Task, words: ToDoWords): string {
  if (due === null || daysLeft === null) return words.noDate;
  if (daysLeft === 0) return urgency === "over" ? words.todayOver : words.today;
  return daysLeft > 0 ? words.left(daysLeft) : words.over(-daysLeft);
}

/** What the date alone does not tell: the customer is waited for, the calendar does not reach. */
export const notesOf = ({ paused, covered, missingYears }: Task, words: ToDoWords): readonly string[] => [
  ...(paused ? [words.paused] : []),
  ...(covered ? [] : [words.notCovered(missingYears.join("、"))]),
];
