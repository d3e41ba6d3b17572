/** The id of a field's input; of a further product line, with its index. */
export const fieldId = (name: string, line?: number): string =>
  line === undefined ? `field-${name}` : `field-${name}-${String(line)}`;

/** Puts the cursor into a field, unfolding whatever hides it. */
export function focusField(id: string): void {
  const input = document.getElementById(id);
  if (!input) return;
  const folded = input.closest("details");
  if (folded) folded.open = true;
  input.focus();
  input.closest(".field")?.scrollIntoView({ block: "center" });
}
