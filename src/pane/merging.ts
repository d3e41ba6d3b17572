export { keepMine } from "../actions/keep-mine";
export { lostChanges } from "../actions/lost-changes";
export { mergeChanges } from "../actions/merge-changes";
export { countOf, takeIn } from "../actions/take-in";
