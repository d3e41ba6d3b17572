import { WorkbookError } from "../workbook/port";

/** A register of an earlier layout was chosen: it can be carried over into a new one. */
export class CarryOffer extends Error {
  readonly carry: () => void;
  constructor(carry: () => void) {
    super("a register of an earlier layout");
    this.carry = carry;
  }
}

/** Opens a workbook; one of an earlier layout comes back as an offer. */
export async function orOffered(open: () => Promise<void>, carry: () => void): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (error instanceof WorkbookError && error.code === "older-layout") throw new CarryOffer(carry);
    throw error;
  }
}
