import { useEffect, useEffectEvent, useState } from "react";
import { caseAt } from "./case-at";
import type { RegisterSession } from "./register-session";

/** A case a person went to on the sheet while the pane holds typing of theirs. */
export interface OfferedCase {
  readonly id: string;
  readonly row: number;
}

interface Following {
  /** The case in sight, if any. */
  readonly shown: string | undefined;
  readonly isTyping: () => boolean;
  readonly onFollow: (id: string) => void;
}

/**
 * The sheet and the pane agree: a case whose row is selected is shown. While something typed is not saved it is only
 * offered. Resolves nothing while the row has no record yet: that comes when it is taken in.
 */
export function useSheetSpot(
  { sheet, state }: RegisterSession,
  following: Following,
): { readonly offer: OfferedCase | undefined; readonly take: () => void } {
  const [offer, setOffer] = useState<OfferedCase>();
  const follow = useEffectEvent((id: string, row: number): void => {
    if (id === following.shown) setOffer(undefined);
    else if (following.isTyping()) setOffer({ id, row });
    else {
      setOffer(undefined);
      following.onFollow(id);
    }
  });
  useEffect(() => {
    if (!sheet) return undefined;
    let seen = sheet.state().spot;
    return sheet.subscribe(() => {
      const { spot } = sheet.state();
      const { book } = state();
      if (spot === seen || !book) return;
      const id = caseAt(book.register, spot);
      if (spot?.byPane !== true && id !== undefined) follow(id, spot?.row ?? 0);
      else if (spot && spot.id !== null && !spot.byPane) return; // a co-author's new row: it comes with the next refresh
      seen = spot;
    });
  }, [sheet, state]);
  return {
    offer,
    take: () => {
      if (offer) following.onFollow(offer.id);
      setOffer(undefined);
    },
  };
}
