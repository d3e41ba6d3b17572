import type { PaneCall, PaneCalls } from "../pane/pane-calls";
import type { commandNames } from "./commands";

type CommandName = (typeof commandNames)[number];

/** What of Office the ribbon needs. */
export type RibbonOffice = Pick<typeof Office, "actions" | "addin" | "context" | "ribbon">;

/** What each command asks of the pane: a new command does not compile until it does something. */
const callOf: Readonly<Record<CommandName, PaneCall>> = {
  newComplaint: "form",
  showCase: "case",
  writeDocument: "document",
  checkRegister: "check",
  showDue: "due",
  showReview: "review",
};

/** Commands for the row a person stands on: there has to be a register. */
const ROW_CONTROLS = ["Kesu.Case", "Kesu.Document"];

/** Ties the buttons of the ribbon and of the context menu to the pane: each shows it and says what is wanted. */
export function tieCommands(office: RibbonOffice, calls: PaneCalls): void {
  for (const [name, call] of Object.entries(callOf))
    office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      calls.make(call);
      // a pane that cannot be shown is no reason to leave the button waiting
      office.addin
        .showAsTaskpane()
        .catch(() => undefined)
        .finally(() => {
          event.completed();
        })
        .catch(() => undefined);
    });
}

/**
 * Lets the commands of a row be pressed, or not. Only when a register is opened or none is there any more: an update
 * of the ribbon takes away what a person could undo, so a mere selection must not cause one.
 */
export async function enableRowCommands(office: RibbonOffice, enabled: boolean): Promise<void> {
  if (!office.context.requirements.isSetSupported("RibbonApi", "1.1")) return;
  const controls = ROW_CONTROLS.map((id) => ({ id, enabled }));
  await office.ribbon.requestUpdate({
    tabs: [{ id: "Kesu.Tab", groups: [{ id: "Kesu.Group.Row", controls }] }],
  });
}
