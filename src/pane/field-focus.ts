/** The id of a field's input; of a further product line, with its index. */
export const fieldId = (name: string, line?: number): string =>
  line === undefined ? `field-${name}` : `field-${name}-${String(line)}`;

/** The id of the part of a case that writes its forms. */
export const DOCUMENTS_ID = "documents";

/** Puts the cursor where a form is written. */
export function focusDocuments(): void {
  const part = document.getElementById(DOCUMENTS_ID);
  part?.scrollIntoView({ block: "center" });
  part?.querySelector("button")?.focus();
}

/** Puts the cursor into a field, unfolding whatever hides it. */
export function focusField(id: string): void {
  const input = document.getElementById(id);
  if (!input) return;
  const folded = input.closest("details");
  if (folded) folded.open = true;
  input.focus();
  input.closest(".field")?.scrollIntoView({ block: "center" });
}
