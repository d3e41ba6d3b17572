import { attribute, type XmlElement } from "../../../src/opc/xml";

/** An attribute that is on or off; the schema's default where it is left out. */
export function flag(element: XmlElement | undefined, name: string, otherwise = false): boolean {
  const value = element && attribute(element, name);
  return value === undefined ? otherwise : value === "1" || value === "true";
}

/** An attribute that is a number; undefined where there is none. */
export function amount(element: XmlElement | undefined, name: string): number | undefined {
  const value = element && attribute(element, name);
  return value === undefined || value === "" || !Number.isFinite(Number(value)) ? undefined : Number(value);
}

/** An attribute as text, or what stands for it. */
export const word = (element: XmlElement | undefined, name: string, otherwise = ""): string =>
  (element && attribute(element, name)) ?? otherwise;

/** `greaterThan` → `GreaterThan`: the file's words are Excel's with a small letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
