/** How long Office may take to tell a workbook's name; then what it last told counts. */
const PATIENCE_MS = 2000;

/**
 * Where the workbook is kept now. `document.url` is read once and stays after "Save as" (office-js 1507); the file's
 * properties are live. Empty while the workbook has no name.
 */
export function liveName(document: Office.Document): () => Promise<string> {
  let last = document.url || "";
  return () =>
    new Promise((resolve) => {
      const patience = setTimeout(() => {
        resolve(last);
      }, PATIENCE_MS);
      document.getFilePropertiesAsync(({ status, value }) => {
        clearTimeout(patience);
        if (String(status) === "succeeded") last = value.url || "";
        resolve(last);
      });
    });
}

/** Is it an address others may open, and not a path on this computer? */
export const isOnline = (name: string): boolean => /^https?:/i.test(name);
