import { ExcelError } from "./excel-error";

/** What can go wrong between an add-in and Excel. */
export type Fault =
  | "cell-edit-mode"
  | "access-denied"
  /** Too many requests at once; there is no code for a busy host but this one (belief `busy`). */
  | "busy"
  | "payload-too-large-request"
  | "payload-too-large-response"
  /** The request never arrives: nothing is done. */
  | "connection-lost"
  /** Everything is done, but the answer never arrives. */
  | "connection-lost-after"
  /** An internal error at one action; those before it stay done. */
  | "generic";

/** Which request is to fail, counted from the next as 1, and at which of its actions, counted from 0. */
export interface FaultPlace {
  readonly request?: number;
  readonly action?: number;
}

interface Planned {
  readonly fault: Fault;
  readonly request: number;
  readonly action: number;
}

const errors: Record<Exclude<Fault, "connection-lost" | "connection-lost-after">, () => ExcelError> = {
  "cell-edit-mode": () => new ExcelError("InvalidOperationInCellEditMode"),
  "access-denied": () => new ExcelError("AccessDenied"),
  busy: () => new ExcelError("ActivityLimitReached"),
  "payload-too-large-request": () => new ExcelError("RequestPayloadSizeLimitExceeded"),
  "payload-too-large-response": () => new ExcelError("ResponsePayloadSizeLimitExceeded"),
  generic: () => new ExcelError("GeneralException"),
};

/** The faults that are to come. */
export class FaultPlan {
  #planned: readonly Planned[] = [];
  #requests = 0;

  add(fault: Fault, { request = 1, action = 0 }: FaultPlace = {}): void {
    this.#planned = [...this.#planned, { fault, request: this.#requests + request, action }];
  }

  /** Drops what has not happened yet. */
  clear(): void {
    this.#planned = [];
  }

  /** The fault of the request that has just come in; each happens once. */
  next(): PlannedFault | undefined {
    this.#requests += 1;
    const now = this.#planned.find(({ request }) => request === this.#requests);
    this.#planned = this.#planned.filter((one) => one !== now);
    return now && new PlannedFault(now.fault, now.action);
  }
}

/** One fault at its request. */
export class PlannedFault {
  readonly fault: Fault;
  readonly #action: number;
  constructor(fault: Fault, action: number) {
    this.fault = fault;
    this.#action = action;
  }

  /** Throws before anything is executed, for faults that refuse the whole request. */
  refuse(): void {
    if (this.fault === "connection-lost" || this.fault === "connection-lost-after") return;
    if (
      this.fault !== "generic" &&
      this.fault !== "access-denied" &&
      this.fault !== "payload-too-large-response"
    ) {
      throw errors[this.fault]();
    }
  }

  /** Throws at its action, for faults that stop a batch in the middle. */
  stop(action: number): void {
    if ((this.fault === "generic" || this.fault === "access-denied") && action === this.#action)
      throw errors[this.fault]();
  }

  /** Throws when everything is done but the answer is too large. */
  withhold(): void {
    if (this.fault === "payload-too-large-response") throw errors[this.fault]();
  }
}
