import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beliefs } from "./beliefs";

const HERE = path.join("test", "excel-host");

it("every belief is named where the host relies on it, and none is named that is not listed", () => {
  const files = readdirSync(HERE, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!test)\.ts$/.test(file),
  );
  const named = files.flatMap((file) => {
    const text = readFileSync(path.join(HERE, file), "utf8");
    return [...text.matchAll(/belief `([\w-]+)`/g)].map(([, id = ""]) => id);
  });
  expect([...new Set(named)].sort()).toEqual(beliefs.map(({ id }) => id).sort());
});
