import { type RefObject, useCallback, useState } from "react";
import type { Finding } from "../actions/check-register";
import { isPart } from "../records/parts";
import type { Stored } from "../workbook/register";
import type { Place } from "./Detail";
import type { RegisterSession } from "./register-session";
import type { ListHandle } from "./WindowedList";

/** What stands beside the list, and the ways there. */
export interface PlaceInSight {
  readonly place: Place;
  readonly go: (place: Place) => void;
  /** The case in sight, just saved or opened. */
  readonly shown: string | undefined;
  /** Begins a complaint. */
  readonly begin: () => void;
  /** Back to the list, where the cursor was. */
  readonly back: () => void;
  /** Shows a case; the sheet stays where it is. */
  readonly show: (id: string, field?: string) => void;
  /** Shows a case and goes to its row. */
  readonly pick: (id: string) => void;
  /** Shows the case a finding is about, and goes to its cell. */
  readonly openFinding: (finding: Finding) => void;
}

/** A row that hangs on a case. */
interface Hanging {
  readonly id: string | null;
  readonly complaintId: string | null;
}

/** The place in sight. Where there is a sheet, going to a case goes to its row, too. */
export function usePlace(
  { sheet, state }: RegisterSession,
  list: RefObject<ListHandle | null>,
): PlaceInSight {
  const [place, go] = useState<Place>({ at: "nothing" });
  const show = (id: string, field?: string): void => {
    go({ at: "case", id, field });
  };
  return {
    place,
    go,
    shown: shownAt(place),
    begin: useCallback(() => {
      go({ at: "form" });
    }, []),
    back: () => {
      go({ at: "nothing" });
      requestAnimationFrame(() => list.current?.focus());
    },
    show,
    pick: (id) => {
      show(id);
      void sheet?.select("complaint", id);
    },
    openFinding: ({ issue, table, row }) => {
      const { register } = state().book ?? {};
      const hanging: readonly Stored<Hanging>[] =
        table === "productLine"
          ? (register?.productLines ?? [])
          : isPart(table)
            ? (register?.parts[table] ?? [])
            : [];
      const under = hanging.find((each) => each.row === row)?.record;
      const found = register?.complaints.find(
        (each) =>
          (table === "complaint" && each.row === row) || each.record.id === (under?.complaintId ?? ""),
      );
      if (!found?.record.id) return;
      show(found.record.id, under ? undefined : issue.fields[0]);
      void sheet?.select(table, under?.id ?? found.record.id, issue.fields[0]);
    },
  };
}

function shownAt(place: Place): string | undefined {
  if (place.at === "case") return place.id;
  return place.at === "saved" ? (place.saved.case.complaint.id ?? undefined) : undefined;
}
