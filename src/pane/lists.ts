export { CheckList } from "./CheckList";
export { DueList } from "./DueList";
