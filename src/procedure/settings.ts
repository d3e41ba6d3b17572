import type { Procedure } from "./procedure";
import type { Setting } from "./setting-kinds";
import { clockSettings } from "./settings-of-clocks";
import { companySettings } from "./settings-of-company";
import { gradeSettings } from "./settings-of-grades";
import { stepSettings } from "./settings-of-steps";

/** The settings of 设置, in the order of the sheet. */
export const settings: readonly Setting[] = [
  ...companySettings,
  ...gradeSettings,
  ...clockSettings,
  ...stepSettings,
];

/** What the workbook's 设置 says, key by key. */
export type SettingRow = { readonly key: string; readonly value: string };

/**
 * The procedure in force: the profile with the workbook's settings laid over it.
 * A value that is no value of its setting is named in `refused` and the profile's own stands.
 */
export function procedureInForce<Row extends SettingRow>(
  profile: Procedure,
  rows: readonly Row[],
): { readonly procedure: Procedure; readonly refused: readonly Row[] } {
  let procedure = profile;
  const refused: Row[] = [];
  for (const row of rows) {
    const setting = settingOf(row.key);
    const value = row.value.trim();
    if (!setting || value === "") continue;
    const laid = setting.lay(procedure, value);
    if (laid) procedure = laid;
    else refused.push(row);
  }
  return { procedure, refused };
}

/** The setting a key names. */
export const settingOf = (key: string): Setting | undefined =>
  settings.find((each) => each.key === key.trim());
