import { execFileSync } from "node:child_process";

/** Every measurement, each in a process of its own and beside its peer in the same run: npm run bench. */
for (const name of ["register", "documents", "editor", "radar", "to-do", "gates"])
  execFileSync(process.execPath, ["--import", "tsx", `bench/${name}.ts`], { stdio: "inherit" });
