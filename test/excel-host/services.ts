import type { Scope } from "./surface/scope";
import type { Args, Method, WireObject } from "./wire-object";
import { setFlag, WireClass } from "./wire-object";

/** A service of the shared runtime, or a part of one: `DynamicRibbon`, `tab Kesu`. */
interface Service {
  readonly scope: Scope;
  readonly on: string;
}

const record = ({ scope, on }: Service, name: string, ...args: readonly unknown[]): void =>
  void scope.calls.push({ on, name, args });

/** A method that is only remembered. */
const remembered =
  (name: string): Method<Service> =>
  (service, args) =>
    record(service, name, args.raw(0));

/** What was last set by a method of that name. */
const last = ({ scope, on }: Service, name: string): unknown =>
  scope.calls.filter((call) => call.on === on && call.name === name).at(-1)?.args[0];

/** `Office.ribbon`. */
const ribbonClass: WireClass<Service> = new WireClass<Service>("DynamicRibbon", {
  methods: {
    getTab: ({ scope }, args) => tabClass.of({ scope, on: `tab ${args.text(0)}` }),
    getButton: ({ scope }, args) => buttonClass.of({ scope, on: `button ${args.text(0)}` }),
    executeRequestCreate: (service, args: Args) =>
      record(service, "requestCreateControls", JSON.parse(args.text(0)) as unknown),
  },
});
const tabClass = new WireClass<Service>("RibbonTab", {
  methods: { setVisibility: remembered("setVisibility") },
});
const buttonClass = new WireClass<Service>("RibbonButton", {
  scalars: {
    enabled: {
      get: (button) => last(button, "enabled") ?? true,
      set: setFlag((button, enabled) => record(button, "enabled", enabled)),
    },
  },
});

/** `Office.addin.showAsTaskpane`, `hide` and `setStartupBehavior`. */
const runtimeClass = new WireClass<Service>("AppRuntimeService", {
  methods: {
    setAppRuntimeState: remembered("setAppRuntimeState"),
    getAppRuntimeState: (service) => last(service, "setAppRuntimeState") ?? "Visible",
  },
});
const startClass = new WireClass<Service>("AppRuntimePersistenceService", {
  methods: {
    setAppRuntimeStartState: remembered("setAppRuntimeStartState"),
    getAppRuntimeStartState: (service) => last(service, "setAppRuntimeStartState") ?? "Inactive",
  },
});
const actionsClass = new WireClass<Service>("ActionService", {
  methods: {
    areShortcutsInUse: () => [],
    getShortcuts: (service) => last(service, "replaceShortcuts") ?? {},
    replaceShortcuts: remembered("replaceShortcuts"),
  },
});

/** Office.js says itself that functions are associated. */
const internalClass = new WireClass<Service>("AddinInternalService", {
  methods: { notifyActionHandlerReady: remembered("notifyActionHandlerReady") },
});

const known: Readonly<Record<string, WireClass<Service>>> = {
  "Microsoft.DynamicRibbon.DynamicRibbon": ribbonClass,
  "Microsoft.AppRuntime.AppRuntimeService": runtimeClass,
  "Microsoft.AppRuntime.AppRuntimePersistenceService": startClass,
  "Microsoft.Office.ActionService": actionsClass,
  "Microsoft.InternalService.AddinInternalService": internalClass,
};

/** A service by its name; one this host does not know has no members, and says so when it is called. */
export function serviceOf(name: string, scope: Scope): WireObject {
  const on = name.slice(name.lastIndexOf(".") + 1);
  const service = Object.hasOwn(known, name) ? known[name] : undefined;
  return (service ?? new WireClass<Service>(on, {})).of({ scope, on });
}
