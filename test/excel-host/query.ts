import { ExcelError } from "./excel-error";
import { scalarOf, wireName } from "./wire-members";
import type { WireObject } from "./wire-object";
import { nullObject } from "./wire-object";
import type { Query } from "./wire-format";
import { identity } from "./wire";

type Loaded = Record<string, unknown>;

/** Answers a `load`: selected properties, navigation by slashes, `items` of collections; nothing selected is everything bare. */
export function query(object: WireObject, { Select = [], Expand = [], Top, Skip }: Query): Loaded {
  const wanted = [...Select, ...Expand].map((path) => path.trim()).filter((path) => path !== "");
  return object.class.members.items === undefined
    ? single(object, wanted)
    : collection(object, wanted, Top, Skip);
}

function collection(object: WireObject, wanted: readonly string[], top?: number, skip = 0): Loaded {
  const { items } = object.class.members;
  const loaded: Loaded = {};
  const own = wanted.filter((path) => isScalar(object, path));
  const ofItems = wanted
    .filter((path) => !own.includes(path))
    .map((path) => path.replace(/^items(\/|$)/i, ""));
  for (const path of own) Object.assign(loaded, single(object, [path]));
  if (wanted.length === 0) Object.assign(loaded, single(object, []));
  if (ofItems.length > 0 || wanted.length === 0) {
    const all = items?.(object.target) ?? [];
    const page = all.slice(skip, top === undefined || top === 0 ? undefined : skip + top);
    const each = ofItems.filter((path) => path !== "");
    loaded["_Items"] = page.map((item) => ({ ...identity(item), ...query(item, { Select: each }) }));
  }
  return loaded;
}

const isScalar = (object: WireObject, path: string): boolean =>
  Object.hasOwn(object.class.members.scalars ?? {}, path.charAt(0).toLowerCase() + path.slice(1));

function single(object: WireObject, wanted: readonly string[]): Loaded {
  const loaded: Loaded = {};
  const below = new Map<string, string[]>();
  if (wanted.length === 0 || wanted.includes("*")) {
    for (const [name, scalar] of Object.entries(object.class.members.scalars ?? {})) {
      if (scalar.bare !== false) loaded[wireName(name)] = scalar.get(object.target);
    }
  }
  for (const path of wanted) {
    if (path === "*" || /^isNull(Object)?$/i.test(path)) continue;
    const [first = "", ...rest] = path.split("/");
    if (rest.length > 0 || linkOf(object, first) !== undefined) {
      below.set(first, [...(below.get(first) ?? []), rest.join("/")]);
      continue;
    }
    const [name, scalar] = scalarOf(object, first);
    loaded[name] = scalar.get(object.target);
  }
  for (const [name, paths] of below) {
    const link = linkOf(object, name);
    if (link === undefined) {
      const full = `${object.class.name}.${name}`;
      throw new ExcelError("ApiNotFound", `The test host does not implement ${full}.`, full);
    }
    const next = link(object.target);
    loaded[wireName(name)] = next === nullObject ? null : query(next, { Select: paths });
  }
  return loaded;
}

function linkOf(
  object: WireObject,
  name: string,
): ((target: unknown) => WireObject | typeof nullObject) | undefined {
  const { links } = object.class.members;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return links !== undefined && Object.hasOwn(links, member) ? links[member] : undefined;
}
