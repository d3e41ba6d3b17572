import { attribute, type XmlElement } from "../src/opc/xml";
import { overridesSchema, type Schema } from "./manifest-schema";

/** Says what is wrong, at the line of an element. */
export type Say = (at: XmlElement, text: string) => void;

/** `<Control Kesu.New>`: how a sentence names an element. */
export function named(element: XmlElement): string {
  const id = element.attributes.find((one) => one.name === "id")?.value;
  return id === undefined ? `<${element.name}>` : `<${element.name} ${id}>`;
}

const TYPED = ["Control", "Action", "ExtensionPoint"];

/** Do all elements below this one stand where the schema has them? */
export function checkOrder(element: XmlElement, schema: Schema, say: Say): void {
  const type = attribute(element, "xsi:type") ?? "";
  const key = TYPED.includes(element.name) ? `${element.name} ${type}` : element.name;
  const steps = schema[key];
  if (steps === undefined && key !== element.name) say(element, `${named(element)} has no known xsi:type`);
  else checkChildren(element, steps ?? [], say);
  for (const one of element.children)
    checkOrder(one, one.name === "VersionOverrides" ? overridesSchema : schema, say);
}

function checkChildren(element: XmlElement, order: readonly string[], say: Say): void {
  const steps = order.map((step) => ({
    names: step.replace(/[!+*]$/u, "").split("|"),
    required: /[!+]$/u.test(step),
    repeats: /[+*]$/u.test(step),
  }));
  const seen = new Set<number>();
  for (const one of element.children) {
    const at = steps.findIndex((step) => step.names.includes(one.name));
    const later = steps[Math.max(-1, ...seen)];
    if (at < 0) say(one, `${named(one)} does not belong in ${named(element)}`);
    else if (at < Math.max(-1, ...seen))
      say(one, `${named(one)} must stand before <${later?.names[0] ?? ""}>`);
    else if (seen.has(at) && steps[at]?.repeats === false) say(one, `${named(one)} may stand only once`);
    seen.add(at);
  }
  steps.forEach((step, at) => {
    if (step.required && !seen.has(at))
      say(element, `${named(element)} lacks <${step.names.join("> or <")}>`);
  });
}
