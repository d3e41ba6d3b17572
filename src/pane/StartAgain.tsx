import { type ReactNode, useSyncExternalStore } from "react";
import { ActButton } from "./ActButton";
import { download } from "./disk-file";
import type { FileVerbs } from "./FileSettings";
import type { FileSide } from "./register-session";
import { useTexts } from "./TextsContext";

/** Ways on when the first workbook could not be opened. */
export function StartAgain({
  file,
  files,
}: {
  readonly file: FileSide;
  readonly files: Pick<FileVerbs, "open" | "sample">;
}): ReactNode {
  const { file: words } = useTexts().pane;
  const { stranded } = useSyncExternalStore(file.subscribe, file.state);
  return (
    <div className="stack settings">
      {stranded && (
        <ActButton
          appearance="primary"
          onAct={() => {
            download(stranded.name, stranded.bytes);
          }}
        >
          {words.rescue}
        </ActButton>
      )}
      <ActButton onAct={files.open}>{words.open}</ActButton>
      <ActButton onAct={files.sample}>{words.openSample}</ActButton>
    </div>
  );
}
