import { attribute, child, childrenOf, descendants, type XmlElement } from "../src/opc/xml";
import { named, type Say } from "./manifest-order";
import { pane, resources } from "./manifest-resources";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const VERSION = /^\d{1,5}(\.\d{1,5}){0,3}$/u;
const SET_VERSION = /^\d+\.\d+$/u;
const REQUIRED_SETS = ["SharedRuntime", "ExcelApi"];
const DEFAULT_LOCALE = "zh-CN";

/** The identity: GUID, version, default locale, the two namespaces' types. */
export function checkHead(root: XmlElement, say: Say): void {
  const read = (name: string): readonly [XmlElement, string] => {
    const found = child(root, name);
    return [found ?? root, found?.text.trim() ?? ""];
  };
  const [idAt, id] = read("Id");
  if (!GUID.test(id)) say(idAt, `the Id "${id}" is no GUID`);
  const [versionAt, version] = read("Version");
  if (!VERSION.test(version)) say(versionAt, `the Version "${version}" is not of the form 1.2.3.4`);
  const [localeAt, locale] = read("DefaultLocale");
  if (locale !== DEFAULT_LOCALE) say(localeAt, `the DefaultLocale is "${locale}", not ${DEFAULT_LOCALE}`);
  if (attribute(root, "xsi:type") !== "TaskPaneApp") say(root, "the add-in is no TaskPaneApp");
  const overrides = child(root, "VersionOverrides");
  if (overrides !== undefined && attribute(overrides, "xsi:type") !== "VersionOverridesV1_0")
    say(overrides, "a task pane has VersionOverridesV1_0");
}

/** The requirement sets without which the add-in does not start. */
export function checkSets(root: XmlElement, say: Say): void {
  const sets = descendants(root, "Set");
  for (const name of REQUIRED_SETS)
    if (!sets.some((set) => attribute(set, "Name") === name))
      say(child(root, "Requirements") ?? root, `the requirement set ${name} is missing`);
  for (const set of sets)
    if (!SET_VERSION.test(attribute(set, "MinVersion") ?? ""))
      say(set, `the requirement set ${attribute(set, "Name") ?? ""} has no MinVersion such as 1.1`);
}

/** One long-lived runtime: Runtime, FunctionFile and every shown page are the page of the base manifest. */
export function checkRuntime(root: XmlElement, say: Say): void {
  const [runtime] = descendants(root, "Runtime");
  if (runtime === undefined) return;
  if (attribute(runtime, "lifetime") !== "long") say(runtime, `a shared <Runtime> has lifetime="long"`);
  const shared = attribute(runtime, "resid") ?? "";
  const users = [
    ...descendants(root, "FunctionFile"),
    ...descendants(root, "Action").flatMap((one) => childrenOf(one, "SourceLocation")),
  ];
  for (const one of users)
    if (attribute(one, "resid") !== shared)
      say(one, `${named(one)} has the resid ${attribute(one, "resid") ?? ""}, the <Runtime> has ${shared}`);
  const page = resources(root, "bt:Urls").find((one) => attribute(one, "id") === shared);
  const base = pane(root);
  if (
    page !== undefined &&
    base !== undefined &&
    attribute(page, "DefaultValue") !== attribute(base, "DefaultValue")
  )
    say(page, `the page of the <Runtime> is not the <SourceLocation> of the base manifest`);
}

/** Every button starts a function that the add-in associates; a context menu's control cannot start disabled. */
export function checkCommands(root: XmlElement, commands: readonly string[], say: Say): void {
  for (const one of descendants(root, "FunctionName"))
    if (!commands.includes(one.text.trim()))
      say(one, `the function ${one.text.trim()} is not in src/ribbon/commands.ts`);
  for (const menu of descendants(root, "OfficeMenu"))
    for (const one of descendants(menu, "Enabled")) say(one, "<Enabled> is not supported in a context menu");
}
