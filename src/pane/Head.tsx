import { Button, Input } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { isComposing } from "./keys";
import { AddIcon, SearchIcon } from "./icons";
import { useTexts } from "./TextsContext";

interface HeadProps {
  readonly wanted: string;
  readonly onWanted: (text: string) => void;
  /** Leaves the search for the list beneath. */
  readonly onDown: () => void;
  readonly onNew: () => void;
}

/** The id of the search, for the key that leads there. */
export const SEARCH_ID = "search";

/** What is always there: the search and the way to a new complaint. */
export function Head({ wanted, onWanted, onDown, onNew }: HeadProps): ReactNode {
  const texts = useTexts();
  return (
    <div className="head">
      <Input
        id={SEARCH_ID}
        className="search"
        type="search"
        value={wanted}
        placeholder={texts.pane.searchHint}
        aria-label={texts.pane.searchHint}
        title="Ctrl+K"
        contentBefore={<SearchIcon />}
        autoComplete="off"
        onChange={(_event, { value }) => {
          onWanted(value);
        }}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            onDown();
          }
        }}
      />
      <Button appearance="primary" icon={<AddIcon />} title="Alt+N" onClick={onNew}>
        {texts.pane.add}
      </Button>
    </div>
  );
}
