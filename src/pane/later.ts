import { lazy } from "react";

/** Parts of the pane that are not needed for the first complaint: each is loaded where it is shown, or when there is time. */

const course = () => import("./course/course");
const lists = () => import("./lists");
const documents = () => import("./DocumentsPart");
const file = () => import("./file-parts");

/** The course of a case. */
export const CaseCourse = lazy(async () => ({ default: (await course()).CaseCourse }));
export const CaseLists = lazy(async () => ({ default: (await course()).CaseLists }));
export const DecisionsView = lazy(async () => ({ default: (await course()).DecisionsView }));
export const DecisionsNote = lazy(async () => ({ default: (await course()).DecisionsNote }));
export const ToastBar = lazy(async () => ({ default: (await course()).ToastBar }));
export const Alike = lazy(async () => ({ default: (await course()).Alike }));
export const VerifyPart = lazy(async () => ({ default: (await course()).VerifyPart }));

export const CheckList = lazy(async () => ({ default: (await lists()).CheckList }));
export const DueList = lazy(async () => ({ default: (await lists()).DueList }));
export const DocumentsPart = lazy(async () => ({ default: (await documents()).DocumentsPart }));

/** What only a register in a file has to show. */
export const FileNotes = lazy(async () => ({ default: (await file()).FileNotes }));
export const FileSettings = lazy(async () => ({ default: (await file()).FileSettings }));

/** What only a register on a sheet has to show. */
export const NoRegister = lazy(async () => ({ default: (await import("./NoRegister")).NoRegister }));
export const SheetNotes = lazy(async () => ({ default: (await import("./SheetNotes")).SheetNotes }));

/** Loads what every visit comes to, ahead of being wanted. */
export const loadAhead = (): void => {
  for (const part of [course, lists, documents]) void part().catch(() => undefined);
};
