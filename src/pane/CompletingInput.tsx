import { Input } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { isComposing } from "./keys";
import { type InputBase, tiesOf } from "./input-props";
import type { Suggestion } from "./knowledge";

/**
 * A text with what the workbook knows beneath it: typing narrows the list, the arrow keys walk it, Enter takes one.
 * What is typed stays as it is unless somebody chooses.
 */
export function CompletingInput(
  props: InputBase & { readonly offers: (text: string) => readonly Suggestion[] },
): ReactNode {
  const { id, value, offers, onType } = props;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = isOpen ? offers(value).filter((each) => each.value !== value) : [];
  const shown = found.length > 0;
  const optionId = (index: number): string => `${id}-option-${String(index)}`;

  const choose = (suggestion: Suggestion): void => {
    onType(suggestion.value);
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const chosen = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(found.length === 0 ? 0 : (active + step + found.length) % found.length);
    } else if (event.key === "Enter" && shown && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape" && shown) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div
      className="completing"
      onBlur={() => {
        setOpen(false);
        setActive(-1);
      }}
    >
      <Input
        {...tiesOf(props)}
        value={value}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-options`}
        aria-activedescendant={shown && active >= 0 ? optionId(active) : undefined}
        onKeyDown={onKeyDown}
        onChange={(_event, { value: typed }) => {
          setOpen(true);
          setActive(-1);
          onType(typed);
        }}
      />
      <ul
        id={`${id}-options`}
        role="listbox"
        aria-labelledby={`${id}-label`}
        className="options"
        hidden={!shown}
      >
        {found.map((each, index) => (
          <li
            key={each.value}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault(); // the cursor stays in the field
            }}
            onClick={() => {
              choose(each);
            }}
          >
            <span>{each.value}</span>
            {each.note !== "" && <small>{each.note}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
