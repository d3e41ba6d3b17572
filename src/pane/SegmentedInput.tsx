import type { ReactNode } from "react";
import type { Options } from "../records/field";
import type { InputBase } from "./input-props";
import { optionWord } from "./show-value";
import { useTexts } from "./TextsContext";

/** A few answers side by side, one tap each; a second tap takes the answer back. */
export function SegmentedInput(props: InputBase & { readonly options: Options }): ReactNode {
  const { id, options, value, required, invalid, describedBy, onType } = props;
  const texts = useTexts();
  const words = Object.keys(options);
  return (
    <div
      className="segments"
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      aria-required={required}
      aria-invalid={invalid}
    >
      {words.map((word, index) => (
        <label key={word}>
          <input
            id={index === 0 ? id : undefined}
            type="radio"
            name={id}
            checked={value === word}
            onChange={() => {
              onType(word);
            }}
            onClick={() => {
              if (value === word) onType("");
            }}
          />
          <span>{optionWord(word, options, texts)}</span>
        </label>
      ))}
    </div>
  );
}
