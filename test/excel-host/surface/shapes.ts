import { badArgument } from "../excel-error";
import type { ShapeState } from "../model/drawing-state";
import { imageSize } from "../model/image-size";
import { refuseUnlessAllowed } from "../model/protect";
import { WireClass } from "../wire-object";
import { collection } from "./collection";
import type { ById } from "./scope";
import { stored } from "./stored";

const { items, methods, scalars } = collection<ById>(
  (sheet) => idsOf(sheet).map((id) => shapeClass.of({ scope: sheet.scope, id })),
  (sheet, key) => {
    const id = idsOf(sheet).find((one) => one === key || sheet.scope.book.record("shape", one).name === key);
    return id === undefined ? undefined : shapeClass.of({ scope: sheet.scope, id });
  },
);

const idsOf = ({ scope, id: sheet }: ById): readonly string[] =>
  [...scope.book.records.shape].filter(([, shape]) => shape.sheet === sheet).map(([id]) => id);

/** Excel.ShapeCollection; this host knows pictures only. */
export const shapesClass: WireClass<ById> = new WireClass<ById>("ShapeCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    addImage: (sheet, args) => {
      const { scope, id: home } = sheet;
      const image = args.text(0);
      const size = imageSize(image);
      if (size === null) throw badArgument("neither a PNG nor a JPEG in base64");
      refuseUnlessAllowed(scope.book, home, "allowEditObjects");
      const id = scope.book.newId();
      scope.book.put("shape", id, {
        sheet: home,
        name: `图片 ${idsOf(sheet).length + 1}`,
        type: "Image",
        image,
        left: 0,
        top: 0,
        ...size,
        altTextTitle: "",
        altTextDescription: "",
        lockAspectRatio: true,
        placement: "TwoCell",
        visible: true,
        rotation: 0,
      });
      return shapeClass.of({ scope, id });
    },
  },
});

const state = ({ scope, id }: ById): ShapeState => scope.book.record("shape", id);

/** Excel.Shape. */
const shapeClass: WireClass<ById> = new WireClass<ById>("Shape", {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    id: { get: ({ id }) => id },
    type: { get: (shape) => state(shape).type },
    ...stored<ById>(
      {
        name: "text",
        left: "number",
        top: "number",
        width: "number",
        height: "number",
        rotation: "number",
        altTextTitle: "text",
        altTextDescription: "text",
        lockAspectRatio: "flag",
        placement: ["TwoCell", "OneCell", "Absolute"],
        visible: "flag",
      },
      (shape, name) => state(shape)[name as keyof ShapeState],
      change,
    ),
  },
  methods: {
    delete: ({ scope, id }) => scope.book.put("shape", id, null),
    getAsImage: (shape) => state(shape).image,
  },
});

/** A locked aspect ratio carries width and height along with each other. */
function change(shape: ById, name: string, value: unknown): void {
  const { width, height, lockAspectRatio } = state(shape);
  const also =
    !lockAspectRatio || typeof value !== "number"
      ? {}
      : name === "width"
        ? { height: (height * value) / width }
        : name === "height"
          ? { width: (width * value) / height }
          : {};
  shape.scope.book.patch("shape", shape.id, { ...also, [name]: value });
}
