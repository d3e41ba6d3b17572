import type { ReactNode } from "react";
import { ActButton } from "./ActButton";
import type { Book } from "./book";
import { useTexts } from "./TextsContext";

interface FileBarProps {
  readonly book: Book;
  readonly onSave: () => void;
  readonly onConfirm: () => void;
}

/** Where the file stands, always in sight: what is only in this browser is not in the file yet. */
export function FileBar({ book, onSave, onConfirm }: FileBarProps): ReactNode {
  const texts = useTexts();
  const { file } = texts.pane;
  return (
    <footer className="file-bar" data-unsaved={book.unsaved > 0} role="status">
      <span className="dot" aria-hidden="true" />
      <span className="standing" title={book.name}>
        <strong className="cut">{book.name}</strong>
        <small>{standing()}</small>
      </span>
      {book.handedOver !== undefined ? (
        <ActButton size="small" onAct={onConfirm}>
          {file.confirm}
        </ActButton>
      ) : (
        book.unsaved > 0 && (
          <ActButton size="small" appearance="primary" onAct={onSave}>
            {file.save}
          </ActButton>
        )
      )}
    </footer>
  );

  function standing(): string {
    if (book.handedOver !== undefined) return file.handedOver(book.handedOver);
    if (book.unsaved === 0) return book.origin === "sample" ? file.sample : file.same;
    return book.kept ? file.onlyHere(book.unsaved) : file.nowhere(book.unsaved);
  }
}
