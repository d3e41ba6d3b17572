import { readFileSync } from "node:fs";
import { type PaneCall, PaneCalls } from "../../src/pane/pane-calls";
import { commandNames } from "../../src/ribbon/commands";
import { enableRowCommands, type RibbonOffice, tieCommands } from "../../src/ribbon/ribbon";

/** An Office that notes what is asked of it. */
function anOffice({ ribbonApi = true, canShow = true } = {}) {
  const tied = new Map<string, (event: { completed: () => void }) => void>();
  const updates: unknown[] = [];
  const shown: string[] = [];
  const office = {
    actions: { associate: (name: string, command: never) => tied.set(name, command) },
    addin: {
      showAsTaskpane: () => {
        shown.push("pane");
        return canShow ? Promise.resolve() : Promise.reject(new Error("no pane here"));
      },
    },
    ribbon: { requestUpdate: (update: unknown) => Promise.resolve(void updates.push(update)) },
    context: { requirements: { isSetSupported: (set: string) => set === "RibbonApi" && ribbonApi } },
  } as unknown as RibbonOffice;
  const press = (name: string) =>
    new Promise<void>((completed) => {
      tied.get(name)?.({ completed });
    });
  return { office, tied, updates, shown, press };
}

test("every command of the manifest shows the pane, says what is wanted and completes", async () => {
  const { office, tied, shown, press } = anOffice();
  const calls = new PaneCalls();
  const heard: PaneCall[] = [];
  calls.listen((call) => heard.push(call));
  tieCommands(office, calls);
  expect([...tied.keys()].sort()).toEqual([...commandNames].sort());
  for (const name of commandNames) await press(name);
  expect(heard).toEqual(["form", "case", "document", "check", "due", "review"]);
  expect(shown).toHaveLength(commandNames.length);
});

test("a command completes also where the pane cannot be shown", async () => {
  const { office, press } = anOffice({ canShow: false });
  tieCommands(office, new PaneCalls());
  await press("showDue");
});

test("a command given before the pane can follow waits; of several the last one counts", () => {
  const calls = new PaneCalls();
  const heard: PaneCall[] = [];
  calls.make("due");
  calls.make("form");
  const end = calls.listen((call) => heard.push(call));
  expect(heard).toEqual(["form"]);
  end();
  calls.make("check");
  expect(heard).toEqual(["form"]);
});

test("the buttons of a row are those of the manifest, and start disabled there", async () => {
  const { office, updates } = anOffice();
  await enableRowCommands(office, true);
  const [{ tabs }] = updates as [
    { tabs: { id: string; groups: { id: string; controls: { id: string }[] }[] }[] },
  ];
  const manifest = readFileSync("manifest.xml", "utf8");
  const ids = tabs.flatMap((tab) => [
    tab.id,
    ...tab.groups.flatMap((g) => [g.id, ...g.controls.map(({ id }) => id)]),
  ]);
  expect(ids).toEqual(["Kesu.Tab", "Kesu.Group.Row", "Kesu.Case", "Kesu.Document"]);
  for (const id of ids) expect(manifest).toContain(`id="${id}"`);
  expect(manifest.match(/<Enabled>false<\/Enabled>/g)).toHaveLength(2);
});

test("an Excel without RibbonApi is not asked", async () => {
  const { office, updates } = anOffice({ ribbonApi: false });
  await enableRowCommands(office, true);
  expect(updates).toEqual([]);
});
