import { monotonicFactory } from "ulid";
import { plantClock } from "../actions/plant-clock";
import { chineseHolidays } from "../procedure/calendar";
import { enableRowCommands, tieCommands } from "../ribbon/ribbon";
import type { NewWorkbookDoor } from "../workbook/excel/set-up-new";
import { showPaneWithWorkbook, showsPane } from "../workbook/excel/set-up-pane";
import { BrowserOutbox } from "./browser-outbox";
import { recall, remember, windowName } from "./device-memory";
import { ExcelSession } from "./excel-session";
import { fetchTemplate } from "./fetch-bytes";
import { fetchedAnew } from "./fetched-anew";
import { isOnline, liveName } from "./live-name";
import { loadOffice } from "./load-office";
import type { PaneCalls } from "./pane-calls";

/** Excel around the session: its runtime, this device's memory, the files beside the pane. */
export async function startInExcel(
  calls: PaneCalls,
): Promise<{ readonly session: ExcelSession; readonly office: typeof Office }> {
  const office = await loadOffice();
  tieCommands(office, calls);
  const { document, requirements } = office.context;
  const nameNow = liveName(document);
  let name = await nameNow();
  let registerId: string | undefined;
  const bookName = name || "workbook";
  let wasFetched = fetchedAnew(name);
  const answered = `show-pane.${bookName}`;
  const newId = monotonicFactory();
  const session = new ExcelSession({
    door: {
      run: (batch) => Excel.run(batch),
      supports: (set, version) => requirements.isSetSupported(set, version),
      createWorkbook: (base64) => Excel.createWorkbook(base64),
    } satisfies NewWorkbookDoor,
    outbox: new BrowserOutbox(async () => ({ name: (name = await nameNow()), id: registerId })),
    isFetchedAnew() {
      const was = wasFetched;
      wasFetched = false; // a second start beside the same workbook
      return was;
    },
    isShared: () => isOnline(name),
    registerIs(id) {
      registerId = id;
    },
    bookName,
    device: await windowName(newId),
    now: plantClock,
    newId,
    async holidays() {
      return chineseHolidays((await import("chinese-days/dist/chinese-days.json")).default);
    },
    newRegister: () => fetchTemplate("客诉台账.xlsx"),
    patience: { pauseMs: 2000, times: 5 },
    calmMs: 500,
    withWorkbook: {
      shows: () => showsPane(office),
      isAnswered: () => recall(answered) !== undefined,
      answer: () => void remember(answered, "1"),
      show: (on) => showPaneWithWorkbook(office, on),
    },
  });
  followPhase(session, office);
  // a runtime that was started with the workbook has no pane in sight yet
  if (showsPane(office)) void office.addin.showAsTaskpane().catch(() => undefined);
  window.addEventListener("focus", () => {
    session.flush();
  });
  return { session, office };
}

/** The buttons of a row can be pressed as long as there is a register, and the pane comes up with it. */
function followPhase(session: ExcelSession, office: typeof Office): void {
  let wasOpen = false;
  session.subscribe(() => {
    const { phase } = session.state();
    const isOpen = phase === "open";
    if (phase === "opening" || isOpen === wasOpen) return;
    wasOpen = isOpen;
    void enableRowCommands(office, isOpen).catch(() => undefined); // a ribbon that cannot say so is as it was
  });
}
