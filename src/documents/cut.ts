import { unescapeXml } from "../opc/xml";
import { readTag, TAG, writeTag, type Tag } from "./tag";

/** A part of a template, cut into what stays and what a fill puts in. */
export type Piece = string | Slot | Rows | Table;

/** What a fill puts in. */
export type Slot = TextSlot | PictureSlot | DrawingId;

/** A place inside a `w:t` for a value. */
export interface TextSlot {
  readonly kind: "text";
  readonly tag: Tag;
  readonly key: string;
}

/** A property of a template's picture; its place is `box`, in EMU. */
export interface PictureSlot {
  readonly kind: "picture";
  readonly tag: Tag;
  readonly property: "width" | "height" | "relation" | "caption";
  readonly box: { readonly width: number; readonly height: number };
}

/** The id of a drawing, which no two drawings of a document may share. */
export interface DrawingId {
  readonly kind: "drawingId";
}

/** Rows that repeat once for each row of a list; copies after the first carry no ids of the first. */
export interface Rows {
  readonly kind: "rows";
  readonly list: string;
  readonly first: readonly Piece[];
  readonly again: readonly Piece[];
}

/** A table of nothing but repeated rows: it vanishes with the last of them, as Word opens no table without rows. */
export interface Table {
  readonly kind: "table";
  readonly lists: readonly string[];
  readonly pieces: readonly Piece[];
}

/** What a mark left by the patcher stands for, and the character that marks are written between. */
export interface Marks {
  readonly sign: string;
  readonly slots: readonly Slot[];
}

interface Level {
  readonly kind: "part" | "table" | "row";
  readonly pieces: Piece[];
  /** Rows of the table that stay whatever the lists hold. */
  fixedRows: number;
}

/** The slot of a tag in text. */
export const textSlot = (inside: string): TextSlot => {
  const tag = readTag(inside);
  return { kind: "text", tag, key: writeTag(tag) };
};

/** Cuts a part's XML: at tags, at marks, and at the rows and tables they stand in. */
export function cutPart(xml: string, { sign, slots }: Marks): Piece[] {
  const stops = new RegExp(
    `<(/?)w:(tbl|tr)(?=[ >])[^>]*>|<w:t(?: [^>]*)?>([^<]*(?:\\{\\{|${sign})[^<]*)</w:t>|${sign}(\\d+)${sign}`,
    "gu",
  );
  const levels: [Level, ...Level[]] = [{ kind: "part", pieces: [], fixedRows: 0 }];
  const top = (): Level => levels.at(-1) ?? levels[0];
  const marked = (index: string): Piece => slots[Number(index)] ?? "";
  let from = 0;
  for (const match of xml.matchAll(stops)) {
    const [whole, slash, element, text, mark] = match;
    top().pieces.push(xml.slice(from, match.index));
    from = match.index + whole.length;
    if (text !== undefined) top().pieces.push(...cutText(text, sign, marked));
    else if (mark !== undefined) top().pieces.push(marked(mark));
    else if (slash === "")
      levels.push({ kind: element === "tr" ? "row" : "table", pieces: [whole], fixedRows: 0 });
    else {
      top().pieces.push(whole);
      const done = levels.length > 1 ? levels.pop() : undefined;
      if (done?.kind === "row") closeRow(done, top());
      else if (done !== undefined) closeTable(done, top());
    }
  }
  top().pieces.push(xml.slice(from));
  return joined(levels.flatMap(({ pieces }) => pieces));
}

function cutText(text: string, sign: string, marked: (index: string) => Piece): Piece[] {
  const pieces: Piece[] = ['<w:t xml:space="preserve">'];
  const stops = new RegExp(`${sign}(\\d+)${sign}|${TAG.source}`, TAG.flags);
  let from = 0;
  for (const match of text.matchAll(stops)) {
    const [whole, mark, inside] = match;
    pieces.push(text.slice(from, match.index));
    pieces.push(mark === undefined ? textSlot(unescapeXml(inside ?? "")) : marked(mark));
    from = match.index + whole.length;
  }
  return [...pieces, text.slice(from), "</w:t>"];
}

/** A row with a column of a list repeats; the neighbours of one list repeat together, as a photo and the caption below it. */
function closeRow(row: Level, table: Level): void {
  const list = row.pieces.map(listOf).find((name) => name !== undefined);
  if (list === undefined) {
    table.fixedRows++;
    table.pieces.push(...row.pieces);
    return;
  }
  let before = table.pieces.at(-1);
  for (; typeof before === "string" && before.trim() === ""; before = table.pieces.at(-1)) table.pieces.pop();
  const neighbour =
    typeof before === "object" && before.kind === "rows" && before.list === list ? before.first : [];
  if (neighbour.length > 0) table.pieces.pop();
  const first = joined([...neighbour, ...row.pieces.flatMap((piece) => withoutRowsOf(list, piece))]);
  table.pieces.push({ kind: "rows", list, first, again: joined(first.flatMap(withoutIds)) });
}

function closeTable(table: Level, around: Level): void {
  const pieces = joined(table.pieces);
  const lists = pieces.flatMap((piece) =>
    typeof piece === "object" && piece.kind === "rows" ? [piece.list] : [],
  );
  if (table.fixedRows === 0 && lists.length > 0) around.pieces.push({ kind: "table", lists, pieces });
  else around.pieces.push(...pieces);
}

const listOf = (piece: Piece): string | undefined =>
  typeof piece === "object" && "tag" in piece ? piece.tag.list : undefined;

/** A list repeats at its outermost row: rows of it further in print the same row. */
function withoutRowsOf(list: string, piece: Piece): readonly Piece[] {
  if (typeof piece === "string" || !("pieces" in piece || "first" in piece)) return [piece];
  const inside = (pieces: readonly Piece[]): Piece[] => pieces.flatMap((inner) => withoutRowsOf(list, inner));
  if (piece.kind === "rows" && piece.list === list) return inside(piece.first);
  if (piece.kind === "rows") return [{ ...piece, first: inside(piece.first), again: inside(piece.again) }];
  const lists = piece.lists.filter((name) => name !== list);
  return lists.length < piece.lists.length
    ? inside(piece.pieces)
    : [{ ...piece, pieces: inside(piece.pieces) }];
}

/** What must be unique in a document, taken out of a copy; its drawings are numbered anew. */
function withoutIds(piece: Piece): Piece[] {
  if (typeof piece === "string")
    return piece
      .replace(/ w14:(?:paraId|textId)="[^"]*"/gu, "")
      .replace(/<w:bookmark(?:Start|End)\b[^>]*\/>/gu, "")
      .replace(/<w:id w:val="[^"]*"\/>/gu, "")
      .split(/(<wp:docPr (?:[^>]* )?id=")\d+/u)
      .flatMap((part, at) => (at % 2 === 1 ? [part, { kind: "drawingId" as const }] : [part]));
  if (piece.kind === "rows") return [{ ...piece, first: piece.again }];
  return piece.kind === "table" ? [{ ...piece, pieces: piece.pieces.flatMap(withoutIds) }] : [piece];
}

/** Neighbouring constants as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === "string" && typeof last === "string") all[all.length - 1] = last + piece;
    else if (piece !== "") all.push(piece);
  }
  return all;
}
