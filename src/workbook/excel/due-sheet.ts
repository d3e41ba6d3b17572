import type { DueLine } from "../sheet";
import type { OwnLine, OwnSheet } from "./own-sheet";

/** 待办: what waits for whom, the most overdue first; the case's number leads to its row. */
export const dueSheet: OwnSheet = {
  name: "待办",
  mark: "_kesu.due",
  columns: [
    { label: "负责人", points: 110 },
    { label: "客诉编号", points: 80 },
    { label: "客户", points: 150 },
    { label: "事项", points: 230 },
    { label: "期限", points: 100 },
    { label: "状况", points: 120 },
    { label: "已历天数", points: 60 },
  ],
};

export const dueLine = ({ owner, complaintNo, customer, what, due, state, age, at }: DueLine): OwnLine => [
  owner,
  { at, text: complaintNo },
  customer,
  what,
  due,
  state,
  age,
];
