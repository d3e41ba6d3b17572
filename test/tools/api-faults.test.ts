import { join } from "node:path";
import ts from "typescript";
import { apiFaults, officeFiles } from "../../tools/api-faults";
import { apiSet, setInComment, writtenSet } from "../../tools/api-set";

const base = [apiSet("ExcelApi", "1.14"), apiSet("SharedRuntime", "1.1")];
const BEGIN =
  "declare const sheet: Excel.Worksheet; declare const range: Excel.Range; declare const pivot: Excel.PivotTable;";

/** What each source is and the members it is at fault for. */
const sources: readonly (readonly [what: string, code: string, faults: string])[] = [
  [
    "the base set",
    "range.values = []; sheet.tables.add('A1', true); sheet.onChanged.add(async () => {});",
    "",
  ],
  ["a set of the manifest besides", "void Office.addin.showAsTaskpane();", ""],
  ["a newer method", "range.getDependents();", "getDependents: ExcelApi 1.15"],
  ["a newer property", "void range.valuesAsJson;", "valuesAsJson: ExcelApi 1.16"],
  ["a newer property in quotes", "void range['valuesAsJson'];", "valuesAsJson: ExcelApi 1.16"],
  [
    "a newer property taken apart",
    "const { valuesAsJson: v } = range; void v;",
    "valuesAsJson: ExcelApi 1.16",
  ],
  [
    "a newer event",
    "sheet.onNameChanged.add(async (event) => void event.nameAfter);",
    "onNameChanged: ExcelApi 1.17, nameAfter: ExcelApi 1.17",
  ],
  [
    "a newer class",
    "declare const moved: Excel.WorksheetMovedEventArgs; void moved.positionAfter;",
    "positionAfter: ExcelApi 1.17",
  ],
  [
    "a newer enumeration",
    "void Excel.CellControlType.checkbox;",
    "CellControlType: ExcelApi 1.18, checkbox: ExcelApi 1.18",
  ],
  ["an overload of the base set", "sheet.charts.add('Line', range);", ""],
  ["an API of the web only", "void sheet.namedSheetViews;", "namedSheetViews: ExcelApiOnline 1.1"],
  [
    "another set",
    "void Office.ribbon.requestUpdate({ tabs: [] });",
    "requestUpdate: RibbonApi 1.1, tabs: RibbonApi 1.1",
  ],
  ["a dialog", "Office.context.ui.displayDialogAsync('https://x');", "displayDialogAsync: DialogApi 1.1"],
  [
    "a context menu",
    "void Office.contextMenu.requestUpdate({ controls: [] });",
    "requestUpdate: ContextMenuApi 1.1, controls: ContextMenuApi 1.1",
  ],
  ["properties of an object", "range.set({ valuesAsJson: [] });", "valuesAsJson: ExcelApi 1.16"],
  [
    "loading by name",
    "range.load('values, valuesAsJson'); range.load(['text', 'valuesAsJson']);",
    "valuesAsJson: ExcelApi 1.16, valuesAsJson: ExcelApi 1.16",
  ],
  ["loading through a path", "range.load('worksheet/name'); sheet.charts.load('items/name, name');", ""],
  [
    "names of our own",
    "interface Card { valuesAsJson: string } const card: Card = { valuesAsJson: '' }; void card.valuesAsJson;",
    "",
  ],
  ["types alone", "type Json = Excel.Range['valuesAsJson']; export let json: Json | undefined;", ""],

  [
    "inside an if",
    "if (Office.context.requirements.isSetSupported('ExcelApi', '1.15')) range.getDependents();",
    "",
  ],
  [
    "inside a callback inside an if",
    "if (Office.context.requirements.isSetSupported('ExcelApi', '1.17')) { [1].map(() => range.getDependents()); }",
    "",
  ],
  [
    "asked for too little",
    "if (Office.context.requirements.isSetSupported('ExcelApi', '1.15')) void range.valuesAsJson;",
    "valuesAsJson: ExcelApi 1.16",
  ],
  [
    "asked for another set",
    "if (Office.context.requirements.isSetSupported('RibbonApi', '1.1')) range.getDependents();",
    "getDependents: ExcelApi 1.15",
  ],
  [
    "1.9 is older than 1.15",
    "if (Office.context.requirements.isSetSupported('ExcelApi', '1.9')) range.getDependents();",
    "getDependents: ExcelApi 1.15",
  ],
  [
    "in the else",
    "if (Office.context.requirements.isSetSupported('ExcelApi', '1.15')) void 0; else range.getDependents();",
    "getDependents: ExcelApi 1.15",
  ],
  [
    "in the else of a not",
    "if (!Office.context.requirements.isSetSupported('ExcelApi', '1.15')) void 0; else range.getDependents();",
    "",
  ],
  [
    "a version of the default",
    "if (Office.context.requirements.isSetSupported('RibbonApi')) void Office.ribbon.requestUpdate({ tabs: [] });",
    "",
  ],
  [
    "our own short form",
    "declare function supports(name: string, version: string): boolean; supports('ExcelApi', '1.15') && range.getDependents();",
    "",
  ],
  [
    "one of two conditions",
    "declare const on: boolean; if (on && Office.context.requirements.isSetSupported('ExcelApi', '1.15')) range.getDependents();",
    "",
  ],
  [
    "either of two conditions",
    "declare const on: boolean; if (on || Office.context.requirements.isSetSupported('ExcelApi', '1.15')) range.getDependents();",
    "getDependents: ExcelApi 1.15",
  ],
  [
    "a choice",
    "void (Office.context.requirements.isSetSupported('ExcelApi', '1.16') ? range.valuesAsJson : range.values);",
    "",
  ],
  [
    "behind an early return",
    "export function f() { if (!Office.context.requirements.isSetSupported('ExcelApi', '1.15')) return; range.getDependents(); }",
    "",
  ],
  [
    "before an early return",
    "export function f() { range.getDependents(); if (!Office.context.requirements.isSetSupported('ExcelApi', '1.15')) return; }",
    "getDependents: ExcelApi 1.15",
  ],
  [
    "behind a return that leaves too little",
    "export function f(on: boolean) { if (on && !Office.context.requirements.isSetSupported('ExcelApi', '1.15')) return; range.getDependents(); }",
    "getDependents: ExcelApi 1.15",
  ],
  [
    "a throw in braces",
    "export function f(on: boolean) { if (on || !Office.context.requirements.isSetSupported('ExcelApi', '1.15')) { throw new Error(); } range.getDependents(); }",
    "",
  ],
  [
    "a constant that asked",
    "const newer = Office.context.requirements.isSetSupported('ExcelApi', '1.15'); if (newer) range.getDependents();",
    "",
  ],
  [
    "a function that asks",
    "const newer = () => Office.context.requirements.isSetSupported('ExcelApi', '1.15'); if (newer()) range.getDependents();",
    "",
  ],
  [
    "a longer function that asks",
    "function newer() { return Office.context.requirements.isSetSupported('ExcelApi', '1.15'); } if (newer()) range.getDependents();",
    "",
  ],
  [
    "a function documented with a set",
    "/** [Api set: ExcelApi 1.15] */ export function arrows() { range.getDependents(); }",
    "",
  ],
  [
    "its caller, who does not ask",
    "/** [Api set: ExcelApi 1.15] */ function arrows() { range.getDependents(); } arrows();",
    "arrows: ExcelApi 1.15",
  ],
  [
    "its caller, who asks",
    "/** [Api set: ExcelApi 1.15] */ const arrows = () => { range.getDependents(); }; if (Office.context.requirements.isSetSupported('ExcelApi', '1.15')) arrows();",
    "",
  ],
];

