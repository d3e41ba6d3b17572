import type { storeZh } from "./store-zh";

const quoted = (text: string): string => `“${text}”`;

/** What a file on disk, its folder and its lock may say, in English. */
export const storeEn: typeof storeZh = {
  errors: {
    locked: (detail) => `The file is in use (${detail}): close it in Excel or WPS and try again.`,
    "open-elsewhere": (detail) =>
      `The file may be open in Excel, WPS or LibreOffice (${detail}); nothing was written. Save and close it there and try again. If nobody has it open (that program crashed), look at this mark and clear it with kesu unlock, or delete it.`,
    "being-saved": (detail) =>
      `Another Kesu is writing this register (${detail}); nothing was written. Try again later. If that computer is off or off the network, the register is free after a minute; kesu unlock shows and clears the lock.`,
    "changed-since-opened": () =>
      "The file was changed by somebody else since it was opened; nothing was written. Open it again.",
    "gone-since-opened": (detail) =>
      `The file was deleted, moved or renamed since it was opened (${detail}); nothing was written, and it was not made anew.`,
    "access-denied": (detail) =>
      `There is no right to write${detail === "" ? "" : ` (${detail})`}; nothing was written. Is the file read-only?`,
    "not-readable": (detail) => `There is no right to read ${quoted(detail)}.`,
    exists: (detail) => `${quoted(detail)} exists and was not overwritten.`,
    "is-a-folder": (detail) => `${quoted(detail)} is a folder, not a file: name a file.`,
    "folder-not-found": (detail) =>
      `The folder ${quoted(detail)} does not exist; nothing was written. Make it first, or choose another place.`,
    "not-a-folder": (detail) => `${quoted(detail)} is a file, not a folder; nothing was written.`,
    "no-permission": (detail) =>
      `There is no right to write into the folder ${quoted(detail)}; nothing was written. Choose another place, or ask for the right.`,
    "read-only-disk": (detail) => `The disk of ${quoted(detail)} is read-only; nothing was written.`,
    "disk-full": (detail) =>
      `The disk of ${quoted(detail)} is full; nothing was written. Make room and try again.`,
    "name-too-long": (detail) => `The name ${quoted(detail)} is too long; nothing was written.`,
    "write-failed": (detail) => `Writing failed (${detail}); the file is as it was.`,
  },
  notes: {
    "hard-link": (detail) =>
      `Note: ${quoted(detail)} has other names (hard links). The new content stands under this name only; the others hold the old content and should not be used any more.`,
    "owner-changed": (detail) => `Note: the owner or group of ${quoted(detail)} could not be kept.`,
    "other-kept": (detail) =>
      `Note: somebody else replaced the file while it was saved; their version is kept in ${quoted(detail)}.`,
    restored: (detail) => `A save was cut off: ${quoted(detail)} was put back as it was before it.`,
  },
  unlock: {
    nothing: "Nobody holds this register; it can be written.",
    lock: {
      removed: (detail) => `A lock that a crash of Kesu left was cleared: ${detail}`,
      "in-use": (detail) => `Another Kesu is writing this register; nothing was cleared: ${detail}`,
      stands: (detail) => `Another Kesu's lock: ${detail}`,
    },
    sign: {
      removed: (detail) => `Deleted: ${detail}`,
      "in-use": (detail) => `Cannot be deleted, the file may really be open: ${detail}`,
      stands: (detail) =>
        `Somebody may have this file open: ${detail}. When you are sure that nobody has, run this again with --nobody-has-it-open.`,
    },
  },
};
