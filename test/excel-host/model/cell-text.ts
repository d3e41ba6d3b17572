import type { Content } from "./cell";
import { plain } from "./cell";
import { partsOf } from "./serial";

/** A cell as it is shown, for the number formats an add-in is likely to meet; any other shows the bare number. */
export function cellText(content: Content, numberFormat: string, date1904: boolean): string {
  const value = plain(content);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const section = numberFormat.split(";")[value < 0 && numberFormat.includes(";") ? 1 : 0] ?? "General";
  const bare = section.replace(/\[[^\]]*\]/g, "").replace(/_.|\*./g, "");
  if (bare === "General" || bare === "@" || bare === "") return general(value);
  if (/[ymdhs]/i.test(bare.replace(/"[^"]*"/g, ""))) return dated(value, bare, date1904);
  return figure(value, bare);
}

const general = (value: number): string =>
  String(Number(value.toPrecision(11)))
    .replace("e+", "E+")
    .replace("e-", "E-");

function figure(value: number, format: string): string {
  const digits = /[#0][#0,]*(?:\.([#0]+))?/.exec(format);
  if (digits === null) return format.replaceAll('"', "");
  const scaled = format.includes("%") ? value * 100 : value;
  const places = digits[1]?.length ?? 0;
  const [whole = "", decimals] = Math.abs(scaled).toFixed(places).split(".");
  const least = (/0+$/.exec(digits[0].split(".")[0] ?? "")?.[0] ?? "").length;
  const grouped = digits[0].includes(",")
    ? whole.replace(/\B(?=(\d{3})+$)/g, ",")
    : whole.padStart(least, "0");
  const text = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return (
    (scaled < 0 && Number(text.replaceAll(",", "")) !== 0 ? "-" : "") +
    format.replace(digits[0], text).replaceAll('"', "")
  );
}

function dated(serial: number, format: string, date1904: boolean): string {
  if (serial < 0) return "#".repeat(8);
  const at = partsOf(serial, date1904);
  const two = (n: number): string => String(n).padStart(2, "0");
  let afterHours = false;
  return format.replace(
    /"([^"]*)"|\\(.)|yyyy|yy|mm?|dd?|hh?|ss?/gi,
    (token: string, quote?: string, escaped?: string) => {
      if (quote !== undefined) return quote;
      if (escaped !== undefined) return escaped;
      const long = token.length > 1;
      switch (token.toLowerCase()[0]) {
        case "y":
          return token.length > 2 ? String(at.year) : two(at.year % 100);
        case "m": {
          const n = afterHours ? at.minutes : at.month;
          return long ? two(n) : String(n);
        }
        case "d":
          return long ? two(at.day) : String(at.day);
        case "h":
          afterHours = true;
          return long ? two(at.hours) : String(at.hours);
        default:
          return long ? two(at.seconds) : String(at.seconds);
      }
    },
  );
}
