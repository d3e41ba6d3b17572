import { Input } from "@fluentui/react-components";
import { type ReactNode, useRef } from "react";
import { dayNumber } from "../procedure/day";
import { CalendarIcon } from "./icons";
import { type InputBase, tiesOf } from "./input-props";
import { useTexts } from "./TextsContext";

/** A date as people type or paste it, with the system's own calendar one click away. */
export function DateInput(props: InputBase & { readonly withTime?: boolean }): ReactNode {
  const { value, withTime = false, onType } = props;
  const texts = useTexts();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="dated">
      <Input
        {...tiesOf(props)}
        value={value}
        autoComplete="off"
        placeholder={withTime ? "" : texts.pane.datePlaceholder}
        contentAfter={
          <button
            type="button"
            className="bare"
            tabIndex={-1}
            aria-label={texts.pane.pickDate}
            onClick={() => {
              const [, day = "", time = "T00:00"] = /^(\S{10})(?: (\d\d:\d\d))?$/.exec(value) ?? [];
              const { current } = picker;
              if (!current) return;
              current.value = dayNumber(day) === undefined ? "" : withTime ? `${day}T${time.slice(-5)}` : day;
              current.showPicker();
            }}
          >
            <CalendarIcon />
          </button>
        }
        onChange={(_event, { value: typed }) => {
          onType(typed);
        }}
      />
      <input
        ref={picker}
        className="picker"
        type={withTime ? "datetime-local" : "date"}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => {
          onType(target.value.replace("T", " "));
        }}
      />
    </div>
  );
}
