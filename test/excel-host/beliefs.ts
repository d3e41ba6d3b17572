/** Something this host takes Excel to do that was not seen in Excel itself, and how a person can check it. */
export interface Belief {
  /** Named in a comment wherever the host relies on it. */
  readonly id: string;
  readonly says: string;
  /** Where it comes from: an address, "measured" in Office.js itself, or "inferred". */
  readonly source: string;
  /** What to do in the real Excel (Script Lab will do), and what must be seen. */
  readonly probe: string;
}

const DOCS = "https://learn.microsoft.com/office/dev/add-ins";
const ISSUES = "https://github.com/OfficeDev/office-js/issues";

export const beliefs: readonly Belief[] = [
  {
    id: "same-coercion",
    says: "A text written to Range.values is read as if it were typed.",
    source: `${DOCS}/excel/excel-add-ins-blank-null-values`,
    probe:
      'In Excel in Chinese write [["007","3-5","1.5%","2026-11-22","TRUE"]] to A1:E1 and load values and numberFormat: 7, the serial of 5 March of this year, 0.015, 46348 and true; B1 and D1 have date formats, C1 0.00%.',
  },
  {
    id: "text-format",
    says: "In a cell formatted as @ nothing is read: 007 stays, and =1+1 is a text.",
    source: "inferred",
    probe:
      'Set numberFormat of A2:B2 to "@", write [["007","=1+1"]], load values, formulas and valueTypes: both come back as written, both String.',
  },
  {
    id: "apostrophe",
    says: "A leading apostrophe is taken off a written text and the rest is text in any format; it is not read back.",
    source: `${ISSUES}/6687`,
    probe:
      'Write [["\'=1+1"]] and [["\'007"]] to A3:A4, General and @: values and formulas are =1+1 and 007, both String.',
  },
  {
    id: "growth",
    says: "Writing directly below a table's last row makes the table take it in, as typing there does; not with a totals row or on a protected sheet.",
    source: `${DOCS}/excel/co-authoring-in-excel-add-ins`,
    probe:
      "Make a table of A1:B3 with a calculated column B, write one value to A4 by Range.values, load the table's address: A1:B4, and B4 has the formula. Then two rows at once. Repeat with a totals row: the table stays.",
  },
  {
    id: "growth-validated",
    says: "A table takes in nothing below it, written or typed, while a data validation lies on these cells that does not cover its whole column.",
    source: `${DOCS}/excel/co-authoring-in-excel-add-ins`,
    probe:
      "Put a list validation on A2:A1001, make a table of A1:B3, write one value to A4 by Range.values, then type one there: the table stays A1:B3. Put the same validation on the whole of column A and do it again: A1:B4.",
  },
  {
    id: "calculated-fill",
    says: "In the rows a table gains, by a write below it or by Table.resize, Excel fills every calculated column with its formula, moved down from the first row; a cell in which something stands is left.",
    source: "inferred",
    probe:
      'Make a table of A1:C3, enter =A2*2 in C2 so that the column calculates. Write one value to A4 by Range.values: C4 is =A4*2. Then table.resize("A1:C6") after writing "x" to C5: C5 is x, C6 is =A6*2.',
  },
  {
    id: "growth-by-chunks",
    says: "More than 1,500 cells come as several writes; one of them that is all empty stops the growth there.",
    source: `${ISSUES}/3191`,
    probe:
      'Below a table of one column write 3,100 rows by Range.values: the first 1,500 and the last 10 are "x", the others "". The table has 1,500 new rows, not 3,100.',
  },
  {
    id: "undo-cleared",
    says: "Any write of an add-in, and Office.ribbon.requestUpdate, empties the list of what a person can undo (before ExcelApi 1.19).",
    source: `${ISSUES}/3788`,
    probe:
      "Type into A1, let the add-in write B1, press Ctrl+Z: nothing happens, the button is grey. Again with requestUpdate instead of the write.",
  },
  {
    id: "sort-event",
    says: "Sorting raises onRowSorted and no onChanged.",
    source: "inferred",
    probe: "Register both on a sheet, sort a table by its arrow: onRowSorted comes once, onChanged does not.",
  },
  {
    id: "table-row-events",
    says: "A row pushed into a table is RowInserted for the table and CellInserted for the sheet.",
    source: "inferred",
    probe:
      "Register table.onChanged and worksheet.onChanged, call table.rows.add: note the two changeTypes and whether both come.",
  },
  {
    id: "fill-events",
    says: "A calculated column that fills a new row raises an onChanged of its own.",
    source: "inferred",
    probe:
      "Register onChanged, type below a table with a calculated column: one event for the typed cell, one for each filled column.",
  },
  {
    id: "special-cell",
    says: "getSpecialCells of a single cell looks at the whole used range, as SpecialCells of VBA does.",
    source: "inferred",
    probe:
      'With texts in A1:A9 load address of getRange("A1").getSpecialCellsOrNullObject("Constants"): Sheet1!A1:A9.',
  },
  {
    id: "setting-keys",
    says: "Keys of settings are told apart by case, keys of custom properties are not.",
    source: "inferred",
    probe: 'Add settings "k" and "K" and count them: 2. Add custom properties "k" and "K" and count them: 1.',
  },
  {
    id: "this-row-spelled-out",
    says: "Range.formulas may show Table[[#This Row],[Column]] as it stands in the file; Excel itself shows [@Column].",
    source: "inferred",
    probe: "Open a register, load formulas of a calculated column: note which of the two forms comes.",
  },
  {
    id: "busy",
    says: "A host that is too busy answers ActivityLimitReached; Office.js knows no other code for it.",
    source: "measured",
    probe:
      "Sync in a tight loop while Excel recalculates something long, and note the code of the first refusal.",
  },
  {
    id: "lost-range",
    says: "A tracked range whose cells were all deleted is refused with InvalidReference.",
    source: "inferred",
    probe: "Track A5, delete row 5 by hand, load its address: InvalidReference.",
  },
  {
    id: "payload",
    says: "On the web a request or a response above 5 MB is refused, and nothing of the request is done.",
    source: `${DOCS}/concepts/resource-limits-and-performance-optimization`,
    probe:
      "In Excel on the web write 6 MB of text in one sync: RequestPayloadSizeLimitExceeded, and no cell has changed.",
  },
  {
    id: "remote-ranges",
    says: "What one save of a co-author brings raises one onChanged with source Remote for each rectangle of cells without a hole.",
    source: "inferred",
    probe:
      "With two people in one workbook paste A1:B3 and type into D9 on one side; log address and source on the other: A1:B3 and D9, both Remote.",
  },
  {
    id: "co-author-cells",
    says: "Of two co-authors' writes to one cell the later stays, for both; a table ends as large as either made it, so two rows appended to the same place become one.",
    source: `${DOCS}/excel/co-authoring-in-excel-add-ins`,
    probe:
      "Let two people in one workbook append a row below the same table before either sees the other's: after both have saved, count the rows and see whose is there.",
  },
];
