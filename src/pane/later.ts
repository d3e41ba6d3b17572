import { lazy } from "react";

/**
 * Parts of the pane that are not needed for the first complaint: each is loaded where it is shown, or when there is
 * time. Those of one chunk come together.
 */

/** The course of a case. */
export const CaseCourse = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/CaseCourse")).CaseCourse,
}));
export const CaseLists = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/CaseLists")).CaseLists,
}));
export const DecisionsView = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/DecisionsView")).DecisionsView,
}));
export const DecisionsNote = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/DecisionsNote")).DecisionsNote,
}));
export const ToastBar = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/ToastBar")).ToastBar,
}));
export const VoidQuestion = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/VoidQuestion")).VoidQuestion,
}));
export const Alike = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/Alike")).Alike,
}));
export const VerifyPart = lazy(async () => ({
  default: (await import(/* webpackChunkName: "course" */ "./course/VerifyPart")).VerifyPart,
}));

export const CheckList = lazy(async () => ({
  default: (await import(/* webpackChunkName: "lists" */ "./CheckList")).CheckList,
}));
export const DueList = lazy(async () => ({
  default: (await import(/* webpackChunkName: "lists" */ "./DueList")).DueList,
}));

export const DocumentsPart = lazy(async () => ({
  default: (await import(/* webpackChunkName: "documents" */ "./DocumentsPart")).DocumentsPart,
}));

/** What only a register in a file has to show. */
export const FileNotes = lazy(async () => ({
  default: (await import(/* webpackChunkName: "file" */ "./FileNotes")).FileNotes,
}));
export const FileSettings = lazy(async () => ({
  default: (await import(/* webpackChunkName: "file" */ "./FileSettings")).FileSettings,
}));

/** What only a register on a sheet has to show. */
export const NoRegister = lazy(async () => ({
  default: (await import(/* webpackChunkName: "no-register" */ "./NoRegister")).NoRegister,
}));
export const SheetNotes = lazy(async () => ({
  default: (await import(/* webpackChunkName: "sheet-notes" */ "./SheetNotes")).SheetNotes,
}));

export const ShowPaneSetting = lazy(async () => ({
  default: (await import(/* webpackChunkName: "sheet-notes" */ "./ShowPane")).ShowPaneSetting,
}));

/** Loads what every visit comes to, ahead of being wanted. */
export const loadAhead = (): void => {
  void Promise.all([
    import(/* webpackChunkName: "course" */ "./course/CaseCourse"),
    import(/* webpackChunkName: "lists" */ "./CheckList"),
    import(/* webpackChunkName: "documents" */ "./DocumentsPart"),
  ]).catch(() => undefined);
};
