import { type ReactNode, type Ref, useDeferredValue, useMemo } from "react";
import { finalGrades, states, suggestedGrades } from "../records/choices";
import type { Case } from "../rules/case";
import { assessGrade } from "../rules/grade";
import { openQuestions } from "../rules/intake";
import type { Register } from "../workbook/register";
import { useUnsaved } from "./case-drafts";
import { type FoundCase, search, searchable } from "./case-search";
import { optionWord, shortDay } from "./show-value";
import { useTexts } from "./TextsContext";
import { type ListHandle, WindowedList } from "./WindowedList";

interface CaseListProps {
  readonly register: Register;
  readonly wanted: string;
  readonly now: string;
  readonly current: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly ref?: Ref<ListHandle>;
}

const ROW_HEIGHT = 56;

/** The register as a list, newest first; the search above narrows it. */
export function CaseList({ register, wanted, now, current, onOpen, ref }: CaseListProps): ReactNode {
  const texts = useTexts();
  const all = useMemo(() => searchable(register.cases), [register]);
  const calm = useDeferredValue(wanted);
  const found = useMemo(() => search(all, calm), [all, calm]);
  return (
    <>
      <p className="count" role="status">
        {calm.trim() === ""
          ? texts.pane.caseCount(all.length)
          : texts.pane.foundCount(found.length, all.length)}
      </p>
      {found.length === 0 ? (
        <p className="empty">{all.length === 0 ? texts.pane.emptyRegister : texts.pane.nothingFound}</p>
      ) : (
        <WindowedList<FoundCase>
          ref={ref ?? null}
          items={found}
          rowHeight={ROW_HEIGHT}
          label={texts.pane.tabs.register}
          keyOf={({ one }) => one.complaint.id ?? one.complaint.complaintNo ?? ""}
          render={({ one }) => <CaseRow one={one} register={register} now={now} />}
          current={current}
          onOpen={({ one }) => {
            if (one.complaint.id !== null) onOpen(one.complaint.id);
          }}
        />
      )}
    </>
  );
}

/** The grade a case has: the final one, else the suggested one, marked 暂定 while it may change. */
export function gradeOf(
  { complaint }: Case,
  { procedure }: Register,
): { readonly grade: "重大" | "一般" | "待评审"; readonly provisional: boolean } {
  if (complaint.level !== null) return { grade: complaint.level, provisional: false };
  return assessGrade(complaint, procedure);
}

function CaseRow({
  one,
  register,
  now,
}: {
  readonly one: Case;
  readonly register: Register;
  readonly now: string;
}): ReactNode {
  const texts = useTexts();
  const { complaint } = one;
  const { grade, provisional } = gradeOf(one, register);
  const open = openQuestions(one).length;
  const unsaved = useUnsaved(complaint.id);
  const isDraft = complaint.status === "草稿";
  const when = complaint.receivedAt ?? complaint.registeredAt;
  return (
    <div className="case-row" data-grade={isDraft ? "草稿" : grade}>
      <div>
        <strong>{complaint.complaintNo ?? texts.pane.noNumber}</strong>
        <span className="cut">{complaint.customer}</span>
        <span className="grade">
          {isDraft
            ? optionWord("草稿", states, texts)
            : optionWord(grade, { ...suggestedGrades, ...finalGrades }, texts)}
          {!isDraft && provisional && <small>{texts.pane.provisional}</small>}
        </span>
      </div>
      <div className="second">
        <span className="day">{when === null ? "" : shortDay(when.slice(0, 10), now, texts)}</span>
        <span className="cut">
          {[complaint.partNo ?? complaint.model, complaint.complaintText].filter(Boolean).join(" ")}
        </span>
        {unsaved > 0 && <span className="unsaved">{texts.pane.unsaved.count(unsaved)}</span>}
        {open > 0 && <span className="open">{texts.pane.openCount(open)}</span>}
        {open === 0 && complaint.status !== null && !isDraft && (
          <span>{optionWord(complaint.status, states, texts)}</span>
        )}
      </div>
    </div>
  );
}
