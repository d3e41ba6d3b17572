import type { Fields, Label, RecordOf } from "./field";

const text = (label: Label, max: number) => ({ kind: "text", max, group: "identification", label, auto: true }) as const;

/**
 * 操作日志: every change of every record, one row a field. Each device writes a chain of its own: `prev` is the
 * hash of that device's row before, `hash` covers prev and every other cell, so that two people never fork a chain.
 */
export const logFields = {
  id: { kind: "id", group: "identification", label: { zh: "日志ID", en: "Log id" }, auto: true },
  time: text({ zh: "时间", en: "Time" }, 19),
  who: text({ zh: "操作人", en: "Who" }, 60),
  device: text({ zh: "设备", en: "Device" }, 60),
  table: text({ zh: "表", en: "Table" }, 30),
  record: text({ zh: "记录ID", en: "Record" }, 26),
  complaintNo: text({ zh: "客诉编号", en: "Complaint no." }, 20),
  field: text({ zh: "字段", en: "Field" }, 40),
  old: { kind: "longText", max: 32767, group: "identification", label: { zh: "旧值", en: "Old value" }, auto: true },
  new: { kind: "longText", max: 32767, group: "identification", label: { zh: "新值", en: "New value" }, auto: true },
  prev: text({ zh: "前项哈希", en: "Previous hash" }, 64),
  hash: text({ zh: "哈希", en: "Hash" }, 64),
} as const satisfies Fields;

/** What stands in 字段 where a row tells of more than a field: the record as it was first written, as JSON. */
export const WHOLE_RECORD = "*";
/** The record's row is gone from its table. */
export const RECORD_GONE = "-";
/** The record's number went out on paper: from then on it keeps it. */
export const NUMBER_PRINTED = "printed";
/** The device's change at the time in 新值 was taken back; the rows before it say how. */
export const UNDONE = "undo";

/**
 * 操作人 of a change that was made without Kesu and found afterwards: nobody knows who it was. 设备 is the one that
 * found it, 时间 when. It is nobody's fault: people work in the sheet, that is what it is for.
 */
export const OUTSIDE = "外部修改";

export type LogEntry = RecordOf<typeof logFields>;
