import { appendChild, child, type Edit, setAttribute, type XmlElement } from "../../opc/xml";

/**
 * The edits that put `items` at the end of a list such as `<fonts>` or `<sheets>`. A list that is not there is
 * opened where the schema wants it: `order` names the parent's children in their order.
 */
export function appendToList(
  text: string,
  parent: XmlElement,
  order: readonly string[],
  list: string,
  items: readonly string[],
  counted: boolean,
): readonly Edit[] {
  if (items.length === 0) return [];
  const xml = items.join("");
  const old = child(parent, list);
  if (old !== undefined) {
    const count = String(old.children.length + items.length);
    return [...(counted ? [setAttribute(old, "count", count)] : []), appendChild(text, old, xml)];
  }
  const tag = `${parent.prefix}${list}`;
  const count = counted ? ` count="${String(items.length)}"` : "";
  const made = `<${tag}${count}>${xml}</${tag}>`;
  const rank = order.indexOf(list);
  const next = parent.children.find(({ local }) => order.indexOf(local) > rank);
  return [
    next === undefined ? appendChild(text, parent, made) : { start: next.start, end: next.start, text: made },
  ];
}