const folder = join(process.cwd(), "test/tools/made-up");
const nameOf = (at: number): string => join(folder, `source-${at}.ts`);

/** All sources in one program: reading the types of Office.js takes a second. */
function faultsBySource(): ReadonlyMap<string, string> {
  const texts = new Map(sources.map(([, code], at) => [nameOf(at), `export {};\n${BEGIN}\n${code}\n`]));
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    types: ["office-js"],
    noEmit: true,
  };
  const disk = ts.createCompilerHost(options, true);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => texts.has(name) || disk.fileExists(name),
    readFile: (name) => texts.get(name) ?? disk.readFile(name),
    getSourceFile(name, language, ...rest) {
      const text = texts.get(name);
      if (text === undefined) return disk.getSourceFile(name, language, ...rest);
      return ts.createSourceFile(name, text, language, true);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const files = [...texts.keys()].map((name) => program.getSourceFile(name)!);
  const found = new Map<string, string>();
  for (const { file, member, set } of apiFaults(program, files, base))
    found.set(file, [found.get(file), `${member}: ${set}`].filter((one) => one !== undefined).join(", "));
  return found;
}

let found: ReadonlyMap<string, string>;
beforeAll(() => {
  found = faultsBySource();
});

test.each(sources.map(([what, , faults], at) => [what, faults, nameOf(at)]))("%s", (_, faults, file) => {
  expect(found.get(file) ?? "").toBe(faults);
});

test("files that name Office.js and files that import them are looked at", () => {
  const made = (name: string, text: string): ts.SourceFile =>
    ts.createSourceFile(join(process.cwd(), name), text, ts.ScriptTarget.ES2022);
  const files = [
    made("src/ribbon/commands.ts", "export const range = (): Excel.Range => one;"),
    made("src/pane/near.ts", 'import { range } from "../ribbon/commands"; void range();'),
    made("src/pane/far.ts", 'import { near } from "./near"; void near; // Excel. Nothing of it'),
  ];
  const looked = officeFiles(files, { moduleResolution: ts.ModuleResolutionKind.Bundler });
  expect(looked).toEqual(files.slice(0, 2));
});

test.each([
  ["[Api set: ExcelApi 1.9]", "ExcelApi 1.9"],
  ["[Api set: ExcelApi 1.1 for get, 1.8 for set]", "ExcelApi 1.1"],
  ["[Api set: ExcelApi BETA (PREVIEW ONLY)]", "ExcelApi preview"],
  [
    "**Requirement set**: {@link https://x/requirement-sets/common/ribbon-api-requirement-sets | RibbonApi 1.2}",
    "RibbonApi 1.2",
  ],
  [
    "**Requirement set**: {@link https://x/requirement-sets/common/office-add-in-requirement-sets#settings | Settings}",
    "",
  ],
  ["[Api set: Mailbox 1.3]", ""],
  ["**Applications**: Excel", ""],
])("the set of a comment: %s", (comment, set) => {
  const read = setInComment(comment);
  expect(read === undefined ? "" : writtenSet(read)).toBe(set);
});
