import { useEffect, useEffectEvent, useState } from "react";
import type { Finding } from "../actions/check-register";
import type { Register } from "../workbook/register";
import { plantClock } from "../actions/plant-clock";

const CALM_MS = 400;

/** The findings of the register: checked at once while they are looked at, else when the pane has a quiet moment. */
export function useFindings(
  register: Register | undefined,
  isShown: boolean,
): readonly Finding[] | undefined {
  const [checked, setChecked] = useState<{ readonly of: Register; readonly found: readonly Finding[] }>();
  const look = useEffectEvent(async (of: Register, signal: AbortSignal): Promise<void> => {
    const { findings } = await import("../actions/check-register");
    if (!signal.aborted) setChecked({ of, found: findings(of, plantClock()) });
  });
  useEffect(() => {
    if (!register || checked?.of === register) return undefined;
    const looking = new AbortController();
    const wait = setTimeout(() => void look(register, looking.signal), isShown ? 0 : CALM_MS);
    return () => {
      looking.abort();
      clearTimeout(wait);
    };
  }, [register, checked, isShown]);
  return checked?.found;
}
