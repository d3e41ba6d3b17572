import type { PictureSlot, Piece, TextSlot } from "./cut";

/** What stands behind the tags of a template. */
export interface TemplateValues {
  /** By tag: `客户名称`, `customer`, `@客户名称`; under `☑级别` what a tick box asks for, where it is another word. */
  readonly texts: Readonly<Record<string, string>>;
  /** Rows by list; a condition is a list of one row or none. A picture's column holds the name of a picture. */
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly pictures: Readonly<Record<string, Picture | null>>;
}

/** A picture and its size in pixels. */
export interface Picture {
  readonly data: Uint8Array;
  readonly type: "png" | "jpg";
  readonly width: number;
  readonly height: number;
  /** Read out by screen readers. */
  readonly caption?: string;
}

/** A picture as a part of the document: its relation's id and the file it is stored in. */
export interface PlacedPicture {
  readonly relation: string;
  readonly file: string;
}

type Row = Readonly<Record<string, string>>;

const own = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/**
 * In a row, under this name, stand the tags and lists (one a line) of which the form must print one for the row to be
 * printed: the annex continues what a copy shows, and nothing of the rows it leaves out.
 */
export const ONLY_AFTER = "\u0000only after";

/** The values without the rows that continue what the form does not print; a condition is one row at most. */
export function withoutStrays(parts: readonly (readonly Piece[])[], values: TemplateValues): TemplateValues {
  const printed = new Set<string>();
  const look = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (typeof piece === "string") continue;
      if (piece.kind === "text") printed.add(piece.key);
      else if (piece.kind === "table") look(piece.pieces);
      else if (piece.kind === "rows" && (own(values.lists, piece.list)?.length ?? 0) > 0) {
        printed.add(piece.list);
        look(piece.first);
      }
    }
  };
  for (const pieces of parts) look(pieces);
  const isWanted = (row: Row): boolean =>
    row[ONLY_AFTER]?.split("\n").some((tag) => printed.has(tag)) ?? true;
  const lists = Object.entries(values.lists).map(([list, rows]): [string, readonly Row[]] => {
    const wanted = rows.filter(isWanted);
    return [list, list.startsWith("若") ? wanted.slice(0, 1) : wanted];
  });
  return { ...values, lists: Object.fromEntries(lists) };
}

/** What a fill carries from part to part: each picture stored once, each drawing with an id of its own. */
export interface FillState {
  readonly values: TemplateValues;
  readonly place: (picture: Picture | null) => PlacedPicture;
  nextDrawing: number;
}

/** The XML of a part with its values, and the pictures it shows. */
export function fillPart(
  pieces: readonly Piece[],
  state: FillState,
): { xml: string; pictures: Set<PlacedPicture> } {
  const pictures = new Set<PlacedPicture>();
  const current: Record<string, Row | undefined> = Object.create(null) as Record<string, Row | undefined>;
  const rowsOf = (list: string): readonly Row[] => own(state.values.lists, list) ?? [];

  const text = ({ tag, key }: TextSlot): string => {
    const values = tag.list === undefined ? state.values.texts : (current[tag.list] ?? {});
    if (tag.option !== undefined) {
      const chosen = own(values, `☑${tag.name}`) ?? own(values, tag.name) ?? "";
      return ticked(chosen, tag.option) ? "☑" : "☐";
    }
    const value = own(values, tag.list === undefined ? key : tag.name);
    return value === undefined || value === "" ? "" : runText(value);
  };

  const picture = (slot: PictureSlot): string => {
    const { list, name } = slot.tag;
    const key = list === undefined ? name : own(current[list] ?? {}, name);
    const found = key === undefined ? null : (own(state.values.pictures, key) ?? null);
    switch (slot.property) {
      case "relation": {
        const placed = state.place(found);
        pictures.add(placed);
        return placed.relation;
      }
      case "caption":
        return attribute(found?.caption ?? "");
      case "width":
      case "height":
        return String(fitted(slot, found)[slot.property]);
    }
  };

  const write = (all: readonly Piece[]): string => {
    let xml = "";
    for (const piece of all) {
      if (typeof piece === "string") xml += piece;
      else if (piece.kind === "text") xml += text(piece);
      else if (piece.kind === "picture") xml += picture(piece);
      else if (piece.kind === "drawingId") xml += String(state.nextDrawing++);
      else if (piece.kind === "table") {
        if (piece.lists.some((list) => rowsOf(list).length > 0)) xml += write(piece.pieces);
      } else {
        const outer = current[piece.list];
        rowsOf(piece.list).forEach((row, at) => {
          current[piece.list] = row;
          xml += write(at === 0 ? piece.first : piece.again);
        });
        current[piece.list] = outer;
      }
    }
    return xml;
  };
  return { xml: write(pieces), pictures };
}

/** A tick box is ticked when the value, or one of the words it is made of, is the option. */
export const ticked = (value: string, option: string): boolean =>
  value === option || value.split(/[;；、,，。\n/|]+/u).some((word) => word.trim() === option);

/** As large as the template's picture allows, in the photo's own proportions; a blank keeps the place. */
function fitted({ box }: PictureSlot, picture: Picture | null): { width: number; height: number } {
  if (picture === null || !(picture.width > 0 && picture.height > 0)) return box;
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  return {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
}

const LINE = '</w:t><w:br/><w:t xml:space="preserve">';
const TAB = '</w:t><w:tab/><w:t xml:space="preserve">';
/** What XML cannot carry: control characters, halves of a pair, the two non-characters. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
const SPECIAL = /[\u0000-\u001F&<>"\uD800-\uDFFF\uFFFE\uFFFF]/;
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (value: string): string =>
  value
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(FORBIDDEN, "")
    .replace(/[&<>"]/gu, (character) => ESCAPES[character] ?? "");

/** A value inside a `w:t`, whatever it holds. */
const runText = (value: string): string =>
  SPECIAL.test(value)
    ? escaped(value.replace(/\r\n?|\u2028|\u2029/gu, "\n"))
        .replace(/\n/gu, LINE)
        .replace(/\t/gu, TAB)
    : value;

const attribute = (value: string): string => escaped(value).replace(/\s+/gu, " ");
