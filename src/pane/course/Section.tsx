import type { ReactNode } from "react";
import type { PartTable } from "../../records/parts";
import type { Desk } from "./desk";

interface SectionProps {
  readonly title: string;
  /** What the head says of it: how many, how much is done. */
  readonly count: string;
  readonly desk: Desk;
  /** The lists in it: a form that is open in one unfolds it. */
  readonly tables: readonly PartTable[];
  readonly children: ReactNode;
}

/** A part of the case that folds; it stays unfolded while something in it is being filled in. */
export function Section({ title, count, desk, tables, children }: SectionProps): ReactNode {
  const isOpen = Object.keys(desk.rows.drafts).some((key) =>
    tables.some((table) => key.startsWith(`${table} `)),
  );
  return (
    <details className="facts section" open={isOpen}>
      <summary>
        {title} <small>{count}</small>
      </summary>
      {children}
    </details>
  );
}
