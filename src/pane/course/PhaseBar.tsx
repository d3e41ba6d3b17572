import { type ReactNode, useState } from "react";
import { type Phase, phases } from "../../procedure/flow";
import { complaintFields } from "../../records/complaint";
import { partTables } from "../../records/parts";
import { states } from "../../records/choices";
import type { Field } from "../../records/field";
import { stateOf } from "../../rules/flow/gates";
import { labelWord, optionWord, shortDay, showValue } from "../show-value";
import { useTexts } from "../TextsContext";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";
import { showPart } from "./part-focus";
import { phaseFacts, standOf, statesOf } from "./phase-facts";

/** The eight phases with the present one marked; a tap shows what is known of a phase, a second one folds it again. */
export function PhaseBar({ desk }: { readonly desk: Desk }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const [open, setOpen] = useState<Phase>();
  const { flow } = desk.register.procedure;
  const state = stateOf(desk.one);
  return (
    <nav className="phases" aria-label={words.phases}>
      <ol>
        {(Object.keys(phases) as Phase[]).map((phase) => {
          const stand = standOf(phase, state, flow);
          return (
            <li key={phase} data-stand={stand}>
              <button
                type="button"
                aria-current={stand === "present" ? "step" : undefined}
                aria-expanded={open === phase}
                onClick={() => {
                  setOpen(open === phase ? undefined : phase);
                }}
              >
                {optionWord(phase, phases, texts)}
                <span className="unseen"> {words[stand]}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {open !== undefined && <PhaseFacts phase={open} desk={desk} />}
    </nav>
  );
}

function PhaseFacts({ phase, desk }: { readonly phase: Phase; readonly desk: Desk }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { one, register, now, edit } = desk;
  const { fields, parts } = phaseFacts[phase];
  const inPhase = statesOf(phase, register.procedure.flow);
  const arrivals = one.parts.transition.filter(({ to }) => to !== null && inPhase.has(to));
  const known = fields.filter((name) => one.complaint[name] !== null);
  const lists = parts.filter((table) => one.parts[table].length > 0);
  const isEmpty = arrivals.length + known.length + lists.length === 0;
  return (
    <section className="phase-facts" aria-label={words.phaseFacts(optionWord(phase, phases, texts))}>
      {isEmpty && <p className="quiet">{words.nothingInPhase}</p>}
      <dl>
        {arrivals.map(({ id, at, to, by }) => (
          <div key={id} className="fact">
            <dt>{at === null ? "" : shortDay(at.slice(0, 10), now, texts)}</dt>
            <dd>{words.entered(to === null ? "" : optionWord(to, states, texts), by ?? "")}</dd>
          </div>
        ))}
        {known.map((name) => (
          <div key={name} className="fact">
            <dt title={fieldOf(name).clause}>{labelWord(fieldOf(name).label, texts)}</dt>
            <dd>
              <button
                type="button"
                className="value"
                onClick={() => {
                  edit(name);
                }}
              >
                {showValue(fieldOf(name), one.complaint[name], texts)}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      {lists.length > 0 && (
        <p className="links">
          {lists.map((table) => (
            <button
              key={table}
              type="button"
              className="chip"
              onClick={() => {
                showPart(table);
              }}
            >
              {labelWord(partTables[table].label, texts)} {one.parts[table].length}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

const fieldOf = (name: keyof typeof complaintFields): Field => complaintFields[name];
