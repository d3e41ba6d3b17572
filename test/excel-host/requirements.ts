import type { ApiLevel } from "./excel-host";

/** The sets a host claims besides ExcelApi. */
const others: Readonly<Record<string, string>> = {
  SharedRuntime: "1.1",
  RibbonApi: "1.1",
  DialogApi: "1.2",
  DialogOrigin: "1.1",
  OpenBrowserWindowApi: "1.1",
  RichApiRuntime: "1.2",
  KeyboardShortcuts: "1.1",
  Settings: "1.1",
  AddinCommands: "1.3",
};

/** Every set a host claims, with its version. */
export const requirementSets = (api: ApiLevel): Readonly<Record<string, string>> => ({
  ...others,
  ExcelApi: api,
});

/** `Office.context.requirements` of an Excel of that level. */
export function requirements(api: ApiLevel): {
  isSetSupported(name: string, version?: string | number): boolean;
} {
  return {
    isSetSupported: (name, version = "1.1") => {
      const claimed = name === "ExcelApi" ? api : Object.hasOwn(others, name) ? others[name] : undefined;
      return claimed !== undefined && atLeast(claimed, String(version));
    },
  };
}

function atLeast(claimed: string, wanted: string): boolean {
  const [major = 0, minor = 0] = claimed.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
