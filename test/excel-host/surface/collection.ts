import { badArgument, ExcelError } from "../excel-error";
import type { Args, Members, Method, Result, WireObject } from "../wire-object";
import { nullObject } from "../wire-object";
import type { Scope } from "./scope";

/** The members every collection has: `getItem`, `getItemOrNullObject`, `getItemAt`, `getCount`, `items`. */
export function collection<T>(
  all: (target: T) => readonly WireObject[],
  find: (target: T, key: string) => WireObject | undefined,
): Required<Pick<Members<T>, "items" | "methods" | "scalars">> {
  const key = (args: Args): string => {
    const given = args.raw(0);
    if (typeof given !== "string" && typeof given !== "number") throw badArgument("neither a name nor an id");
    return String(given);
  };
  const item = (target: T, args: Args): Result => {
    const found = find(target, key(args));
    if (found === undefined) throw new ExcelError("ItemNotFound");
    return found;
  };
  return {
    items: all,
    scalars: { count: { get: (target) => all(target).length } },
    methods: {
      getCount: (target) => all(target).length,
      getItem: item,
      getItemOrNullObject: (target, args) => find(target, key(args)) ?? nullObject,
      getItemAt: (target, args) => {
        const found = all(target)[args.number(0)];
        if (found === undefined) throw badArgument("no such item");
        return found;
      },
    },
  };
}

/** Registering and unregistering handlers, by the names the client calls. */
export function events<T extends { readonly scope: Pick<Scope, "events"> }>(
  types: Readonly<Record<string, number>>,
): Readonly<Record<string, Method<T>>> {
  const methods: Record<string, Method<T>> = {};
  for (const [name, type] of Object.entries(types)) {
    methods[`_Register${name}`] = ({ scope }) => scope.events.register(type);
    methods[`_Unregister${name}`] = ({ scope }) => scope.events.unregister(type);
  }
  return methods;
}
