import { chained, chainHead, hashOf, joined, type LogFact } from "../../../src/rules/log/log-chain";

const fact = (device: string, fresh: string): LogFact => ({
  id: "1",
  time: "2026-11-22 10:00:00",
  who: "林晓",
  device,
  table: "complaint",
  record: "r",
  complaintNo: "26112201",
  field: "lotQty",
  old: "",
  new: fresh,
});

describe("the log chain", () => {
  const first = chained([fact("A", "1"), fact("A", "2")], undefined);
  it("links each row to the one before", () => {
    expect(first[1]?.prev).toBe(first[0]?.hash);
    expect(first[0]?.prev).toBe("0".repeat(64));
    expect(first.every((entry) => entry.hash === hashOf(entry))).toBe(true);
  });
  it("goes on where the device stopped, whatever others wrote since", () => {
    const other = chained([fact("B", "9")], undefined);
    expect(chainHead([...first, ...other], "A")).toBe(first[1]?.hash);
    expect(chained([fact("A", "3")], chainHead([...first, ...other], "A"))[0]?.prev).toBe(first[1]?.hash);
    expect(chainHead(first, "C")).toBeUndefined();
  });
  it("follows the links, not the rows: a merge may have put them in another order", () => {
    const third = chained([fact("A", "3")], first[1]?.hash ?? undefined);
    const shuffled = [...third, first[1]!, first[0]!];
    expect(chainHead(shuffled, "A")).toBe(third[0]?.hash);
  });
  it("takes entries as they are where they fit, and chains them anew where another follows the same one", () => {
    const mine = chained([fact("A", "3"), fact("A", "4")], first[1]?.hash ?? undefined);
    expect(joined(first, mine, "A")).toBe(mine);
    const theirs = [...first, ...chained([fact("A", "9")], first[1]?.hash ?? undefined)];
    const anew = joined(theirs, mine, "A");
    expect(anew[0]).toMatchObject({ new: "3", prev: theirs[2]?.hash });
    expect(anew.every((entry) => entry.hash === hashOf(entry))).toBe(true);
    expect(chainHead([...theirs, ...anew], "A")).toBe(anew[1]?.hash);
    // a row that a co-author's append swallowed fits where it was
    expect(joined([first[0]!, ...mine], [first[1]!], "A")).toEqual([first[1]]);
  });
  it("notices a change of any cell", () => {
    const [entry] = first;
    if (!entry) throw new Error("no entry");
    for (const name of ["time", "who", "device", "record", "field", "old", "new", "prev"] as const)
      expect(hashOf({ ...entry, [name]: `${entry[name] ?? ""}x` })).not.toBe(entry.hash);
  });
});
