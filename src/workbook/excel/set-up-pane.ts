/** What of Office tells a workbook to open the pane. */
type OfficeDoor = Pick<typeof Office, "context" | "addin" | "StartupBehavior" | "AsyncResultStatus">;

/** The setting Excel looks for in a workbook when it opens one; the manifest gives the pane the same id. */
export const SHOW_PANE = "Office.AutoShowTaskpaneWithDocument";

/**
 * From now on the pane comes up with this workbook, wherever the add-in is installed; where the pane shares its runtime
 * with the ribbon, that starts with it. Rejects when Office cannot keep the setting.
 */
export async function openPaneWithWorkbook(office: OfficeDoor): Promise<void> {
  const { settings } = office.context.document;
  settings.set(SHOW_PANE, true);
  await new Promise<void>((resolve, reject) => {
    settings.saveAsync(({ status, error }) => {
      if (status === office.AsyncResultStatus.Succeeded) resolve();
      else reject(new Error(`${SHOW_PANE}: ${error.message}`));
    });
  });
  if (office.context.requirements.isSetSupported("SharedRuntime", "1.1"))
    await office.addin.setStartupBehavior(office.StartupBehavior.load);
}
