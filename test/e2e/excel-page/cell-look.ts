import type { Border, CellFormat } from "../../excel-host/model/cell-format";

type Look = Readonly<Record<string, unknown>>;

const sides = { EdgeTop: "top", EdgeBottom: "bottom", EdgeLeft: "left", EdgeRight: "right" } as const;
const weights: Readonly<Record<string, string>> = {
  Hairline: "1px",
  Thin: "1px",
  Medium: "2px",
  Thick: "3px",
};
const lines: Readonly<Record<string, string>> = { Dash: "dashed", Dot: "dotted", Double: "double" };

const line = ({ style, weight, color }: Border): string =>
  style === "None" ? "" : `${weights[weight] ?? "1px"} ${lines[style] ?? "solid"} ${color}`;

/** What a cell needs to know of its neighbours: of two lines that lie on one another one is drawn. */
export interface Neighbours {
  readonly above: CellFormat | undefined;
  readonly before: CellFormat | undefined;
}

/** How a cell looks on the page: its format, and what conditional formats lay over it. */
export function applyLook(
  cell: HTMLElement,
  format: CellFormat,
  mark: Look,
  isNumber: boolean,
  { above, before }: Neighbours,
): void {
  const text = (path: string): string | undefined =>
    typeof mark[path] === "string" ? mark[path] : undefined;
  const { style } = cell;
  const fill = text("fill/color") ?? format.fill;
  if (fill !== undefined && fill !== "") style.background = fill;
  const colour = text("font/color") ?? format.fontColor;
  if (colour !== undefined) style.color = colour;
  if (mark["font/bold"] === true || format.bold === true) style.fontWeight = "600";
  if (mark["font/italic"] === true || format.italic === true) style.fontStyle = "italic";
  const strike = mark["font/strikethrough"] === true || format.strikethrough === true;
  const under = format.underline !== undefined && format.underline !== "None";
  if (strike || under)
    style.textDecoration = [strike ? "line-through" : "", under ? "underline" : ""].join(" ").trim();
  if (format.fontSize !== undefined) style.fontSize = `${(format.fontSize * 4) / 3}px`;
  if (format.wrapText === true) cell.classList.add("wraps");
  style.textAlign = across(format.horizontalAlignment, isNumber);
  style.verticalAlign = { Top: "top", Center: "middle" }[format.verticalAlignment ?? ""] ?? "bottom";
  for (const [side, name] of Object.entries(sides)) {
    const border = format.borders?.[side as keyof typeof sides];
    const twice =
      (side === "EdgeTop" && above?.borders?.EdgeBottom !== undefined) ||
      (side === "EdgeLeft" && before?.borders?.EdgeRight !== undefined);
    if (border !== undefined && !twice) style.setProperty(`border-${name}`, line(border));
  }
}

function across(alignment: string | undefined, isNumber: boolean): string {
  switch (alignment) {
    case "Center":
    case "CenterAcrossSelection":
      return "center";
    case "Right":
      return "right";
    case "Left":
      return "left";
    default:
      return isNumber ? "right" : "left";
  }
}
