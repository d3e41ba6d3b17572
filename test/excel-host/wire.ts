import { ExcelError } from "./excel-error";
import { query } from "./query";
import { memberName, scalarOf } from "./wire-members";
import { Args, nullObject, WireObject } from "./wire-object";
import type { Result } from "./wire-object";
import type { Action, ArgumentInfo, ErrorBody, ObjectPath, RequestBody, ResponseBody } from "./wire-format";
import { ActionType, PathType } from "./wire-format";

/** Where a batch finds its objects. */
export interface WireHost {
  readonly root: WireObject;
  /** A service of the shared runtime, e.g. `Microsoft.DynamicRibbon.DynamicRibbon`. */
  service(name: string): WireObject;
  /** Objects kept across batches by `_KeepReference`. */
  readonly references: Map<string, WireObject>;
  keep(object: WireObject): void;
  /** Told of every object a batch makes. */
  made(object: WireObject): void;
}

type Found = WireObject | typeof nullObject;

/** Executes one batch, action by action. Batches are not atomic: what came before a failing action stays done. */
export function execute(host: WireHost, body: RequestBody, before?: (action: number) => void): ResponseBody {
  const batch = new Batch(host, body.ObjectPaths);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      before?.(index);
      // a handler added by events.add() is armed by the result of its trace action
      if (action.ActionType === ActionType.trace) traces.push(action.Id);
      const value = action.ActionType === ActionType.trace ? null : batch.act(action);
      if (action.ActionType !== ActionType.set && action.ActionType !== ActionType.update) {
        results.push({ ActionId: action.Id, Value: value });
      }
    } catch (cause) {
      return { Results: results, TraceIds: traces, Error: errorBody(cause, index, batch.location(action)) };
    }
  }
  return { Results: results, TraceIds: traces };
}

/** An error as the client reads it. What is no ExcelError is a bug of this host and says so. */
export function errorBody(cause: unknown, action: number, location: string): ErrorBody {
  const error =
    cause instanceof ExcelError
      ? cause
      : new ExcelError(
          "GeneralException",
          `A bug of the test host: ${cause instanceof Error ? (cause.stack ?? "") : String(cause)}`,
        );
  return {
    Code: error.code,
    Message: error.message,
    Location: error.location ?? location,
    HttpStatusCode: error.status,
    ActionIndex: action,
  };
}

class Batch {
  readonly #host: WireHost;
  readonly #paths: RequestBody["ObjectPaths"];
  readonly #objects = new Map<number, Found>();

  constructor(host: WireHost, paths: RequestBody["ObjectPaths"]) {
    this.#host = host;
    this.#paths = paths;
  }

  act(action: Action): unknown {
    const object = this.#object(action.ObjectPathId ?? 0);
    if (object === nullObject) return null;
    switch (action.ActionType) {
      case ActionType.instantiate:
        return identity(object);
      case ActionType.query:
      case ActionType.queryAsJson:
        return query(object, action.QueryInfo ?? {});
      case ActionType.method: {
        const result = this.#call(object, action.Name ?? "", action.ArgumentInfo);
        return result === undefined || result === nullObject || result instanceof WireObject ? null : result;
      }
      case ActionType.set:
        set(object, action.Name ?? "", this.#arguments(action.ArgumentInfo)[0]);
        return null;
      case ActionType.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) set(object, name, value);
        return null;
      default:
        throw new ExcelError("NotImplemented", `The test host has no action type ${action.ActionType}.`);
    }
  }

  /** `Range.values`, for the error an action ends in. */
  location(action: Action): string {
    const object = this.#objects.get(action.ObjectPathId ?? 0);
    if (object instanceof WireObject) {
      return action.Name === undefined
        ? object.class.name
        : `${object.class.name}.${memberName(action.Name)}`;
    }
    const path = this.#paths[String(action.ObjectPathId ?? 0)];
    return path === undefined ? "" : this.#pathLocation(path);
  }

