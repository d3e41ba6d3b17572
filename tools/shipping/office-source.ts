/** Where the pane loads office.js from. */
export interface OfficeSource {
  /** As a script element says it: absolute, or beside pane.html. Office.js finds its other files beside itself. */
  readonly url: string;
  /** Origins besides our own from which its scripts come. */
  readonly origins: readonly string[];
  /** The sites of Office on the web that may frame the pane. */
  readonly hosts: readonly string[];
}

/**
 * Excel on the web shows a pane in a frame of its own inside a frame of the site the workbook is on, and a browser asks
 * about all of them. The first two are in office.js's own list of hosts; the others are observed or inferred.
 */
const worldwide = [
  ...["https://*.officeapps.live.com", "https://*.office.net", "https://*.sharepoint.com"],
  ...["https://*.cloud.microsoft", "https://*.office.com", "https://*.microsoft365.com"],
  ...["https://*.live.com", "https://teams.microsoft.com"],
];
/** The same of Office 365 operated by 21Vianet. */
const china = [
  ...["https://*.partner.officewebapps.cn", "https://*.sharepoint.cn"],
  ...["https://*.partner.microsoftonline.cn", "https://*.office365.cn"],
];

const sources = {
  /** Microsoft's own, which the marketplace demands; the second origin is its newer name, should it redirect there. */
  cdn: {
    url: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    origins: ["https://appsforoffice.microsoft.com", "https://officeapis.public.onecdn.static.microsoft"],
    hosts: worldwide,
  },
  /** Office 365 operated by 21Vianet in China. */
  "21vianet": {
    url: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
    origins: ["https://appsforoffice.cdn.partner.office365.cn"],
    hosts: china,
  },
  /** A copy on the company's own server, for machines without the internet. */
  self: { url: "office/office.js", origins: [], hosts: [...worldwide, ...china] },
} satisfies Record<string, OfficeSource>;

/** The source that KESU_OFFICE_JS names; nothing said is Microsoft's own. */
export function officeSource(name = "cdn"): OfficeSource {
  if (!Object.hasOwn(sources, name))
    throw new Error(`KESU_OFFICE_JS is "${name}"; it may be ${Object.keys(sources).join(", ")}`);
  return sources[name as keyof typeof sources];
}

/**
 * What Excel 2021 and later load of node_modules/@microsoft/office-js/dist: the loader, one file a platform, the sentences
 * in our languages (others fall back to en-us). Left out: other hosts, Office 2013 and 2016, tablets, debug copies,
 * telemetry, and the page that asks about unknown Office servers, none of which has the API sets of the manifest.
 */
export const selfHosted: readonly string[] = [
  "office.js",
  "o15apptofilemappingtable.js",
  "excel-win32-16.01.js",
  "excel-mac-16.00.js",
  "excel-web-16.00.js",
  "en-us/office_strings.js",
  "zh-cn/office_strings.js",
  "zh-tw/office_strings.js",
];
