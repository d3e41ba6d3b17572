import fc from "fast-check";
import type { TableName } from "../../src/records/tables";
import type { Cell, CellsByField, TableSnapshot, Workbook, WorkbookErrorCode } from "../../src/workbook/port";

/** ULIDs by number: 26 characters, in rising order. */
export const ulid = (n: number): string => `01K${String(n).padStart(23, "0")}`;

/** A table of the workbook as it stands. */
export async function tableOf(workbook: Workbook, name: TableName): Promise<TableSnapshot> {
  const table = (await workbook.read([name])).tables[name];
  if (table === undefined) throw new Error(`${name} was not read`);
  return table;
}

/** The rows of a table as records of raw cells. */
export async function rowsOf(workbook: Workbook, name: TableName): Promise<Record<string, Cell>[]> {
  const { columns, rows } = await tableOf(workbook, name);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row.cells[i] ?? null])));
}

async function version(workbook: Workbook): Promise<string> {
  return (await workbook.read([])).version;
}

/** Inserts customers and resolves to the new version. */
export async function insert(workbook: Workbook, ...rows: CellsByField[]): Promise<string> {
  return workbook.commit({ tables: { customer: { insert: rows } } }, await version(workbook));
}

/** Asserts that a promise is refused for this reason. */
export async function refused(work: Promise<unknown>, code: WorkbookErrorCode): Promise<void> {
  await expect(work).rejects.toMatchObject({ name: "WorkbookError", code });
}

const AWKWARD: readonly string[] = [
  "007",
  "3-5",
  "123456789012345678",
  "1E5",
  "=1",
  "+8613800000000",
  "-5",
  "@home",
  "TRUE",
  "#REF!",
  "𠮷",
  " a ",
  "a\r\nb",
  "a\rb",
  "a\nb",
  "a\tb",
  "_x0041_",
  "_x0041_x0042_",
  "_x0041\r",
  "'x",
  "<&>\"']]>",
  "\u0007",
  "２０２６",
  "2026-11-22",
];

/**
 * What every adapter of the port must do, on a register whose complaint, customer and log tables are empty and whose
 * complaints have at least the formula of 年. `typeByHand` is somebody without Kesu: it fills a row below a table with
 * these cells, constants over formulas too, and gives the workbook to go on with.
 */
