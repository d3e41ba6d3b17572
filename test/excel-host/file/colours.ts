import { attribute, child, type XmlElement } from "../../../src/opc/xml";
import { amount } from "./attributes";

/** Office's own scheme, for a workbook without a theme: light and dark come in the order cells count them. */
const OFFICE = "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split(
  " ",
);

/** The palette of old: eight colours twice, then Excel's 48. */
const BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" ");
const PALETTE = [
  ...BASIC,
  ...BASIC,
  ..."800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF".split(
    " ",
  ),
  ..."000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99".split(
    " ",
  ),
  ..."3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333".split(
    " ",
  ),
];

/** The colours of a theme part, in the order cells count them. */
export function themeColours(root: XmlElement | undefined): readonly string[] {
  const elements = root && child(root, "themeElements");
  const scheme = elements && child(elements, "clrScheme");
  if (scheme === undefined) return OFFICE;
  const colours = scheme.children.map(({ children: [colour] }) =>
    colour === undefined ? "000000" : (attribute(colour, "lastClr") ?? attribute(colour, "val") ?? "000000"),
  );
  const [dark1 = "", light1 = "", dark2 = "", light2 = "", ...accents] = colours;
  return [light1, dark1, light2, dark2, ...accents];
}

/** A colour as Excel gives it, "#C00000"; undefined for the automatic one. */
export function colourOf(element: XmlElement | undefined, theme: readonly string[]): string | undefined {
  if (element === undefined) return undefined;
  const rgb = attribute(element, "rgb");
  if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`;
  const found = theme[amount(element, "theme") ?? -1] ?? PALETTE[amount(element, "indexed") ?? -1];
  return found === undefined ? undefined : `#${tinted(found.toUpperCase(), amount(element, "tint") ?? 0)}`;
}

/** Lighter (towards 1) or darker (towards -1), channel by channel: near enough to Excel's way by lightness. */
function tinted(rgb: string, tint: number): string {
  if (tint === 0) return rgb;
  return [0, 2, 4]
    .map((at) => parseInt(rgb.slice(at, at + 2), 16))
    .map((channel) => Math.round(tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint))
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}
