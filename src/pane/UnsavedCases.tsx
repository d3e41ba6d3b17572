import type { ReactNode } from "react";
import type { Register } from "../workbook/register";
import { useCasesTypedAbout } from "./case-drafts";
import { useTexts } from "./TextsContext";

/** More than these are found in the list, by their mark. */
const MOST = 5;

/** Above the list: the cases with typing that is not saved, each a way to go on. */
export function UnsavedCases({
  register,
  onOpen,
}: {
  readonly register: Register;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const texts = useTexts();
  const typed = new Set(useCasesTypedAbout());
  const cases = typed.size === 0 ? [] : register.cases.filter(({ complaint: { id } }) => typed.has(id ?? ""));
  if (cases.length === 0) return null;
  return (
    <p className="note quiet">
      {texts.pane.unsaved.cases(cases.length)}{" "}
      {cases.slice(0, MOST).map(({ complaint: { id, complaintNo } }) => (
        <button
          key={id}
          type="button"
          className="link"
          onClick={() => {
            if (id !== null) onOpen(id);
          }}
        >
          {complaintNo ?? texts.pane.noNumber}{" "}
        </button>
      ))}
    </p>
  );
}
