import { Button } from "@fluentui/react-components";
import { type ReactNode, useSyncExternalStore } from "react";
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
        <Button
          appearance="primary"
          onClick={() => {
            download(stranded.name, stranded.bytes);
          }}
        >
          {words.rescue}
        </Button>
      )}
      <Button onClick={files.open}>{words.open}</Button>
      <Button onClick={files.sample}>{words.openSample}</Button>
    </div>
  );
}
