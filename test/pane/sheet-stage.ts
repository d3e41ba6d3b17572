import type { CellsByField } from "../../src/workbook/port";
import type { RegisterSession } from "../../src/pane/register-session";
import type { SheetSide, SheetState } from "../../src/pane/sheet-side";
import { Store } from "../../src/pane/store";
import type { TableName } from "../../src/records/tables";
import { startedSession } from "./stage";

/** A session with a sheet that does nothing but note what is asked of it. */
export interface SheetStage {
  readonly session: RegisterSession;
  readonly sheet: SheetSide;
  readonly asked: string[];
  /** What the sheet tells the pane from now on. */
  readonly tell: (change: Partial<SheetState>) => void;
}

const quiet: SheetState = {
  phase: "open",
  spot: undefined,
  damages: [],
  typed: undefined,
  notices: [],
  doubt: undefined,
  unconfirmed: 0,
  work: undefined,
  trouble: undefined,
};

/** A pane's session on a workbook in memory, as if it stood in Excel. */
export async function sheetSession(
  rows: Readonly<Partial<Record<TableName, readonly CellsByField[]>>> = {},
  answers: Partial<SheetSide> = {},
  verbs: Partial<RegisterSession> = {},
): Promise<SheetStage> {
  const { session: file } = await startedSession(rows);
  const store = new Store<SheetState>(quiet);
  const asked: string[] = [];
  const note =
    (name: string) =>
    (...what: readonly unknown[]): Promise<void> => {
      asked.push(
        [name, ...what.map((each) => (typeof each === "string" ? each : JSON.stringify(each)))].join(" "),
      );
      return Promise.resolve();
    };
  const sheet: SheetSide = {
    state: store.state,
    subscribe: store.subscribe,
    setUp: note("setUp"),
    newWorkbook: note("newWorkbook"),
    select: note("select"),
    fix: note("fix"),
    repair: note("repair"),
    refresh: note("refresh"),
    show: (lines) => note("show")(lines.length),
    openReview: note("openReview"),
    tryAgain: () => void asked.push("tryAgain"),
    stop: () => void asked.push("stop"),
    resolve: note("resolve"),
    dismiss: (what) => void asked.push(`dismiss ${what}`),
    ...answers,
  };
  const session: RegisterSession = {
    state: file.state,
    subscribe: file.subscribe,
    now: () => "2026-11-22 10:00:00",
    start: () => Promise.resolve(),
    register: (draft, options) => file.register(draft, options),
    amend: (id, changes, options) => file.amend(id, changes, options),
    advance: (id, advance) => file.advance(id, advance),
    decide: (decisions) => file.decide(decisions),
    duty: note("duty"),
    undo: () => file.undo(),
    verify: () => file.verify(),
    withLog: () => file.withLog(),
    papers: () => file.papers(),
    printed: note("printed"),
    setBy: (by) => {
      file.setBy(by);
    },
    sheet,
    ...verbs,
  };
  return {
    session,
    sheet,
    asked,
    tell: (change) => {
      store.set(change);
    },
  };
}
