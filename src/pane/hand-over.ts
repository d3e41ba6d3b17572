import { download } from "./disk-file";

/** A file that is handed to a person. */
export interface HandedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What it is, where it is no Word file. */
  readonly type?: string;
}

/** What became of it; where it has got to nobody tells, so nothing here says "saved". */
export type HandOver =
  /** The browser was given it as a download. */
  | "download"
  /** A person has chosen an app or a folder for it. */
  | "shared"
  /** A person has closed the choice. */
  | "cancelled"
  /** The system wants another click before it shows the choice. */
  | "press-again"
  /** A page of the add-in that offers it stands in the browser. */
  | "page"
  /** There is no way here: the command line and the browser mode can. */
  | "impossible";

/** The ways out that a platform may have. */
export interface WaysOut {
  /** `Office.context.platform`; undefined in a plain browser. */
  readonly platform: string | undefined;
  readonly download: (file: HandedFile) => void;
  /** Shows the system's choice; undefined where this file cannot be shared. */
  readonly share: ((file: HandedFile) => Promise<void>) | undefined;
  /** Opens an address in the person's browser; undefined where Office cannot. */
  readonly openPage: ((address: string) => void) | undefined;
  /** Where the page that offers a file is. */
  readonly pageAddress: string;
}

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * The most a page takes in its address: every browser a Mac may have opens addresses of 1.4 million characters
 * (Chrome: 2 MB), and base64 makes four of three.
 */
export const PAGE_LIMIT = 1_000_000;

/** Downloads from a pane do nothing here, and do not say so (excel-host.md). */
const deaf: ReadonlySet<string> = new Set(["Mac", "iOS", "Android"]);

/** Hands a file over the way the platform allows. */
export async function handOver(file: HandedFile, ways: WaysOut): Promise<HandOver> {
  if (ways.platform === undefined || !deaf.has(ways.platform)) {
    ways.download(file);
    return "download";
  }
  const shared = ways.share && (await share(file, ways.share));
  if (shared) return shared;
  const fitsPage = file.type === undefined && file.bytes.length <= PAGE_LIMIT; // the page offers Word files
  if (!ways.openPage || !fitsPage) return "impossible";
  ways.openPage(`${ways.pageAddress}#${pageHash(file)}`);
  return "page";
}

/** Undefined when sharing does not work here after all. */
async function share(
  file: HandedFile,
  give: (file: HandedFile) => Promise<void>,
): Promise<HandOver | undefined> {
  try {
    await give(file);
    return "shared";
  } catch (cause) {
    const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
    if (name === "AbortError") return "cancelled";
    return name === "NotAllowedError" ? "press-again" : undefined;
  }
}

/** A file in the hash of an address: its name and its bytes, letters only that no browser changes. */
export function pageHash({ fileName, bytes }: HandedFile): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  const letters = btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${encodeURIComponent(fileName)}:${letters}`;
}

/** The file in the hash of an address; undefined when it is no Word file. */
export function fileInHash(hash: string): HandedFile | undefined {
  try {
    const [name = "", letters = ""] = hash.replace(/^#/, "").split(":");
    const fileName = decodeURIComponent(name).replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "_");
    const text = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return isZip && fileName.endsWith(".docx") ? { fileName, bytes } : undefined;
  } catch {
    return undefined;
  }
}

/** The ways out of this window; `office` where Excel shows it. */
export function waysOut(office: typeof Office | undefined): WaysOut {
  const page = new URL("handover.html", window.location.href);
  page.search = "";
  page.hash = "";
  return {
    platform: office && String(office.context.platform), // a word at run time, whatever the types say
    download: ({ fileName, bytes, type = DOCX }) => {
      download(fileName, bytes, type);
    },
    share: canShare() ? (file) => navigator.share({ files: [asFile(file)] }) : undefined,
    openPage: office?.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")
      ? (address) => {
          office.context.ui.openBrowserWindow(address);
        }
      : undefined,
    pageAddress: page.href,
  };
}

const asFile = ({ fileName, bytes, type = DOCX }: HandedFile): File =>
  new File([bytes as Uint8Array<ArrayBuffer>], fileName, { type });

/** Can this window share a Word file? */
const canShare = (): boolean =>
  "canShare" in navigator &&
  navigator.canShare({ files: [asFile({ fileName: "a.docx", bytes: new Uint8Array([0x50, 0x4b]) })] });
