import { useEffect, useState } from "react";
import { type Finding, findings } from "../actions/check-register";
import type { Register } from "../workbook/register";
import { plantClock } from "../actions/plant-clock";

const CALM_MS = 400;

/** The findings of the register: checked at once while they are looked at, else when the pane has a quiet moment. */
export function useFindings(
  register: Register | undefined,
  isShown: boolean,
): readonly Finding[] | undefined {
  const [checked, setChecked] = useState<{ readonly of: Register; readonly found: readonly Finding[] }>();
  useEffect(() => {
    if (!register || checked?.of === register) return undefined;
    const wait = setTimeout(
      () => {
        setChecked({ of: register, found: findings(register, plantClock()) });
      },
      isShown ? 0 : CALM_MS,
    );
    return () => {
      clearTimeout(wait);
    };
  }, [register, checked, isShown]);
  return checked?.found;
}
