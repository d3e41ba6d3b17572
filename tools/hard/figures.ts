/** What a hard test came to. */
export interface Figures {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
  /** Was nothing lost, damaged or left behind? */
  readonly isWhole: boolean;
  /** Why it could not be tried here. */
  readonly skipped?: string;
}
