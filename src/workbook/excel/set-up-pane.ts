import { WorkbookError } from "../port";

/** What of Office tells a workbook to open the pane. */
type OfficeDoor = Pick<typeof Office, "context" | "addin" | "StartupBehavior" | "AsyncResultStatus">;

/** The setting Excel looks for in a workbook when it opens one; the manifest gives the pane the same id. */
const SHOW_PANE = "Office.AutoShowTaskpaneWithDocument";

/** Does the pane come up with the workbook that is open? */
export const showsPane = (office: OfficeDoor): boolean =>
  office.context.document.settings.get(SHOW_PANE) === true;

/**
 * From now on the pane comes up with this workbook, or no longer. Only where a person has asked for it: people who open
 * the workbook without the add-in are told of an error then (office-js #3558, #1542, #6925). Where the pane shares its
 * runtime with the ribbon, that starts with it. Rejects with WorkbookError when Office cannot keep the setting.
 */
export async function showPaneWithWorkbook(office: OfficeDoor, on: boolean): Promise<void> {
  const { settings } = office.context.document;
  if (on) settings.set(SHOW_PANE, true);
  else settings.remove(SHOW_PANE);
  await new Promise<void>((resolve, reject) => {
    settings.saveAsync(({ status, error }) => {
      if (status === office.AsyncResultStatus.Succeeded) resolve();
      else reject(new WorkbookError("host-failed", `${SHOW_PANE}: ${error.message}`));
    });
  });
  if (!office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
  const { load, none } = office.StartupBehavior;
  try {
    await office.addin.setStartupBehavior(on ? load : none);
  } catch (cause) {
    throw new WorkbookError("host-failed", "setStartupBehavior", { cause });
  }
}
