import { badArgument } from "./excel-error";

/** What a method may give: an object, the null object, plain data, or nothing. */
export type Result = unknown;

/** What `…OrNullObject` gives when there is nothing. */
export const nullObject = Symbol("null object");

/** A property that `load` fetches. */
export interface Scalar<T> {
  readonly get: (target: T) => unknown;
  readonly set?: (target: T, value: unknown) => void;
  /** False: fetched only when it is asked for by name, not by a bare `load()`. */
  readonly bare?: false;
}

/** A method: what it gives goes back to the client. */
export type Method<T> = (target: T, args: Args) => Result;

/** One class of Office.js as this host implements it. Members not listed do not exist. */
export interface Members<T> {
  readonly scalars?: Readonly<Record<string, Scalar<T>>>;
  readonly links?: Readonly<Record<string, (target: T) => WireObject | typeof nullObject>>;
  readonly methods?: Readonly<Record<string, Method<T>>>;
  /** The members of a collection. */
  readonly items?: (target: T) => readonly WireObject[];
  /** What identifies an instance to the client: `Id`, `_Id`, `Key`. */
  readonly identity?: (target: T) => Readonly<Record<string, unknown>>;
}

/** A class's name and members; `of` makes instances, `target` opens them. */
export class WireClass<T> {
  readonly name: string;
  readonly members: Members<T>;
  constructor(name: string, members: Members<T>) {
    this.name = name;
    this.members = members;
  }

  of(target: T): WireObject {
    return new WireObject(this as WireClass<unknown>, target);
  }

  /** The target of an instance of this class; undefined for anything else. */
  target(object: unknown): T | undefined {
    return object instanceof WireObject && object.class === (this as WireClass<unknown>)
      ? (object.target as T)
      : undefined;
  }
}

/** An instance as the wire passes it around. */
export class WireObject {
  readonly class: WireClass<unknown>;
  readonly target: unknown;
  constructor(wireClass: WireClass<unknown>, target: unknown) {
    this.class = wireClass;
    this.target = target;
  }
}

/** The arguments of a call, checked as they are read; what is left out comes as null. */
export class Args {
  readonly #values: readonly unknown[];
  constructor(values: readonly unknown[]) {
    this.#values = values;
  }

  raw(index: number): unknown {
    return this.#values[index] ?? undefined;
  }

  text(index: number): string {
    const value = this.raw(index);
    if (typeof value !== "string") throw badArgument(`argument ${index + 1} is not a text`);
    return value;
  }

  number(index: number, otherwise?: number): number {
    const value = this.raw(index) ?? otherwise;
    if (typeof value !== "number") throw badArgument(`argument ${index + 1} is not a number`);
    return value;
  }

  flag(index: number, otherwise = false): boolean {
    const value = this.raw(index) ?? otherwise;
    if (typeof value !== "boolean") throw badArgument(`argument ${index + 1} is not true or false`);
    return value;
  }

  /** An instance of a class, or undefined when something else was passed. */
  instance<T>(index: number, wireClass: WireClass<T>): T | undefined {
    return wireClass.target(this.raw(index));
  }
}

type Setter<T> = NonNullable<Scalar<T>["set"]>;

/** Setters that take values of one type only. */
export const setText =
  <T>(set: (target: T, value: string) => void): Setter<T> =>
  (target, value) => {
    if (typeof value !== "string") throw badArgument("not a text");
    set(target, value);
  };
export const setFlag =
  <T>(set: (target: T, value: boolean) => void): Setter<T> =>
  (target, value) => {
    if (typeof value !== "boolean") throw badArgument("neither true nor false");
    set(target, value);
  };
export const setNumber =
  <T>(set: (target: T, value: number) => void): Setter<T> =>
  (target, value) => {
    if (typeof value !== "number") throw badArgument("not a number");
    set(target, value);
  };

/** A setter that takes one of some words. */
export const setWord = <T>(words: readonly string[], set: (target: T, word: string) => void): Setter<T> =>
  setText((target, word) => {
    if (!words.includes(word)) throw badArgument(`not one of ${words.join(", ")}`);
    set(target, word);
  });
