import { badArgument } from "../excel-error";
import type { Area } from "../model/area";
import type { Border, BorderSide } from "../model/cell-format";
import { refuseUnlessAllowed } from "../model/protect";
import { WireClass } from "../wire-object";
import type { Cells } from "./scope";
import { stored } from "./stored";
import { uniform } from "./uniform";

interface Side {
  readonly range: Cells;
  readonly side: BorderSide;
}

const SIDES: readonly BorderSide[] = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
];
const STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"];
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"];
const NONE: Border = { style: "None", weight: "Thin", color: "#000000" };

/** Excel.RangeBorderCollection. */
export const bordersClass: WireClass<Cells> = new WireClass<Cells>("RangeBorderCollection", {
  items: (range) => SIDES.map((side) => borderClass.of({ range, side })),
  scalars: { count: { get: () => SIDES.length } },
  methods: {
    getItem: (range, args) => {
      const side = SIDES.find((one) => one === args.raw(0));
      if (side === undefined) throw badArgument("no such side");
      return borderClass.of({ range, side });
    },
    getItemAt: (range, args) => {
      const side = SIDES[args.number(0)];
      if (side === undefined) throw badArgument("no such side");
      return borderClass.of({ range, side });
    },
  },
});

/** Excel.RangeBorder. Each cell keeps its own four sides; the sides inside a range are those of the cells there. */
const borderClass: WireClass<Side> = new WireClass<Side>("RangeBorder", {
  scalars: {
    sideIndex: { get: ({ side }) => side },
    ...stored<Side>({ style: STYLES, weight: WEIGHTS, color: "colour" }, read, write),
  },
});

function read(border: Side, name: string): unknown {
  const shared = placesOf(border).map(({ area, side }) =>
    uniform({ ...border.range, area }, ({ borders }) => (borders?.[side] ?? NONE)[name as keyof Border]),
  );
  return shared.every((value) => value === shared[0]) ? shared[0] : null;
}

function write(border: Side, name: string, value: unknown): void {
  const { scope, sheet } = border.range;
  refuseUnlessAllowed(scope.book, sheet, "allowFormatCells");
  for (const { area, side } of placesOf(border)) {
    const was = uniform({ ...border.range, area }, ({ borders }) => borders?.[side] ?? NONE) ?? NONE;
    // a colour or a weight alone draws a line
    const style = was.style === "None" ? "Continuous" : was.style;
    const change = { [side]: { ...was, style, [name]: value } };
    scope.book.apply({ kind: "format", sheet, area, change: { borders: change } });
  }
}

/** Which sides of which cells make up a side of the range. */
function placesOf({ range: { area }, side }: Side): readonly { area: Area; side: BorderSide }[] {
  const { row, column, rows, columns } = area;
  switch (side) {
    case "EdgeTop":
      return [{ area: { ...area, rows: 1 }, side }];
    case "EdgeBottom":
      return [{ area: { ...area, row: row + rows - 1, rows: 1 }, side }];
    case "EdgeLeft":
      return [{ area: { ...area, columns: 1 }, side }];
    case "EdgeRight":
      return [{ area: { ...area, column: column + columns - 1, columns: 1 }, side }];
    case "InsideHorizontal":
      if (rows === 1) return [];
      return [
        { area: { ...area, rows: rows - 1 }, side: "EdgeBottom" },
        { area: { ...area, row: row + 1, rows: rows - 1 }, side: "EdgeTop" },
      ];
    case "InsideVertical":
      if (columns === 1) return [];
      return [
        { area: { ...area, columns: columns - 1 }, side: "EdgeRight" },
        { area: { ...area, column: column + 1, columns: columns - 1 }, side: "EdgeLeft" },
      ];
    case "DiagonalDown":
    case "DiagonalUp":
      return [{ area, side }];
  }
}
