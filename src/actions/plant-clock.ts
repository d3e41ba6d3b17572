/** The plant's wall clock, "2026-11-22 14:05:09": the time the computer shows. Only the doors call it. */
export function plantClock(date: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")}`;
}
