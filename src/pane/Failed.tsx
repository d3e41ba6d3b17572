import type { ReactNode } from "react";
import { FailureNote } from "./FailureNote";
import { askAgain } from "./loaded-later";
import { isNotLoaded } from "./not-loaded";
import { NotLoaded } from "./NotLoaded";
import type { Failure } from "./use-attempt";

/** What a person wanted did not work: where a part of Kesu did not come that is said, else what went wrong. */
export function Failed({
  failure,
  onClose,
}: {
  readonly failure: Failure;
  readonly onClose: () => void;
}): ReactNode {
  const { error, again } = failure;
  if (!isNotLoaded(error)) return <FailureNote error={error} onRetry={again} onClose={onClose} />;
  return (
    <NotLoaded
      onRetry={() => {
        onClose();
        askAgain();
        again?.();
      }}
    />
  );
}
