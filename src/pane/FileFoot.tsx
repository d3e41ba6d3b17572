import { type ReactNode, useSyncExternalStore } from "react";
import { FileBar } from "./FileBar";
import type { FileSide } from "./register-session";

/** The foot of the pane where the register is a file. */
export function FileFoot({
  file,
  onSave,
  onConfirm,
}: {
  readonly file: FileSide;
  readonly onSave: () => void;
  readonly onConfirm: () => void;
}): ReactNode {
  const { book } = useSyncExternalStore(file.subscribe, file.state);
  return book && <FileBar book={book} onSave={onSave} onConfirm={onConfirm} />;
}
