export { FileNotes } from "./FileNotes";
export { FileSettings } from "./FileSettings";
