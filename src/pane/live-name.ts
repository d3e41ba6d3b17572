/** How long Office may take to tell a workbook's name; then what it last told counts. */
const PATIENCE_MS = 1000;

/**
 * Where the workbook is kept now. `document.url` is read once and stays after "Save as" (office-js 1507); the file's
 * properties are live. Empty while the workbook has no name. Office is asked once at a time, however many want to know.
 */
export function liveName(
  document: Pick<Office.Document, "url" | "getFilePropertiesAsync">,
): () => Promise<string> {
  let last = document.url || "";
  let asked: Promise<string> | undefined;
  const ask = (): Promise<string> =>
    new Promise((resolve) => {
      const tell = (name?: string): void => {
        last = name !== undefined && name !== "" ? name : last;
        clearTimeout(patience);
        resolve(last);
      };
      const patience = setTimeout(tell, PATIENCE_MS);
      try {
        document.getFilePropertiesAsync(({ value }: { value?: Office.FileProperties }) => {
          tell(value?.url);
        });
      } catch {
        tell(); // a host without it
      }
    });
  return () =>
    (asked ??= ask().finally(() => {
      asked = undefined;
    }));
}

/** Is it an address others may open, and not a path on this computer? */
export const isOnline = (name: string): boolean => /^https?:/i.test(name);
