import { type ExcelDoor, inExcel } from "./door";

/** `Excel.createWorkbook` beside what every door has. */
export type NewWorkbookDoor = ExcelDoor & Pick<typeof Excel, "createWorkbook">;

/** Opens a new workbook with an empty register in a window of its own. Rejects with WorkbookError. */
export const newRegisterWorkbook = (door: NewWorkbookDoor, template: Uint8Array): Promise<void> =>
  inExcel(door, () => door.createWorkbook(base64(template)));

/** In pieces: a function takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
