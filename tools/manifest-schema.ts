/**
 * Which children an element of the manifest has, in which order: Microsoft's schema of a task pane add-in (MS-OWEMXML),
 * as far as Excel goes. After a name: `!` once, `+` once or more, `*` any number, nothing at most once; `|` is either.
 */
export type Schema = Readonly<Record<string, readonly string[]>>;

const sets: Schema = { Requirements: ["Sets", "Methods"], Sets: ["Set+"], Methods: ["Method+"] };

/** The base manifest, down to VersionOverrides. */
export const baseSchema: Schema = {
  ...sets,
  OfficeApp: [
    ...["Id!", "AlternateId", "Version!", "ProviderName!", "DefaultLocale!", "DisplayName!", "Description!"],
    ...["IconUrl!", "HighResolutionIconUrl!", "SupportUrl!", "AppDomains", "Hosts!", "Requirements!"],
    ...["DefaultSettings!", "Permissions!", "VersionOverrides!", "ExtendedOverrides"],
  ],
  DisplayName: ["Override*"],
  Description: ["Override*"],
  IconUrl: ["Override*"],
  HighResolutionIconUrl: ["Override*"],
  SupportUrl: ["Override*"],
  AppDomains: ["AppDomain+"],
  Hosts: ["Host+"],
  DefaultSettings: ["SourceLocation!"],
  SourceLocation: ["Override*"],
};

/** What is inside VersionOverrides; Control, Action and ExtensionPoint are told apart by their xsi:type. */
export const overridesSchema: Schema = {
  VersionOverrides: [
    ...["Description", "Requirements", "Hosts!", "Resources!", "WebApplicationInfo", "EquivalentAddins"],
  ],
  Hosts: ["Host+"],
  Host: ["Runtimes!", "AllFormFactors", "DesktopFormFactor!"],
  Runtimes: ["Runtime!"],
  DesktopFormFactor: ["GetStarted", "FunctionFile!", "ExtensionPoint+"],
  GetStarted: ["Title!", "Description!", "LearnMoreUrl!"],
  "ExtensionPoint PrimaryCommandSurface": ["CustomTab|OfficeTab+"],
  "ExtensionPoint ContextMenu": ["OfficeMenu+"],
  OfficeTab: ["Group+"],
  CustomTab: ["Group|OfficeGroup+", "Label!", "InsertAfter|InsertBefore"],
  OfficeMenu: ["Control!"],
  Group: ["OverriddenByRibbonApi", "Label!", "Icon!", "Control|OfficeControl+"],
  "Control Button": ["OverriddenByRibbonApi", "Label!", "Supertip!", "Icon!", "Action!", "Enabled"],
  "Control Menu": ["OverriddenByRibbonApi", "Label!", "Supertip!", "Icon!", "Enabled", "Items!"],
  Items: ["Item+"],
  Item: ["OverriddenByRibbonApi", "Label!", "Supertip!", "Icon", "Action!", "Enabled"],
  Supertip: ["Title!", "Description!"],
  Icon: ["bt:Image+"],
  "Action ShowTaskpane": ["TaskpaneId", "SourceLocation!", "Title"],
  "Action ExecuteFunction": ["FunctionName!"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
  "bt:Images": ["bt:Image*"],
  "bt:Image": ["bt:Override*"],
  "bt:Urls": ["bt:Url*"],
  "bt:Url": ["bt:Override*"],
  "bt:ShortStrings": ["bt:String*"],
  "bt:LongStrings": ["bt:String*"],
  "bt:String": ["bt:Override*"],
};

/** Where the resid of an element points to, by its name. */
export const resourceOf: Readonly<Record<string, string>> = {
  Label: "bt:ShortStrings",
  Title: "bt:ShortStrings",
  Description: "bt:LongStrings",
  Runtime: "bt:Urls",
  FunctionFile: "bt:Urls",
  SourceLocation: "bt:Urls",
  LearnMoreUrl: "bt:Urls",
  "bt:Image": "bt:Images",
};
