/** A line as the file names it, and Excel's style and weight for it. */
export const borderLines: Readonly<Record<string, readonly [style: string, weight: string]>> = {
  hair: ["Continuous", "Hairline"],
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  dashed: ["Dash", "Thin"],
  mediumDashed: ["Dash", "Medium"],
  dotted: ["Dot", "Thin"],
  double: ["Double", "Thick"],
  dashDot: ["DashDot", "Thin"],
  mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  slantDashDot: ["SlantDashDot", "Medium"],
};

/** The file's word for a line; "thin" for one it has no word for, undefined for none. */
export function borderWord(style: string, weight: string): string | undefined {
  if (style === "None") return undefined;
  const exact = Object.entries(borderLines).find(([, [s, w]]) => s === style && w === weight);
  const like = exact ?? Object.entries(borderLines).find(([, [s]]) => s === style);
  return like?.[0] ?? "thin";
}

/** The sides of a cell in the order the schema wants them. */
export const borderSides = [
  ["left", "EdgeLeft"],
  ["right", "EdgeRight"],
  ["top", "EdgeTop"],
  ["bottom", "EdgeBottom"],
] as const;
