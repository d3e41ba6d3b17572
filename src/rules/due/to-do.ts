import { daysBetween } from "../../procedure/day";
import type { ApprovalRule, Step } from "../../procedure/flow";
import { approvalSteps, type Clause, type ClockId } from "../../procedure/terms";
import { isPart } from "../../records/parts";
import { type Case, dayOf, type RuleContext } from "../case";
import { type Deadline, isOpen, isOver, runningClocks } from "./clocks";
import { ruleOf, standingOf } from "../flow/approvals";
import { holds } from "../flow/conditions";
import type { FlowContext } from "../flow/context";
import { stateOf, stateRule } from "../flow/gates";
import type { Run } from "../flow/moments";
import type { DutyId, MonthDuty } from "./month-duties";
import { isOf, type Owner, Owners } from "./task-owner";

/** How pressing a task is: over, due today, within three days, or later (catalogue §7.2). */
export type Urgency = "over" | "today" | "soon" | "later";

/** Something that waits for somebody. */
export interface Task extends Owner {
  /** The same as long as it is the same task: what was exported before is recognised by it. */
  readonly id: string;
  /** The case; null for a duty of the month. */
  readonly caseId: string | null;
  readonly complaintNo: string | null;
  readonly customer: string | null;
  readonly label: { readonly zh: string; readonly en: string };
  readonly clause: Clause;
  /** A day or a moment; null where no clock runs. */
  readonly due: string | null;
  /** False when a year on the way has no holidays, which `missingYears` names (V-54). */
  readonly covered: boolean;
  readonly missingYears: readonly string[];
  readonly kind: "clock" | "step" | "month";
  readonly clockId?: ClockId | DutyId;
  readonly urgency: Urgency;
  /** Natural days to the due day; negative when it is past, null without one. */
  readonly daysLeft: number | null;
  /** Natural days since the case came in. */
  readonly ageDays: number;
  /** The customer is waited for just now; the date stands. */
  readonly paused: boolean;
  readonly part?: Run["part"];
}

/** What the to-do looks at; `duties` are those of the month. */
export interface ToDoContext extends RuleContext {
  readonly duties?: readonly MonthDuty[];
}

/**
 * Everything that waits for somebody, the most overdue first: the next step of every open case, with the date that
 * presses most; the clocks somebody has of their own (measures, visits, SCAR, recovery, quantities); the duties of the
 * month that are not done.
 */
export function toDo(cases: Iterable<Case>, context: ToDoContext): Task[] {
  const maker = new TaskMaker(context);
  return [
    ...[...cases].flatMap((one) => maker.ofCase(one)),
    ...(context.duties ?? []).flatMap((duty) => maker.ofDuty(duty)),
  ].sort(bySoonest);
}

class TaskMaker {
  readonly #owners: Owners;
  readonly #context: FlowContext;

  constructor({ procedure, calendar, masters, now }: RuleContext) {
    this.#owners = new Owners(masters.people);
    this.#context = {
      procedure,
      calendar,
      masters,
      now: now.slice(0, 16),
      repeats: () => [],
    };
  }

  ofCase(one: Case): Task[] {
    if (!isOpen(one)) return [];
    const running = runningClocks(one, this.#context);
    const shared = running.filter(({ clock }) => clock.role === undefined).sort(bySoonest);
    const own = running.filter(({ clock }) => clock.role !== undefined).filter((each) => this.#isDue(each));
    return [...this.#nextStep(one, shared), ...own.map((each) => this.#ofClock(one, each))];
  }

  ofDuty({ id, label, clause, role, month, due, covered, missingYears, done }: MonthDuty): Task[] {
    if (done) return [];
    return [
      {
        id: `month/${month}/${id}`,
        caseId: null,
        complaintNo: null,
        customer: null,
        label,
        clause,
        covered,
        missingYears,
        kind: "month",
        clockId: id,
        ageDays: 0,
        paused: false,
        ...this.#owners.role(role),
        ...pressing(due, this.#context.now),
      },
    ];
  }

  /** A case is brought before the GM when its time is over, not before. */
  #isDue(deadline: Deadline): boolean {
    return deadline.clock.id !== "D-12" || dayOf(deadline.due) <= dayOf(this.#context.now);
  }

  /** What the case waits for: its next step, and, where somebody else has to agree to it first, their word. */
  #nextStep(one: Case, clocks: readonly Deadline[]): Task[] {
    const { clocks: ofState, roles, steps } = stateRule(stateOf(one), this.#context);
    const step = steps.find(({ kind, when }) => kind === "推进" && holds(when, one, this.#context));
    if (!step) return [];
    const [first] = clocks;
    const awaited = this.#awaited(one, step);
    const role = actingRole(roles, step, awaited);
    const own = awaited.find((rule) => rule.role === role);
    const act = own ? approvalAct(own) : step;
    const id = one.complaint.id ?? "";
    const isOther = first && !ofState.includes(first.clock.id);
    return [
      this.#task(one, first, {
        id: `${id}/step`,
        label: isOther ? withClock(act.label, first) : act.label,
        clause: act.clause,
        ...this.#owners.of(role, one),
      }),
      ...awaited
        .filter((rule) => rule.role !== role)
        .map((rule) =>
          this.#task(one, first, {
            id: `${id}/${rule.step}`,
            ...approvalAct(rule),
            ...this.#owners.of(rule.role, one),
          }),
        ),
    ];
  }

  /** The approvals a step asks for that nobody has given yet, and that there is something to give to. */
  #awaited(one: Case, { gate }: Step): readonly ApprovalRule[] {
    const { procedure, masters } = this.#context;
    return gate
      .flatMap(({ need }) => ("approval" in need ? [ruleOf(need.approval, procedure)] : []))
      .filter((rule) =>
        Object.keys(rule.parts).every((table) => !isPart(table) || one.parts[table].length > 0),
      )
      .filter((rule) => {
        const { standing } = standingOf(one, rule, masters);
        return standing !== "given" && standing !== "refused";
      });
  }

  #task(
    one: Case,
    deadline: Deadline | undefined,
    given: Owner & Pick<Task, "id" | "label" | "clause">,
  ): Task {
    const { now } = this.#context;
    return {
      ...ofCase(one, now),
      kind: "step",
      covered: deadline?.covered ?? true,
      missingYears: deadline?.missingYears ?? [],
      paused: isPaused(deadline, now),
      ...(deadline && { clockId: deadline.clock.id }),
      ...given,
      ...pressing(deadline?.due ?? null, now),
    };
  }

  #ofClock(one: Case, deadline: Deadline): Task {
    const { clock, due, covered, missingYears, part, owner } = deadline;
    const { now } = this.#context;
    return {
      ...ofCase(one, now),
      id: [one.complaint.id ?? "", clock.id, ...(part ? [part.id] : [])].join("/"),
      label: part
        ? { zh: `${clock.label.zh} ${part.label}`, en: `${clock.label.en} ${part.label}` }
        : clock.label,
      clause: clock.clause,
      kind: "clock",
      clockId: clock.id,
      covered,
      missingYears,
      paused: isPaused(deadline, now),
      ...(part && { part }),
      ...(owner != null ? { owner, ownerKind: "person" as const } : this.#owners.of(clock.role ?? "", one)),
      ...pressing(due, now),
    };
  }
}

