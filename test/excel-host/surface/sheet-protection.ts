import { badArgument, ExcelError } from "../excel-error";
import { protectSheet, unprotectSheet } from "../model/protection";
import { WireClass } from "../wire-object";
import type { ById } from "./scope";

/** Excel.WorksheetProtection. */
export const sheetProtectionClass: WireClass<ById> = new WireClass<ById>("WorksheetProtection", {
  scalars: {
    protected: { get: ({ scope, id }) => scope.book.record("sheet", id).protection !== null },
    options: { get: ({ scope, id }) => scope.book.record("sheet", id).protection?.options ?? null },
  },
  methods: {
    protect: ({ scope, id }, args) => {
      const options = args.raw(0) ?? {};
      if (typeof options !== "object") throw badArgument("not protection options");
      const password = args.raw(1) === undefined ? undefined : args.text(1);
      return protectSheet(scope.book, id, options as Record<string, boolean | string>, password);
    },
    unprotect: ({ scope, id }, args) =>
      unprotectSheet(scope.book, id, args.raw(0) === undefined ? undefined : args.text(0)),
    checkPassword: ({ scope, id }, args) => {
      const { protection } = scope.book.record("sheet", id);
      return (protection?.password ?? "") === (args.raw(0) ?? "");
    },
  },
});

/** Excel.WorkbookProtection: the structure, that is, which sheets there are. */
export const bookProtectionClass: WireClass<Pick<ById, "scope">> = new WireClass<Pick<ById, "scope">>(
  "WorkbookProtection",
  {
    scalars: { protected: { get: ({ scope }) => scope.book.state.protection !== null } },
    methods: {
      protect: ({ scope }, args) => {
        if (scope.book.state.protection !== null) throw new ExcelError("InvalidOperation");
        const password = args.raw(0) === undefined ? undefined : args.text(0);
        return scope.book.patch("workbook", "workbook", { protection: { password } });
      },
      unprotect: ({ scope }, args) => {
        const { protection } = scope.book.state;
        if (protection !== null && (protection.password ?? "") !== (args.raw(0) ?? ""))
          throw new ExcelError("AccessDenied");
        return scope.book.patch("workbook", "workbook", { protection: null });
      },
    },
  },
);
