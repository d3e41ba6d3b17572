import { orOffered } from "./carry-offer";
import { canWriteFiles, chooseFile, choosePlace, download } from "./disk-file";
import type { FileVerbs } from "./FileSettings";
import type { FileSide } from "./register-session";
import { saveInto } from "./save-file";
import type { Attempt } from "./use-attempt";

/** What a person may do with files; `onOpened` is told when another workbook stands in the pane, `carriedName` names a new one. */
export function useFileVerbs(
  session: FileSide | undefined,
  attempt: Attempt,
  onOpened: () => void,
  carriedName: (name: string) => string,
): (FileVerbs & { readonly confirm: () => void }) | undefined {
  if (!session) return undefined;
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
    await saveInto(session, handle, known && book.stamp);
  };
  return {
    open: opening(async () => {
      const chosen = await chooseFile();
      if (!chosen) return false;
      const carry = opening(async () => {
        await session.carryOver(chosen, carriedName(chosen.name));
        return true;
      });
      await orOffered(() => session.openBytes({ ...chosen, origin: "disk", unsaved: 0 }), carry);
      return true;
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
    confirm: () => void attempt(() => session.stand({ handedOver: undefined }, session.sent())),
  };
}
