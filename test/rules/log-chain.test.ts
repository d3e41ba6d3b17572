import { chained, chainHead, hashOf, type LogFact } from "../../src/rules/log-chain";

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
  it("notices a change of any cell", () => {
    const [entry] = first;
    if (!entry) throw new Error("no entry");
    for (const name of ["time", "who", "device", "record", "field", "old", "new", "prev"] as const)
      expect(hashOf({ ...entry, [name]: `${entry[name] ?? ""}x` })).not.toBe(entry.hash);
  });
});
