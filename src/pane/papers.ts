import { type LogEntry, NUMBER_PRINTED } from "../records/log";
import { DUTY_TABLE } from "../rules/due/month-duties";

/** Does a row of the log tell of a document that went out (V-59), or of a duty of the month (§6.1.10, §6.3.1)? */
export const isPaper = ({ table, field }: Pick<LogEntry, "table" | "field">): boolean =>
  table === DUTY_TABLE || field === NUMBER_PRINTED;
