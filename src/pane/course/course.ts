export { Alike } from "./Alike";
export { CaseCourse } from "./CaseCourse";
export { CaseLists } from "./CaseLists";
export { DecisionsNote } from "./DecisionsNote";
export { DecisionsView } from "./DecisionsView";
export { ToastBar } from "./ToastBar";
export { VerifyPart } from "./VerifyPart";
