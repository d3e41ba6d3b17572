import type { Calendar } from "../procedure/calendar";
import type { IsoDay } from "../procedure/day";
import type { Procedure } from "../procedure/procedure";
import type { State } from "../procedure/terms";
import type { Complaint } from "../records/complaint";
import type { Chance } from "./sample-random";

/** What the courses of a sample's cases come from. */
export interface CourseContext {
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  /** Nothing in the sample is later. */
  readonly asOf: IsoDay;
  readonly newId: () => string;
  readonly chance: Chance;
}

/** The states a case has come through, the present one last, each with the moment it came there. */
export class Way {
  readonly #moments: ReadonlyMap<State, string>;
  readonly isUpheld: boolean;

  constructor(moments: ReadonlyMap<State, string>, isUpheld: boolean) {
    this.#moments = moments;
    this.isUpheld = isUpheld;
  }

  get states(): readonly State[] {
    return [...this.#moments.keys()];
  }

  get state(): State {
    return this.states.at(-1) ?? "已登记";
  }

  has(state: State): boolean {
    return this.#moments.has(state);
  }

  /** When the case came to a state: "2026-11-22 14:05". */
  at(state: State): string {
    return this.#moments.get(state) ?? "";
  }

  /** The day of it. */
  day(state: State): IsoDay {
    return this.at(state).slice(0, 10);
  }
}

/** So many working days after a day, not later than the sample. */
export const workdaysAfter = (day: IsoDay, count: number, { calendar, asOf }: CourseContext): IsoDay => {
  const { day: after } = calendar.after(day, count, "workday", false);
  return after > asOf ? asOf : after;
};

/** The way of a case by what has been decided of it and the days it came to each step. */
export function wayOf(complaint: Complaint, context: CourseContext): Way {
  const isUpheld = complaint.liability !== "客户";
  const moments = isUpheld ? upheld(complaint, context) : notUpheld(complaint, context);
  return new Way(new Map(untilNow(moments, complaint, isUpheld, context)), isUpheld);
}

type Moments = readonly (readonly [State, string])[];

const begun = ({ registeredAt, handedToQaAt, acceptedAt }: Complaint): Moments => [
  ["已登记", registeredAt ?? ""],
  ["待受理", handedToQaAt ?? ""],
  ["调查中", acceptedAt ?? ""],
];

function upheld(complaint: Complaint, context: CourseContext): Moments {
  const { gmSubmittedAt, sentToUnitAt, unitRepliedAt, verifiedAt, closedAt } = complaint;
  const replied = unitRepliedAt ?? "";
  const after = (count: number): IsoDay => (replied === "" ? "" : workdaysAfter(replied, count, context));
  return [
    ...begun(complaint),
    ["待总经理批示", `${gmSubmittedAt ?? ""} 15:00`],
    ["对策制定中", `${sentToUnitAt ?? ""} 16:00`],
    ["8D汇整", `${replied} 16:30`],
    ["营销审核", `${after(2)} 10:00`],
    ["总经理批准", `${after(3)} 11:00`],
    ["实施与验证", `${after(4)} 15:30`],
    ["待结案", `${verifiedAt ?? ""} 16:00`],
    ["已结案", `${closedAt ?? ""} 17:00`],
  ];
}

function notUpheld(complaint: Complaint, context: CourseContext): Moments {
  const { investigatedAt, closedAt } = complaint;
  const after = (count: number): IsoDay => workdaysAfter(investigatedAt ?? "", count, context);
  return [
    ...begun(complaint),
    ["不成立待确认", `${after(1)} 09:00`],
    ["待结案", `${after(3)} 15:00`],
    ["已结案", `${closedAt ?? ""} 17:00`],
  ];
}

/** Where cases stand that are not upheld, by how far they would have come otherwise. */
const instead: Readonly<Partial<Record<State, State>>> = {
  待总经理批示: "不成立待确认",
  对策制定中: "不成立待确认",
  "8D汇整": "待结案",
  实施与验证: "待结案",
};

/** An 8D that is long enough under way has been handed in, and reviewed. */
function untilNow(
  moments: Moments,
  { status }: Complaint,
  isUpheld: boolean,
  { asOf }: CourseContext,
): Moments {
  const state = (!isUpheld && status !== null && instead[status]) || status;
  const last = moments.findIndex(([each]) => each === state);
  const reached = moments.slice(0, last + 1);
  if (state !== "8D汇整") return reached;
  const reviewed = moments.slice(last + 1, last + 3).filter(([, moment]) => moment < asOf);
  return [...reached, ...reviewed];
}
