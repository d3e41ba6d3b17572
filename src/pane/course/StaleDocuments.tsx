import { type ReactNode, useMemo } from "react";
import { printedDocuments } from "../../rules/log/printed";
import { shortDay } from "../show-value";
import { useTexts } from "../TextsContext";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";

/** Documents that say something else than the case by now (V-59). */
export function StaleDocuments({ desk }: { readonly desk: Desk }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { one, papers, now } = desk;
  const stale = useMemo(() => printedDocuments(papers, one).filter((each) => each.stale), [papers, one]);
  return stale.map(({ document, copy, file, at }) => (
    <p key={`${document} ${copy}`} className="issue stale" data-severity="warn" title="V-59">
      {words.stale(file, shortDay(at.slice(0, 16), now, texts))}
    </p>
  ));
}
