import { createContext, use, useEffect } from "react";

/** Told whether something typed is not saved yet: then nothing may take the form out of sight. */
export const TypingContext = createContext<(isTyping: boolean) => void>(() => undefined);

/** Says that this form holds typing of a person, as long as it does. */
export function useTyping(isTyping: boolean): void {
  const tell = use(TypingContext);
  useEffect(() => {
    tell(isTyping);
    return () => {
      tell(false);
    };
  }, [tell, isTyping]);
}
