/** The code of keys an input method has taken. Safari ends the composition first and sends its last key with this code. */
const TAKEN = 229;

/** Is a key the input method's: Escape drops its candidates, Enter takes one? Then it is nobody else's. */
export const isComposing = (key: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  key.isComposing || key.keyCode === TAKEN;

/** Ctrl+Enter saves the form it is pressed in; held down, it saves once. */
export const isSaveKey = ({
  key,
  ctrlKey,
  metaKey,
  repeat,
  nativeEvent,
}: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "repeat"> & {
  readonly nativeEvent: KeyboardEvent;
}): boolean => key === "Enter" && (ctrlKey || metaKey) && !repeat && !isComposing(nativeEvent);
