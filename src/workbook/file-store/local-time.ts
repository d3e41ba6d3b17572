/** A moment as this computer's clock shows it: "2026-12-01 11:02:03". */
export function localTime(time: number): string {
  const at = new Date(time);
  const two = (n: number): string => String(n).padStart(2, "0");
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":")}`;
}
