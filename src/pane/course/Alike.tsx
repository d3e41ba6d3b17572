import { type ReactNode, useMemo } from "react";
import { radarOf } from "../../actions/flow-context";
import type { Case } from "../../rules/case";
import type { Likeness } from "../../rules/alike/radar";
import type { courseZh } from "../../texts/course-zh";
import type { Register } from "../../workbook/register";
import { ActButton } from "../ActButton";
import { useCourse } from "./course-texts";

interface AlikeProps {
  /** The case, or what is typed of it so far. */
  readonly one: Case;
  readonly register: Register;
  readonly onOpenCase?: (id: string) => void;
  /** The number of the case it repeats; null where it repeats none. */
  readonly onAnswer: (repeatOf: string | null) => void;
}

const MOST = 3;

/** Earlier cases like this one, each with why, and the answer §6.4.1 asks for; nothing once it is answered. */
export function Alike({ one, register, onOpenCase, onAnswer }: AlikeProps): ReactNode {
  const words = useCourse();
  const isAsked = one.complaint.repeatFlag === null;
  const found = useMemo(
    () =>
      isAsked
        ? radarOf(register)
            .of(one, MOST)
            .filter(({ other }) => other.complaint.complaintNo !== null)
        : [],
    [isAsked, one, register],
  );
  if (found.length === 0) return null;
  return (
    <div className="alike">
      {found.map((each) => (
        <p key={each.other.complaint.id}>
          <Like each={each} words={words} onOpenCase={onOpenCase} />{" "}
          <ActButton
            size="small"
            onAct={() => {
              onAnswer(each.other.complaint.complaintNo);
            }}
          >
            {words.isRepeat}
          </ActButton>
        </p>
      ))}
      <ActButton
        size="small"
        appearance="subtle"
        onAct={() => {
          onAnswer(null);
        }}
      >
        {words.noRepeat}
      </ActButton>
    </div>
  );
}

function Like(props: {
  readonly each: Likeness;
  readonly words: typeof courseZh;
  readonly onOpenCase: ((id: string) => void) | undefined;
}): ReactNode {
  const { each, words, onOpenCase } = props;
  const { complaint } = each.other;
  const reasons = each.reasons.map(({ kind, value }) =>
    kind === "text" ? words.shared(value) : words.likeness[kind],
  );
  const score = `${String(Math.round(each.score * 100))} %`;
  const sentence = words.alike(complaint.complaintNo ?? "", score, [...new Set(reasons)]);
  const { id } = complaint;
  return onOpenCase && id !== null ? (
    <button
      type="button"
      className="link"
      title={complaint.complaintText ?? ""}
      onClick={() => {
        onOpenCase(id);
      }}
    >
      {sentence}
    </button>
  ) : (
    <span title={complaint.complaintText ?? ""}>{sentence}</span>
  );
}