export function workbookContract<W extends Workbook>(
  name: string,
  makeEmptyRegister: () => Promise<W>,
  typeByHand: (workbook: W, table: TableName, cells: CellsByField) => Promise<Workbook>,
): void {
  describe(`${name}: the workbook's contract`, () => {
    it("reads only the fields asked for, and always the id", async () => {
      const workbook = await makeEmptyRegister();
      await insert(workbook, { id: ulid(1), name: "甲", site: "苏州" });
      const { tables } = await workbook.read(["customer"], { customer: ["site"] });
      expect([...(tables.customer?.columns ?? [])].sort()).toEqual(["id", "site"]);
      expect(tables.customer?.rows[0]).toMatchObject({ id: ulid(1) });
      expect(tables.customer?.rows[0]?.cells).toEqual(expect.arrayContaining([ulid(1), "苏州"]));
    });

    it("reads an empty register as tables without rows or faults", async () => {
      const workbook = await makeEmptyRegister();
      const snapshot = await workbook.read(["customer", "log"]);
      expect(Object.keys(snapshot.tables)).toEqual(["customer", "log"]);
      expect(snapshot.tables.customer).toMatchObject({ rows: [], faults: [] });
      expect(snapshot.tables.customer?.columns).toContain("id");
      expect(snapshot.tables.customer?.letters).toHaveLength(snapshot.tables.customer?.columns.length ?? 0);
    });

    it("reads back what was inserted, in order, over several commits", async () => {
      const workbook = await makeEmptyRegister();
      await insert(workbook, { id: ulid(1), name: "甲" }, { id: ulid(2), name: "乙", site: "苏州" });
      await insert(workbook, { id: ulid(3), name: "丙" });
      const { rows } = await tableOf(workbook, "customer");
      expect(rows.map((row) => row.id)).toEqual([ulid(1), ulid(2), ulid(3)]);
      expect(rows.map((row) => row.row - (rows[0]?.row ?? 0))).toEqual([0, 1, 2]);
      expect((await rowsOf(workbook, "customer")).map((r) => [r["name"], r["site"]])).toEqual([
        ["甲", null],
        ["乙", "苏州"],
        ["丙", null],
      ]);
    });

    it("updates the fields it is given and no others", async () => {
      const workbook = await makeEmptyRegister();
      const inserted = await insert(
        workbook,
        { id: ulid(1), name: "甲", site: "苏州" },
        { id: ulid(2), name: "乙" },
      );
      const change = { update: [{ id: ulid(1), cells: { name: "甲二", contactName: "王" } }] };
      await workbook.commit({ tables: { customer: change } }, inserted);
      expect(await rowsOf(workbook, "customer")).toMatchObject([
        { id: ulid(1), name: "甲二", site: "苏州", contactName: "王" },
        { id: ulid(2), name: "乙" },
      ]);
    });

    it("empties a cell for null and for a text without characters", async () => {
      const workbook = await makeEmptyRegister();
      const inserted = await insert(workbook, { id: ulid(1), name: "甲", site: "苏州", contactName: "" });
      await workbook.commit(
        { tables: { customer: { update: [{ id: ulid(1), cells: { name: null, site: "" } }] } } },
        inserted,
      );
      expect(await rowsOf(workbook, "customer")).toMatchObject([
        { name: null, site: null, contactName: null },
      ]);
    });

    it("gives every commit another version and refuses one made against an older", async () => {
      const workbook = await makeEmptyRegister();
      const first = await version(workbook);
      const second = await insert(workbook, { id: ulid(1), name: "甲" });
      expect(second).not.toBe(first);
      expect(await version(workbook)).toBe(second);
      await refused(
        workbook.commit({ tables: { customer: { insert: [{ id: ulid(2) }] } } }, first),
        "changed-since-opened",
      );
      expect(await rowsOf(workbook, "customer")).toHaveLength(1);
    });

    it("lets only one of two commits against the same version through", async () => {
      const workbook = await makeEmptyRegister();
      const at = await version(workbook);
      const outcomes = await Promise.allSettled(
        [1, 2].map((n) =>
          workbook.commit({ tables: { customer: { insert: [{ id: ulid(n), name: "甲" }] } } }, at),
        ),
      );
      expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await rowsOf(workbook, "customer")).toHaveLength(1);
    });

    it("refuses an id it does not know and one it has already", async () => {
      const workbook = await makeEmptyRegister();
      const at = await insert(workbook, { id: ulid(1), name: "甲" });
      const update = { update: [{ id: ulid(9), cells: { name: "乙" } }] };
      await refused(workbook.commit({ tables: { customer: update } }, at), "unknown-row");
      await refused(
        workbook.commit({ tables: { customer: { insert: [{ id: ulid(1) }] } } }, at),
        "duplicate-row",
      );
      await refused(
        workbook.commit({ tables: { customer: { insert: [{ id: ulid(2) }, { id: ulid(2) }] } } }, at),
        "duplicate-row",
      );
      expect(await rowsOf(workbook, "customer")).toMatchObject([{ name: "甲" }]);
    });

    it("writes several tables in one commit, or none of them", async () => {
      const workbook = await makeEmptyRegister();
      const at = await version(workbook);
      const customer = { insert: [{ id: ulid(1), name: "甲" }] };
      const log = { insert: [{ id: ulid(2), who: "王" }] };
      const wrong = { update: [{ id: ulid(9), cells: { who: "李" } }] };
      await refused(workbook.commit({ tables: { customer, log: wrong } }, at), "unknown-row");
      expect(await rowsOf(workbook, "customer")).toEqual([]);
      expect(await version(workbook)).toBe(at);
      await workbook.commit({ tables: { customer, log } }, at);
      expect(await rowsOf(workbook, "customer")).toMatchObject([{ name: "甲" }]);
      expect(await rowsOf(workbook, "log")).toMatchObject([{ who: "王" }]);
    });

    it("makes a record of a row typed by hand, whose other cells stay", async () => {
      const empty = await makeEmptyRegister();
      await insert(empty, { id: ulid(1), name: "甲" });
      const workbook = await typeByHand(empty, "customer", { name: "乙", site: "苏州" });
      const typed = (await tableOf(workbook, "customer")).rows.at(-1);
      expect(typed?.id).toBeNull();
      const adopt = [{ row: typed?.row ?? 0, was: null, cells: { id: ulid(2), contactName: "王" } }];
      await workbook.commit({ tables: { customer: { adopt } } }, await version(workbook));
      expect(await rowsOf(workbook, "customer")).toMatchObject([
        { id: ulid(1), name: "甲" },
        { id: ulid(2), name: "乙", site: "苏州", contactName: "王" },
      ]);
    });

    it("gives a row copied with its id one of its own, and writes to the other in the same commit", async () => {
      const empty = await makeEmptyRegister();
      await insert(empty, { id: ulid(1), name: "甲" });
      const workbook = await typeByHand(empty, "customer", { id: ulid(1), name: "甲" });
      const { rows, faults } = await tableOf(workbook, "customer");
      expect(faults.map(({ kind }) => kind)).toEqual(["duplicate-id"]);
      const change = {
        adopt: [{ row: rows.at(-1)?.row ?? 0, was: ulid(1), cells: { id: ulid(2) } }],
        update: [{ id: ulid(1), cells: { site: "苏州" } }],
      };
      await workbook.commit({ tables: { customer: change } }, await version(workbook));
      expect(await rowsOf(workbook, "customer")).toMatchObject([
        { id: ulid(1), name: "甲", site: "苏州" },
        { id: ulid(2), name: "甲", site: null },
      ]);
      expect((await tableOf(workbook, "customer")).faults).toEqual([]);
    });

    it("empties a row that holds a record a second time, and no other", async () => {
      const empty = await makeEmptyRegister();
      await insert(empty, { id: ulid(1), name: "甲" });
      const workbook = await typeByHand(empty, "customer", { id: ulid(1), name: "甲", site: "苏州" });
      const row = (await tableOf(workbook, "customer")).rows.at(-1)?.row ?? 0;
      const vacate = [{ row, id: ulid(1) }];
      const update = [{ id: ulid(1), cells: { site: "无锡" } }];
      await workbook.commit({ tables: { customer: { vacate, update } } }, await version(workbook));
      expect(await rowsOf(workbook, "customer")).toMatchObject([{ id: ulid(1), name: "甲", site: "无锡" }]);
      expect((await tableOf(workbook, "customer")).rows).toHaveLength(1);
      expect((await tableOf(workbook, "customer")).faults).toEqual([]);
      await refused(
        workbook.commit({ tables: { customer: { vacate } } }, await version(workbook)),
        "changed-since-opened",
      );
    });

    it("empties the only row of a record that is taken back, and says so only of one that stands once", async () => {
      const empty = await makeEmptyRegister();
      await insert(empty, { id: ulid(1), name: "甲" }, { id: ulid(2), name: "乙" });
      const [first] = (await tableOf(empty, "customer")).rows;
      const vacate = [{ row: first?.row ?? 0, id: ulid(1), gone: true as const }];
      await empty.commit({ tables: { customer: { vacate } } }, await version(empty));
      expect(await rowsOf(empty, "customer")).toMatchObject([{ id: ulid(2), name: "乙" }]);
      expect((await tableOf(empty, "customer")).faults).toEqual([]);
      const again = empty.commit({ tables: { customer: { vacate } } }, await version(empty));
      await refused(again, "changed-since-opened");
      await insert(empty, { id: ulid(3), name: "丙" });
      expect(await rowsOf(empty, "customer")).toMatchObject([{ id: ulid(2) }, { id: ulid(3) }]);
    });

    it("refuses to adopt a row that is not as it was said to be, and then writes nothing", async () => {
      const empty = await makeEmptyRegister();
      await insert(empty, { id: ulid(1), name: "甲" });
      const workbook = await typeByHand(empty, "customer", { name: "乙" });
      const row = (await tableOf(workbook, "customer")).rows.at(-1)?.row ?? 0;
      const at = await version(workbook);
      const adopting = (row: number, was: string | null, id = ulid(2)): Promise<string> =>
        workbook.commit(
          {
            tables: {
              customer: { adopt: [{ row, was, cells: { id } }], insert: [{ id: ulid(3), name: "丙" }] },
              log: { insert: [{ id: ulid(4), who: "王" }] },
            },
          },
          at,
        );
      await refused(adopting(row, ulid(1)), "changed-since-opened");
      await refused(adopting(row - 1, null), "changed-since-opened");
      await refused(adopting(row + 1, null), "changed-since-opened");
      await refused(adopting(row, null, ulid(1)), "duplicate-row");
      expect((await tableOf(workbook, "customer")).rows.map(({ id }) => id)).toEqual([ulid(1), null]);
      expect(await rowsOf(workbook, "log")).toEqual([]);
      expect(await version(workbook)).toBe(at);
    });

    it("writes the register's own formulas again where somebody put a constant (V-17)", async () => {
      const empty = await makeEmptyRegister();
      const workbook = await typeByHand(empty, "complaint", { id: ulid(1), customer: "甲", yr: 1999 });
      const lost = async (): Promise<readonly (string | undefined)[]> =>
        (await tableOf(workbook, "complaint")).faults.map(({ column }) => column);
      expect(await lost()).toEqual(["yr"]);
      await workbook.commit({ tables: { complaint: { restore: [ulid(1)] } } }, await version(workbook));
      expect(await lost()).toEqual([]);
      expect(await rowsOf(workbook, "complaint")).toMatchObject([{ id: ulid(1), customer: "甲" }]);
    });

    it("restores a row it adopts in the same commit, and refuses to restore one it does not know", async () => {
      const empty = await makeEmptyRegister();
      const workbook = await typeByHand(empty, "complaint", { customer: "甲", yr: 1999 });
      const row = (await tableOf(workbook, "complaint")).rows.at(-1)?.row ?? 0;
      const adopt = [{ row, was: null, cells: { id: ulid(1) } }];
      const at = await version(workbook);
      const commit = (restore: readonly string[]): Promise<string> =>
        workbook.commit({ tables: { complaint: { adopt, restore } } }, at);
      await refused(commit([ulid(9)]), "unknown-row");
      expect((await rowsOf(workbook, "complaint"))[0]).toMatchObject({ id: null, yr: 1999 });
      await commit([ulid(1)]);
      expect((await tableOf(workbook, "complaint")).faults).toEqual([]);
    });

    it("refuses what no cell can hold, and then writes nothing", async () => {
      const workbook = await makeEmptyRegister();
      const at = await version(workbook);
      for (const value of ["x".repeat(32_768), "a\ud842b", NaN, Infinity]) {
        const rows = [
          { id: ulid(1), name: "甲" },
          { id: ulid(2), name: value },
        ];
        await refused(workbook.commit({ tables: { customer: { insert: rows } } }, at), "value-not-storable");
      }
      expect(await rowsOf(workbook, "customer")).toEqual([]);
    });

    it("gives every text, number, boolean and null back as it went in", async () => {
      const workbook = await makeEmptyRegister();
      let n = 0;
      const character = fc.oneof(
        { weight: 8, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
        fc.constantFrom("_", "x", "0", "0", "4", "1", "\r", "\n", "\t", " ", "'", "=", "\u0000", "\uffff"),
      );
      const cell = fc.oneof(
        fc.array(character, { minLength: 1, maxLength: 30 }).map((parts) => parts.join("")),
        fc.constantFrom(...AWKWARD),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x || 0),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      );
      const fields = ["name", "shortName", "site", "contactName", "contactEmail"] as const;
      const row = fc.tuple(...fields.map(() => cell));
      await fc.assert(
        fc.asyncProperty(row, row, async (first, second) => {
          const id = ulid(++n);
          const record = (cells: readonly Cell[]): Record<string, Cell> =>
            Object.fromEntries(fields.map((field, i) => [field, cells[i] ?? null]));
          const at = await insert(workbook, { id, ...record(first) });
          expect((await rowsOf(workbook, "customer")).at(-1)).toMatchObject({ id, ...record(first) });
          await workbook.commit({ tables: { customer: { update: [{ id, cells: record(second) }] } } }, at);
          expect((await rowsOf(workbook, "customer")).at(-1)).toMatchObject({ id, ...record(second) });
        }),
        {
          numRuns: 60,
          examples: [
            [AWKWARD.slice(0, 5), AWKWARD.slice(5, 10)],
            [AWKWARD.slice(10, 15), AWKWARD.slice(15, 20)],
          ] as never,
        },
      );
    });
  });
}
