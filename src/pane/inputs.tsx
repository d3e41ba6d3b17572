import { Input, Select, Textarea } from "@fluentui/react-components";
import type { ComponentType, ReactNode } from "react";
import { type Kind, OPEN_AMOUNT, type Options } from "../records/field";
import { CompletingInput } from "./CompletingInput";
import { DateInput } from "./DateInput";
import { segments } from "./form-sections";
import { type InputBase, type InputProps, tiesOf } from "./input-props";
import { SegmentedInput } from "./SegmentedInput";
import { optionWord } from "./show-value";
import { useTexts } from "./TextsContext";

function TextInput(props: InputBase): ReactNode {
  return props.offers ? (
    <CompletingInput {...props} offers={props.offers} />
  ) : (
    <Input
      {...tiesOf(props)}
      value={props.value}
      autoComplete="off"
      onChange={(_event, { value }) => {
        props.onType(value);
      }}
    />
  );
}

function LongTextInput(props: InputProps<"longText">): ReactNode {
  const { field, value, onType } = props;
  return (
    <>
      <Textarea
        {...tiesOf(props)}
        value={value}
        rows={field.suggest ? 2 : 3}
        resize="vertical"
        onChange={(_event, { value: typed }) => {
          onType(typed);
        }}
      />
      {field.suggest && <Words options={field.suggest} value={value} onType={onType} />}
    </>
  );
}

/** Words offered as one tap: they are put behind what stands in the text, or taken out again. */
function Words({
  options,
  value,
  onType,
}: Pick<InputBase, "value" | "onType"> & { readonly options: Options }): ReactNode {
  const texts = useTexts();
  const parts = value.split("、").filter((part) => part !== "");
  return (
    <div className="chips">
      {Object.keys(options).map((word) => (
        <Chip
          key={word}
          pressed={parts.includes(word)}
          onClick={() => {
            onType(
              (parts.includes(word) ? parts.filter((part) => part !== word) : [...parts, word]).join("、"),
            );
          }}
        >
          {optionWord(word, options, texts)}
        </Chip>
      ))}
    </div>
  );
}

function Chip(props: {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button type="button" className="chip" aria-pressed={props.pressed} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

function ChoiceInput(props: InputProps<"choice">): ReactNode {
  const texts = useTexts();
  const { field, value, onType } = props;
  const words = Object.keys(field.options);
  if (segments(field) > 0) return <SegmentedInput {...props} options={field.options} />;
  return (
    <Select
      {...tiesOf(props)}
      value={value}
      onChange={(_event, chosen) => {
        onType(chosen.value);
      }}
    >
      <option value=""></option>
      {(words.includes(value) || value === "" ? words : [value, ...words]).map((word) => (
        <option key={word} value={word}>
          {optionWord(word, field.options, texts)}
        </option>
      ))}
    </Select>
  );
}

function NumberInput(
  props: InputBase & { readonly unit?: string; readonly word?: string | undefined },
): ReactNode {
  const { value, word, unit, onType } = props;
  return (
    <div className="with-word">
      <Input
        {...tiesOf(props)}
        className="number"
        value={value}
        inputMode="decimal"
        autoComplete="off"
        {...(unit !== undefined && { contentAfter: unit })}
        onChange={(_event, { value: typed }) => {
          onType(typed);
        }}
      />
      {word !== undefined && (
        <Chip
          pressed={value === word}
          onClick={() => {
            onType(value === word ? "" : word);
          }}
        >
          {word}
        </Chip>
      )}
    </div>
  );
}

/** A share as people say it, in percent; it is kept as "60%". */
function RateInput(props: InputBase): ReactNode {
  const { value, onType } = props;
  const percent = value.replace(/\s*[%％]$/, "");
  const isWritten = percent !== value || value === "" || Number.isNaN(Number(value));
  return (
    <NumberInput
      {...props}
      value={isWritten ? percent : String(Number((Number(value) * 100).toPrecision(12)))}
      unit="%"
      onType={(typed) => {
        const bare = typed.replace(/\s*[%％]$/, "");
        onType(bare === "" ? "" : `${bare}%`);
      }}
    />
  );
}

const yesNo: Options = { 是: "Yes", 否: "No" };

/** The input of each kind of field. A new kind does not compile until it has one. */
export const inputs: { readonly [K in Kind]: ComponentType<InputProps<K>> } = {
  id: TextInput,
  text: TextInput,
  ref: TextInput,
  longText: LongTextInput,
  choice: ChoiceInput,
  flag: (props) => <SegmentedInput {...props} options={yesNo} />,
  date: DateInput,
  dateTime: (props) => <DateInput {...props} withTime />,
  integer: NumberInput,
  quantity: (props) => <NumberInput {...props} word={props.field.pending && props.pendingToken} />,
  rate: RateInput,
  money: (props) => <NumberInput {...props} unit="元" word={props.field.open && OPEN_AMOUNT} />,
};
