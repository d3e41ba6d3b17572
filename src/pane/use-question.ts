import { useCallback, useRef, useState } from "react";
import type { VoidedSignature } from "../rules/flow/voided-by";
import type { Ask } from "./consent";

/** A question that stands before a change is written. */
export interface Question {
  readonly signatures: readonly VoidedSignature[];
  readonly answer: (isYes: boolean) => void;
}

/** Asks one question at a time; another that comes up meanwhile is answered no. */
export function useQuestion(): { readonly question: Question | undefined; readonly ask: Ask } {
  const [question, setQuestion] = useState<Question>();
  const isAsking = useRef(false);
  const ask = useCallback<Ask>(async (signatures) => {
    if (isAsking.current) return false;
    isAsking.current = true;
    const isYes = await new Promise<boolean>((answer) => {
      setQuestion({ signatures, answer });
    });
    isAsking.current = false;
    setQuestion(undefined);
    return isYes;
  }, []);
  return { question, ask };
}
