import type { Register } from "../workbook/register";
import type { Spot } from "../workbook/sheet";

/** The case a person stands on: its own row or one of its product lines; undefined where there is none. */
export function caseAt({ cases }: Register, spot: Spot | undefined): string | undefined {
  if (!spot || spot.id === null) return undefined;
  const { id, table } = spot;
  const found = cases.find(({ complaint, lines }) =>
    table === "complaint" ? complaint.id === id : table === "productLine" && lines.some((l) => l.id === id),
  );
  return found?.complaint.id ?? undefined;
}
