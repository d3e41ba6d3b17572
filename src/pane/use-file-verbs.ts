import { canWriteFiles, chooseFile, choosePlace, download, writeFile } from "./disk-file";
import type { Session } from "./session";
import type { FileVerbs } from "./SettingsView";

type Attempt = <T>(verb: () => Promise<T>) => Promise<T | undefined>;

/** What a person may do with files; `onOpened` is told when another workbook stands in the pane. */
export function useFileVerbs(
  session: Session,
  attempt: Attempt,
  onOpened: () => void,
): FileVerbs & { readonly confirm: () => void } {
  const opening = (verb: () => Promise<boolean>) => (): void => {
    void attempt(async () => {
      if (await verb()) onOpened();
    });
  };
  const save = async (asNew: boolean): Promise<void> => {
    const { book } = session.state();
    if (!book) return;
    if (!canWriteFiles()) {
      download(book.name, await session.bytes());
      await session.stand({ handedOver: book.name });
      return;
    }
    const known = asNew || book.origin !== "disk" ? undefined : book.handle;
    const handle = known ?? (await choosePlace(book.name));
    if (!handle) return;
    const stamp = await writeFile(handle, () => session.bytes(), known && book.stamp);
    // what came in while it was being written is not in the file
    const unsaved = (session.state().book?.unsaved ?? 0) - book.unsaved;
    await session.stand({ name: handle.name, origin: "disk", unsaved, handle, stamp });
  };
  return {
    open: opening(async () => {
      const chosen = await chooseFile();
      if (chosen) await session.openBytes({ ...chosen, origin: "disk", unsaved: 0 });
      return chosen !== undefined;
    }),
    create: opening(async () => {
      await session.openNew("客诉台账.xlsx");
      return true;
    }),
    sample: opening(async () => {
      await session.openSample();
      return true;
    }),
    save: () => void attempt(() => save(false)),
    saveAs: () => void attempt(() => save(true)),
    confirm: () => void attempt(() => session.stand({ unsaved: 0, handedOver: undefined })),
  };
}
