/** What a person has to know of a save that went well all the same. */
export type StoreNote =
  /** The file had other names; they still hold the old content. */
  | { readonly code: "hard-link"; readonly detail: string }
  /** The file belongs to somebody else now. */
  | { readonly code: "owner-changed"; readonly detail: string }
  /** Somebody else's version could not stay in place: where it is kept. */
  | { readonly code: "other-kept"; readonly detail: string }
  /** A run was killed while it saved: the file was put back as it was before. */
  | { readonly code: "restored"; readonly detail: string };

/** Where such notes go. */
export type Tell = (note: StoreNote) => void;
