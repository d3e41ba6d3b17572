import type { ReactNode } from "react";
import { hasReached } from "../../rules/case";
import { stateOf } from "../../rules/flow/gates";
import { Alike } from "./Alike";
import type { Desk } from "./desk";
import { NextStep } from "./NextStep";
import { PhaseBar } from "./PhaseBar";

/** Where a case stands in the procedure, what comes next, and, until it is investigated, which cases it may repeat. */
export function CaseCourse({ desk }: { readonly desk: Desk }): ReactNode {
  const { one, register, amend, onOpenCase } = desk;
  return (
    <>
      <PhaseBar desk={desk} />
      <NextStep desk={desk} />
      {!hasReached(stateOf(one), "不成立待确认") && stateOf(one) !== "草稿" && (
        <Alike
          one={one}
          register={register}
          onOpenCase={onOpenCase}
          onAnswer={(repeatOf) =>
            void amend(repeatOf === null ? { repeatFlag: "否" } : { repeatFlag: "是", repeatOf })
          }
        />
      )}
    </>
  );
}
