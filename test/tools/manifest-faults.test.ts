import { existsSync, readFileSync } from "node:fs";
import { commandNames } from "../../src/ribbon/commands";
import { manifestFaults, type AddinFiles } from "../../tools/manifest-faults";

const manifest = readFileSync("manifest.xml", "utf8");

/** The pictures are the real ones; the pages are there. */
const files: AddinFiles = {
  commands: commandNames,
  read: (path) =>
    ["pane.html", "support.html"].includes(path)
      ? new Uint8Array()
      : existsSync(path)
        ? new Uint8Array(readFileSync(path))
        : undefined,
};

/** The manifest with its first `from` replaced; it must be there. */
function broken(from: string | RegExp, to: string): string {
  const changed = manifest.replace(from, () => to);
  expect(changed).not.toBe(manifest);
  return changed;
}

const faults = (xml: string): readonly string[] => manifestFaults(xml, files);

test("the manifest of the add-in has no fault", () => {
  expect(faults(manifest)).toEqual([]);
});

test.each<[what: string, from: string | RegExp, to: string, fault: string]>([
  ["no GUID", "6f0a3c1e-", "6f0a3c1-", 'the Id "6f0a3c1-7d5b-4b0e-9a52-2c8f1d9e4b73" is no GUID'],
  ["version", "0.1.0.0<", "v1<", 'the Version "v1" is not of the form'],
  ["default locale", "zh-CN<", "en-US<", 'the DefaultLocale is "en-US", not zh-CN'],
  ["kind of add-in", '"TaskPaneApp"', '"MailApp"', "the add-in is no TaskPaneApp"],
  ["overrides of mail", "OverridesV1_0", "OverridesV1_1", "a task pane has VersionOverridesV1_0"],
  [
    "order at the top",
    /( *<Version>.*\n)( *<ProviderName>.*\n)/u,
    "<ProviderName>Kesu</ProviderName><Version>1.0</Version>",
    "<Version> must stand before <ProviderName>",
  ],
  [
    "order in the form factor",
    '<FunctionFile resid="Pane.Url" />',
    '</DesktopFormFactor><DesktopFormFactor><FunctionFile resid="Pane.Url" />',
    "<DesktopFormFactor> may stand only once",
  ],
  [
    "order in a host",
    /<Runtimes>[^]*?<\/Runtimes>([^]*?<\/DesktopFormFactor>)/u,
    '<DesktopFormFactor /><Runtimes><Runtime resid="Pane.Url" lifetime="long" /></Runtimes>',
    "<Runtimes> must stand before <DesktopFormFactor>",
  ],
  [
    "order in a control",
    /<Action xsi:type="ExecuteFunction">\s*<FunctionName>showCase<\/FunctionName>\s*<\/Action>\s*<Enabled>false<\/Enabled>/u,
    '<Enabled>false</Enabled><Action xsi:type="ExecuteFunction"><FunctionName>showCase</FunctionName></Action>',
    "<Action> must stand before <Enabled>",
  ],
  [
    "twice",
    "</ProviderName>",
    "</ProviderName><ProviderName>Q</ProviderName>",
    "<ProviderName> may stand only once",
  ],
  ["missing in a control", '<Label resid="New.Label" />', "", "<Control Kesu.New> lacks <Label>"],
  ["stranger", "<Permissions>", "<Rule /><Permissions>", "<Rule> does not belong in <OfficeApp>"],
  [
    "stranger in a tab",
    '<Label resid="Tab.Label" />',
    "<Tooltip />",
    "<Tooltip> does not belong in <CustomTab Kesu.Tab>",
  ],
  ["kind of action", '"ExecuteFunction"', '"RunFunction"', "<Action> has no known xsi:type"],
  [
    "two controls in a context menu",
    "</OfficeMenu>",
    '<Control xsi:type="Button" id="Kesu.Second" /></OfficeMenu>',
    "<Control Kesu.Second> may stand only once",
  ],
  [
    "disabled in a context menu",
    "</Action>\n                  </Item>",
    "</Action><Enabled>false</Enabled></Item>",
    "<Enabled> is not supported in a context menu",
  ],
  [
    "resid",
    'resid="New.Tip"',
    'resid="New.Hint"',
    "the resid New.Hint of <Description> is not in <bt:LongStrings>",
  ],
  [
    "resid of another kind",
    '<Label resid="New.Label"',
    '<Label resid="New.Tip"',
    "the resid New.Tip of <Label> is not in <bt:ShortStrings>",
  ],
  [
    "resource left over",
    "</bt:Urls>",
    '<bt:Url id="Old.Url" DefaultValue="https://localhost:3000/pane.html" /></bt:Urls>',
    "the resource Old.Url is used by nothing",
  ],
  ["long id", 'id="Kesu.New"', `id="Kesu.${"N".repeat(28)}"`, "has 33 characters, more than 32"],
  ["id twice", 'id="Kesu.Menu.New"', 'id="Kesu.New"', "the id Kesu.New is used twice"],
  [
    "plain http",
    "https://localhost:3000/pane.html",
    "http://localhost:3000/pane.html",
    "is no https address",
  ],
  [
    "icon over http",
    "https://localhost:3000/assets/new-16",
    "http://localhost:3000/assets/new-16",
    "is no https address",
  ],
  ["domain with a path", "3000</AppDomain>", "3000/kesu</AppDomain>", "is no https origin without a path"],
  ["long name", "Kesu Complaints", "K".repeat(126), "<DisplayName> has 126 characters, more than 125"],
  ["long description", "Registers customer", "R".repeat(250), "more than 250"],
  ["long label", "新客诉", "新".repeat(126), "<bt:String New.Label> has 126 characters, more than 125"],
  ["long tip", "Opens the case", "O".repeat(250), "<bt:String Case.Tip> has"],
  ["empty label", "新客诉", "", "<bt:String New.Label> is empty"],
  [
    "one language",
    '<bt:Override Locale="en-US" Value="New complaint" />',
    "",
    "<bt:String New.Label> has no override for en-US",
  ],
  [
    "one language of the name",
    '<Override Locale="en-US" Value="Kesu Complaints" />',
    "",
    "<DisplayName> has no override",
  ],
  ["no picture", "new-16.png", "newer-16.png", "assets/newer-16.png is no file of the add-in"],
  [
    "picture elsewhere",
    "localhost:3000/assets/new-16",
    "example.com/assets/new-16",
    "is no file of the add-in",
  ],
  ["size of a picture", "new-16.png", "new-32.png", "new-32.png is 32×32, not 16×16"],
  ["size of the add-in's icon", "icon-32.png", "icon-64.png", "icon-64.png is 64×64, not 32×32"],
  ["size of the large icon", "icon-64.png", "icon-80.png", "icon-80.png is 80×80, not 64×64"],
  [
    "no large picture",
    '<bt:Image size="80" resid="New.Icon80" />',
    "",
    "an <Icon> has no picture of 80 pixels",
  ],
  [
    "page of the functions",
    '<FunctionFile resid="Pane.Url"',
    '<FunctionFile resid="Support.Url"',
    "has the resid Support.Url, the <Runtime> has Pane.Url",
  ],
  [
    "page of the button",
    '<SourceLocation resid="Pane.Url"',
    '<SourceLocation resid="Support.Url"',
    "<SourceLocation> has the resid Support.Url",
  ],
  ["short life", 'lifetime="long"', 'lifetime="short"', 'a shared <Runtime> has lifetime="long"'],
  [
    "page of the base manifest",
    '<SourceLocation DefaultValue="https://localhost:3000/pane.html"',
    '<SourceLocation DefaultValue="https://localhost:3000/support.html"',
    "is not the <SourceLocation> of the base manifest",
  ],
  ["unknown function", ">showDue<", ">showDues<", "the function showDues is not in src/ribbon/commands.ts"],
  ["no support page", /<SupportUrl.*\n/u, "", "<OfficeApp> lacks <SupportUrl>"],
  ["no requirement", /<Set Name="ExcelApi".*\n/u, "", "the requirement set ExcelApi is missing"],
  [
    "requirement without a version",
    ' MinVersion="1.14"',
    "",
    "the requirement set ExcelApi has no MinVersion",
  ],
  ["not XML", "</Permissions>", "", "not well-formed XML"],
])("says what is wrong: %s", (_, from, to, fault) => {
  expect(faults(broken(from, to)).join("\n")).toContain(fault);
});

test("a fault names its line", () => {
  const line = manifest.slice(0, manifest.indexOf('lifetime="long"')).split("\n").length;
  expect(faults(broken('lifetime="long"', 'lifetime="short"'))).toEqual([
    `line ${line}: a shared <Runtime> has lifetime="long"`,
  ]);
});