/** Who acts: of the state's roles the one that takes the step; a signer only until they have spoken. */
function actingRole(roles: readonly string[], step: Step, awaited: readonly ApprovalRule[]): string {
  const both = roles.find((role) => step.roles.includes(role));
  const signer = roles.find((role) => awaited.some((rule) => rule.role === role));
  return both ?? signer ?? step.roles[0] ?? roles[0] ?? "";
}

/** To sign: what a signer is waited for. */
const approvalAct = ({ step, clause }: ApprovalRule): Pick<Task, "label" | "clause"> => ({
  label: { zh: step, en: approvalSteps[step] },
  clause,
});

const withClock = ({ zh, en }: Task["label"], { clock }: Deadline): Task["label"] => ({
  zh: `${zh}（${clock.label.zh}）`,
  en: `${en} (${clock.label.en})`,
});

function ofCase(
  { complaint }: Case,
  now: string,
): Pick<Task, "caseId" | "complaintNo" | "customer" | "ageDays"> {
  const { id, complaintNo, customer, receivedAt, registeredAt } = complaint;
  const came = receivedAt ?? registeredAt;
  const ageDays = came === null ? 0 : Math.max(0, daysBetween(dayOf(came), dayOf(now)));
  return { caseId: id, complaintNo, customer, ageDays };
}

const isPaused = (deadline: Deadline | undefined, now: string): boolean =>
  (deadline?.pauses ?? []).some(
    ({ from, until }) => from <= dayOf(now) && (until === null || until >= dayOf(now)),
  );

/** Days that count as soon. */
const SOON = 3;

function pressing(due: string | null, now: string): Pick<Task, "due" | "urgency" | "daysLeft"> {
  if (due === null) return { due, urgency: "later", daysLeft: null };
  const daysLeft = daysBetween(dayOf(now), dayOf(due));
  const later = daysLeft === 0 ? "today" : daysLeft <= SOON ? "soon" : "later";
  return { due, daysLeft, urgency: isOver({ due }, now) ? "over" : later };
}

/** A day without a time lasts until its end; what has no date comes last. */
const endOf = ({ due }: { readonly due: string | null }): string =>
  due === null ? "~" : due.length > 10 ? due : `${due} 24`;

const bySoonest = (left: { readonly due: string | null }, right: { readonly due: string | null }): number => {
  const [first, second] = [endOf(left), endOf(right)];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** How many tasks press how much. */
export type Counts = Readonly<Record<Urgency, number>>;

export function countsOf(tasks: readonly Pick<Task, "urgency">[]): Counts {
  const counts = { over: 0, today: 0, soon: 0, later: 0 };
  for (const { urgency } of tasks) counts[urgency]++;
  return counts;
}

/** The tasks of one person, or of several who share them. */
export interface OwnersTasks extends Owner {
  readonly tasks: readonly Task[];
  readonly counts: Counts;
}

/** The tasks by owner; whose most pressing task comes first comes first. */
export function byOwner(tasks: readonly Task[]): readonly OwnersTasks[] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const known = groups.get(task.owner);
    if (known) known.push(task);
    else groups.set(task.owner, [task]);
  }
  return [...groups].map(([owner, own]) => ({
    owner,
    ownerKind: own[0]?.ownerKind ?? "role",
    tasks: own,
    counts: countsOf(own),
  }));
}

/** The tasks somebody has, alone or with others. */
export const tasksOf = (tasks: readonly Task[], name: string): readonly Task[] =>
  tasks.filter((task) => isOf(task, name));
