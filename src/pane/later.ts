import { loadedLater } from "./loaded-later";

/**
 * Parts of the pane that are not needed for the first complaint: each is loaded where it is shown, or when there is
 * time. Those of one chunk come together.
 */

/** The course of a case. */
export const CaseCourse = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/CaseCourse")).CaseCourse,
);
export const CaseLists = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/CaseLists")).CaseLists,
);
export const DecisionsView = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/DecisionsView")).DecisionsView,
);
export const DecisionsNote = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/DecisionsNote")).DecisionsNote,
);
export const ToastBar = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/ToastBar")).ToastBar,
);
export const VoidQuestion = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/VoidQuestion")).VoidQuestion,
);
export const Alike = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/Alike")).Alike,
);
export const VerifyPart = loadedLater(
  async () => (await import(/* webpackChunkName: "course" */ "./course/VerifyPart")).VerifyPart,
);

export const CheckList = loadedLater(
  async () => (await import(/* webpackChunkName: "lists" */ "./CheckList")).CheckList,
);
export const DueList = loadedLater(
  async () => (await import(/* webpackChunkName: "lists" */ "./DueList")).DueList,
);

export const DocumentsPart = loadedLater(
  async () => (await import(/* webpackChunkName: "documents" */ "./DocumentsPart")).DocumentsPart,
);

/** What only a register in a file has to show. */
export const FileNotes = loadedLater(
  async () => (await import(/* webpackChunkName: "file" */ "./FileNotes")).FileNotes,
);
export const FileSettings = loadedLater(
  async () => (await import(/* webpackChunkName: "file" */ "./FileSettings")).FileSettings,
);

/** What only a register on a sheet has to show. */
export const NoRegister = loadedLater(
  async () => (await import(/* webpackChunkName: "no-register" */ "./NoRegister")).NoRegister,
);
export const SheetNotes = loadedLater(
  async () => (await import(/* webpackChunkName: "sheet-notes" */ "./SheetNotes")).SheetNotes,
);

export const ShowPaneSetting = loadedLater(
  async () => (await import(/* webpackChunkName: "sheet-notes" */ "./ShowPane")).ShowPaneSetting,
);

/** Loads what every visit comes to, ahead of being wanted. */
export const loadAhead = (): void => {
  void Promise.all([
    import(/* webpackChunkName: "writing" */ "../actions/register-complaint"),
    import(/* webpackChunkName: "writing" */ "../actions/amend-complaint"),
    import(/* webpackChunkName: "course" */ "./course/CaseCourse"),
    import(/* webpackChunkName: "lists" */ "./CheckList"),
    import(/* webpackChunkName: "documents" */ "./DocumentsPart"),
  ]).catch(() => undefined);
};