  #pathLocation(path: ObjectPath): string {
    const parent = this.#objects.get(path.ParentObjectPathId ?? 0);
    if (parent instanceof WireObject) return `${parent.class.name}.${memberName(path.Name)}`;
    const above = this.#paths[String(path.ParentObjectPathId ?? 0)];
    return above === undefined ? path.Name : this.#pathLocation(above);
  }

  #object(id: number): Found {
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const path = this.#paths[String(id)];
    if (path === undefined) throw new ExcelError("InvalidReference");
    const made = this.#make(path);
    this.#objects.set(id, made);
    if (made instanceof WireObject) this.#host.made(made);
    return made;
  }

  #make(path: ObjectPath): Found {
    switch (path.ObjectPathType) {
      case PathType.root:
        return this.#host.root;
      case PathType.service:
        return this.#host.service(path.Name);
      case PathType.nothing: // 6 and 7 may keep a stale parent: it is not looked at
        return nullObject;
      case PathType.reference: {
        const kept = this.#host.references.get(path.Name);
        if (kept === undefined) throw new ExcelError("InvalidReference");
        return kept;
      }
      default:
        return this.#below(path);
    }
  }

  #below(path: ObjectPath): Found {
    const parent = this.#object(path.ParentObjectPathId ?? 0);
    if (parent === nullObject) return nullObject;
    switch (path.ObjectPathType) {
      case PathType.property: {
        const link = own(parent.class.members.links, memberName(path.Name));
        if (link === undefined) throw unknown(parent, path.Name);
        return link(parent.target);
      }
      case PathType.indexer:
        return this.#made(this.#call(parent, "GetItem", path.ArgumentInfo), parent, "GetItem");
      case PathType.method:
        return this.#made(this.#call(parent, path.Name, path.ArgumentInfo), parent, path.Name);
      default:
        throw new ExcelError(
          "NotImplemented",
          `The test host has no object path type ${path.ObjectPathType}.`,
        );
    }
  }

  #made(result: Result, parent: WireObject, name: string): Found {
    if (result === nullObject || result instanceof WireObject) return result;
    throw new Error(`${parent.class.name}.${memberName(name)} gives no object`);
  }

  #call(object: WireObject, name: string, info: ArgumentInfo | undefined): Result {
    if (name === "_KeepReference") return this.#host.keep(object);
    if (name === "_RemoveReference") return this.#host.references.delete(String(info?.Arguments?.[0]));
    const method = own(object.class.members.methods, memberName(name));
    if (method === undefined) throw unknown(object, name);
    return method(object.target, new Args(this.#arguments(info)));
  }

  #arguments(info: ArgumentInfo | undefined): readonly unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      const id = ids[index];
      if (typeof id === "number" && id !== 0) return this.#object(id);
      return Array.isArray(id)
        ? (value as unknown[]).map((item, i) => this.#listed(item, id as readonly number[], i))
        : value;
    });
  }

  #listed(item: unknown, ids: readonly number[], index: number): unknown {
    const id = ids[index] ?? 0;
    return id === 0 ? item : this.#object(id);
  }
}

function set(object: WireObject, name: string, value: unknown): void {
  const [, scalar] = scalarOf(object, name);
  if (scalar.set === undefined) {
    const message = `${object.class.name}.${memberName(name)} can't be set.`;
    throw new ExcelError("InvalidOperation", message);
  }
  scalar.set(object.target, value);
}

/** What an instantiate action answers. */
export const identity = (object: WireObject): Readonly<Record<string, unknown>> =>
  object.class.members.identity?.(object.target) ?? {};

/** The loud refusal of what this host does not have. */
function unknown(object: WireObject, name: string): ExcelError {
  const member = `${object.class.name}.${memberName(name)}`;
  return new ExcelError("ApiNotFound", `The test host does not implement ${member}.`, member);
}

const own = <V>(table: Readonly<Record<string, V>> | undefined, name: string): V | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
