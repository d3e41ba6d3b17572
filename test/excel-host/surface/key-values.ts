import { badArgument, ExcelError } from "../excel-error";
import type { KeyValue } from "../model/records";
import type { Members } from "../wire-object";
import { setText, WireClass } from "../wire-object";
import { collection } from "./collection";
import type { ById, Scope } from "./scope";

interface InBook {
  readonly scope: Scope;
}

type Store = "setting" | "property";

/** Keys of settings are told apart by case, those of custom properties are not (belief `setting-keys`). */
function members(what: Store, item: () => WireClass<ById>): Members<InBook> {
  const same = (a: string, b: string): boolean =>
    what === "setting" ? a === b : a.toLowerCase() === b.toLowerCase();
  const find = ({ scope }: InBook, key: string): string | undefined =>
    [...scope.book.records[what]].find(([, state]) => same(state.key, key))?.[0];
  const { items, methods, scalars } = collection<InBook>(
    ({ scope }) => [...scope.book.records[what].keys()].map((id) => item().of({ scope, id })),
    (all, key) => {
      const id = all.scope.book.records[what].has(key) ? key : find(all, key);
      return id === undefined ? undefined : item().of({ scope: all.scope, id });
    },
  );
  return {
    items,
    scalars,
    methods: {
      ...methods,
      add: (all, args) => {
        const { book } = all.scope;
        const key = args.text(0);
        if (key === "" || (what === "property" && key.length > 255)) throw badArgument("not a key");
        const id = find(all, key) ?? book.newId();
        book.put(what, id, { key, value: storable(what, args.raw(1) ?? null) });
        return item().of({ scope: all.scope, id });
      },
      deleteAll: ({ scope }) => {
        for (const id of [...scope.book.records[what].keys()]) scope.book.put(what, id, null);
        return undefined;
      },
    },
  };
}

/** A custom property is a text of at most 255 characters, a number, a boolean or a date. */
function storable(what: Store, value: unknown): unknown {
  if (what === "setting") return value;
  if (typeof value === "string" && value.length > 255) throw badArgument("longer than a property may be");
  if (!["string", "number", "boolean"].includes(typeof value))
    throw badArgument("not the value of a property");
  return value;
}

const state = (what: Store, { scope, id }: ById): KeyValue => {
  const found = scope.book.records[what].get(id);
  if (found === undefined) throw new ExcelError("ItemNotFound");
  return found;
};

/** Excel.SettingCollection. */
export const settingsClass = new WireClass<InBook>(
  "SettingCollection",
  members("setting", () => settingClass),
);

/** Excel.CustomPropertyCollection. */
export const customPropertiesClass = new WireClass<InBook>(
  "CustomPropertyCollection",
  members("property", () => customPropertyClass),
);

/** Excel.Setting. */
const settingClass: WireClass<ById> = new WireClass<ById>("Setting", {
  identity: ({ id }) => ({ _Id: id }),
  scalars: {
    _Id: { get: ({ id }) => id },
    key: { get: (item) => state("setting", item).key },
    value: {
      get: (item) => state("setting", item).value,
      set: ({ scope, id }, value) => scope.book.patch("setting", id, { value }),
    },
  },
  methods: { delete: ({ scope, id }) => scope.book.put("setting", id, null) },
});

/** Excel.CustomProperty. */
const customPropertyClass: WireClass<ById> = new WireClass<ById>("CustomProperty", {
  identity: (item) => ({ Key: state("property", item).key }),
  scalars: {
    key: { get: (item) => state("property", item).key },
    value: {
      get: (item) => state("property", item).value,
      set: ({ scope, id }, value) => scope.book.patch("property", id, { value: storable("property", value) }),
    },
    type: {
      get: (item) => {
        const type = typeof state("property", item).value;
        return type === "number" ? "Number" : type === "boolean" ? "Boolean" : "String";
      },
    },
  },
  methods: { delete: ({ scope, id }) => scope.book.put("property", id, null) },
});

const texts = [
  "title",
  "subject",
  "author",
  "keywords",
  "comments",
  "category",
  "manager",
  "company",
] as const;

/** Excel.DocumentProperties. */
export const documentPropertiesClass: WireClass<InBook> = new WireClass<InBook>("DocumentProperties", {
  scalars: {
    ...Object.fromEntries(
      texts.map((key) => [
        key,
        {
          get: ({ scope }: InBook) => scope.book.state[key],
          set: setText<InBook>(({ scope }, value) =>
            scope.book.patch("workbook", "workbook", { [key]: value }),
          ),
        },
      ]),
    ),
    lastAuthor: { get: ({ scope }) => scope.book.state.lastAuthor },
  },
  links: { custom: (target) => customPropertiesClass.of(target) },
});
