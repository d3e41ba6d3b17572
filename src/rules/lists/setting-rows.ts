import type { Procedure } from "../../procedure/procedure";
import { settingOf, settings } from "../../procedure/settings";
import type { SettingRecord } from "../../records/masters";
import { nearest } from "../entry/nearest";
import { comparable } from "../entry/written-text";
import { type Issue, issue } from "../issue";
import { isUnread, type ListRow, missingIn } from "./list-row";

/** V-10: rows of 设置 that settle nothing: of no setting, said again further down, or without a value. */
export function settingIssues(
  rows: readonly ListRow<SettingRecord>[],
  procedure: Procedure,
): (row: ListRow<SettingRecord>) => readonly Issue[] {
  const isValue = ({ record: { key, value } }: ListRow<SettingRecord>): boolean =>
    settingOf(key ?? "")?.lay(procedure, (value ?? "").trim()) !== undefined;
  const last = new Map(rows.filter(isValue).map(({ record, row }) => [(record.key ?? "").trim(), row]));
  return (each) => {
    const { key, value } = each.record;
    if (key === null) return [...each.issues, ...missingIn(each, ["key"]).map(asSetting)];
    const setting = settingOf(key);
    if (!setting) return isUnread(each, "key") ? each.issues : [...each.issues, unknownKey(key)];
    // a number in the cell of a number is as good as its text
    const issues = setting.isNumber
      ? each.issues.filter(({ problem }) => problem.code !== "damaged-by-excel")
      : each.issues;
    const standing = last.get(key.trim());
    if (standing !== undefined && standing !== each.row && isValue(each))
      return [...issues, issue("V-10", "warn", "key", { code: "listed-twice", given: key, row: standing })];
    return standing === undefined && value === null
      ? [...issues, ...emptyValue(key, setting.show(procedure))]
      : issues;
  };
}

const asSetting = (each: Issue): Issue => ({ ...each, rule: "V-10" });

function unknownKey(key: string): Issue {
  const keys = settings.map((setting) => setting.key);
  const meant = keys.find((each) => comparable(each) === comparable(key)) ?? nearest(key, keys);
  return issue("V-10", "warn", "key", { code: "setting-unknown", given: key }, meant);
}

const emptyValue = (key: string, standing: string): readonly Issue[] =>
  standing === "" ? [] : [issue("V-10", "info", "value", { code: "setting-empty", key, standing }, standing)];
