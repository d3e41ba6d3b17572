/**
 * What QA staff write in Word between `{{` and `}}`:
 * `{{字段}}` prints a value, `{{表.列}}` one column of the row it stands in, `{{☑字段=选项}}` a tick box, `{{@词}}` a label.
 */

export interface Tag {
  /** Named for the values: a field, a label with its `@`, a column of `list`. */
  readonly name: string;
  /** The list whose rows the tag repeats over. */
  readonly list?: string;
  /** The option a tick box stands for. */
  readonly option?: string;
}

/** A tag in a text; its inside never holds an opening of another. */
export const TAG = /\{\{((?:(?!\{\{|\}\}).)+)\}\}/gsu;

/** Characters nobody sees: zero-width, direction marks, soft hyphen, byte order mark. */
const HIDDEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;

/** The inside of a tag without what people type by accident: outer spaces and hidden characters. */
export const tidy = (inside: string): string => inside.replace(HIDDEN, "").trim();

/** Reads the inside of a tag. */
export function readTag(inside: string): Tag {
  const text = tidy(inside);
  if (text.startsWith("@")) return { name: text };
  const tick = /^[☑☐]\s*([^=＝]+)[=＝](.+)$/su.exec(text);
  const place = (tick?.[1] ?? text).trim();
  const option = tick?.[2]?.trim();
  const dot = place.indexOf(".");
  const named =
    dot > 0 ? { list: place.slice(0, dot).trim(), name: place.slice(dot + 1).trim() } : { name: place };
  return option === undefined ? named : { ...named, option };
}

/** A tag as it is written, tidied: the key of its value and its place in lists of tags. */
export const writeTag = (tag: Tag): string => {
  const place = tag.list === undefined ? tag.name : `${tag.list}.${tag.name}`;
  return tag.option === undefined ? place : `☑${place}=${tag.option}`;
};
