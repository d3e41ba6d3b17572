import { Button } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { TemplateError } from "../documents/template-error";
import { sayTemplateError } from "../documents/template-sentences";
import { hostDiagnostics } from "../workbook/excel/door";
import { WorkbookError } from "../workbook/port";
import { CarryOffer } from "./carry-offer";
import { CopyButton } from "./CopyButton";
import { CloseIcon } from "./icons";
import { retryHelps } from "./retry";
import { useTexts } from "./TextsContext";

/** What went wrong, as a sentence where it is a known failure, else as a panel for whoever mends Kesu. */
export function FailureNote({
  error,
  onRetry,
  onClose,
}: {
  readonly error: unknown;
  /** Does it once more; offered only where that helps. */
  readonly onRetry?: (() => void) | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const texts = useTexts();
  const canRetry = onRetry !== undefined && retryHelps(error);
  const known =
    error instanceof WorkbookError
      ? canRetry && error.code === "changed-since-opened"
        ? texts.sheet.changedMeanwhile // there is no file to open again
        : texts.workbookErrors[error.code](error.detail)
      : error instanceof TemplateError
        ? sayTemplateError(error, texts.language)
        : undefined;
  if (error instanceof CarryOffer)
    return (
      <div className="failure" role="alert">
        <p>
          {texts.carried.title}
          {texts.carried.hint}
        </p>
        <Button
          size="small"
          className="retry"
          onClick={() => {
            onClose();
            error.carry();
          }}
        >
          {texts.carried.carry}
        </Button>
      </div>
    );
  const host = hostDiagnostics(error);
  const details = [host, error instanceof Error ? (error.stack ?? error.message) : String(error)]
    .filter((part) => part !== undefined)
    .join("\n\n");
  return (
    <div className="failure" role="alert">
      <p>{known ?? texts.pane.bug}</p>
      {known === undefined && <pre>{details}</pre>}
      {(known === undefined || host !== undefined) && (
        <CopyButton text={details}>{texts.pane.copyDetails}</CopyButton>
      )}
      {canRetry && (
        <Button
          size="small"
          className="retry"
          onClick={() => {
            onClose();
            onRetry();
          }}
        >
          {texts.pane.tryAgain}
        </Button>
      )}
      <Button
        appearance="subtle"
        size="small"
        icon={<CloseIcon />}
        aria-label={texts.pane.close}
        onClick={onClose}
      />
    </div>
  );
}

/** Catches what breaks while the pane is drawn: what was typed is kept on this device, a new start brings it back. */
export class FailureBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: unknown }
> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <FailureNote
        error={this.state.error}
        onClose={() => {
          this.setState({ error: undefined });
        }}
      />
    );
  }
}
