import type { sheetZh } from "./sheet-zh";

const things = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** The pane's words about a register that stands on a sheet of Excel, in English. */
export const sheetEn: typeof sheetZh = {
  noRegister: {
    title: "There is no complaint register in this workbook yet",
    setUp: "Build a register in this workbook",
    setUpHint:
      "Sheets for the register, product lines, monthly review, master data and settings are added behind those you have; it takes some seconds. Your own sheets are not touched.",
    newWorkbook: "Open a new workbook with a register",
    newWorkbookHint:
      "Another workbook opens with an empty register. This one is not touched; save the new one and work there.",
    working: "Building the register…",
    opened: "The new workbook is open; please go on there.",
  },
  showPane: {
    ask: "Show Kesu whenever this workbook is opened? People without the add-in will see an error message then.",
    yes: "Yes",
    no: "No",
    title: "When the workbook is opened",
    shows: "Kesu comes up by itself; people without the add-in see an error message.",
    hides: "Kesu does not come up by itself; the ribbon opens it.",
    switchOff: "No longer by itself",
    switchOn: "By itself",
  },
  caseOfRow: (row) => `Go to the case in row ${row}`,
  noCase: "The selected row is no case. Select a row of the register first, then press again.",
  working: (done, all) => `Looking at the rows you entered: ${done} of ${all}`,
  stop: "Stop",
  typed: (count) => `${things(count, "thing")} to look at in the rows you entered`,
  fixAll: (count) => `Use all (${count})`,
  more: (count) => `${count} more under Check`,
  restored: (count) => `${things(count, "formula")} had been overwritten and stands again.`,
  gone: (numbers) =>
    `The rows of ${numbers.join(", ")} are gone from the register; the log still has them, their numbers are not used again.`,
  renumbered: (was, is) =>
    `Number ${was} was drawn on another computer at the same time; this case is ${is} now.`,
  landed: (number) =>
    `The complaint nobody was sure of stands in the register${number === "" ? "" : ` as ${number}`}; it need not be registered again.`,
  rewritten: (numbers) =>
    `${numbers.join(", ")}: somebody else had written to the same place; written again. Please have a look.`,
  doubt: {
    title: (count) => `${things(count, "case")} written on this computer cannot be found in this file`,
    hint: "They may never have been saved, somebody may have written to the same place, or somebody deleted or reset them. Nothing is written again unless you agree.",
    added: (number, customer) =>
      `${number === "" ? "Draft" : number}${customer === "" ? "" : ` ${customer}`}`,
    changed: (number) => (number === "" ? "A change" : `A change of ${number}`),
    more: (count) => `${count} more`,
    write: "Write again",
    discard: "Discard",
    discardAsk: "Once discarded they cannot be written again. Discard?",
    later: "Not now",
  },
  unconfirmed: (count) =>
    `Unconfirmed ${count}: changes of this computer not yet proved to have reached the shared file.`,
  damaged: (count) => `${things(count, "damage")} to the structure of the register`,
  repair: "Repair",
  seen: "Got it",
  layOut: "List on the sheet 校验结果",
  changedMeanwhile: "The register was changed by somebody else just now; nothing was written. Try again.",
  noOffice: "No connection to Excel (office.js could not be loaded). Check the network and try again.",
};
